"""Rounds in the city of a dateline; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)
TOLD = "Ethiopia and Eritrea resumed talks on Tuesday."


def venues(dateline: str, told: str) -> list[str | None]:
    """The venue of each round of a story with a dateline."""
    text = f"{dateline} - {told}"
    body = ((len(dateline) + 3, len(text)),)
    found = drafts(Article(text, body, WEDNESDAY, dateline=dateline), Known.none())
    return [one.says.get("venue") for one in found.drafts if one.kind is Kind.ROUND]


@pytest.mark.parametrize(("dateline", "venue"), [("GENEVA", "geneva"), ("KIRI-WANGA, Uganda", "kiri-wanga")])
def test_a_round_of_the_day_is_where_its_story_is_dated_from(dateline: str, venue: str) -> None:
    assert venues(dateline, TOLD) == [venue]


@pytest.mark.parametrize(
    ("dateline", "told"),
    [
        ("NAIROBI", TOLD),
        ("ASMARA", TOLD),
        ("GENEVA", "Ethiopia and Eritrea resumed talks by telephone on Tuesday."),
        ("GENEVA", "Ethiopia and Eritrea held talks on 5 February."),
        ("GENEVA", "Ethiopia and Eritrea will hold talks on Friday."),
    ],
    ids=["a bureau", "a capital of theirs", "by telephone", "long ago", "to come"],
)
def test_other_rounds_have_no_place_of_a_dateline(dateline: str, told: str) -> None:
    assert venues(dateline, told) == [None]


def test_a_story_that_tells_where_they_met_is_dated_from_elsewhere() -> None:
    assert venues("GENEVA", f"{TOLD} They met in Cairo on Tuesday.") == ["cairo"]


def test_an_unknown_city_of_a_dateline_is_here() -> None:
    assert venues("KIRI-WANGA", "Ethiopia and Eritrea met here on 5 February.") == ["kiri-wanga"]


def test_a_day_of_the_opening_clause_is_no_day_of_a_meeting_behind_it() -> None:
    text = (
        "Although time runs out on 18 March, the premiers of Ethiopia and Eritrea meet in Cairo on 29 March."
    )
    found = drafts(Article(text, tuple(paragraphs(text)), WEDNESDAY), Known.none())
    assert [one.record for one in found.drafts if one.kind is Kind.ROUND] == ["cairo-2026-03-29"]


def test_the_dateline_is_meant_where_the_headline_names_its_city_too() -> None:
    text = f"Calm in GENEVA\n\nGENEVA - {TOLD}"
    article = Article(text, ((25, len(text)),), WEDNESDAY, title="Calm in GENEVA", dateline="GENEVA")
    (venue,) = [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.VENUE]
    assert venue.says["evidence"]["start"] == 16
