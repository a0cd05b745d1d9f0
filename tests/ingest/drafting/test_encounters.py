from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.meetings.encounters import Encounter, encounters
from tracker.ingest.sentences import paragraphs
from tracker.ingest.toml_table import toml_table

TALKS = toml_table("tracker.ingest.drafting.meetings", "talks")


def found(text: str) -> list[Encounter]:
    made = cast_of(Article(text, tuple(paragraphs(text)), date(2026, 3, 11)), Known.none())
    return encounters(text, (0, len(text)), made)


@pytest.mark.parametrize("text", TALKS["meet_examples"])
def test_two_sides_that_are_named_meet(text: str) -> None:
    assert len({side for one in found(text) for side in one.sides}) == 2


@pytest.mark.parametrize("text", TALKS["people_examples"])
def test_people_who_meet_need_no_names(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", TALKS["meet_others"])
def test_one_side_alone_meets_nobody(text: str) -> None:
    assert not any(one.sides for one in found(text))


@pytest.mark.parametrize("text", TALKS["go_examples"])
def test_delegates_or_two_people_who_go_somewhere_may_meet_there(text: str) -> None:
    assert [one.sure for one in found(text)] == [False]


@pytest.mark.parametrize("text", TALKS["go_alone_examples"])
def test_who_will_go_somewhere_may_meet_somebody_there(text: str) -> None:
    assert [one.sure for one in found(text)] == [False]


@pytest.mark.parametrize("text", TALKS["go_others"])
def test_who_goes_alone_or_nowhere_meets_nobody(text: str) -> None:
    assert not found(text)


def test_two_names_are_a_subject_whoever_they_are() -> None:
    text = "Nikandro Arden and the premier of the island, Omar Beck, met at Bocay."
    assert [one.sure for one in found(text)] == [False]


@pytest.mark.parametrize("text", [*TALKS["met_examples"], *TALKS["behind_place_examples"]])
def test_who_is_met_or_acts_at_a_place_need_not_be_named(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text", ["In Geneva on Monday, the two sides said that they agreed.", "He met the deadline."]
)
def test_who_speaks_at_a_place_or_meets_no_people_is_no_encounter(text: str) -> None:
    assert not found(text)


def test_a_clause_about_somebody_stands_between_him_and_what_he_did() -> None:
    text = "Armenia’s president, who had complained that nobody listened, received Azerbaijan’s envoy in Yerevan."
    assert [one.sides for one in found(text)] == [("armenia", "azerbaijan")]
