"""Stances by the words that statements of them have."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.positions.weighed import Way, marks_of, pointed, ways
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

TABLE = toml_table("tracker.ingest.drafting.positions", "weighed")


def test_a_mark_is_the_beginning_of_a_word_of_the_cue_or_the_content_or_how_it_is_told() -> None:
    assert marks_of("Refused", "the negotiators' terms") == {
        "cue:refuse",
        "the",
        "negoti",
        "terms",
        "told:a-thing",
        "told:one-word",
        "told:short",
    }


@pytest.mark.parametrize("way", ways(), ids=lambda way: way.mark)
def test_a_way_of_telling_is_found_in_its_examples_and_in_no_others(way: Way) -> None:
    assert [words for words in way.examples if not way.words.search(words)] == []
    assert [words for words in way.others if way.words.search(words)] == []
    assert way.examples
    assert way.others


def test_marks_of_quotations_hide_no_way_of_telling() -> None:
    assert "told:of-nobody" in marks_of("said", "“No boat was towed")


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("condemned", "the eviction of the monks", Stance.CONCERN),
        ("warned", "the wells would run dry", Stance.CONCERN),
        ("urged", "both navies to show the flag", Stance.DEMAND),
        ("welcomed", "the new face at the table", Stance.SUPPORT),
    ],
)
def test_the_words_of_a_statement_point_to_its_stance(cue: str, content: str, stance: Stance) -> None:
    assert pointed(cue, content)[0] is stance


def test_a_condition_is_told_only_with_what_has_to_be_first() -> None:
    assert pointed("said", "it would seek arbitration over the shoal")[0] is not Stance.CONDITION
    assert (
        pointed("said", "its gunners would go home once the road to the wells was open")[0]
        is Stance.CONDITION
    )


def test_the_word_that_points_most_is_told() -> None:
    assert pointed("condemned", "the eviction of the monks")[1] == "condemned"


def test_words_that_nobody_has_seen_get_what_is_usual() -> None:
    assert pointed("", "") == (Stance.CONCERN, "")


def test_every_mark_has_a_weight_for_each_stance() -> None:
    rows = [line.split() for line in TABLE["marks"].splitlines() if line]

    assert set(TABLE["stances"]) == set(Stance)
    assert {len(row) for row in rows} == {1 + len(TABLE["stances"])}
    assert len({row[0] for row in rows}) == len(rows)
