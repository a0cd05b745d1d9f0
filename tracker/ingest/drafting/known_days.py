"""How far the days of what an article tells are those of what is known."""

from __future__ import annotations

from datetime import date, datetime, time

from tracker.temporal import Interval


def days_in_common(one: Interval | None, other: Interval | None) -> float | None:
    """Which share of their days two stretches have in common; None where a day lies between them, or one has no end."""
    mine, theirs = _ordinals(one), _ordinals(other)
    if mine is None or theirs is None:
        return None
    common = min(mine[1], theirs[1]) - max(mine[0], theirs[0])
    together = max(mine[1], theirs[1]) - min(mine[0], theirs[0])
    return common / max(together, 1) if common >= 0 else None


def _ordinals(days: Interval | None) -> tuple[int, int] | None:
    if days is None or days.start is None or days.end is None:
        return None
    return days.start.toordinal(), _behind(days.end)


def _behind(end: date) -> int:
    """The first day that is behind an end, which may be an hour of a day."""
    in_a_day = isinstance(end, datetime) and end.time() != time.min
    return end.toordinal() + in_a_day
