"""Text as it is searched: words without case and accents, each with its place, the same on every database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 64
"""Longer words are cut: no database keeps a word of any length."""

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart."""

_UNSPACED = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Scripts that put no space between words (Thai, Lao, kana, Han): each of their characters is a word."""


_UNPARTED = re.compile(r"(?:[A-Za-z0-9]|[^\x00-\x7f])+")
"""What no sign of ASCII parts; only of what has other letters each character has to be looked at."""


class Word(NamedTuple):
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


def flat(text: str) -> str:
    """A text with each of its characters as it is searched: every word of it stands in there.

    >>> flat("Zürich’s")
    'zurich’s'

    """
    return text.lower() if text.isascii() else text.translate(_FLAT)


class _Flat(dict[int, str]):
    """What each character is searched as, found when it is first met; forgotten before it takes much memory."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_LETTERS:
            self.clear()
        self[code] = folded(chr(code))
        return self[code]


_MOST_LETTERS = 4096
_FLAT = _Flat()


def words(text: str) -> Iterator[Word]:
    """Every run of letters and digits; apostrophes and hyphens part words.

    >>> [word.text for word in words("Al-Udeid's 1,000 troops")]
    ['al', 'udeid', 's', '1', '000', 'troops']

    """
    for piece in _UNPARTED.finditer(text):
        unparted, start = piece[0], piece.start()
        if unparted.isascii():
            yield Word(unparted.lower()[:LONGEST_WORD], start, piece.end())
        else:
            yield from _spelled(unparted, start)


def _spelled(text: str, offset: int) -> Iterator[Word]:
    """The words of a text of any letters that begins at `offset`, character by character."""
    run, start = "", offset
    for place, character in enumerate(text, start=offset):
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
    yield from _word(run, start, offset + len(text))


@lru_cache(maxsize=_MOST_LETTERS)
def _folded_one(character: str) -> tuple[str, bool]:
    """A character as it is searched, and whether it is a word by itself."""
    return _FLAT[ord(character)], any(first <= ord(character) <= last for first, last in _UNSPACED)


def _word(run: str, start: int, end: int) -> Iterator[Word]:
    if run:
        yield Word(run[:LONGEST_WORD], start, end)
