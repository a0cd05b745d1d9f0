"""Rounds of the day in the city that a story is dated from, where it names no other place for them."""

from __future__ import annotations

import re
from datetime import timedelta

from tracker.ingest.article import Article
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.meetings.taken_up import city_of_dateline
from tracker.ingest.drafting.names.actors import by_capital
from tracker.ingest.drafting.text.dates import is_day
from tracker.ingest.drafting.text.wording import listed
from tracker.records.vocabulary import RoundStatus
from tracker.temporal.meaning import day_of

_DAYS = timedelta(days=2)
"""So old at most is what a story tells from where it was."""

_HEAD = 900
"""Characters from the beginning of the story within which its own matter is told."""

_AFAR = re.compile(r"\b(?:phone|telephone|phoned|video|call|virtual|online|remote(?:ly)?)\b", re.IGNORECASE)


def with_datelines(article: Article, cast: Cast, found: list[Session]) -> list[Session]:
    """Rounds, those of the day in the city of the dateline where no place is told for any of them."""
    of_the_day = [one for one in found if _is_of_the_day(article, one)]
    if of_the_day and not any(one.place for one in of_the_day) and (city := _city(article, cast)):
        for one in of_the_day:
            if _is_told_from_there(article, one):
                one.place = city
    return found


def _city(article: Article, cast: Cast) -> Place | None:
    """The city of the dateline; no bureau of agencies and no capital of those who talk, which report on anything."""
    if not article.dateline or not article.body:
        return None
    start = article.text.rfind(article.dateline, 0, article.body[0][0])  # a headline may name it too
    if start < 0:
        return None
    city = city_of_dateline(article, (start, start + len(article.dateline)))
    if city is None or city.name in listed("bureaus"):
        return None
    state = by_capital().get(city.name)
    return None if state and state.id in cast.principals else city


def _is_told_from_there(article: Article, session: Session) -> bool:
    """Whether a round is the matter of a story, and was not held by telephone."""
    first = session.meetings[0]
    told_first = bool(article.body) and first.sentence[0] - article.body[0][0] <= _HEAD
    return told_first and not any(_AFAR.search(article.text, *one.sentence) for one in session.meetings)


def _is_of_the_day(article: Article, session: Session) -> bool:
    """Whether a round was on the day of a story or just before it."""
    timex = session.dated.timex if session.dated else None
    if timex is None or not is_day(timex) or session.status not in (RoundStatus.HELD, RoundStatus.UNDER_WAY):
        return False
    end = timex.interval.end
    day = day_of(article.published)
    return end is not None and day - _DAYS < day_of(end) <= day + timedelta(days=1)
