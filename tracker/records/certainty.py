"""How sure the date of a plan is: what is said of it, by how many independent origins, and who confirmed it last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tracker.records.dates import MINUTES, bounds, minute_of
from tracker.records.fold import Standing

Line = Mapping[str, Any]
"""The decoded line of a record that has a date."""

_CONFIRMING = (Standing.STANDS, Standing.AGREES)


def certainty(line: Line) -> dict[str, Any]:
    """How sure a plan is, from its line alone, ready for JSON.

    `probability` is that of the reading which stands; where the words allow several, `readings` holds each with its
    own. `origins` counts those who give the date, copies once; who was only vaguer is not counted.
    """
    when, claims = line["when"], line["claims"].get("when", [])
    confirming = [claim for claim in claims if claim["standing"] in _CONFIRMING]
    return {
        "status": line["status"],
        "granularity": when["granularity"],
        "approximate": when["approximate"],
        "ambiguous": when["ambiguous"],
        "probability": when["probability"],
        "readings": _readings(when),
        "disputed": "when" in line["conflicts"],
        "origins": len({claim["origin"] for claim in confirming}),
        "last_confirmed": _last(confirming),
        "last_reported": max((source["published"] for source in line["sources"]), default=None),
    }


def _readings(when: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {key: reading[key] for key in ("edtf", "probability")}
        for reading in (when["alternatives"] if when["ambiguous"] else ())
    ]


def _last(claims: list[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Who gave the date last: the latest publication, as ISO 8601 sorts."""
    latest = max(claims, key=lambda claim: str(claim["published"]), default=None)
    return (
        None
        if latest is None
        else {key: latest[key] for key in ("published", "publisher", "source", "report")}
    )


def days_overdue(line: Line, today: datetime) -> int:
    """Days from the last day of a plan to today."""
    return _day(today) - (bounds(line["when"])[1] - 1) // MINUTES


def days_ahead(line: Line, today: datetime) -> int:
    """Days from today to the first day of a plan; 0 where it may have begun."""
    return max(0, bounds(line["when"])[0] // MINUTES - _day(today))


def _day(moment: datetime) -> int:
    return minute_of(moment.date().isoformat()) // MINUTES
