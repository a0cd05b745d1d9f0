"""The words of a date as a report holds them, with the sentence that decides their direction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.errors import TrackerError
from tracker.ingest.article import Article, Span
from tracker.records.dating import local, outlook
from tracker.records.vocabulary import Kind
from tracker.temporal import Granularity, Resolution, resolve
from tracker.temporal.meaning import day_of

_LONGEST_SENTENCE = 4_000
_PRESENT = frozenset({"now", "currently", "at present", "at the moment"})
_VAGUE = re.compile("[~%?]|\\.\\.")


@dataclass(frozen=True, slots=True)
class Dated:
    """A `when` for a report, its first day, and the sentence that tells an analyst how it was read."""

    when: dict[str, Any]
    edtf: str
    reason: str
    day: date


def is_day(timex: Resolution) -> bool:
    """Whether it says a day, a weekend or something shorter, and neither "now" nor something vague."""
    fine = timex.granularity.rank >= Granularity.WEEKEND.rank and timex.timex_type in ("DATE", "TIME")
    return fine and not _VAGUE.search(timex.edtf) and timex.text.lower() not in _PRESENT


def dated(
    article: Article, timex: Resolution, sentence: Span, kind: Kind, status: str | None = None
) -> Dated:
    """A mention of time as the `when` of a report.

    What is stored is resolved anew from the words and their sentence. Where that gives another date than the whole text
    did, as after a chain of anchors, the date of the text is stated beside the words.
    """
    start, end = sentence
    around = article.text[start:end][:_LONGEST_SENTENCE]
    when: dict[str, Any] = {"expression": timex.text, "sentence": around}
    if _alone(article, timex.text, around, kind, status) != timex.edtf:
        when["edtf"] = timex.edtf
    return Dated(when, timex.edtf, _reason(timex), day_of(timex.interval.start or article.published))


def has_begun(timex: Resolution, article: Article) -> bool:
    """Whether a time has begun by the day of publication."""
    begin = timex.interval.start
    return begin is None or day_of(begin) <= day_of(article.published)


def _alone(article: Article, words: str, sentence: str, kind: Kind, status: str | None) -> str | None:
    looks = outlook(kind, status)
    try:
        return resolve(
            words,
            published=local(article.published, article.zone),
            sentence=sentence,
            language=article.language,
            zone=article.zone,
            outlook=looks.side if looks else None,
            country=article.country,
        ).edtf
    except TrackerError:
        return None


def _reason(timex: Resolution) -> str:
    anchor = f", measured from {timex.anchor.on}" if timex.anchor else ""
    cue = f", because of “{timex.cue}”" if timex.cue else ""
    return f"“{timex.text}” is {timex.edtf}{anchor}{cue}"
