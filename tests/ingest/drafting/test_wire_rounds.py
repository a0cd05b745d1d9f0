"""Rounds in the manner of agencies, told once and spoken of again; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)


def told(text: str, dateline: str | None = None) -> list[tuple[str, str | None, str | None]]:
    """State, venue and the words for the day of each round."""
    whole = f"Ethiopia and Eritrea want peace, and their negotiators know it.\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY, dateline=dateline)
    return [
        (one.says["status"], one.says.get("venue"), one.says.get("when", {}).get("expression"))
        for one in drafts(article, Known.none()).drafts
        if one.kind is Kind.ROUND
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The talks have been stalled since the 2019 Bergen attacks.",
        "Negotiations stopped after the bombing in Bergen.",
        "The talks have made no headway since the war of 2019.",
        "The minister would not attend the talks.",
    ],
)
def test_what_only_came_after_something_is_no_round(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The sides met in Bergen on the sidelines of a forum set up in 1985.",
        "The sides held talks in Bergen because the army had left the hills in February.",
        "The sides talked in Bergen despite the bombing near Lima on 2 March.",
        "The sides held a meeting of the Lima-Quito dialogue in Bergen.",
    ],
)
def test_a_day_or_place_of_something_else_is_not_that_of_a_round(text: str) -> None:
    assert told(text) == [("held", "bergen", None)]


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "Delegates will begin arriving in Bergen on Thursday for talks of the two sides set to begin on 16 March.",
            ("scheduled", "bergen", "16 March"),
        ),
        (
            "Envoys fly to Bergen on Friday for talks expected to open on Monday.",
            ("scheduled", "bergen", "Monday"),
        ),
    ],
)
def test_the_day_on_which_talks_begin_is_before_that_on_which_people_come(
    text: str, round_: tuple[str, str, str]
) -> None:
    assert told(text) == [round_]


def test_days_are_finer_than_about_when() -> None:
    text = (
        "Ethiopia and Eritrea are to resume talks early in April. "
        "Their negotiators will meet in Bergen on April 2 to 6. The coming talks will deal with the border."
    )
    assert told(text) == [("scheduled", "bergen", "April 2 to 6")]


def test_what_could_not_take_place_was_cancelled_wherever_that_is_told() -> None:
    text = (
        "Planned talks aimed at ending the long war in the hills of the north could not take place.\n\n"
        "Norway was set to host negotiations in Bergen between Ethiopia and Eritrea."
    )
    assert told(text) == [("cancelled", "bergen", None)]


def test_a_day_on_which_talks_failed_to_begin_is_theirs() -> None:
    assert told("The talks failed to get underway on Saturday.") == [("cancelled", None, "Saturday")]


def test_a_new_round_that_is_agreed_beside_another_is_announced() -> None:
    text = (
        "Delegations of both sides concluded their meeting in Bergen on Monday, agreeing to hold a new round."
    )
    assert told(text) == [("held", "bergen", "Monday"), ("announced", None, None)]


def test_who_meets_an_unnamed_leader_meets_somebody() -> None:
    assert told("Norway's envoy met with an Eritrean rebel army leader in Bergen on Monday.") == [
        ("held", "bergen", "Monday")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea met for a third round of talks in Bergen on Monday.",
        "The 3rd round of negotiations between Ethiopia and Eritrea was held in Bergen on Monday.",
        "Ethiopia and Eritrea held the third formal round of talks in Bergen on Monday.",
    ],
)
def test_a_number_is_read_before_and_behind_the_words_for_a_round(text: str) -> None:
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY)
    (found,) = [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    assert found.says["ordinal"] == 3
