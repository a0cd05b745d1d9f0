"""Places that a sentence takes up without their name: "there", "here", "in the same city"."""

from __future__ import annotations

import re

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.actors import City, cities
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.when_and_where import in_brackets
from tracker.records.text import slugify

_THERE = re.compile(
    r"\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|seems?)\b)"
)
_SAME = re.compile(
    r"\b(?:in|at|to) (?:the|that) (?:very )?same (?:\w+ )?"
    r"(?:city|capital|town|village|palace|hotel|place|venue|building|room)\b"
)
_SHOUTED = re.compile(r"[^\W\d_]{2,}")
_HERE = re.compile(r"\bhere\b(?! (?:is|are)\b)")


def there_again(text: str, part: Span, before: Span, places: Along[Place]) -> Place | None:
    """The last place of the sentence before, where it is taken up by "there"."""
    if before[0] >= part[0] or "\n" in text[before[1] : part[0]] or not _THERE.search(text, *part):
        return None
    return next(iter(reversed(places.inside(before))), None)


def in_the_same(text: str, part: Span, cast: Cast) -> Place | None:
    """The last place before "in the same city", "in that same palace"."""
    found = _SAME.search(text, *part)
    before = [
        one
        for one in cast.places
        if found and one.span[1] <= found.start() and not in_brackets(text, 0, one.span[0])
    ]
    return before[-1] if before else None


def here(article: Article, part: Span) -> Place | None:
    """The city of the dateline, where "here" is said of it."""
    found = _HERE.search(article.text, *part)
    return city_of_dateline(article, found.span()) if found else None


def city_of_dateline(article: Article, span: Span) -> Place | None:
    """The city that a story is dated from, as a place that some words mean."""
    if not article.dateline:
        return None
    city_alone = article.dateline.partition(",")[0].partition("/")[0].strip()
    name = _SHOUTED.sub(lambda word: word.group().capitalize(), city_alone)
    city = cities().get(name) or City(slugify(name), name)
    return Place(city.id, city.name, city.country, span) if city.id else None
