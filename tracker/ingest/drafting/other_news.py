"""News of other matters that have meetings, rounds and talks too: sport, business, wages, courts, disasters, the arts.

A text is of such a subject where its words outnumber by far those of conflict and diplomacy, and the names of those who
fight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.actors import by_name
from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import ActorSort

_FEWEST, _TIMES = 2, 2
"""How many words of a subject make news of it, and how many times as many as words of conflict they have to be."""


class _Subject(NamedTuple):
    id: str
    by_paragraph: int | None
    words: Finder


class OtherNews(NamedTuple):
    """The subject of a whole article that is news of another matter, and the paragraphs of any that are not."""

    subject: str | None
    rest: tuple[Span, ...]


def other_news(text: str, body: Sequence[Span]) -> OtherNews:
    """What some paragraphs of a text are about besides talks."""
    counted = [(one, _counted(one.words, text, body)) for one in _subjects()]
    against = _counted(_conflict(), text, body) + _counted(_armed(), text, body)
    subject = next((one.id for one, found in counted if _is_of_it(found.total(), against.total())), None)
    single = [(found, one.by_paragraph) for one, found in counted if one.by_paragraph]
    rest = (
        place
        for number, place in enumerate(body)
        if not any(
            found[number] >= fewest and _is_of_it(found[number], against[number]) for found, fewest in single
        )
    )
    return OtherNews(subject, tuple(rest))


def _is_of_it(told: int, against: int) -> bool:
    return told >= _FEWEST and told > _TIMES * against


def _counted(words: Finder, text: str, body: Sequence[Span]) -> Counter[int]:
    """How many of some words each paragraph has."""
    return Counter(number for number, _ in words.in_parts(text, body))


@cache
def _subjects() -> tuple[_Subject, ...]:
    return tuple(
        _Subject(row["id"], row.get("by_paragraph"), _finder(row["words"]))
        for row in toml_table(__package__, "other_news")["subject"]
    )


@cache
def _conflict() -> Finder:
    return _finder(toml_table(__package__, "other_news")["conflict"])


@cache
def _armed() -> Finder:
    """The names of armed groups, as they are written."""
    named = [name for name, actor in by_name().items() if actor.sort == ActorSort.ARMED_GROUP]
    return Finder(rf"(?<![\w-]){either(named)}(?!\w)")


def _finder(words: Sequence[str]) -> Finder:
    return Finder(rf"\b(?:{'|'.join(words)})(?!\w)", small=True)
