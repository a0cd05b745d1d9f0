"""Mentions in passing, from which a story does not go on: the day on which somebody spoke, the year of an aside."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal.evidence import cues
from tracker.temporal.language import load
from tracker.temporal.lexer import SENTENCE_ENDS
from tracker.temporal.meaning import day_of, known_edge
from tracker.temporal.model import Granularity

if TYPE_CHECKING:
    from tracker.temporal.events import Step
    from tracker.temporal.lexer import Words

_SPOKEN = frozenset({"weekday", "day", "checked", "clockday", "daytime", "part"})
_THESE_DAYS = timedelta(days=7)
_REACH = 6  # tokens between a verb of saying, or the beginning of an aside, and its day
_CLAUSE = 14  # tokens of a clause about something before its day
_OPENS = frozenset({",", "("})
_CLOSES = frozenset({",", ")"})


class _Manner(NamedTuple):
    """Verbs of saying, those with somebody behind them, what begins to say where it was, and words of asides."""

    saying: frozenset[str]
    addressed: frozenset[str]
    where: frozenset[str]
    aside: frozenset[str]
    relative: frozenset[str]


@cache
def _manner(language: str) -> _Manner:
    lists = load(language).cues
    names = (("saying", "heard"), ("addressed",), ("where_said",), ("asides",), ("relatives",))
    return _Manner(*(frozenset(word for name in row for word in lists.get(name, ())) for row in names))


def is_spoken(step: Step, words: Words, language: str, published: date | None) -> bool:
    """Whether a mention is only the day on which somebody spoke: the ministry said on Wednesday."""
    mention, found = step
    edge = known_edge(found) if mention.rule.kind in _SPOKEN else None
    if edge is None or published is None or not timedelta() <= published - day_of(edge) <= _THESE_DAYS:
        return False
    forms, manner = words.forms, _manner(language)
    if not manner.saying.isdisjoint(forms[mention.last : mention.last + 1]):
        return True
    for place in range(mention.first - 1, max(mention.first - 1 - _REACH, -1), -1):
        if forms[place] in manner.saying:
            return _is_all_of_it(manner, forms[place], forms[place + 1 : mention.first])
        if forms[place] in SENTENCE_ENDS:
            return False
    return False


def _is_all_of_it(manner: _Manner, verb: str, between: list[str]) -> bool:
    """Whether nothing but where and to whom it was said stands between a verb of saying and its day."""
    if "," in between:
        return False
    return not between or between[0] in manner.where or verb in manner.addressed


def is_of_somebody(step: Step, words: Words, language: str) -> bool:
    """Whether a mention ends a clause about something, where no story goes on: shares, which rose on Monday, were."""
    first, last = step[0].first, step[0].last
    if _CLOSES.isdisjoint(words.forms[last : last + 1]):
        return False
    relative = _manner(language).relative
    for place in range(first - 1, max(first - 1 - _CLAUSE, 0), -1):
        if words.forms[place] in SENTENCE_ENDS:
            return False
        if words.forms[place] in _OPENS:
            return words.forms[place + 1] in relative
    return False


def is_aside(step: Step, words: Words, language: str) -> bool:
    """Whether a year is said of something in passing: the dam, built in 1987, had no alarm; the dam (1987)."""
    mention, found = step
    if found.granularity is not Granularity.YEAR or found.anchor:
        return False
    if _CLOSES.isdisjoint(words.forms[mention.last : mention.last + 1]):
        return False
    before = words.forms[max(mention.first - _REACH, 0) : mention.first]
    opened = max((place for place, form in enumerate(before) if form in _OPENS), default=None)
    if opened is None or not SENTENCE_ENDS.isdisjoint(before[opened:]):
        return False
    aside = before[opened + 1 :]
    return (
        not aside or not _manner(language).aside.isdisjoint(aside) or any(map(cues(language).is_past, aside))
    )
