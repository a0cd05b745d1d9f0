"""Statements that an outlet relays, in the examples of their table."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.positions.relayed import relayed
from tracker.ingest.sentences import paragraphs, sentences
from tracker.ingest.toml_table import toml_table

RELAYED = toml_table("tracker.ingest.drafting.positions", "relayed")


def found(text: str) -> list[tuple[str, str]]:
    """Source and content of each such statement of a text."""
    return [
        (text[slice(*one.source[0])], text[slice(*one.content[0])])
        for one in relayed(text, sentences(text, paragraphs(text)))
    ]


@pytest.mark.parametrize(("text", "source", "content"), RELAYED["examples"])
def test_whom_an_outlet_quotes_says_what_stands_beside_it(text: str, source: str, content: str) -> None:
    assert found(text) == [(source, content)]


@pytest.mark.parametrize("text", RELAYED["others"])
def test_nobody_is_relayed_without_an_outlet(text: str) -> None:
    assert found(text) == []
