"""Where a program that draws time puts an entry: a stretch with two edges, and how much of that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tracker.records.dates import rank
from tracker.temporal import Granularity

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch: two days, or two instants on the clock of where it happened.

    `exact` says that the days (or times) are those that were said: closed, one reading, not "about", no coarser than
    a day. An edge that nobody knows is put a day away from the one that is known, and then the span is not exact.
    """

    start: date
    end: date
    exact: bool

    @property
    def clocked(self) -> bool:
        """Whether it is bounded by instants."""
        return isinstance(self.start, datetime)

    @property
    def last(self) -> date:
        """The last day of it."""
        if isinstance(self.end, datetime):
            return (self.end - timedelta(microseconds=1)).date()
        return self.end - _DAY


def span(when: Mapping[str, Any] | None) -> Span | None:
    """The span of the date of an entry; None where there is nothing to draw."""
    if when is None or when["start"] is when["end"] is None:
        return None
    closed = when["start"] is not None and when["end"] is not None
    vague = when["ambiguous"] or when["approximate"] or rank(when) < Granularity.DAY.rank
    start, end = _edges(_read(when["start"]), _read(when["end"]))
    return Span(start, end, exact=closed and not vague)


def _read(edge: str | None) -> date | None:
    if edge is None:
        return None
    return date.fromisoformat(edge) if len(edge) == len("2026-01-27") else datetime.fromisoformat(edge)


def _edges(start: date | None, end: date | None) -> tuple[date, date]:
    """Both edges as days, or both as instants."""
    if start is not None and end is not None:
        if isinstance(start, datetime) and isinstance(end, datetime):
            return start, max(end, start + timedelta(minutes=1))
        return _first(start), max(_after(end), _first(start) + _DAY)
    if start is not None:
        return _first(start), _first(start) + _DAY
    assert end is not None  # noqa: S101 - one of the two is there, by the caller
    return _after(end) - _DAY, _after(end)


def _first(edge: date) -> date:
    """The day that a start is on."""
    return edge.date() if isinstance(edge, datetime) else edge


def _after(edge: date) -> date:
    """The day after the last one that an end leaves in."""
    if not isinstance(edge, datetime):
        return edge
    return (edge - timedelta(microseconds=1)).date() + _DAY
