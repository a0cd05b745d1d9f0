from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tracker.temporal import resolve
from tracker.temporal.tagging import tags

ENDS = [
    "2016", "March 3, 2026", "April 5", "Friday", "last summer", "yesterday", "last night", "tonight", "this morning",
    "Friday evening", "9 a.m.", "noon", "midnight", "10 p.m. Wednesday", "the end of May", "early June", "the 1990s",
    "the weekend", "two days later", "the 21st", "last week", "Easter", "the following day", "overnight",
]  # fmt: skip


@pytest.mark.parametrize("span", ["from {} to {}", "between {} and {}", "{} until {}"])
def test_whatever_the_ends_of_a_range_are_each_is_read(span: str) -> None:
    for first, last in product(ENDS, ENDS):
        assert tags(f"They met {span.format(first, last)}.", published=date(2026, 3, 10))


@pytest.mark.parametrize(
    ("span", "edtf"),
    [
        ("from March 3, 2026 to Friday", "2026-03-03/2026-03-06"),
        ("from March 3, 2026 until April 5", "2026-03-03/2026-04-05"),
    ],
)
def test_an_end_that_only_the_other_one_tells_needs_no_publication(span: str, edtf: str) -> None:
    assert resolve(span, published=None).edtf == edtf


def test_the_ends_of_a_range_are_two_tags_and_relating_words_none() -> None:
    text = "They met from Monday to Wednesday and have argued since 2014, within two weeks."
    found = tags(text, published=date(2026, 1, 29))
    assert [(tag.text, tag.timex_value) for tag in found] == [
        ("Monday", "2026-01-26"),
        ("Wednesday", "2026-01-28"),
        ("2014", "2014"),
        ("two weeks", "P2W"),
    ]


def test_days_joined_by_a_word_are_two_tags_and_days_joined_by_a_mark_are_one() -> None:
    found = tags("The talks of April 24 and 25, and of May 3-4.", published=date(2026, 4, 20))
    assert [(tag.text, tag.timex_value) for tag in found] == [
        ("April 24", "2026-04-24"),
        ("25", "2026-04-25"),
        ("May 3-4", "2026-05-03/2026-05-04"),
    ]


def test_the_time_on_another_clock_is_a_tag_of_its_own_from_which_nothing_counts() -> None:
    text = "It struck at 5 a.m. (0100 GMT) Friday. The second, at 9 a.m. (0500 GMT), came an hour later."
    found = tags(text, published=date(2026, 1, 29))
    assert [(tag.text, tag.timex_value) for tag in found] == [
        ("5 a.m.", "2026-01-23T05:00"),
        ("0100 GMT", "2026-01-23T01:00"),
        ("Friday", "2026-01-23"),
        ("9 a.m.", "2026-01-23T09:00"),
        ("0500 GMT", "2026-01-23T05:00"),
        ("an hour later", "2026-01-23T10:00"),
    ]


def test_a_year_that_ends_on_a_day_is_a_length_and_a_day() -> None:
    found = tags("Its results for the year ended June 30 were poor.", published=date(2026, 1, 27))
    assert [(tag.text, tag.timex_type, tag.timex_value) for tag in found] == [
        ("the year", "DURATION", "P1Y"),
        ("June 30", "DATE", "2025-06-30"),
    ]


def test_a_quarter_without_a_number_is_the_one_that_ends_on_its_day() -> None:
    found = tags("Third-quarter profit fell in the quarter ended March 31.", published=date(2026, 4, 27))
    assert [(tag.text, tag.timex_value) for tag in found][1] == ("the quarter", "2026-Q1")


def test_a_time_in_another_zone_parts_a_clock_from_its_day() -> None:
    found = tags("It began about 10:35 a.m. (0735 GMT) Friday.", published=date(2026, 1, 31))
    assert [(tag.text, tag.timex_value) for tag in found] == [
        ("10:35 a.m.", "2026-01-30T10:35"),
        ("0735 GMT", "2026-01-30T07:35"),
        ("Friday", "2026-01-30"),
    ]


def test_an_adverb_before_a_weekday_is_no_part_of_it() -> None:
    found = tags("Earlier Friday they met; earlier this month they had not.", published=date(2026, 1, 30))
    assert [tag.text for tag in found] == ["Friday", "earlier this month"]


def test_a_part_for_which_timex3_has_no_word_has_no_modifier() -> None:
    found = tags(
        "It opens in mid-to-late 2027, not in early-to-mid 2026. It shut in late 2025.",
        published=date(2026, 4, 20),
    )
    assert [(tag.timex_value, tag.mod) for tag in found] == [("2027", None), ("2026", None), ("2025", "END")]


def test_an_end_of_a_range_that_is_a_part_says_which_part() -> None:
    found = tags("It rained from late January until mid-February.", published=date(2026, 4, 20))
    assert [(tag.timex_value, tag.mod) for tag in found] == [("2026-01", "END"), ("2026-02", "MID")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Monday or Tuesday.", ["2026-01-26", "2026-01-27"]),
        ("They met on Tuesday or Monday.", ["2026-01-27", "2026-01-26"]),
        ("They will meet on Tuesday or Monday.", ["2026-02-03", "2026-02-09"]),
        ("It fell in May or April 2025.", ["2025-05", "2025-04"]),
    ],
)
def test_each_of_two_days_keeps_its_own_value(text: str, values: list[str]) -> None:
    assert [tag.timex_value for tag in tags(text, published=date(2026, 1, 29))] == values
