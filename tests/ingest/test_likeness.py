"""Wire copies are one story, different stories of one event are not: counted on texts of our own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from tracker.ingest.article import Article
from tracker.ingest.likeness import alike, compared_within, copying, distance, likeness, of_text

HERE = Path(__file__).parent
NEWS = HERE.parent.parent / "benchmarks/corpus/news"
EVENTS = [row["stories"] for row in tomllib.loads((HERE / "likeness.toml").read_text("utf-8"))["event"]]
BEGINNING = "An agency had this story, which many readers had been waiting for, and we give it here in full."

Paragraphs = list[str]
COPIES: dict[str, tuple[Callable[[Paragraphs], Paragraphs], float]] = {
    "word for word": (lambda story: story, 1.0),
    "another headline": (lambda story: ["Something else stands above it", *story[1:]], 1.0),
    "another beginning": (lambda story: [BEGINNING, *story[1:]], 0.95),
    "a tenth cut off": (lambda story: story[: max(1, round(len(story) * 0.9))], 0.9),
    "half cut off": (lambda story: story[: max(1, len(story) // 2)], 0.0),
    "every fifth word another": (
        lambda story: [re.sub(r"((?:\S+\s+){4})\S+", r"\1other", part) for part in story],
        0.0,
    ),
    "a third cut off": (lambda story: story[: max(1, round(len(story) * 0.67))], 0.3),
}
"""What outlets do to a wire story, and in what share of cases fingerprints alone have to see it."""


@cache
def news() -> list[Paragraphs]:
    texts = [
        re.sub("<[^>]+>", "", re.split("</?TEXT>", path.read_text("utf-8"))[1]) for path in NEWS.glob("*.tml")
    ]
    return [[part for part in re.split(r"\n\s*\n", text) if part.strip()] for text in texts]


@pytest.mark.parametrize("how", COPIES)
def test_fingerprints_see_wire_copies(how: str) -> None:
    change, share = COPIES[how]
    seen = [alike(of_text(" ".join(story)), of_text(" ".join(change(story)))) for story in news()]
    assert sum(seen) >= share * len(seen)


@pytest.mark.parametrize("how", COPIES)
def test_words_see_every_wire_copy_that_fingerprints_bring_together(how: str) -> None:
    change, _ = COPIES[how]
    pairs = [(" ".join(story), " ".join(change(story))) for story in news()]
    apart = [(pair, distance(*(of_text(text).simhash for text in pair))) for pair in pairs]
    near = [pair for pair, bits in apart if bits <= compared_within()]
    assert len(near) >= 0.95 * len(pairs)
    assert all(copying(one)(other) for one, other in near)


def test_different_stories_are_not_one() -> None:
    stories = [of_text(" ".join(story)) for story in news()]
    assert not any(alike(*pair) for pair in combinations(stories, 2))
    texts = [" ".join(story) for story in news()]
    assert not any(copying(one)(other) for one, other in pairwise([*texts, texts[0]]))


@pytest.mark.parametrize("stories", EVENTS, ids=lambda stories: stories[0].split()[0])
def test_different_stories_of_one_event_are_not_one(stories: list[str]) -> None:
    for one, other in combinations(stories, 2):
        assert not alike(of_text(one), of_text(other))
        assert not copying(one)(other)


def test_marks_case_and_spacing_make_no_other_story() -> None:
    one, other = of_text("Envoys met “on Friday” - and left."), of_text("ENVOYS met\n\non Friday, and  left")
    assert one == other


def test_short_texts_are_one_only_word_for_word() -> None:
    assert not alike(
        of_text("Envoys met on Friday in Geneva."), of_text("Envoys met on Friday in Geneva again.")
    )


def test_only_the_words_of_the_story_are_compared() -> None:
    text = "A Headline\n\nEnvoys met on Friday."
    one = Article(text, ((12, len(text)),), date(2026, 1, 27))
    assert likeness(one) == likeness(replace(one, text="B" + text[1:]))


def test_fingerprints_are_64_bits() -> None:
    prints = [of_text(" ".join(story)).simhash for story in news()]
    assert all(0 <= number < 1 << 64 for number in prints)
    assert any(number >= 1 << 63 for number in prints)
    assert distance((1 << 64) - 1, 0) == 64
