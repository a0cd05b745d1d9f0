"""Texts are ours; 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.meetings.somewhere import Told
from tracker.ingest.drafting.meetings.stations import stations
from tracker.ingest.sentences import paragraphs
from tracker.ingest.toml_table import toml_table
from tracker.temporal import read

DAY = date(2026, 3, 11)
ROWS = toml_table("tracker.ingest.drafting.meetings", "somewhere")["follows_examples"]


def row(text: str, *, goes_on: bool = False) -> list[str]:
    cast = cast_of(Article(text, tuple(paragraphs(text)), DAY), Known.none())
    towns = sorted((*cast.places, *cast.capitals), key=lambda one: one.span)
    found = stations(
        Told(text, (0, len(text)), text.lower()), towns, read(text, published=DAY), goes_on=goes_on
    )
    return [f"{place.name} {timex.text}" for place, timex in found]


@pytest.mark.parametrize("text", ROWS)
def test_cities_with_a_day_each_are_a_row(text: str) -> None:
    assert len(row(text)) == 2


def test_one_city_follows_only_where_a_meeting_was_told_before() -> None:
    text = "Paris followed the next May."
    assert row(text, goes_on=True) == ["Paris the next May"]
    assert not row(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bombs had killed people in Oslo in 2019, in Nairobi in 2020.",
        "Paris in May 2025 was quiet.",
        "Paris followed, and nobody knows when.",
    ],
)
def test_what_happens_else_or_has_no_day_of_its_own_is_no_row(text: str) -> None:
    assert not row(text, goes_on=True)
