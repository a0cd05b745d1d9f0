"""Tags: what a line is found by besides its words, each one a token that no word of a text can be.

A tag is `=`, a letter that names the filter, and a value: lower-case ASCII letters, digits, `-`, whatever is not ASCII,
and all else as `.` with two hexadecimal digits. Records are named by their row numbers, the rest by what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from tracker.records.dates import FIRST_MINUTE, MINUTES

MARK = "="


class Tag(StrEnum):
    """The letter of each filter."""

    KIND = "k"
    PROCESS = "r"
    PARTICIPANT = "p"
    HOLDER = "h"
    ON_BEHALF_OF = "b"
    VENUE = "v"
    ISSUE = "i"
    STATUS = "s"
    STANCE = "t"
    PUBLISHER = "u"
    SOURCE = "f"
    COUNTRY = "c"
    LENGTH = "l"
    LOCATED = "g"
    IN_CONFLICT = "x"
    AMBIGUOUS = "y"
    AWAITED = "w"
    KNOWN = "n"
    RECORDED = "m"


ROLES = {"holder": Tag.HOLDER, "on behalf of": Tag.ON_BEHALF_OF}
"""The roles of participants that have a tag of their own."""

NOTHING = f"{MARK}0"
"""A tag that no line has."""


def tag(letter: Tag, value: str | int = "") -> str:
    """The tag of a value.

    >>> tag(Tag.PARTICIPANT, 12), tag(Tag.PUBLISHER, "Al Jazeera")
    ('=p12', '=u.41l.20.4aazeera')

    """
    written = str(value) if isinstance(value, int) else _ESCAPED.sub(_escape, value)
    return f"{MARK}{letter.value}{written}"


def value_of(written: str) -> str:
    """The value that a tag was made of.

    >>> value_of(tag(Tag.STANCE, "red line"))
    'red line'

    """
    return re.sub(r"\.(..)", lambda found: chr(int(found[1], 16)), written[2:])


_ESCAPED = re.compile(r"[\x00-\x2c./:-\x60{-\x7f]")


def _escape(found: re.Match[str]) -> str:
    return f".{ord(found[0]):02x}"


# --- length: by how far before a stretch of time a line can begin that reaches into it ------------------------

LENGTHS = tuple(days * MINUTES for days in (1, 3, 10, 31, 92, 366, 1_100, 3_660))
"""The longest line of each class, in minutes; then come longer ones, then those whose start nobody knows."""

LONGER, BEGINNING_UNKNOWN = len(LENGTHS), len(LENGTHS) + 1


def length_class(start: int, end: int) -> int:
    """The class of a line from one minute to another; each is so narrow that many of those looked at do reach."""
    if start == FIRST_MINUTE:
        return BEGINNING_UNKNOWN
    return next((place for place, longest in enumerate(LENGTHS) if end - start <= longest), LONGER)


# --- clocks: which days a version covers, as few stretches whose lengths are powers of two --------------------

_DAY = 86_400_000_000
_LEVELS = 16


def day_of(moment: int) -> int:
    """The day of an instant in microseconds since 1970, within the days that clocks tell apart (to 2149)."""
    return min(max(moment // _DAY, 0), (1 << _LEVELS) - 1)


def covering(letter: Tag, first: int, last: int) -> Iterator[str]:
    """Tags that together cover the days from `first` to `last`, both included.

    >>> list(covering(Tag.KNOWN, 5, 8))
    ['=n0.5', '=n1.3', '=n0.8']

    """
    while first <= last:
        level = min(_LEVELS, (first & -first).bit_length() - 1 if first else _LEVELS)
        while first + (1 << level) - 1 > last:
            level -= 1
        yield f"{MARK}{letter.value}{level:x}.{first >> level:x}"
        first += 1 << level


def stabbing(letter: Tag, day: int) -> list[str]:
    """One of these tags is on every version that covers a day, and on no other."""
    return [f"{MARK}{letter.value}{level:x}.{day >> level:x}" for level in range(_LEVELS + 1)]
