"""Stances by the words that statements of them have."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.weighed import marks_of, pointed
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

TABLE = toml_table("tracker.ingest.drafting", "weighed")


def test_a_mark_is_the_beginning_of_a_word_of_the_cue_or_the_content() -> None:
    assert marks_of("Refused", "the negotiators' terms") == {
        "cue:refuse",
        "the",
        "negoti",
        "terms",
    }


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


def test_the_word_that_points_most_is_told() -> None:
    assert pointed("condemned", "the eviction of the monks")[1] == "condemned"


def test_words_that_nobody_has_seen_get_what_is_usual() -> None:
    assert pointed("", "") == (Stance.CONCERN, "")


def test_every_mark_has_a_weight_for_each_stance() -> None:
    rows = [line.split() for line in TABLE["marks"].splitlines() if line]

    assert set(TABLE["stances"]) == set(Stance)
    assert {len(row) for row in rows} == {1 + len(TABLE["stances"])}
    assert len({row[0] for row in rows}) == len(rows)
