from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records.dates import FIRST_MINUTE, LAST_MINUTE, MINUTES
from tracker.records.places import Box, box, cells_of, cells_over
from tracker.records.tags import Tag, clock_tags, covered, covering, days_tags, tag, value_of

days = st.integers(0, 2**16 - 1)


@given(st.text(max_size=40))
def test_a_tag_gives_its_value_back_and_is_one_lower_case_token(value: str) -> None:
    written = tag(Tag.PUBLISHER, value)
    assert value_of(written) == value
    plain = written.encode("ascii", "ignore").decode()
    assert plain == plain.lower()
    assert not set(plain) - set("=.-abcdefghijklmnopqrstuvwxyz0123456789")


@given(days, days, days)
def test_a_day_meets_the_tags_of_exactly_the_stretches_that_it_lies_in(
    one: int, other: int, day: int
) -> None:
    first, last = sorted((one, other))
    tags = set(covering(Tag.KNOWN, first, last))
    assert len(tags) <= 32
    assert bool(tags & set(clock_tags(Tag.KNOWN, day * 86_400_000_000 + 5))) == (first <= day <= last)


minutes = st.integers(0, LAST_MINUTE - 1)


@given(minutes, minutes, minutes)
def test_a_minute_meets_the_tags_of_every_line_that_covers_it(one: int, other: int, minute: int) -> None:
    start, last = sorted((one, other))
    tags = set(covered(start, last + 1))
    within_days = start // MINUTES <= minute // MINUTES <= last // MINUTES
    assert bool(tags & set(days_tags(minute))) == within_days


def test_a_line_without_a_date_covers_no_day() -> None:
    assert list(covered(LAST_MINUTE, FIRST_MINUTE)) == []


boxes = st.builds(
    lambda west, east, lats: Box(west, min(lats), east, max(lats)),
    st.floats(-180, 180),
    st.floats(-180, 180),
    st.tuples(st.floats(-90, 90), st.floats(-90, 90)),
)


@given(boxes, st.floats(0, 1), st.floats(0, 1))
def test_every_point_of_a_box_is_in_one_of_its_cells(asked: Box, up: float, along: float) -> None:
    for west, east in asked.spans():
        lat = min(asked.south + up * (asked.north - asked.south), asked.north)
        lon = min(west + along * (east - west), east)
        assert set(cells_of(lat, lon)) & set(cells_over(asked))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        "-181,0,1,1",
        "0,0,0,91",
        "nan,0,1,1",
        "1_0,0,1,1",
        "1, 0,2,1",
        "0,0,1,1,",
    ],
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="west,south,east,north"):
        box(text)


def test_a_box_that_is_upside_down_is_refused_by_its_edges() -> None:
    with pytest.raises(ValueError, match=r"south \(10\) that is not above the north \(5\)"):
        box("0,10,1,5")
