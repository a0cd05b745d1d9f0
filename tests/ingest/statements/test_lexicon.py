from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from tests.ingest.statements.marked import marked, parts
from tracker.ingest.statements import lexicon, statements

TABLES = files("tracker.ingest.statements")


def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name in ("verbs", "nouns"):
        for group in tomllib.loads(TABLES.joinpath(f"{name}.toml").read_text(encoding="utf-8")).values():
            found += group
    return found


def test_every_row_of_the_lexicon_has_an_example() -> None:
    assert not [row.get("id", row["act"]) for row in rows() if not row.get("examples")]


@pytest.mark.parametrize("example", [example for row in rows() for example in row["examples"]])
def test_the_examples_of_the_lexicon_are_found_as_they_are_marked(example: str) -> None:
    text, expected = marked(example)
    assert expected in [parts(text, one) for one in statements(text)]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("agree", "agree agrees agreed agreeing"),
        ("admit", "admit admits admitted admitting"),
        ("write", "write writes wrote written writing"),
        ("vow", "vow vows vowed vowing"),
        ("press", "press presses pressed pressing"),
    ],
)
def test_verbs_are_inflected(lemma: str, forms: str) -> None:
    known = lexicon.load().forms
    assert {form for form in known if known[form].lemma == lemma} == set(forms.split())
