"""Transcripts: who speaks in which turn, and what of it becomes a position."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.ingest.drafting.asking import DAY
from tracker.ingest.article import Article
from tracker.ingest.drafting import drafts
from tracker.ingest.drafting.cast.transcripts import turns
from tracker.ingest.drafting.known import Known
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

BRIEFING = """Press briefing

MR HALVORSEN: Good afternoon. I have a word on the talks between Chad and Sudan.

QUESTION: Has Sudan accepted the ceasefire?

MR HALVORSEN: Sudan answered yesterday. We continue to believe that a ceasefire is within reach.

We do not support another operation in Darfur.

QUESTION: Will the minister go to Cairo?

MR HALVORSEN: I am not going to get into details. Chad must open the border for the convoys at once.
"""

INTERVIEW = """Foreign Minister Amina Bello of Chad spoke to the Daily Courier about the talks with Sudan.

Q (Daily Courier): Will Chad take part in the next round?

A: We demand that Sudan withdraw its troops first. The Sudanese side has proposed a meeting in Cairo.

Q: And the prisoners?

A: All prisoners must be released. Who knows?
"""


def told(text: str) -> list[tuple[str, str]]:
    """Label and words of each turn."""
    return [
        (text[slice(*one.label)], text[slice(*one.words)]) for one in turns(text, tuple(paragraphs(text)))
    ]


def positions(text: str) -> list[Mapping[str, Any]]:
    found = drafts(Article(text, tuple(paragraphs(text)), DAY), Known.none()).drafts
    return [one.says for one in found if one.kind is Kind.POSITION]


def test_turns_are_those_of_who_answers_with_every_paragraph_of_them() -> None:
    assert [(label, words[:20]) for label, words in told(BRIEFING)] == [
        ("MR HALVORSEN", "Good afternoon. I ha"),
        ("MR HALVORSEN", "Sudan answered yeste"),
        ("MR HALVORSEN", "We do not support an"),
        ("MR HALVORSEN", "I am not going to ge"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cairo: The talks ended.\n\nRabat: They began.\n\nTunis: Nobody came.",
        "Cairo: The talks ended.\n\nCairo: They began again.\n\nCairo: Nobody came.",
        "Reporting by: A. Smith\n\nThe talks ended: nobody came.\n\nWill they meet again?",
        "MR HALVORSEN: Good afternoon.",
        "",
    ],
)
def test_lines_with_a_colon_are_no_transcript_without_a_question_and_somebody_who_speaks_twice(
    text: str,
) -> None:
    assert told(text) == []


def test_each_sentence_of_an_answer_that_says_something_is_a_position_of_whoever_speaks() -> None:
    found = [(one["holder"], one["issue"], one.get("stance"), one["quote"]) for one in positions(BRIEFING)]

    assert (
        "halvorsen",
        "ceasefire",
        "support",
        "We continue to believe that a ceasefire is within reach.",
    ) in found
    assert (
        "halvorsen",
        "ceasefire",
        "reject",
        "We do not support another operation in Darfur.",
    ) in found
    assert (
        "halvorsen",
        "borders",
        "demand",
        "Chad must open the border for the convoys at once.",
    ) in found
    assert all("QUESTION" not in one["quote"] for one in positions(BRIEFING))


def test_an_answer_is_of_the_only_one_who_is_told_of_above_and_what_others_say_in_it_is_theirs() -> None:
    found = [(one["holder"], one["issue"], one.get("stance")) for one in positions(INTERVIEW)]

    assert ("amina-bello", "withdrawal", "demand") in found
    assert ("amina-bello", "prisoners", "demand") in found
    assert {one["holder"] for one in positions(INTERVIEW)} <= {"amina-bello", "sudan"}
    assert not any(
        one["holder"] == "amina-bello" and "Cairo" in one["summary"] for one in positions(INTERVIEW)
    )


def test_an_answer_of_nobody_who_is_named_is_no_position() -> None:
    of_two = INTERVIEW.replace(
        "Daily Courier about", "Daily Courier and President Idriss Oumar of Chad about"
    )

    assert not any(one["holder"] == "amina-bello" for one in positions(of_two))


def test_whose_full_name_stands_above_has_it() -> None:
    named = BRIEFING.replace("Press briefing", "Press briefing\n\nOle Halvorsen, Department Spokesperson")

    assert {one["holder"] for one in positions(named)} == {"ole-halvorsen"}


@pytest.mark.parametrize("address", ["MR", "AMB", "GEN", "Dr."])
def test_any_form_of_address_stands_before_the_name_of_a_label(address: str) -> None:
    addressed = BRIEFING.replace("MR HALVORSEN", f"{address} HALVORSEN")

    assert {one["holder"] for one in positions(addressed)} == {"halvorsen"}


def test_of_several_above_it_is_the_spokesperson_who_answers() -> None:
    of_two = INTERVIEW.replace(
        "Foreign Minister Amina Bello of Chad spoke",
        "President Idriss Oumar of Chad was away. Spokesperson Amina Bello of the foreign ministry spoke",
    )

    assert any(one["holder"] == "amina-bello" for one in positions(of_two))


def test_no_denies_what_was_asked() -> None:
    asked = INTERVIEW.replace("All prisoners must be released. Who knows?", "We have not. Who knows?")
    asked = asked.replace("And the prisoners?", "Have you released the prisoners?")

    assert ("prisoners", "denial", "We have not") in [
        (one["issue"], one.get("stance"), one["summary"]) for one in positions(asked)
    ]


LABELLED = """Chad wants a ceasefire on all fronts

Foreign Minister Amina Bello of Chad wants a ceasefire, which Sudanese President Idris Omar has refused.

Source: Bello on television

Quote: "We agreed to the ceasefire in March.

Sudan must withdraw its troops first."

Details: Chad and Sudan began talks on the ceasefire in May.
"""


def held(text: str) -> list[tuple[str, str]]:
    """Holder and first word of the summary of each position."""
    return [(one["holder"], one["summary"].split()[0]) for one in positions(text)]


def test_what_a_report_quotes_below_its_source_is_said_by_that_one() -> None:
    assert ("amina-bello", "We") in held(LABELLED)
    assert ("amina-bello", "Sudan") in held(LABELLED)


@pytest.mark.parametrize(
    "text",
    [
        LABELLED.replace("Source: Bello on television", "It was late."),
        LABELLED.replace("Source: Bello on television", "Source: the ministry"),
        LABELLED.replace('first."', "first."),
    ],
)
def test_a_quotation_below_no_source_that_is_known_or_without_an_end_is_nobodys(text: str) -> None:
    assert ("amina-bello", "Sudan") not in held(text)
