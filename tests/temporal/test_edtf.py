from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import DateImpossible
from tracker.temporal import calendar, resolve
from tracker.temporal.edtf import EdtfDate, one_of, parse, stated, write
from tracker.temporal.model import Granularity, Interval

UNITS = [unit for unit in Granularity if unit.of_days]
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@st.composite
def whole_units(draw: st.DrawFn) -> EdtfDate:
    unit = draw(st.sampled_from(UNITS))
    bounds = calendar.bounds(draw(DAYS), unit)
    return EdtfDate(Interval(*bounds), unit, draw(st.booleans()), draw(st.booleans()))


@st.composite
def stretches(draw: st.DrawFn) -> EdtfDate:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    open_ends = draw(st.sampled_from(["", "start", "end"]))
    start = None if open_ends == "start" else first
    end = None if open_ends == "end" else calendar.plus_days(last, 1)
    unit = Granularity.DAY
    if start and end and (start.isoweekday(), (end - start).days) == (1, 7):
        unit = Granularity.WEEK
    if start and end and (start.isoweekday(), (end - start).days) == (6, 2):
        unit = Granularity.WEEKEND
    return EdtfDate(Interval(start, end), unit, draw(st.booleans()))


@st.composite
def one_of_several(draw: st.DrawFn) -> EdtfDate:
    days = draw(st.lists(DAYS, min_size=2, max_size=4, unique=True))
    return one_of([EdtfDate(Interval(day, calendar.plus_days(day, 1)), Granularity.DAY) for day in days])


@given(whole_units() | stretches().filter(lambda s: s.interval.start != s.interval.end) | one_of_several())
def test_what_is_written_reads_back_as_it_was(value: EdtfDate) -> None:
    assert parse(write(value)) == value


@given(whole_units())
def test_an_independent_reader_sees_the_same_days(value: EdtfDate) -> None:
    plain = value.granularity in (Granularity.YEAR, Granularity.MONTH, Granularity.DAY)
    value = value if plain else replace(value, approximate=False, uncertain=False)  # it qualifies no seasons
    other = parse_edtf(write(value))
    assert value.interval.start is not None
    assert value.interval.end is not None
    last = calendar.plus_days(value.interval.end, -1)
    if value.granularity is Granularity.SEASON and value.interval.start.month == 12:
        return  # that reader ends winter with its year; here it is the season that begins in December
    assert tuple(other.lower_strict()[:3]) == value.interval.start.timetuple()[:3]
    assert tuple(other.upper_strict()[:3]) == last.timetuple()[:3]


@pytest.mark.parametrize(
    ("text", "start", "end", "unit"),
    [
        ("2026-02-01", date(2026, 2, 1), date(2026, 2, 2), "day"),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1), "month"),
        ("2026", date(2026, 1, 1), date(2027, 1, 1), "year"),
        ("2026-XX", date(2026, 1, 1), date(2027, 1, 1), "year"),
        ("201X", date(2010, 1, 1), date(2020, 1, 1), "decade"),
        ("20XX", date(2000, 1, 1), date(2100, 1, 1), "century"),
        ("2026-21", date(2026, 3, 1), date(2026, 6, 1), "season"),
        ("2026-24", date(2026, 12, 1), date(2027, 3, 1), "season"),
        ("2026-36", date(2026, 10, 1), date(2027, 1, 1), "quarter"),
        ("2026-41", date(2026, 7, 1), date(2027, 1, 1), "half"),
        ("2026-01-24/2026-01-25", date(2026, 1, 24), date(2026, 1, 26), "weekend"),
        ("2026-01-26/2026-02-01", date(2026, 1, 26), date(2026, 2, 2), "week"),
        ("2014/..", date(2014, 1, 1), None, "year"),
        ("../2026-03", None, date(2026, 4, 1), "month"),
        ("../..", None, None, "day"),
    ],
)
def test_an_expression_has_half_open_bounds(
    text: str, start: date | None, end: date | None, unit: str
) -> None:
    found = parse(text)
    assert (found.interval, found.granularity) == (Interval(start, end), unit)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2026-13", "2026-02-30", "2025-02-29", "26-02-01", "2026-02-01/2026-01-01", "-0044",
        "Y12026", "Y17E8", "0000", "2026-42", "20XX-21", "2026-2X", "XXXX-02-30", "XXX1-02-29", "1950S0", "{}",
        "[2026-01-25,]", "[]", "2026-02-01T25:00:00", "/", "2026/2027/2028", "P4Y", "٢٠٢٦",
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(DateImpossible):
        parse(text)


