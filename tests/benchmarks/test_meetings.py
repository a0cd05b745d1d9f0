"""The labelled clauses are told apart, and the table of the drafts is what is counted in them."""

from __future__ import annotations

import json
import re

import pytest

from benchmarks.meetings import SENTENCES, TABLE, Labelled, annotated, answered, counted, table, written

LINES = [
    json.loads(line)
    for place in sorted(SENTENCES.glob("*.jsonl"))
    for line in place.read_text(encoding="utf-8").splitlines()
]


def test_no_sentence_stands_twice_and_each_has_a_word_for_a_time() -> None:
    timeless = re.compile(
        r"^(?!.*(?:\d|day|yesterday|spring|autumn|month|January|February|March|April|May|June|July|August"
        r"|September|October|November|December)).*$"
    )

    assert len({line["sentence"] for line in LINES}) == len(LINES)
    assert len([line for line in LINES if timeless.match(line["sentence"])]) < len(LINES) / 20


def test_the_table_is_what_is_counted_in_all_clauses() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(counted((*written(), *annotated())))


def test_a_mark_points_to_what_it_stands_in() -> None:
    met, fell = Labelled("a", frozenset({"sat", "on"}), True), Labelled("b", frozenset({"fell", "on"}), False)

    weights = counted([met, met, met, fell, fell, fell])

    assert weights["sat"] > 0 > weights["fell"]
    assert weights["on"] == 0


def test_a_source_is_answered_from_the_others() -> None:
    met = [Labelled(source, frozenset({"sat"}), True) for source in "abcd"]
    fell = [Labelled(source, frozenset({"fell"}), False) for source in "abcd"]

    answers = answered([*met, *fell], ())

    assert [meeting for _, meeting in answers] == [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("mark", "meets"), [("sat", True), ("togeth", True), ("killed", False), ("visite", False)]
)
def test_words_of_meetings_weigh_for_one(mark: str, meets: bool) -> None:
    weights = counted(written())

    assert (weights[mark] > 0) is meets
