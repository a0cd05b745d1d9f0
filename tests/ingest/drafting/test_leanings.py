from __future__ import annotations

import pytest

from tracker.ingest.drafting.positions.leanings import leaning_of
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

LISTS = toml_table("tracker.ingest.drafting.positions", "leanings")


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the mood in the hall was good", Stance.SUPPORT),
        ("the two sides were near to each other", Stance.SUPPORT),
        ("the draft is worthless", Stance.CONCERN),
        ("there was no progress", Stance.CONCERN),
        ("the process is not dead", Stance.SUPPORT),
        ("it would hardly be a success", Stance.CONCERN),
        ("a good start, but the danger grows", Stance.CONCERN),
        ("the road is hard but the goal is within reach", Stance.SUPPORT),
        ("it was a breach of trust", Stance.CONCERN),
        ("the truce is holding", Stance.SUPPORT),
        ("the army had opened fire on them", Stance.CONCERN),
        ("he saw little reason to be optimistic", Stance.CONCERN),
        ("she did not come away with any feeling of hope", Stance.CONCERN),
    ],
)
def test_hopeful_words_are_support_and_gloomy_ones_concern(content: str, stance: Stance) -> None:
    found = leaning_of(content)
    assert found is not None
    assert found[0] is stance


@pytest.mark.parametrize(
    "content",
    [
        "the delegations arrived in the morning",
        "a team will travel to the port",
        "the sitting is to last for one day",
        "the emirate would close the port",
        "the isles as well as the cape were on the list",
        "the last column left the bridge",
        "the peace treaty names crimea",
    ],
)
def test_words_that_lean_to_no_side_have_none(content: str) -> None:
    assert leaning_of(content) is None


def test_no_word_leans_to_both_sides() -> None:
    assert not set(LISTS["hopeful"].split()) & set(LISTS["gloomy"].split())