def test_qualifiers_say_how_sure_a_date_is() -> None:
    found = [parse(f"2026-02{sign}") for sign in ("~", "?", "%", "")]
    assert [value.approximate for value in found] == [True, False, True, False]
    assert [value.uncertain for value in found] == [False, True, True, False]


LEVEL_2 = [
    ("[1667~,1760]", date(1667, 1, 1), date(1761, 1, 1), "year"),
    ("{1667,1668,1670..1672}", date(1667, 1, 1), date(1673, 1, 1), "year"),
    ("[1760-12..]", date(1760, 12, 1), None, "month"),
    ("[..1760-12-03]", None, date(1760, 12, 4), "day"),
    ("156X-12-25", date(1560, 12, 25), date(1569, 12, 26), "day"),
    ("15XX-12-XX", date(1500, 12, 1), date(1600, 1, 1), "month"),
    ("XXXX-02-29", date(4, 2, 29), date(9996, 3, 1), "day"),
    ("2026-XX-05", date(2026, 1, 5), date(2026, 12, 6), "day"),
    ("2004-1X", date(2004, 10, 1), date(2005, 1, 1), "month"),
    ("2004-06-1X", date(2004, 6, 10), date(2004, 6, 20), "day"),
    ("2004-06~-11", date(2004, 6, 11), date(2004, 6, 12), "day"),
    ("?2004-06-~11", date(2004, 6, 11), date(2004, 6, 12), "day"),
    ("2004-06-01~/2004-06-20", date(2004, 6, 1), date(2004, 6, 21), "day"),
    ("2004-06-XX/2004-07-03", date(2004, 6, 1), date(2004, 7, 4), "day"),
    ("2004/", date(2004, 1, 1), None, "year"),
    ("2026-25", date(2026, 3, 1), date(2026, 6, 1), "season"),
    ("2026-30", date(2026, 12, 1), date(2027, 3, 1), "season"),
    ("2026-38", date(2026, 5, 1), date(2026, 9, 1), "month"),
    ("1950S2", date(1900, 1, 1), date(2000, 1, 1), "year"),
    ("Y17E2", date(1700, 1, 1), date(1701, 1, 1), "year"),
    ("2004-02-01/2005-02", date(2004, 2, 1), date(2005, 3, 1), "day"),
    ("1984~/2004-06~", date(1984, 1, 1), date(2004, 7, 1), "month"),
    ("2001-21/2003", date(2001, 3, 1), date(2004, 1, 1), "season"),
    ("198X/199X", date(1980, 1, 1), date(2000, 1, 1), "decade"),
]


@pytest.mark.parametrize(("text", "start", "end", "unit"), LEVEL_2)
def test_level_two_is_read_and_written_back(
    text: str, start: date | None, end: date | None, unit: str
) -> None:
    found = parse(text)
    assert (found.interval, found.granularity) == (Interval(start, end), unit)
    assert write(found) == text
    assert parse(write(found)) == found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1985-04-12T23:20:30", "1985-04-12T23:20:30"),
        ("1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z"),
        ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30"),
    ],
)
def test_a_time_keeps_its_zone_or_has_none(text: str, written: str) -> None:
    assert write(parse(text)) == written
    assert parse(written) == parse(text)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "unit", "written"),
    [
        (at(5, 6), at(5, 12), Granularity.PART, "2026-03-05"),
        (at(5, 20), at(6, 4), Granularity.PART, "2026-03-05"),
        (at(5, 6), at(6, 22), Granularity.PART, "2026-03-05/2026-03-06"),
        (at(5, 22), at(6, 3), Granularity.HOUR, "2026-03-05/2026-03-06"),
        (at(5, 22), at(5, 23), Granularity.HOUR, "2026-03-05T22:00:00Z"),
        (None, at(6, 4), Granularity.PART, "../2026-03-05"),
        (None, at(6, 3), Granularity.HOUR, "../2026-03-06"),
        (at(5, 20), None, Granularity.PART, "2026-03-05/.."),
        (None, None, Granularity.HOUR, "../.."),
    ],
)
def test_times_of_several_days_are_written_as_these(
    start: datetime | None, end: datetime | None, unit: Granularity, written: str
) -> None:
    assert write(EdtfDate(Interval(start, end), unit)) == written


