"""Drafting takes no longer for each sentence of a long article: counted in calls, which no machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs

SOUNDS = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"]


def name(number: int) -> str:
    """A name of its own for each number."""
    return "".join(SOUNDS[int(digit)] for digit in f"{number:03}").capitalize()


def paragraph(number: int) -> str:
    """Somebody new, a meeting, a statement, and words that refer back."""
    who = name(number)
    return (
        f"Foreign Minister Ana {who} of Oman said on Monday that talks between Iran and Oman would resume in Geneva."
        f" She told reporters that a senior official had rejected the ceasefire. “We will not sign,” {who} added."
        f" The official denied it, and it was not clear what the government of Iran wanted."
    )


KINDS: dict[str, Callable[[int], str]] = {
    "many paragraphs": lambda size: "\n\n".join(map(paragraph, range(size))),
    "one paragraph": lambda size: " ".join(map(paragraph, range(size))),
    "one name": lambda size: "Ana Sola said. " * size * 20,
    "one sentence of names": lambda size: "Ana Sola " * size * 20,
    "one sentence of capitals": lambda size: "Abcd Efgh Ijkl " * size * 20,
    "quotation marks": lambda size: '"a" ' * size * 30,
    "marks left open": lambda size: "“He said " * size * 20,
    "modifiers of titles": lambda size: "deputy " * size * 20,
    "titles": lambda size: "Russian foreign minister " * size * 20,
    "talks": lambda size: "talks " * size * 40,
    "meetings": lambda size: "Russia said that talks would resume on Monday, Iran said. " * size * 4,
    "references": lambda size: "He said it. The official denied it. " * size * 10,
}


def calls(text: str) -> int:
    """How many calls it takes to draft an article."""
    article = Article(text, tuple(paragraphs(text)), date(2026, 3, 11))
    counted = 0

    def count(_frame: FrameType, _event: str, _what: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        drafts(article, Known.none(), "the-process")
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("kind", KINDS)
def test_an_article_eight_times_as_long_takes_about_eight_times_the_calls(kind: str) -> None:
    calls(KINDS[kind](3))  # what is loaded once is in neither
    short, long = calls(KINDS[kind](10)), calls(KINDS[kind](80))
    assert long < 12 * short
