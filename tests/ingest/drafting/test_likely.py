"""Meetings told by words of which no table has any; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.drafting.meetings.likely import clauses, marks_of, pointed
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)


def rounds(text: str) -> list[Draft]:
    """The rounds of a text about talks."""
    whole = f"Ethiopia and Eritrea want peace, and their negotiators know it.\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY)
    return [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]


@pytest.mark.parametrize(
    ("text", "state", "venue", "words"),
    [
        (
            "Desta Bekele spent five hours with Yonas Habte in Nairobi on Monday.",
            "held",
            "nairobi",
            "on Monday",
        ),
        (
            "Desta Bekele and Yonas Habte walked arm in arm in Nairobi on 2 March.",
            "held",
            "nairobi",
            "2 March",
        ),
        (
            "Yonas Habte sat next to Desta Bekele for an hour in Nairobi on Tuesday.",
            "held",
            "nairobi",
            "on Tuesday",
        ),
        (
            "Yonas Habte will be the guest of Desta Bekele in Nairobi on 20 March.",
            "scheduled",
            "nairobi",
            "20 March",
        ),
    ],
)
def test_a_meeting_is_told_by_its_words_taken_together(text: str, state: str, venue: str, words: str) -> None:
    [found] = rounds(text)

    assert (found.says["status"], found.says["venue"]) == (state, venue)
    assert found.says["when"]["expression"] in words
    assert found.confidence == 0.3
    assert "words that tell a meeting mostly" in found.reasons[1]


@pytest.mark.parametrize(
    "text",
    [
        "Desta Bekele visited wounded soldiers in Nairobi on Monday.",
        "Desta Bekele opened a bridge in Nairobi on Monday.",
        "Desta Bekele told his cabinet in Nairobi on Monday that he had spent hours with Yonas Habte.",
        "Yonas Habte has lived in Nairobi since May.",
        "In Nairobi on Monday papers went back and forth between Desta Bekele and Yonas Habte.",
        "A tribunal with Desta Bekele and Yonas Habte awarded the town to Eritrea in Nairobi on Monday.",
        "Desta Bekele cancelled five hours with Yonas Habte in Nairobi on Monday.",
        "Did Desta Bekele spend five hours with Yonas Habte in Nairobi on Monday?",
        "Desta Bekele spent five hours with Yonas Habte.",
    ],
)
def test_what_is_told_of_something_else_or_of_no_day_is_no_meeting(text: str) -> None:
    assert rounds(text) == []


def test_where_no_place_is_told_both_sides_are_named() -> None:
    assert [
        one.says.get("venue") for one in rounds("Bekele and Habte sat opposite each other on Monday.")
    ] in (
        [None],
        [],
    )
    assert rounds("The old man and his guest sat opposite a mirror on Monday.") == []


def test_names_and_days_count_only_as_such() -> None:
    text = "On Monday Kim of Korea sat with Moon in Oslo, an aide said, but he left"

    assert set(marks_of(text, (0, 44))) >= {"on", "D", "N", "sat", "on D", "N sat"}
    assert [text[slice(*one)] for one in clauses(text, (0, len(text)))] == [
        "On Monday Kim of Korea sat with Moon in Oslo",
        "an aide said",
        "but he left",
    ]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The two sat opposite each other in Oslo on Monday", "The two towns were shelled in Oslo on Monday"),
        ("Kim hosted Moon in Oslo on Monday", "Kim saw a film in Oslo on Monday"),
        ("Kim and Moon dined in Oslo on 2 May", "Kim was born in Oslo on 2 May"),
    ],
)
def test_a_meeting_weighs_more_than_something_else(more: str, less: str) -> None:
    assert pointed(more, (0, len(more))).weight > pointed(less, (0, len(less))).weight


@pytest.mark.parametrize("text", ["", " ", ";;;", "—", "n't", "1", "A", "A" * 5_000, "\u0130stanbul 1\u0660"])
def test_no_text_raises(text: str) -> None:
    assert [pointed(text, clause) for clause in clauses(text, (0, len(text)))]
