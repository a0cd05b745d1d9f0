"""What is new has the day on which it is told: "both have agreed to a truce, the envoy said on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.milestones.rows import Row
from tracker.ingest.drafting.text.dates import has_begun, is_day
from tracker.records.vocabulary import MilestoneSort
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_SORTS = (MilestoneSort.AGREEMENT, MilestoneSort.ANNOUNCEMENT)
_TELLS = "said|announced|confirmed|declared|reported"
_HAVE = re.compile(r"\b(?:have|has)(?: \w+)? \w+")
_TOLD_BEHIND = re.compile(
    rf"[^;:“\"]*, [^;:,“\"]{{2,80}} (?:{_TELLS}|told)\b(?! (?:he|she)\b)[^;:]{{0,60}} ?$"
)
_TOLD_BEFORE = re.compile(
    r",? (?:that )?(?:they|it|both(?: sides)?|the (?:two|three)(?: \w+)?|\w+ and \w+) (?:have|had) (?:\w+ ){0,2}$"
)
_TELLING = re.compile(
    rf"\b(?:(?:{_TELLS})|told (?:[\w’'-]+ ){{1,4}}?(?:[\w’'-]+)?)(?: late| early)?(?: on)? $"
)
_REACHED = re.compile(
    r"(?:reached|clinched|struck|concluded|come to|arrived at|hammered out|thrashed out|settled on|agreed)\b"
)
_SOMEBODY_HAD = re.compile(
    r" that (?:(?!(?:he|she|who|which|that|if|when|after|before)\b)[\w’'-]+ ){1,12}?(?:have|had) (?:\w+ly )?$"
)
"""Between the day on which it is told and what two have just reached."""
_OPENS = re.compile(r"(?:(?:on|late|early|earlier|in|at) )*", re.IGNORECASE)
_HAD_BEEN = re.compile(r"\b(?:had|has|have) been \w+")
_THEN_TOLD = re.compile(
    rf",? (?:(?!who\b|which\b|that\b)[\w’'.-]+ ){{1,8}}(?:{_TELLS})"
    r" (?:[^,;:]{0,40} )?that (?:an?|the|their) (?:[\w-]+ ){0,2}$"
)
"""Between the day that opens a sentence and what had been agreed when it was told: "announced that a deal"."""

_NEWS = timedelta(days=7)
"""Days for which what is told is new."""

_LEAD = 90
"""Characters within which the first words of a sentence tell what is new."""


def told_today(
    article: Article, sentence: Span, row: Row, words: Span, days: Sequence[Resolution]
) -> Resolution | None:
    """The day on which an agreement is told by those who made it, or as what has just been made."""
    if row.sort not in _SORTS or row.last:
        return None
    return next(
        (one for one in days if _is_new(article, one) and _is_of_it(article.text, sentence, words, one)), None
    )


def _is_new(article: Article, day: Resolution) -> bool:
    begin = day.interval.start
    recent = begin is not None and day_of(article.published) - day_of(begin) <= _NEWS
    return recent and is_day(day) and has_begun(day, article)


def _is_of_it(text: str, sentence: Span, words: Span, day: Resolution) -> bool:
    if day.end <= words[0]:
        telling = _TELLING.search(text, sentence[0], day.start) is not None
        reached = _REACHED.match(text, words[0]) and _SOMEBODY_HAD.fullmatch(text, day.end, words[0])
        opens = _OPENS.fullmatch(text, sentence[0], day.start) and _HAD_BEEN.search(text, *words)
        if opens and _THEN_TOLD.fullmatch(text, day.end, words[0]):
            return True
        return telling and bool(reached or _TOLD_BEFORE.fullmatch(text, day.end, words[0]))
    lead = words[0] - sentence[0] <= _LEAD
    has = _HAVE.search(text, max(sentence[0], words[0] - 20), words[1])
    return lead and bool(has) and _TOLD_BEHIND.fullmatch(text, words[1], day.start) is not None
