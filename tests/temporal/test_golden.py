"""The golden tables: what expressions mean, and where there is no time."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker import errors
from tracker.temporal import read, resolve
from tracker.temporal.tagging import tags

GOLDEN = Path(__file__).parent.parent / "golden"
EXPRESSIONS = tomllib.loads((GOLDEN / "expressions.toml").read_text(encoding="utf-8"))["expression"]
SILENCE = tomllib.loads((GOLDEN / "expressions_silence.toml").read_text(encoding="utf-8"))["silence"]
SENTENCES = tomllib.loads((GOLDEN / "sentences.toml").read_text(encoding="utf-8"))["sentence"]


def ask(row: dict[str, Any]) -> Any:
    return resolve(
        row["text"],
        published=row.get("published"),
        sentence=row.get("sentence"),
        outlook=row.get("outlook"),
        language=row.get("language", "en"),
    )


@pytest.mark.parametrize("row", [row for row in EXPRESSIONS if "edtf" in row], ids=lambda row: row["text"])
def test_an_expression_means_what_an_editor_reads(row: dict[str, Any]) -> None:
    found = ask(row)
    answers = {
        "edtf": found.edtf,
        "direction": found.direction,
        "cue": found.cue,
        "value": found.timex_value,
        "rule": found.rule,
        "granularity": found.granularity.value,
        "ambiguous": found.ambiguous,
    }
    expected = {name: row[name] for name in answers if name in row}
    assert {name: answers[name] for name in expected} == expected
    assert row.get("warning", "") in " ".join(found.warnings)
    assert bool(found.warnings) == ("warning" in row)


@pytest.mark.parametrize("row", [row for row in EXPRESSIONS if "error" in row], ids=lambda row: row["text"])
def test_what_cannot_be_resolved_is_refused_by_name(row: dict[str, Any]) -> None:
    with pytest.raises(getattr(errors, row["error"])):
        ask(row)


@pytest.mark.parametrize("row", SILENCE, ids=lambda row: row["text"])
def test_nothing_is_read_where_there_is_no_time(row: dict[str, Any]) -> None:
    assert [found.text for found in read(row["text"], published=date(2026, 1, 27))] == []


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"])
def test_a_sentence_of_news_is_read_as_an_editor_reads_it(row: dict[str, Any]) -> None:
    found = [[tag.text, tag.timex_value] for tag in tags(row["text"], published=row["published"])]
    assert [mention for mention in row["mentions"] if mention not in found] == []
