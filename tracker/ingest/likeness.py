"""Whether two stories are one: the same words, or a wire copy with another beginning or a shorter end.

A fingerprint is a simhash (M. Charikar, Similarity Estimation Techniques from Rounding Algorithms, STOC 2002): each
run of three words votes with its hash on 64 bits, so that stories which share most runs share most bits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256
from typing import Any

from tracker.ingest.article import Article
from tracker.ingest.toml_table import toml_table

BITS = 64
RUN = 3
"""Words of a run."""

_WORD = re.compile(r"[^\W_]+")
_LANES = 32  # bits in which the votes on one bit are counted: four thousand million of them


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared of a story: the SHA-256 of its words, its fingerprint (64 bits, unsigned), its words counted."""

    digest: str
    simhash: int
    words: int


def likeness(article: Article) -> Likeness:
    """What is compared of an article: its own words only, without marks, case and spacing."""
    return of_text(own_words(article.text, article.body))


def own_words(text: str, body: Iterable[Sequence[int]]) -> str:
    """The paragraphs of an article's body, which are given as spans of its text."""
    return " ".join(text[start:end] for start, end in body)


def of_text(text: str) -> Likeness:
    """What is compared of a text."""
    words = _words(text)
    return Likeness(sha256(" ".join(words).encode()).hexdigest(), _simhash(words), len(words))


def alike(one: Likeness, other: Likeness) -> bool:
    """Whether two stories are the same one, word for word or nearly so, as far as fingerprints alone can tell."""
    if one.digest == other.digest:
        return True
    most = within(min(one.words, other.words))
    return most is not None and distance(one.simhash, other.simhash) <= most


def compared_within() -> int:
    """In how many bits the fingerprints of two stories may differ, to be worth comparing word by word."""
    return int(_rows()["compared"]["most"])


def copying(text: str) -> Callable[[str], float]:
    """How much of the shorter of this and another text stands in both, word for word; 0 where that makes no copy."""
    ours, least = _runs(_words(text)), float(_rows()["compared"]["share"])

    def copied(other: str) -> float:
        theirs = _runs(_words(other))
        share = len(ours & theirs) / min(len(ours), len(theirs))
        return share if share >= least else 0.0

    return copied


def distance(one: int, other: int) -> int:
    """In how many of 64 bits two fingerprints differ."""
    return (one ^ other).bit_count()


def within(words: int) -> int | None:
    """In how many bits the fingerprints of one story may differ, by its words; None where chance would decide."""
    return next((row["most"] for row in reversed(_rows()["bits"]) if words >= row["words"]), None)


@cache
def _rows() -> dict[str, Any]:
    return toml_table(__package__, "likeness")


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _runs(words: list[str]) -> set[str]:
    """Each run of words once: what is repeated is not more of the story."""
    return {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}


def _simhash(words: list[str]) -> int:
    runs = _runs(words)
    votes = sum(_votes(blake2b(run.encode(), digest_size=BITS // 8).digest()) for run in runs)
    return sum(1 << bit for bit in range(BITS) if (votes >> bit * _LANES & (1 << _LANES) - 1) * 2 > len(runs))


def _votes(digest: bytes) -> int:
    """The votes of a hash, a lane for each bit, so that adding two adds all lanes at once."""
    lanes = _lanes()
    return sum(lanes[byte] << place * 8 * _LANES for place, byte in enumerate(digest))


@cache
def _lanes() -> tuple[int, ...]:
    return tuple(sum((byte >> bit & 1) << bit * _LANES for bit in range(8)) for byte in range(256))
