"""Whether an article tells of years long past, as a feature or an obituary does, and not what is new."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.ingest.article import Article
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_LONG_AGO = 3
"""Years before publication."""

_ENOUGH = 3
_FEW = 1
_A_WEEK = 7


def looks_back(article: Article, timexes: Iterable[Resolution]) -> bool:
    """Whether three times or more have years long past in their words, and hardly any is a day or a week of its own.

    So are 40 of our 49 histories, 4 of 371 pieces of news, and none of 79 articles about talks.
    """
    found = list(timexes)
    long_ago = sum(any(_is_long_ago(year, article) for year in _YEAR.findall(one.text)) for one in found)
    return long_ago >= _ENOUGH and sum(_is_recent(one, article) for one in found) <= _FEW


def _is_long_ago(year: str, article: Article) -> bool:
    return int(year) <= day_of(article.published).year - _LONG_AGO


def _is_recent(timex: Resolution, article: Article) -> bool:
    """Whether words without a number mean a day or a week counted from publication: "on Sunday", "last week"."""
    start, end = timex.interval.start, timex.interval.end
    if _DIGIT.search(timex.text) or timex.anchor is None or start is None or end is None:
        return False
    near = day_of(timex.anchor.on) == day_of(article.published)
    return near and (day_of(end) - day_of(start)).days <= _A_WEEK
