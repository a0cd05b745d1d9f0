"""Offices: titles as they are written, the rank at which their holders meet, and who held them when."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.holders import holder

EXAMPLES = [(example, row.get("level")) for row in offices.rows()["office"] for example in row["examples"]]


@pytest.mark.parametrize(("words", "level"), EXAMPLES)
def test_titles_are_read_whole_and_have_their_rank(words: str, level: str | None) -> None:
    assert re.fullmatch(offices.title(), words)
    assert offices.level_of(words) == level


def test_an_office_is_held_from_a_day_to_a_day() -> None:
    assert (joe := holder("Joe Biden", date(2024, 8, 16))) is not None
    assert joe.of == "united-states"
    assert holder("Joe Biden", date(2016, 8, 16)) is None
    assert holder("Joe Biden", date(2025, 1, 20)) is None
    assert holder("Nobody Atall", date(2024, 8, 16)) is None


def test_everybody_in_the_table_of_holders_speaks_for_somebody_in_the_table_of_actors() -> None:
    text = files("tracker.ingest.drafting.names").joinpath("holders.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["holder"]
    assert {row["of"] for row in rows} <= {one.id for one in actors.actors()}
    assert all(row["from"] < row.get("to", date.max) for row in rows)
