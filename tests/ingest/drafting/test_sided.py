"""Statements without a verb of saying, in the examples of their table."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast
from tracker.ingest.drafting.positions.sided import sided, table
from tracker.ingest.sentences import paragraphs, sentences


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each such statement of a text."""
    spans = sentences(text, paragraphs(text))
    return [
        tuple(" ".join(text[start:end] for start, end in part) for part in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in sided(text, spans, cast(text).mentions)
    ]


@pytest.mark.parametrize(("text", "source", "cue", "content"), table().examples)
def test_whoever_takes_a_side_states_it(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]


@pytest.mark.parametrize("text", table().others)
def test_what_others_ask_or_suppose_is_nobodys_side(text: str) -> None:
    assert found(text) == []
