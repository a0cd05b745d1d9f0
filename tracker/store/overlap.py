"""What reaches into a stretch of time, found by length: no line can begin further before it than it is long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.records.dates import FIRST_MINUTE, LAST_MINUTE
from tracker.records.order import first_key
from tracker.records.tags import BEGINNING_UNKNOWN, LENGTHS, LONGER


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of one class of length, and the keys between which those that may overlap lie; None: no bound."""

    length_class: int
    least: int | None
    below: int | None


def stretches(start: int, end: int) -> Iterator[Stretch]:
    """Where the lines are that may overlap the minutes from `start` to `end`; each must still be looked at."""
    below = None if end >= LAST_MINUTE else first_key(end)
    for place, longest in enumerate(LENGTHS):
        least = start - longest
        yield Stretch(place, first_key(least) if least > FIRST_MINUTE else None, below)
    yield Stretch(LONGER, None, below)
    yield Stretch(BEGINNING_UNKNOWN, None, None)
