"""The one chronological order, as a single integer that sorts.

Earliest start, then coarser before finer, then shorter, then a fixed shuffle of the id: total, stable, and the
same whatever order the records arrived in. From high to low the 63 bits of a dated line are: minute of the start
since year 1 (33), rank of the granularity (4), length (6), hash of the id (20). Lines without any date come
after all others, by the first letters of their id.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from tracker.records.dates import LAST_MINUTE, MINUTES, Dated, bounds, rank
from tracker.records.reports import RecordKey

_HASH_BITS, _LENGTH_BITS, _RANK_BITS = 20, 6, 4
_RANK_SHIFT = _HASH_BITS + _LENGTH_BITS
_START_SHIFT = _RANK_SHIFT + _RANK_BITS

_UNDATED_BITS, _LETTERS = 14, 9
_ALPHABET = {letter: place for place, letter in enumerate("-0123456789abcdefghijklmnopqrstuvwxyz", start=1)}

UNDATED_FROM = (LAST_MINUTE + 1) << _START_SHIFT
"""Keys of lines without any date begin here: after every dated one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line belongs: the first key of those that sort alike, how many there are, which of them to try first.

    The versions of one line share a place; a reader never sees two of them at once.
    """

    first: int
    room: int
    offset: int


def place(when: Dated | None, record: RecordKey) -> Place:
    """The place of a record with this date, or with none.

    An interval open at its start is placed at its end.
    """
    bits = _HASH_BITS if when is not None else _UNDATED_BITS
    first = _undated(record.slug) if when is None else _dated(when)
    return Place(first, 1 << bits, _hash(record) % (1 << bits))


def first_key(minute: int) -> int:
    """The key before which every line stands that is placed before a minute, and no other."""
    return minute << _START_SHIFT


def _dated(when: Dated) -> int:
    start, end = bounds(when)
    placed = start if when["start"] is not None else end
    return placed << _START_SHIFT | rank(when) << _RANK_SHIFT | _length(end - start) << _HASH_BITS


def _length(minutes: int) -> int:
    """0 to 63, never smaller for a longer time: exact to a month of days, coarser beyond."""
    units = minutes // MINUTES if minutes >= MINUTES else minutes * 24 // MINUTES
    return units if units < 32 else min(63, 27 + units.bit_length())


def _undated(slug: str) -> int:
    letters = [_ALPHABET.get(letter, 0) for letter in slug[:_LETTERS].ljust(_LETTERS)]
    spelled = 0
    for letter in letters:
        spelled = spelled * (len(_ALPHABET) + 1) + letter
    return UNDATED_FROM + (spelled << _UNDATED_BITS)


def _hash(record: RecordKey) -> int:
    """A number that depends on nothing but the name of the record, so that arrival does not matter."""
    return int.from_bytes(blake2b(f"{record.kind}/{record.slug}".encode(), digest_size=4).digest())
