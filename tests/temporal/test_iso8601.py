from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import DateImpossible
from tracker.temporal.iso8601 import parse, write
from tracker.temporal.model import Interval

MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))


@given(MOMENTS, MOMENTS)
def test_what_is_written_reads_back_as_it_was(start: datetime | None, end: datetime | None) -> None:
    if start is None or end is None or start < end:
        assert parse(write(Interval(start, end))) == Interval(start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-01-24/2026-01-26", date(2026, 1, 24), date(2026, 1, 26)),
        ("2026-01-24/P2D", date(2026, 1, 24), date(2026, 1, 26)),
        ("2026-01-31/P1M", date(2026, 1, 31), date(2026, 2, 28)),
        ("P1Y2M/2026-03-01", date(2025, 1, 1), date(2026, 3, 1)),
        ("P2W/2026-01-24", date(2026, 1, 10), date(2026, 1, 24)),
        ("2026-01-24/..", date(2026, 1, 24), None),
        ("20260124/20260126", date(2026, 1, 24), date(2026, 1, 26)),
        ("2026-W05/P1W", date(2026, 1, 26), date(2026, 2, 2)),
        (
            "2026-01-24T10:00:00Z/PT90M",
            datetime(2026, 1, 24, 10, tzinfo=UTC),
            datetime(2026, 1, 24, 11, 30, tzinfo=UTC),
        ),
    ],
)
def test_an_interval_is_two_moments_or_a_moment_and_a_length(
    text: str, start: date, end: date | None
) -> None:
    assert parse(text) == Interval(start, end)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2026-01-24",
            "2026-01-26/2026-01-24",
            "P1D/P1D",
            "P/2026-01-24",
            "../P1D",
            "PT/2026-01-24",
            "soon/..",
        ),
        *("2026-02-30/P1D", "9999-12-31/P1Y", "2026-01-24T10:00:00Z/2026-01-24T11:00:00"),
    ],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(DateImpossible):
        parse(text)


@given(st.text(alphabet="0123456789-/.PYMWDTHS:Z+", max_size=40))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        found = parse(text)
    except DateImpossible:
        return
    assert "/" in write(found)
