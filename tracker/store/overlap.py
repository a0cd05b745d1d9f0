"""What overlaps a stretch of time, in two parts: what begins in it, and what reaches into it from before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.records.dates import LAST_MINUTE
from tracker.records.order import first_key
from tracker.records.tags import days_tags


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of which one tag is among `tags` (none: any), whose keys and starts lie within bounds; None: no bound.

    `starts` is half-open, in minutes. Hardly a line that is looked at does not belong to it.
    """

    starts: tuple[int, int]
    tags: tuple[str, ...] = ()
    least: int | None = None
    below: int | None = None


def parts(start: int, end: int) -> Iterator[Part]:
    """The two parts of what overlaps the minutes from `start` to `end`.

    What reaches in covers the last minute before; a line whose start nobody knows does so, wherever it is placed.
    """
    first = max(start, 1)
    below = None if end >= LAST_MINUTE else first_key(end)
    yield Part((first, end), least=first_key(first), below=below)
    yield Part((0, first), tags=tuple(days_tags(first - 1)))
