"""Dates with only the parts that are known: a year, a month, a day or an instant, as ISO 8601 writes each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

_LENGTHS = {"year": len("2026"), "month": len("2026-01"), "day": len("2026-01-27")}
_INSTANTS = ("hour", "minute", "second")


def first_and_last(when: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The first and the last day, month or year of a stored date, the last one included; of an instant itself.

    None where that side is open, and twice where no such text would be as exact as the date and no more: a week, a
    quarter, a decade, one of several readings.

    >>> first_and_last({"start": "2026-01-01", "end": "2026-03-01", "granularity": "month", "ambiguous": False})
    ('2026-01', '2026-02')

    """
    start, end, granularity = when["start"], when["end"], when["granularity"]
    if when["ambiguous"] or granularity not in (*_LENGTHS, *_INSTANTS):
        return None, None
    if granularity in _INSTANTS:
        return start, end if "/" in when["edtf"] else None
    length = _LENGTHS[granularity]
    return start and start[:length], end and _last_day(end)[:length]


def _last_day(end: str) -> str:
    return str(date.fromisoformat(end) - timedelta(days=1))
