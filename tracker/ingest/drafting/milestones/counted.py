"""The day of what is told by its distance from the day of its sentence: "on Tuesday, a day after they signed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.text.dates import is_day
from tracker.temporal import Granularity, Interval, Resolution
from tracker.temporal.meaning import day_of

_AWAY = re.compile(r" (after|before)\b[^,;:]{0,90}$")
_DAYS = re.compile(r"P(\d{1,2})D|PT[\dX][HM]")
"""Distances of which a day can be counted; hours are of the same one."""


def counted(
    article: Article, sentence: Span, words: Span, timexes: Sequence[Resolution], days: Sequence[Resolution]
) -> Resolution | None:
    """The day that stands at such a distance from the one told before it, or from that of publication."""
    for timex in timexes:
        distance = _DAYS.fullmatch(timex.timex_value or "")
        away = _AWAY.match(article.text, timex.end, words[0]) if timex.end < words[0] else None
        if distance and away:
            told = [
                one for one in days if is_day(one) and sentence[0] <= one.start and one.end <= timex.start
            ]
            if not (told or distance[1]):
                return None  # hours before or after what has no day
            first = told[-1].interval.start if told else None
            days_away = timedelta(days=int(distance[1] or 0))
            from_day = day_of(first or article.published)
            return _on(timex, from_day - days_away if away[1] == "after" else from_day + days_away)
    return None


def _on(timex: Resolution, day: date) -> Resolution:
    return replace(
        timex,
        timex_type="DATE",
        edtf=day.isoformat(),
        granularity=Granularity.DAY,
        interval=Interval(day, day + timedelta(days=1)),
    )
