"""Rounds as reports of these years tell them; the texts are ours, and 11 March 2026 is a Wednesday."""

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


def says(text: str, kind: Kind = Kind.ROUND) -> list[Mapping[str, Any]]:
    """What the rounds of a text say."""
    whole = f"Peru and Ecuador want peace, and their negotiators know it.\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY)
    return [one.says for one in drafts(article, Known.none()).drafts if one.kind is kind]


def milestones(text: str) -> list[Mapping[str, Any]]:
    """What the milestones of a text say."""
    return says(text, Kind.MILESTONE)


def told(text: str) -> list[Told]:
    """State, venue and the words for the day of each round."""
    return [(one["status"], one.get("venue"), one.get("when", {}).get("expression")) for one in says(text)]


def parties(text: str) -> list[set[str]]:
    """Who takes part in each round."""
    return [{each["party"] for each in one.get("delegations", ())} for one in says(text)]


@pytest.mark.parametrize(
    "text",
    [
        "After a meeting of the National Security Council on Tuesday, the premier of Peru said the talks with Ecuador "
        "in Bergen would go on.",
        "The Politburo held a meeting in Lima on Monday on the talks with Ecuador.",
        "Following a meeting of its Council of Ministers on the afternoon of March 10, Peru said Ecuador was to blame.",
    ],
)
def test_a_body_of_one_state_holds_no_round(text: str) -> None:
    assert told(text) == []


def test_other_meetings_of_such_words_are_rounds() -> None:
    assert told("Peru and Ecuador held a meeting of their border committee in Bergen on Tuesday.") == [
        ("held", "bergen", "Tuesday")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru announced its decision to boycott talks with Ecuador in Bergen on Tuesday, as Ecuador had kept nothing.",
        "Speaking to a joint press delegation on Wednesday, President Ana Salas said that the U.S. had agreed to meet "
        "with a Peruvian delegation.",
    ],
)
def test_the_day_of_a_word_on_talks_is_no_day_of_theirs(text: str) -> None:
    assert told(text) == []


def test_the_place_of_talks_in_a_clause_on_somebody_is_not_that_of_others() -> None:
    text = (
        "Peru and Ecuador met on Saturday in Bergen. Minister Ola Nilsen, who served as mediator in the talks held in "
        "Norway's capital, Oslo, confirmed that discussions will continue."
    )
    assert told(text) == [("held", "bergen", "Saturday")]


def test_the_verb_behind_a_quotation_tells_nothing_of_a_meeting_in_it() -> None:
    text = (
        "The second round of talks between Peru and Ecuador will take place in Bergen on March 20. “We hope that all "
        "will support holding the new round of talks in Bergen,” Minister Ana Salas concluded."
    )
    assert told(text) == [("scheduled", "bergen", "March 20")]


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "In a statement read out following the meeting on Tuesday, both Peru and Ecuador confirmed their wish.",
            ("held", None, "Tuesday"),
        ),
        (
            "The announcement follows six days of negotiations from March 2 to 7, facilitated by Norway, between Peru "
            "and Ecuador.",
            ("held", None, "from March 2 to 7"),
        ),
        (
            "Peru and Ecuador reached a consensus on the details of the ceasefire and signed an agreement at the "
            "extraordinary meeting of the General Border Committee (GBC) held on Tuesday.",
            ("held", None, "Tuesday"),
        ),
        (
            "The declaration of principles was signed between the Peruvian government and Ecuador in Bergen, under "
            "the aegis of Norway, on Saturday 7 March 2026.",
            ("held", "bergen", "Saturday 7 March 2026"),
        ),
    ],
)
def test_what_follows_a_meeting_tells_of_it(text: str, round_: Told) -> None:
    assert told(text) == [round_]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Peruvian Vice Premier Luis Ortega met for about five hours on Saturday with Rosa Vega of Ecuador.",
            {"peru", "ecuador"},
        ),
        (
            "Minister Ola Nilsen of Norway on Monday separately met his Peruvian and Ecuadorian counterparts.",
            {"norway", "peru", "ecuador"},
        ),
        (
            "Delegations from mediators Norway and Chad, along with Sweden, met in Bergen on Tuesday to discuss the "
            "truce of Peru and Ecuador.",
            {"norway", "chad", "sweden"},
        ),
        (
            "A Norwegian security delegation has convened with Peruvian leaders in Bergen on Tuesday.",
            {"norway", "peru"},
        ),
    ],
)
def test_whoever_meets_takes_part(text: str, sides: set[str]) -> None:
    assert parties(text) == [sides]


def test_whoever_met_on_a_day_from_which_a_meeting_is_counted_takes_no_part() -> None:
    text = (
        "Envoys of Sweden and Norway met in Bergen on Tuesday. Their meeting in Bergen "
        "came two days after a senior Peruvian delegation met with Norwegian spy chief Ola Nilsen."
    )
    assert parties(text) == [{"sweden", "norway"}]


def test_a_month_of_other_talks_is_not_that_of_those_whose_place_is_told() -> None:
    text = (
        "The governments of Peru and Ecuador concluded the three-day talks in Bergen with good results. A spokesman "
        "for the delegation of Peru said that the talks had been about thousands of prisoners whom both sides hold. "
        "Other proposals were made by both sides and will be given to their leaders, who have to approve of them. "
        "The envoy of the United Nations was glad of it, and thanked the hosts for all that they had done for the "
        "cause of peace. Both sides will go on to look for those who are missed, he said.\n\n"
        "Negotiations between Peru and Ecuador in January led to the release of 90 prisoners in February."
    )
    assert told(text) == [("held", "bergen", None), ("held", None, "January")]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Peru and Ecuador resumed this week in Bergen, following missed earlier deadlines.",
        "Although this deadline has now passed, Norway sent a draft to Peru and Ecuador last week.",
    ],
)
def test_the_day_of_what_was_done_behind_a_deadline_is_no_deadline(text: str) -> None:
    assert not [one for one in milestones(text) if one["sort"] == "deadline"]


def test_renewed_negotiations_on_a_truce_announce_none() -> None:
    text = (
        "On March 10, 2026, the Norwegian Information Service announced the arrival of delegations from Peru and "
        "Ecuador in Bergen for renewed negotiations regarding an agreement on the ceasefire."
    )
    assert not [one for one in milestones(text) if one["sort"] == "announcement"]