PARTS = st.tuples(
    st.from_regex(r"[~?%]?[12][0-9X]{3}[~?%]?", fullmatch=True),
    st.from_regex(r"[~?%]?(0[1-9]|1[0-2]|XX)[~?%]?", fullmatch=True),
    st.from_regex(r"[~?%]?(0[1-9]|1[0-9]|2[0-8]|XX)[~?%]?", fullmatch=True),
).map("-".join)


@given(PARTS)
def test_any_mask_and_any_qualifier_reads_back_as_it_was(text: str) -> None:
    found = parse(text)
    assert parse(write(found)) == found
    assert write(found) == text


@given(st.tuples(st.from_regex(r"[12][0-9][0-9X]{2}", fullmatch=True), st.sampled_from(["XX", "02", "12"]),
                 st.sampled_from(["XX", "05", "28"])).map("-".join))  # fmt: skip
def test_an_independent_reader_sees_the_same_hull_of_open_digits(text: str) -> None:
    if "X" not in text:
        return
    found, other = parse(text).interval, parse_edtf(text)
    assert found.start is not None
    assert found.end is not None
    assert tuple(other.lower_strict()[:3]) == found.start.timetuple()[:3]
    assert tuple(other.upper_strict()[:3]) == calendar.plus_days(found.end, -1).timetuple()[:3]


@given(
    st.lists(
        st.from_regex(r"[12][0-9]{3}(-0[1-9](-[12][0-8])?)?[~?%]?", fullmatch=True), min_size=2, max_size=5
    ),
    st.sampled_from(["[]", "{}"]),
)
def test_an_independent_reader_takes_the_lists_that_are_written(texts: list[str], marks: str) -> None:
    found = parse(marks[0] + ",".join(texts) + marks[1])
    assert found.every == (marks == "{}")
    assert parse(write(found)) == found
    assert parse_edtf(write(found))


@given(st.text(alphabet="0123456789X-/.~?%[]{},YSETZ:+ ", max_size=60))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        found = parse(text)
    except DateImpossible:
        return
    assert parse(write(found)) == found


def test_one_of_several_reaches_from_the_earliest_to_the_latest() -> None:
    found = parse("[2026-02-01,2026-01-24..2026-01-25]")
    assert found.ambiguous
    assert found.interval == Interval(date(2026, 1, 24), date(2026, 2, 2))
    assert write(found) == "[2026-01-24..2026-01-25,2026-02-01]"


def test_an_instant_keeps_its_offset() -> None:
    found = parse("2026-02-04T10:30:00+02:00")
    assert found.interval.start == datetime(2026, 2, 4, 8, 30, tzinfo=UTC)
    assert isinstance(found.interval.start, datetime)
    assert found.interval.start.utcoffset() == timedelta(hours=2)
    assert write(found) == "2026-02-04T10:30:00+02:00"


def test_a_stated_date_resolves_by_the_rule_edtf() -> None:
    found = stated("[2026-01-25,2026-02-01]")
    assert (found.rule, found.ambiguous, found.probability) == ("edtf", True, 0.5)
    assert [other.edtf for other in found.alternatives] == ["2026-01-25", "2026-02-01"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-02-01/2026-02-03",
            "2026-02/2026-04",
            "2025/2026",
            "2014/..",
            "../2026-03-13",
            "2026-02~",
            "198X",
            "1950S2",
        ),
        *(
            "2026-02-01~/2026-02-10~",
            "[2026-01-25,2026-02-01]",
            "{2026-01..2026-03}",
            "2026-XX-05",
            "?2026-02-11",
        ),
    ],
)
def test_what_an_answer_has_for_a_date_can_be_asked_for(text: str) -> None:
    """Its signs are never left out: `2014/..` is no year, and `2026-02~` not just that month."""
    found = resolve(f" {text} ", published=None)
    assert (found.rule, found.edtf) == ("edtf", stated(text).edtf)
    assert resolve(found.edtf, published=None).interval == found.interval


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2026", "en/year"),
        ("2021-22", "en/years"),
        ("2026-02-01", "en/iso-date"),
        ("3/4/2026", "en/slashed-date"),
    ],
)
def test_what_people_write_too_is_read_as_they_mean_it(text: str, rule: str) -> None:
    assert resolve(text, published=None).rule == rule
