"""Rounds in the long sentences of wire copy, beside what is none; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)

Told = tuple[str, str | None, str | None]


def says(text: str, dateline: str | None = None) -> list[Mapping[str, Any]]:
    """What the rounds of a text say."""
    whole = f"Peru and Ecuador want peace, and their negotiators know it.\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY, dateline=dateline)
    return [one.says for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]


def told(text: str, dateline: str | None = None) -> list[Told]:
    """State, venue and the words for the day of each round."""
    return [(one["status"], one.get("venue"), _words(one)) for one in says(text, dateline)]


def _words(one: Mapping[str, Any]) -> str | None:
    words: str | None = one.get("when", {}).get("expression")
    return words


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Their delegations met on Tuesday in Bergen, and they will meet in Rome on Friday.",
            [("held", "bergen", "Tuesday"), ("scheduled", "rome", "Friday")],
        ),
        (
            "They exchanged views in Bergen in preparation for the next meeting, which will be held on 20 March.",
            [("held", "bergen", None), ("scheduled", None, "20 March")],
        ),
        (
            "The panels held negotiations in Bergen on 2 March to pave the way for talks to be hosted by Norway.",
            [("held", "bergen", "2 March"), ("scheduled", "norway", None)],
        ),
        (
            "Tuesday’s meeting in Bergen follows a lower dialogue held in Lima on 2 March.",
            [("held", "bergen", "Tuesday"), ("held", "lima", "2 March")],
        ),
        (
            "A third full round of the talks on the Andean Union of Free Trade and of Investment and Services "
            "will happen in May.",
            [("scheduled", None, "May")],
        ),
        (
            "Peru and Ecuador will hold talks in Bergen on Friday while the next round is to be in Rome on 2 April.",
            [("scheduled", "bergen", "Friday"), ("announced", "rome", "2 April")],
        ),
    ],
)
def test_two_meetings_of_one_sentence_have_a_day_each(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Their envoys will confer before next week’s talks in Bergen.",
            [("scheduled", "bergen", "next week")],
        ),
        (
            "Wednesday’s meeting in Bergen will be the third this year.",
            [("scheduled", "bergen", "Wednesday")],
        ),
        ("The mediator named issues for Thursday’s round in Bergen.", [("scheduled", "bergen", "Thursday")]),
        (
            "Peru and Ecuador agreed on Tuesday to hold peace talks in Bergen later this month.",
            [("announced", "bergen", "later this month")],
        ),
        (
            "The talks of Peru and Ecuador due on Wednesday in Bergen will be postponed. The delegations were expected "
            "in Bergen on Tuesday, but did not show up.",
            [("postponed", "bergen", "Wednesday")],
        ),
        ("The mediator was pleased with Tuesday’s round in Bergen.", [("held", "bergen", "Tuesday")]),
    ],
)
def test_whose_day_a_meeting_is_tells_whether_it_was(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


def test_a_meeting_of_the_day_of_publication_is_of_that_day() -> None:
    [found] = says("Wednesday’s meeting in Bergen will be the third this year.")
    assert found["id"] == "bergen-2026-03-11"


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Peru and Ecuador resumed talks in Bergen on Wednesday. The latest round follows a pause of two weeks.",
            [("under way", "bergen", "Wednesday")],
        ),
        (
            "Peace talks resumed in Bergen on Wednesday. The talks are scheduled for 11 to 14 March.",
            [("under way", "bergen", "Wednesday")],
        ),
        (
            "Peace talks resumed in Bergen on Wednesday. Wednesday’s session will run until Friday.",
            [("under way", "bergen", "Wednesday")],
        ),
        (
            "Peru and Ecuador resumed talks on Tuesday. "
            "Negotiations, which began in November, picked up again in Bergen after a pause.",
            [("under way", "bergen", "Tuesday")],
        ),
        (
            "Their ministers are slated to meet on Wednesday. Wednesday’s meeting in Bergen would be the first.",
            [("held", "bergen", "Wednesday")],
        ),
        (
            "The two sides met in Bergen on 2 January. The negotiations had been going on for a year.",
            [("held", "bergen", "2 January")],
        ),
    ],
)
def test_what_goes_on_is_one_round_and_under_way(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Peru and Ecuador began in 1986 but led nowhere.",
        "Inspectors of Peru and Ecuador resumed work in Lima on Tuesday.",
        "The presidents of Peru and Ecuador signed papers of accession in Lima on Tuesday.",
        "The accession of March will let Peru and Ecuador sign the summit documents.",
        "The last attempt at a negotiated end of the Lima dispute in 2004 failed.",
        "The envoy goes on to New York, where he is due to attend a special session of the Security Council.",
        "The ceremony took place at the Bolívar Library in Lima.",
        "A plane of prisoners came to Bergen on Tuesday, which was one of the conditions that had been set by Ecuador "
        "to take part in the talks.",
        "The delegates of Peru left the old capital, Cuzco, for Chile on Tuesday.",
        "They spoke of a treaty on the border, which the presidents of Peru and Ecuador signed last May.",
        "Peru and Ecuador were invited to join the alliance in Bergen in July 2019.",
        "Minister Ana Solís will travel to Quito on Friday to submit the instrument.",
    ],
)
def test_what_only_sounds_like_a_meeting_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The envoy left on Tuesday for talks between Peru and Ecuador in Bergen.",
            [],
        ),
        (
            "The president of Peru left for Quito on Tuesday for a meeting with the president of Ecuador.",
            [("scheduled", "quito", None)],
        ),
        (
            "The minister has arrived in Quito for the first meeting since Lima called off talks last year.",
            [("under way", "quito", None)],
        ),
        (
            "The envoy of Peru, after a visit to Lima, will travel to Norway on Friday for talks with Ecuador.",
            [("scheduled", "norway", "Friday")],
        ),
        (
            "On Friday the talks between Peru and Ecuador will take up the case of pilgrims kidnapped in Cuenca.",
            [("scheduled", None, "Friday")],
        ),
        (
            "Peru and Ecuador met in Lima on Tuesday, their first encounter since a February meeting in Bergen.",
            [("held", "lima", "Tuesday"), ("held", "bergen", "February")],
        ),
        (
            "“They will give us a break until 2 April,” said a spokesman of Peru at the talks in Bergen.",
            [("held", "bergen", None)],
        ),
        (
            "The meeting of Peru and Ecuador in Bergen, where a treaty was reached on 2 May 1998, was held in secret.",
            [("held", "bergen", None)],
        ),
        (
            "Peru and Ecuador will meet in Bergen on 20 March. Both governments confirmed the meeting on Tuesday.",
            [("scheduled", "bergen", "20 March")],
        ),
        (
            "Before leaving for Rome on Friday, the president of Peru will meet the president of Ecuador.",
            [],
        ),
        (
            "Ministers of Peru and Ecuador met in Lima on Tuesday after the announcement of a truce in Quito in May.",
            [("held", "lima", "Tuesday")],
        ),
        (
            "Talks between Peru and Ecuador were put off in January in the wake of a raid at Iquitos.",
            [("postponed", None, "January")],
        ),
        (
            "The minister met his counterpart on Tuesday for talks on the border surrounding the old Kuelap temple.",
            [("held", None, "Tuesday")],
        ),
    ],
)
def test_a_day_or_a_place_of_another_clause_is_not_that_of_a_meeting(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "President Ana Solís of Peru carries a letter. "
            "She will meet President Luis Paz of Ecuador on Friday in Bergen.",
            [("scheduled", "bergen", "Friday")],
        ),
        (
            "The king seeks a truce. The monarch will meet President Luis Paz of Ecuador on Friday in Bergen.",
            [("scheduled", "bergen", "Friday")],
        ),
        ("The king seeks a truce. The monarch will meet his family on Friday in Bergen.", []),
    ],
)
def test_one_of_whom_was_spoken_meets_somebody_who_is_named(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


def test_another_round_is_not_the_summit_that_was_told_of() -> None:
    text = (
        "Peru and Ecuador held talks on Tuesday ahead of a summit later this month. "
        "The two countries will hold another round of talks next week."
    )
    assert told(text) == [
        ("held", None, "Tuesday"),
        ("scheduled", None, "later this month"),
        ("scheduled", None, "next week"),
    ]


def test_the_talks_of_a_day_in_one_town_were_in_another_of_the_country_too() -> None:
    text = (
        "Peru and Ecuador ended a round of talks in Bergen on Tuesday. "
        "Two ministers led the talks, which took place in Oslo and Bergen."
    )
    assert told(text) == [("held", "bergen", "Tuesday")]


def test_who_is_told_that_here_is_not_where_a_meeting_will_be() -> None:
    text = "Peru and Ecuador will meet on Friday, a spokesman told reporters here."
    assert told(text, "GENEVA") == [("scheduled", None, "Friday")]
    assert told("Peru and Ecuador will meet here on Friday.", "GENEVA") == [("scheduled", "geneva", "Friday")]
    assert told("Peru and Ecuador met here on Tuesday.", "May 22nd 2018") == [("held", None, "Tuesday")]


def test_a_host_who_meets_another_by_a_verb_is_a_side() -> None:
    [found] = says("On Tuesday, Norway and Chile conferred in Oslo.")
    assert found["delegations"] == [{"party": "norway"}, {"party": "chile"}]


def test_what_talks_are_by_telephone_has_no_venue() -> None:
    text = "The ministers of Peru and Ecuador went over the issues of the talks in Geneva in a phone talk on Tuesday."
    assert told(text) == [("held", None, "Tuesday")]


def test_a_day_far_behind_words_of_which_nothing_tells_that_there_was_a_meeting_is_of_something_else() -> (
    None
):
    text = (
        "The talks between Peru and Ecuador “have reached their last hours”, a spokesman of the ministry said, as the "
        "foreign minister left Quito early on Tuesday."
    )
    assert told(text) == []
