"""The labelled sentences say what they may say, and the table of the drafts is what is counted in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.stances import HELD_OUT, SENTENCES, TABLE, Labelled, counted, sentences, shares, table
from tracker.records.issues import shipped_issues
from tracker.records.vocabulary import Stance

FILES = sorted(SENTENCES.glob("*.jsonl"))
LINES = [
    json.loads(line)
    for place in (*FILES, *HELD_OUT.glob("*.jsonl"))
    for line in place.read_text(encoding="utf-8").splitlines()
]


def test_cue_content_and_holder_stand_in_their_sentence() -> None:
    assert LINES
    assert [
        one["sentence"] for one in LINES if not all(part in one["sentence"] for part in _parts(one))
    ] == []


def _parts(one: dict[str, Any]) -> list[str]:
    content = one["content"]
    return [one["holder"], one["cue"], *([content] if isinstance(content, str) else content)]


def test_stances_and_issues_are_those_of_records() -> None:
    issues = {issue["id"] for issue in shipped_issues()}

    assert {one for line in LINES for one in line["stance"]} <= set(Stance)
    assert {one for line in LINES for one in line["issue"]} <= issues
    assert all(line["stance"] and line["issue"] for line in LINES)


def test_no_sentence_stands_twice() -> None:
    assert len({line["sentence"] for line in LINES}) == len(LINES)


def test_the_table_is_what_is_counted_in_all_sentences() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(
        counted(one for place in FILES for one in sentences(place))
    )


def test_a_word_points_to_the_stance_it_stands_with() -> None:
    found = counted(
        [
            Labelled("said", "yes", (Stance.ACCEPT,)),
            Labelled("said", "yes", (Stance.ACCEPT, Stance.SUPPORT)),
            Labelled("said", "never", (Stance.REJECT,)),
            Labelled("said", "never", (Stance.REJECT,)),
        ]
    )

    assert found.marks["yes"][Stance.ACCEPT] > 0 > found.marks["yes"][Stance.REJECT]
    assert found.likeliest(Labelled("said", "yes", ())) is Stance.ACCEPT


def test_a_file_is_answered_from_what_the_others_count() -> None:
    said, told = Labelled("mused", "thus", (Stance.OFFER,)), Labelled("mused", "thus", (Stance.OFFER,))
    files = {"a": [said, said], "b": [told, told]}

    assert list(shares(files)) == [("a", 2, 0.0, 100.0), ("b", 2, 0.0, 100.0)]


def test_a_stance_that_no_sentence_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(
        '{"cue": "said", "content": ["a", "b"], "stance": ["wish"]}\n', encoding="utf-8"
    )
    with pytest.raises(ValueError, match="wish"):
        list(sentences(tmp_path / "one.jsonl"))
