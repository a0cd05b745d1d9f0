from __future__ import annotations

from datetime import UTC, date, datetime

from tracker.temporal import Granularity, Interval, resolve


def test_granularities_are_ordered_from_coarse_to_fine() -> None:
    assert [unit.rank for unit in Granularity] == list(range(14))
    assert (Granularity.CENTURY.rank, Granularity.SECOND.rank) == (0, 13)
    assert Granularity.DAY.of_days
    assert not Granularity.PART.of_days


def test_an_interval_is_plain_iso() -> None:
    assert Interval(date(2026, 2, 1), None).as_dict() == {"start": "2026-02-01", "end": None}
    noon = datetime(2026, 2, 1, 12, tzinfo=UTC)
    assert Interval(noon, noon).as_dict()["start"] == "2026-02-01T12:00:00+00:00"


def test_a_resolution_as_json_has_every_key_and_plain_values() -> None:
    plain = resolve("on Sunday", published=date(2026, 1, 27)).as_dict()
    assert plain["interval"] == {"start": "2026-01-25", "end": "2026-02-02"}
    assert plain["anchor"] == {"kind": "publication", "on": "2026-01-27", "text": None}
    assert plain["granularity"] == "day"
    assert plain["zone"] is None
    assert isinstance(plain["alternatives"], list)
    assert set(plain["alternatives"][0]) == {"interval", "edtf", "direction", "probability", "policy"}
