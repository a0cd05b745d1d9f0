"""Texts are ours; 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Kind

TABLE = toml_table("tracker.ingest.drafting.meetings", "somewhere")
SIDES = "Armenia and Azerbaijan want a treaty. "


def rounds(text: str) -> list[Draft]:
    article = Article(text, tuple(paragraphs(text)), date(2026, 3, 11))
    return [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]


@pytest.mark.parametrize("text", TABLE["examples"])
def test_people_of_the_talks_at_a_place_on_a_day_may_have_met(text: str) -> None:
    (found,) = rounds(SIDES + text)
    assert found.confidence == 0.4
    assert found.says["venue"] in ("vienna", "cairo", "oslo")
    assert "when" in found.says


@pytest.mark.parametrize("text", TABLE["not_examples"])
def test_who_speaks_or_fights_at_a_place_on_a_day_has_not(text: str) -> None:
    assert not [one for one in rounds(SIDES + text) if one.confidence == 0.4]


def test_words_for_a_meeting_say_more_than_a_place_and_a_day() -> None:
    (found,) = rounds(f"{SIDES}They met in Oslo in May 2025. The mediators were alone in Oslo in May 2025.")
    assert found.confidence > 0.5


@pytest.mark.parametrize("text", TABLE["gathered_examples"])
def test_those_who_hold_talks_need_no_place_on_a_day(text: str) -> None:
    (found,) = rounds(SIDES + text)
    assert "venue" not in found.says
    assert "when" in found.says


@pytest.mark.parametrize(
    "text",
    [
        "The delegations will read the draft on Sunday.",
        "The teams slept on Tuesday.",
        "The negotiators said on Monday that they were far apart.",
        "On Monday the president was as stubborn as ever.",
    ],
)
def test_who_does_something_else_on_a_day_does_not_meet(text: str) -> None:
    assert not rounds(SIDES + text)
