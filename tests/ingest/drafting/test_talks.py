from __future__ import annotations

import pytest

from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.meetings.encounters import encounters
from tracker.ingest.drafting.meetings.talks import (
    _LEXICON,
    Spoken,
    _finder,
    is_weak,
    speaks_of_talks,
    spoken_of,
    table,
)
from tracker.ingest.drafting.text.finder import Vocabulary
from tracker.records.vocabulary import RoundStatus

EXAMPLES = [(row.status, text) for row in table().rows for text in row.examples]


def spoken(text: str) -> Spoken | None:
    return spoken_of(text, (0, len(text)), encounters(text, (0, len(text)), Cast((), (), (), (), text)))


@pytest.mark.parametrize(("status", "text"), EXAMPLES)
def test_the_words_of_a_row_tell_the_state_of_a_round(status: RoundStatus, text: str) -> None:
    found = spoken(text)
    assert found is not None
    assert found.status is status


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread has doubled since May.",
        "No talks are planned for this week.",
        "He called for talks in Geneva.",
        "Peace talks have stalled for years.",
    ],
)
def test_what_is_about_talks_in_general_or_about_none_is_no_round(text: str) -> None:
    assert spoken(text) is None


def test_neither_a_meeting_nor_its_state_is_looked_for_at_every_word() -> None:
    words = (_finder(), table().noun, table().general, table().unreal, *(row.words for row in table().rows))
    assert not any(one.begins.everywhere for one in words)


def test_words_for_a_state_overlap_none_before_them() -> None:
    held = next(row for row in table().rows if row.of_a_day)
    words = Vocabulary("the week’s recent talks and the last round", _LEXICON)
    assert [one.group() for one in held.cues(words)] == ["’s recent talks", "last round"]


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("The Talks were long.", True),
        ("They met for a second round.", True),
        ("The session was short.", False),
    ],
)
def test_a_sentence_speaks_of_talks_where_its_words_are_not_weak(text: str, *, strong: bool) -> None:
    assert speaks_of_talks(text, (0, len(text))) is strong
    assert is_weak(text) is not strong


def test_a_session_is_a_meeting_behind_any_word() -> None:
    found = spoken("A marathon session in Quito ended.")
    assert found is not None
    assert found.span == (2, 18)


def test_a_round_without_words_for_its_state_has_none() -> None:
    found = spoken("A round of talks in Geneva on Sunday.")
    assert found is not None
    assert found.status is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("The third round of talks ended in Rome.", 3), ("The second day of talks ended.", None)],
)
def test_only_rounds_are_numbered(text: str, number: int | None) -> None:
    found = spoken(text)
    assert found is not None
    assert found.ordinal == number
