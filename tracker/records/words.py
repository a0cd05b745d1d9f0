"""Text as it is searched: words without case and accents, each with its place, the same on every database."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_WORD = 64
"""Longer words are cut: no database keeps a word of any length."""

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart."""

_UNSPACED = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Scripts that put no space between words (Thai, Lao, kana, Han): each of their characters is a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is searched, and where it stands in its text: `text[start:end]`."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Lower case, without accents and without letters that only look different.

    >>> folded("Zürich, Łódź, Straße, Зеленський")
    'zurich, lodz, strasse, зеленськии'

    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in apart if not unicodedata.category(c).startswith("M"))
    return plain.casefold().translate(_PLAIN)


def words(text: str) -> Iterator[Word]:
    """Every run of letters and digits; apostrophes and hyphens part words.

    >>> [word.text for word in words("Al-Udeid's 1,000 troops")]
    ['al', 'udeid', 's', '1', '000', 'troops']

    """
    run, start = "", 0
    for place, character in enumerate(text):
        plain, alone = _folded_one(character)
        if not plain and run:
            continue
        if alone or not plain.isalnum():
            yield from _word(run, start, place)
            run = ""
            if alone and plain.isalnum():
                yield Word(plain, place, place + 1)
            continue
        start = start if run else place
        run += plain
    yield from _word(run, start, len(text))


@lru_cache(maxsize=4096)
def _folded_one(character: str) -> tuple[str, bool]:
    """A character as it is searched, and whether it is a word by itself."""
    return folded(character), any(first <= ord(character) <= last for first, last in _UNSPACED)


def _word(run: str, start: int, end: int) -> Iterator[Word]:
    if run:
        yield Word(run[:LONGEST_WORD], start, end)
