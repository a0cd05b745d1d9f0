"""Well-known office holders belong to somebody on a day, and to nobody on another."""

from datetime import date

import pytest

from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.holders import Holder, entitled, holder, holders, surnames


@pytest.mark.parametrize("row", holders(), ids=lambda row: f"{row.name} {row.since}")
def test_a_row_is_found_by_its_name_on_its_first_day_and_belongs_to_an_actor(row: Holder) -> None:
    found = holder(row.name, row.since)
    assert found is not None
    assert found.of == row.of
    assert row.of in {actor.id for actor in actors.actors()}


@pytest.mark.parametrize("row", [row for row in holders() if row.to], ids=lambda row: f"{row.name} {row.to}")
def test_a_row_does_not_hold_on_the_day_on_which_it_ends(row: Holder) -> None:
    assert row.to is not None
    assert row.since < row.to
    assert not row.on(row.to)


def test_another_spelling_is_the_same_holder() -> None:
    found = holder("Serguei Lavrov", date(2022, 3, 10))
    assert found is not None
    assert found.name == "Sergei Lavrov"


def test_a_surname_alone_is_nobody() -> None:
    assert holder("Clinton", date(1998, 4, 10)) is None


def test_who_held_no_office_on_the_day_is_nobody() -> None:
    assert holder("Bill Clinton", date(2022, 3, 10)) is None


def test_last_names_alone_are_those_of_the_well_known_only() -> None:
    known = surnames(date(1998, 4, 10))
    assert known["Clinton"] == "Bill Clinton"
    assert "Howard" not in known
    found = holder("John Howard", date(1998, 4, 10))
    assert found is not None
    assert found.of == "australia"


def test_an_office_and_a_last_name_are_the_holder_of_the_day() -> None:
    found = entitled("President", "Bush", date(1990, 8, 16))
    assert found is not None
    assert (found.name, found.of) == ("George H.W. Bush", "united-states")
    assert entitled("President", "Bush", date(1994, 8, 16)) is None
    assert entitled("Foreign Minister", "Bush", date(1990, 8, 16)) is None
