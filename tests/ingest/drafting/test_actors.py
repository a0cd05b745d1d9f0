"""The table of actors: every row is found by each of its names, and no name means two."""

from collections import Counter

import pytest

from tracker.ingest.drafting import actors
from tracker.ingest.drafting.actors import Actor
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort

ROWS = pytest.mark.parametrize("row", actors.actors(), ids=lambda row: row.id)


@ROWS
def test_a_row_is_found_by_each_of_its_names_and_adjectives_and_by_its_capital(row: Actor) -> None:
    assert all(actors.by_name()[name] is row for name in (row.name, *row.names))
    assert all(actors.by_demonym()[name] is row for name in row.demonyms)
    assert all(actors.by_capital()[name] is row for name in row.capital)


@ROWS
def test_an_id_can_stand_for_a_record(row: Actor) -> None:
    assert row.id == slugify(row.id)


def test_no_id_and_no_name_and_no_capital_is_there_twice() -> None:
    rows = actors.actors()
    for words in (
        [row.id for row in rows],
        [name for row in rows for name in {row.name, *row.names, *row.demonyms}],
        [name for row in rows for name in row.capital],
    ):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_a_seat_speaks_for_an_actor_of_the_table() -> None:
    ids = {row.id for row in actors.actors()}
    assert {row.of for row in actors.actors() if row.of} <= ids
    assert all(row.of for row in actors.actors() if row.sort == ActorSort.AGENCY)


def test_states_have_the_code_of_their_country_and_no_two_the_same() -> None:
    codes = [row.country for row in actors.actors() if row.sort == ActorSort.STATE]
    assert all(code and len(code) == 2 and code.isupper() for code in codes)
    assert len(set(codes)) == len(codes)


def test_the_ids_of_the_published_seeds_are_those_of_the_table() -> None:
    assert {"ukraine", "russia", "united-states", "united-arab-emirates", "kremlin", "white-house"} <= {
        row.id for row in actors.actors()
    }


def test_a_capital_is_a_place_too_and_its_spellings_are_one_place() -> None:
    assert actors.cities()["Kyiv"] == actors.cities()["Kiev"]
    assert actors.cities()["Kyiv"].country == "UA"


def test_a_city_that_is_no_capital_has_no_government() -> None:
    assert "Istanbul" in actors.cities()
    assert "Istanbul" not in actors.by_capital()
