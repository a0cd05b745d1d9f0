"""Whatever the text, reading it ends soon, keeps its places and raises nothing that is not said."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import TrackerError
from tracker.temporal import read, resolve
from tracker.temporal.engine import LONGEST_TEXT
from tracker.temporal.lexer import Words
from tracker.temporal.markup import inline, standoff
from tracker.temporal.tagging import tags

DAY = date(2026, 1, 27)
SIZE = 1_000  # characters; four times as many may take little more than four times as many steps

UNITS = [
    *(
        "1",
        "1.",
        "1,",
        "1.,",
        "1-",
        "1/",
        "12:",
        "1,x",
        "2026-01-27 ",
        "May 3 ",
        "'1",
        "5 p.m. ",
        "$1,",
        "1%",
        "B5",
        "1st",
        "٣",
    ),
    *(
        "the next ",
        "Sunday ",
        '"Sunday" ',
        'said Sunday "today" ',
        "“today",
        "Sunday",
        "Sunday; ",
        "Monday-",
        "March to ",
        "Friday or ",
        "two days later ",
        "'90s ",
    ),
    *(
        "May\n",
        "Sunday\n\n",
        "\n",
        "\n \t",
        " ",
        "\t",
        "\xa0",
        "(",
        "[(",
        "“Sunday ",
        "’",
        "'s ",
        "a.",
        "A.B.",
        "Jan. ",
    ),
    *("e\u0301", "\u0301", "\u202eSunday\u202c ", "\u200f", "\u200b", "\x00", "\ud800", "😀", "ß", "ﬁ", "İ"),
    *(
        "two hundred and ",
        "the first half of ",
        "the week of ",
        "early ",
        "since ",
        "from ",
        "will ",
        "said ",
    ),
]
WORDS = st.sampled_from(
    [
        *UNITS,
        "on ",
        "last ",
        "and ",
        "between ",
        "a year ago ",
        "1989",
        "0",
        "99999999999",
        "32 ",
        "th",
        "-",
        ". ",
        "29 February ",
    ]
)


def steps(unit: str, size: int) -> int:
    """How many calls it takes to tag a text: the same on every machine, however busy."""
    text = (unit * size)[:size]
    taken = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal taken
        taken += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        tags(text, published=DAY)
    finally:
        sys.setprofile(before)
    return taken


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_the_steps_grow_with_the_length_of_the_text_and_no_faster(unit: str) -> None:
    tags(unit, published=DAY)  # whatever is done once is done
    assert steps(unit, 4 * SIZE) <= 6 * steps(unit, SIZE) + 1_000


class Counted(list[str]):
    """Words that count how many of them slices have taken."""

    taken = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        if isinstance(place, slice):
            Counted.taken += len(found)
        return found


def words_taken(unit: str, size: int) -> int:
    """How many words are looked at in slices to tag a text: a step may look at more and more of them."""
    Counted.taken = 0
    tags((unit * size)[:size], published=DAY)
    return Counted.taken


@pytest.mark.parametrize("unit", [*UNITS, "2024-", "May 32 ", "30 February or "], ids=ascii)
def test_no_step_looks_at_more_and_more_of_the_text(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Words.__init__
    monkeypatch.setattr(
        Words, "__init__", lambda self, text, pieces, forms: made(self, text, pieces, Counted(forms))
    )
    assert words_taken(unit, 4 * SIZE) <= 6 * words_taken(unit, SIZE) + 1_000


def test_a_million_digits_are_no_date() -> None:
    assert read("1" * 1_000_000, published=DAY) == ()


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TrackerError):
        read("x" * (LONGEST_TEXT + 1), published=DAY)


@given(st.lists(WORDS | st.text(max_size=4), max_size=40).map("".join))
@settings(max_examples=150)
def test_every_mention_stands_where_it_says_and_none_on_another(text: str) -> None:
    last = 0
    for found in read(text, published=DAY):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert 0 <= found.probability <= 1
        assert found.as_dict()
        last = found.end


@given(st.lists(WORDS | st.text(max_size=4), max_size=40).map("".join))
@settings(max_examples=75)
def test_tags_and_markup_take_any_text(text: str) -> None:
    found = tags(text, published=DAY)
    assert [(one.start, one.end) for one in found] == sorted({(one.start, one.end) for one in found})
    assert inline(text, found, published=DAY).count("</TIMEX3>") == len(found) + 1
    assert standoff(text, found, published=DAY).count("</TIMEX3>") == len(found) + 1


@pytest.mark.parametrize(
    "text", ["from late last year to 3 May", "between 1989 and late last year", "noon until 0 a.m. GMT"]
)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_crash(text: str, day: date) -> None:
    for one in tags(text, published=day):
        assert one.text in text


@given(
    st.lists(WORDS, min_size=1, max_size=8).map("".join), st.dates(), st.lists(WORDS, max_size=8).map("".join)
)
@settings(max_examples=150)
def test_an_expression_is_resolved_or_refused_for_a_reason(
    expression: str, published: date, sentence: str
) -> None:
    with suppress(TrackerError):
        found = resolve(expression, published=published, sentence=sentence)
        assert found.edtf
        assert found.tree()
