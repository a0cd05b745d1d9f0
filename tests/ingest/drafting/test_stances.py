from __future__ import annotations

import pytest

from tracker.ingest.drafting.positions.stances import rows, stance_of
from tracker.ingest.drafting.positions.weighed import pointed
from tracker.records.vocabulary import Stance

EXAMPLES = [(row.stance, cue, content) for row in rows() for cue, content in row.examples]


@pytest.mark.parametrize(("stance", "cue", "content"), EXAMPLES)
def test_the_first_row_that_fits_an_example_has_its_stance(stance: Stance, cue: str, content: str) -> None:
    found = stance_of(cue, content)
    assert found is not None
    assert found[0] is stance


def test_every_stance_has_a_row() -> None:
    assert {row.stance for row in rows()} == set(Stance)


def test_words_that_take_no_side_have_no_stance() -> None:
    assert stance_of("said", "the delegations arrived in the morning") is None


@pytest.mark.parametrize(
    ("cue", "content", "own", "of_another"),
    [
        ("said", "the rebels would not accept the terms", Stance.REJECT, Stance.CONCERN),
        ("said", "the rebels had agreed to a timetable", Stance.ACCEPT, Stance.SUPPORT),
        ("said", "the rebels must leave", Stance.DEMAND, Stance.DEMAND),
        ("rejected", "the terms", Stance.REJECT, Stance.REJECT),
    ],
)
def test_who_tells_what_others_refuse_refuses_nothing(
    cue: str, content: str, own: Stance, of_another: Stance
) -> None:
    said, told = stance_of(cue, content), stance_of(cue, content, of_another=True)
    assert said is not None
    assert told is not None
    assert (said[0], told[0]) == (own, of_another)


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("there was some progress on the ports", Stance.SUPPORT),
        ("there was neither trust nor progress on the ports", Stance.CONCERN),
        ("the rebels had agreed to a timetable", Stance.ACCEPT),
        ("both camps failed to approve the timetable", Stance.REJECT),
        ("the city would host the teams", Stance.OFFER),
        ("the delay would not jeopardise the truce", Stance.SUPPORT),
        ("not only was there progress on the ports", Stance.SUPPORT),
        ("he saw little reason to be optimistic about the ports", Stance.CONCERN),
        ("she did not come away with any feeling of hope", Stance.CONCERN),
        ("the paper had “no chance” of being put off, and was no success", Stance.CONCERN),
    ],
)
def test_a_negation_before_words_turns_them(content: str, stance: Stance) -> None:
    found = stance_of("said", content)
    assert found is not None
    assert found[0] is stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("despite its doubts, it would sign the pact", Stance.ACCEPT),
        ("it had agreed to the truce despite violations by the militia", Stance.ACCEPT),
        ("although it had accepted the calendar, it could not agree to the line", Stance.REJECT),
        ("the militia had broken the truce despite its promises", Stance.CONCERN),
        ("the mood was good, although the rooms were cold", Stance.SUPPORT),
    ],
)
def test_what_is_conceded_is_not_the_point(content: str, stance: Stance) -> None:
    found = stance_of("said", content)
    assert found is not None
    assert found[0] is stance


def test_what_somebody_is_asked_to_set_up_is_no_offer() -> None:
    found = stance_of("asked", "the rebels to appoint a team too", of_another=True)
    assert found is not None
    assert found[0] is Stance.DEMAND


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("insisted", "the colonel leave the hall", Stance.DEMAND),
        ("said", "it was prepared to lift the duty on tin", Stance.OFFER),
        ("said", "it was prepared to lift the duty once the fleet had left", Stance.CONDITION),
        ("said", "the four ministers had discussed the ferry and agreed to meet more often", Stance.SUPPORT),
        ("called on", "to spare people who have nothing to do with it", Stance.DEMAND),
        ("said", "the framework provided for a council of nine", Stance.SUPPORT),
        ("said", "nobody had been charged over the fire", Stance.CONCERN),
    ],
)
def test_words_that_stand_in_several_stances_are_told_apart(cue: str, content: str, stance: Stance) -> None:
    found = stance_of(cue, content) or pointed(cue, content)
    assert found[0] is stance


def test_marks_of_quotations_part_no_phrase() -> None:
    assert stance_of("said", "there was “no chance” of extending it") == stance_of(
        "said", "there was no chance of extending it"
    )


@pytest.mark.parametrize(
    "content",
    [
        "nine people had been killed since the accord was signed",
        "the shelling went on after the truce had been agreed",
    ],
)
def test_what_tells_only_when_something_else_was_accepts_nothing(content: str) -> None:
    found = stance_of("said", content)
    assert found
    assert found[0] is Stance.CONCERN


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("a contingent of nine nurses had arrived", Stance.CONDITION),
        ("it would send the least force necessary", Stance.DEMAND),
        ("it was told of the handing over of the proposal", Stance.OFFER),
        ("the king came at this crucial hour", Stance.DEMAND),
        ("we shall meet them at the gate", Stance.DEMAND),
        ("i want to thank the governor", Stance.DEMAND),
        ("some of the crews are made up of cousins", Stance.DENIAL),
        ("the fleet would sail if he does not agree to it", Stance.REJECT),
    ],
)
def test_words_in_another_sense_have_no_such_stance(content: str, stance: Stance) -> None:
    found = stance_of("said", content)
    assert found is None or found[0] is not stance
