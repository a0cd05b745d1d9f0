"""Tags: what a line is found by besides its words, each one a token that no word of a text can be.

A tag is `=`, a letter that names the filter, and a value: lower-case ASCII letters, digits, `-`, whatever is not ASCII,
and all else as `.` with two hexadecimal digits. Records are named by their row numbers, the rest by what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from tracker.records.dates import MINUTES

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
    DAYS = "d"
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


# --- days: which ones a stretch of time covers, as few pieces whose lengths are powers of two -----------------

_MICROSECONDS = 86_400_000_000
_CLOCK_LEVELS, _CALENDAR_LEVELS = 16, 22


def day_of(moment: int) -> int:
    """The day of an instant in microseconds since 1970, within the days that clocks tell apart (to 2149)."""
    return min(max(moment // _MICROSECONDS, 0), (1 << _CLOCK_LEVELS) - 1)


def clock_tags(letter: Tag, moment: int) -> list[str]:
    """One of these is on every version that holds on the day of an instant, in microseconds."""
    return _over(letter, day_of(moment), _CLOCK_LEVELS)


def days_tags(minute: int) -> list[str]:
    """One of these is on every line whose time covers a part of the day of a minute of the calendar."""
    return _over(Tag.DAYS, minute // MINUTES, _CALENDAR_LEVELS)


def covered(start: int, end: int) -> Iterator[str]:
    """The tags of a line from one minute of the calendar to another; none for a line without a date."""
    return covering(Tag.DAYS, start // MINUTES, (end - 1) // MINUTES)


def covering(letter: Tag, first: int, last: int) -> Iterator[str]:
    """Tags that together cover the days from `first` to `last`, both included.

    >>> list(covering(Tag.KNOWN, 5, 8))
    ['=n0.5', '=n1.3', '=n0.8']

    """
    while first <= last:
        level = (first & -first).bit_length() - 1 if first else _CALENDAR_LEVELS
        while first + (1 << level) - 1 > last:
            level -= 1
        yield _piece(letter, level, first)
        first += 1 << level


def _over(letter: Tag, day: int, levels: int) -> list[str]:
    """Every piece that a day lies in."""
    return [_piece(letter, level, day) for level in range(levels + 1)]


def _piece(letter: Tag, level: int, day: int) -> str:
    return f"{MARK}{letter.value}{level:x}.{day >> level:x}"
