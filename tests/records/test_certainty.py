from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.records.test_dates import dated
from tracker.records.certainty import certainty, days_ahead, days_overdue


def claim(publisher: str, published: str, standing: str, origin: str | None = None) -> dict[str, Any]:
    return {
        "publisher": publisher,
        "published": published,
        "source": publisher.lower(),
        "report": f"{publisher.lower()}.1.1",
        "origin": origin or publisher,
        "standing": standing,
    }


def line(edtf: str, *claims: dict[str, Any], conflicts: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "status": "scheduled",
        "when": dated(edtf),
        "claims": {"when": list(claims)},
        "conflicts": conflicts,
        "sources": [{"published": one["published"]} for one in claims],
    }


def test_copies_count_once_and_whoever_says_otherwise_confirms_nothing() -> None:
    found = certainty(
        line(
            "2026-02-01",
            claim("TASS", "2026-01-27", "stands"),
            claim("Copy", "2026-01-29T08:00:00+03:00", "agrees", origin="TASS"),
            claim("AP", "2026-01-28", "agrees"),
            claim("Vague", "2026-01-30", "vaguer"),
            claim("Other", "2026-01-31", "conflict"),
            conflicts=("when",),
        )
    )
    assert (found["origins"], found["disputed"], found["probability"]) == (2, True, 1)
    assert (found["last_confirmed"]["publisher"], found["last_reported"]) == ("Copy", "2026-01-31")


def test_an_ambiguous_date_shows_its_readings() -> None:
    found = certainty(line("[2026-02-01,2026-02-08]", claim("A", "2026-01-27", "stands")))
    assert found["ambiguous"] is True
    assert [(one["edtf"], one["probability"]) for one in found["readings"]] == [
        ("2026-02-01", 0.5),
        ("2026-02-08", 0.5),
    ]


@pytest.mark.parametrize(
    ("edtf", "today", "overdue", "ahead"),
    [
        ("2026-02-01", "2026-02-02T00:00", 1, 0),
        ("2026-02-01", "2026-02-04T23:59", 3, 0),
        ("2026-02-04/2026-02-05", "2026-02-06T12:00", 1, 0),
        ("2026-02-04/2026-02-05", "2026-01-31T23:59", -5, 4),
        ("2026-02-04/2026-02-05", "2026-02-05T09:00", 0, 0),
    ],
)
def test_days_are_those_of_the_calendar(edtf: str, today: str, overdue: int, ahead: int) -> None:
    moment = datetime.fromisoformat(today).replace(tzinfo=UTC)
    assert (days_overdue(line(edtf), moment), days_ahead(line(edtf), moment)) == (overdue, ahead)
