"""Plain texts in the layouts in which people copy them from pages: what is the story, and what the text says it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.ingest.article import Article
from tracker.ingest.reading import read

GOLDEN = Path(__file__).parent.parent.parent / "golden/texts.toml"
TEXTS: dict[str, dict[str, Any]] = tomllib.loads(GOLDEN.read_text("utf-8"))


def article(name: str) -> Article:
    return read(TEXTS[name]["text"].encode(), name=name, published=TEXTS[name].get("given"))


@pytest.mark.parametrize("name", TEXTS)
def test_the_body_is_every_paragraph_of_the_story_and_no_other(name: str) -> None:
    found = article(name)
    paragraphs = [" ".join(found.text[start:end].split()) for start, end in found.body]
    begins = TEXTS[name]["body"]
    assert len(paragraphs) == len(begins), paragraphs
    assert all(one.startswith(first) for one, first in zip(paragraphs, begins, strict=True))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_what_it_is(name: str) -> None:
    found, row = article(name), TEXTS[name]
    for fact in ("title", "author", "publisher", "dateline"):
        assert getattr(found, fact) == row.get(fact)
    assert found.published == row.get("published", row.get("given"))
