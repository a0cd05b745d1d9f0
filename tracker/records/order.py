"""The one chronological order, as a single integer that sorts.

Earliest start, then coarser before finer, then shorter, then a fixed shuffle of the id: total, stable, and the
same whatever order the records arrived in. From high to low the 63 bits are: minute of the start since year 1
(33), rank of the granularity (4), length (6), hash of the id (20). The last part also holds the versions of
one line apart, of which a reader never sees two at once.
"""

from __future__ import annotations

from hashlib import blake2b

from tracker.records.dates import LAST_MINUTE, MINUTES, Dated, bounds, rank

_HASH_BITS, _LENGTH_BITS, _RANK_BITS = 20, 6, 4
_LENGTH_SHIFT = _HASH_BITS
_RANK_SHIFT = _LENGTH_SHIFT + _LENGTH_BITS
_START_SHIFT = _RANK_SHIFT + _RANK_BITS

UNDATED_MINUTE = 2**33 - 1
UNDATED_FROM = UNDATED_MINUTE << _START_SHIFT
"""Keys of lines without any date begin here: after every dated one."""

SLOTS = 1 << _HASH_BITS
"""How many lines and versions can share one start, granularity and length."""


def _length_class(minutes: int) -> int:
    """0 to 63, never smaller for a longer time: exact to a month of days, coarser beyond."""
    units = minutes // MINUTES if minutes >= MINUTES else minutes * 24 // MINUTES
    return units if units < 32 else min(63, 27 + units.bit_length())


def bucket(when: Dated | None) -> int:
    """The key of a date with its lowest bits empty; lines of one bucket are told apart by `slot`.

    An interval open at its start is placed at its end, one without either at the end of the calendar.
    """
    if when is None:
        return UNDATED_FROM
    start, end = bounds(when)
    placed = start if when["start"] is not None else end
    length = _length_class(min(end, LAST_MINUTE) - start)
    return placed << _START_SHIFT | rank(when) << _RANK_SHIFT | length << _LENGTH_SHIFT


def slot(kind: str, slug: str) -> int:
    """Where a record would stand among equals, 0 to 2**20 - 1: a hash, so that arrival does not matter."""
    return int.from_bytes(blake2b(f"{kind}/{slug}".encode(), digest_size=4).digest()) % SLOTS
