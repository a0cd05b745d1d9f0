"""What a reader types to search: words, "phrases", beginnings*, and -what must not be there; all else is literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.records.words import LONGEST_WORD, flat, words

LONGEST_QUERY = 200
SHORTEST_BEGINNING = 3
EXPECTED = 'at least one word to look for, such as: ceasefire "prisoner exchange" monitor* -denied'

_PART = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; of a beginning, the last word may go on."""

    words: tuple[str, ...]
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """Terms that must all be there, and terms that must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def sought(text: str) -> Sought:
    """What a query asks for; no character of it has a meaning to a database.

    >>> sought('Al-Udeid troop* -"cease fire"').wanted
    (Term(words=('al', 'udeid'), beginning=False), Term(words=('troop',), beginning=True))

    Raises:
        ValueError: it is too long, names no word that must be there, or a beginning of next to nothing; the
            message says what is expected.

    """
    if len(text) > LONGEST_QUERY:
        raise ValueError(f"text of at most {LONGEST_QUERY} characters")
    parts = [(bool(part["without"]), term) for part in _PART.finditer(text) if (term := _term(part))]
    wanted = tuple(dict.fromkeys(term for without, term in parts if not without))
    if not wanted:
        raise ValueError(EXPECTED)
    if any(term.beginning and len(term.words[-1]) < SHORTEST_BEGINNING for _, term in parts):
        raise ValueError(f"beginnings of words of at least {SHORTEST_BEGINNING} characters before the *")
    return Sought(wanted, tuple(dict.fromkeys(term for without, term in parts if without)))


def _term(part: re.Match[str]) -> Term | None:
    bare = part["bare"]
    found = tuple(word.text for word in words(part["phrase"] if bare is None else bare))
    return Term(found, beginning=bare is not None and bare.endswith("*")) if found else None


def places(asked: Sought, text: str) -> list[tuple[int, int]]:
    """Where in a text the wanted terms stand, as (start, end), in order and without overlap."""
    plain = flat(text)
    likely = [term for term in asked.wanted if term.words[0] in plain]
    if not likely:
        return []
    spans = sorted(span for term in likely for span in _standing(term, text))
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _standing(term: Term, text: str) -> Iterator[tuple[int, int]]:
    if text.isascii() and all(len(word) < LONGEST_WORD for word in term.words):
        yield from (found.span(1) for found in _pattern(term).finditer(text))
        return
    found, size = list(words(text)), len(term.words)
    for first in range(len(found) - size + 1):
        run = found[first : first + size]
        if _fits(term, [word.text for word in run]):
            yield run[0].start, run[-1].end


@lru_cache(maxsize=500)
def _pattern(term: Term) -> re.Pattern[str]:
    """Where a term stands in a text of ASCII only: the same as word by word, and many times as fast."""
    standing = "[^a-z0-9]+".join(map(re.escape, term.words)) + ("[a-z0-9]*" if term.beginning else "")
    return re.compile(rf"(?<![a-z0-9])(?=({standing})(?![a-z0-9]))", re.ASCII | re.IGNORECASE)


def _fits(term: Term, run: Sequence[str]) -> bool:
    last, wanted = run[-1], term.words[-1]
    ends = last.startswith(wanted) if term.beginning else last == wanted
    return ends and tuple(run[:-1]) == term.words[:-1]
