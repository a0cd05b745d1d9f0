"""Sentences are ours; parts of statements are given by their words."""

from __future__ import annotations

import pytest

from tracker.ingest.article import Span
from tracker.ingest.drafting.positions.summaries import LONGEST, summary_of
from tracker.ingest.statement import Act, Statement


def summary(text: str, source: str, cue: str, content: str, act: Act, frame: str) -> str:
    """The summary of a statement whose parts are words of the text; "/" parts the places of one."""

    def places(words: str) -> tuple[Span, ...]:
        return tuple((at, at + len(word)) for word in words.split("/") if (at := text.index(word)) >= 0)

    return summary_of(text, Statement(places(source), places(cue), places(content), act, frame, 0.6))


@pytest.mark.parametrize(
    ("text", "cue", "content", "act", "frame", "expected"),
    [
        ("Oman said that Yemen agreed.", "said", "that Yemen agreed", Act.SAY, "verb clause", "Yemen agreed"),
        (
            "Oman denied that Yemen agreed.",
            "denied",
            "that Yemen agreed",
            Act.DENY,
            "verb clause",
            "Denied that Yemen agreed",
        ),
        (
            "Oman has rejected the map.",
            "has rejected",
            "the map",
            Act.DENY,
            "verb object",
            "Rejected the map",
        ),
        ("In Oman's view, it is over.", "view", "it is over", Act.SAY, "side", "It is over"),
        ("Oman has not seen it.", "has not seen", "it", Act.BELIEVE, "verb object", "Has not seen it"),
        ("Oman refused to leave.", "refused", "to leave", Act.DENY, "verb to", "Refused to leave"),
        ("Oman no longer wants it.", "wants", "it", Act.FEEL, "verb object", "No longer wants it"),
        ("Oman wants a truce.", "wants", "a truce", Act.DEMAND, "side", "Wants a truce"),
        ("It is over, Oman insisted.", "insisted", "It is over", Act.DEMAND, "after clause", "It is over"),
        (
            "The map was rejected by Oman.",
            "was rejected by",
            "The map",
            Act.DENY,
            "passive object",
            "The map was rejected",
        ),
    ],
)
def test_the_verb_is_told_where_what_is_said_needs_it(
    text: str, cue: str, content: str, act: Act, frame: str, expected: str
) -> None:
    assert summary(text, "Oman", cue, content, act, frame) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that foreign troops must leave", "Foreign troops must leave"),
        ("officials would discuss the truce", "Officials would discuss the truce"),
        ("that, to save lives, the truce must hold", "To save lives, the truce must hold"),
        ("as-yet unknown gunmen broke the truce", "As-yet unknown gunmen broke the truce"),
    ],
)
def test_it_begins_with_a_whole_word(content: str, expected: str) -> None:
    assert summary(f"Oman said {content}.", "Oman", "said", content, Act.SAY, "verb clause") == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ('"We agreed," Oman said.', '"We agreed,"', "We agreed"),
        (
            '"We agreed," Oman said. "They did not."',
            '"We agreed,"/"They did not."',
            "We agreed. They did not",
        ),
        ('The map is "a good one", Oman said.', 'The map is "a good one"', 'The map is "a good one"'),
        ('The map, Oman said, is "a first', 'The map/is "a first', 'The map is "a first”'),
    ],
)
def test_quotation_marks_have_partners(text: str, content: str, expected: str) -> None:
    assert summary(text, "Oman", "said", content, Act.SAY, "after quote") == expected


def test_paragraphs_of_one_quotation_open_it_once() -> None:
    text = "“We came to talk.\n\n“We leave with a draft,” she said."
    found = summary(text, "she", "said", "“We came to talk./“We leave with a draft,”", Act.SAY, "quote")
    assert found == "We came to talk. We leave with a draft"


def test_a_source_between_verb_and_words_is_left_out() -> None:
    text = "The map, which Oman called in Rome a joke, is old."
    assert summary(text, "Oman", "called", "which/a joke", Act.SAY, "relative as") == "Called in Rome a joke"


def test_the_verb_of_another_sentence_is_not_told() -> None:
    text = "The truce must come first. This was repeated by Oman."
    told = summary(text, "Oman", "was repeated by", "The truce must come first.", Act.SAY, "passive object")
    assert told == "The truce must come first"


def test_it_is_cut_at_a_word() -> None:
    content = "peace " * LONGEST
    made = summary(f"Oman wants {content}", "Oman", "wants", content.strip(), Act.FEEL, "verb object")
    assert len(made) <= LONGEST
    assert made.endswith(" peace…")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("``The road is open,''", "The road is open"),
        ("`` The road is open ''", "The road is open"),
        ("the road was ``open for all''", "The road was “open for all”"),
        ("the ''odd'' map was theirs", "The “odd” map was theirs"),
        ("``We wait,''/``We do not leave.''", "We wait. We do not leave"),
    ],
)
def test_quotations_of_wires_have_the_marks_of_others(content: str, expected: str) -> None:
    text = f"{content.replace('/', ' Oman said. ')} Oman said."
    assert summary(text, "Oman", "said", content, Act.SAY, "after quote") == expected
