"""The words of a date as a report holds them, with the sentence that decides their direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from tracker.errors import TrackerError
from tracker.ingest.article import Article, Span
from tracker.ingest.chronicle import is_date
from tracker.ingest.drafting.text.along import Along
from tracker.records.dating import local, outlook
from tracker.records.vocabulary import Kind
from tracker.temporal import Granularity, Interval, Resolution, calendar, resolve
from tracker.temporal.meaning import day_of

_LONGEST_SENTENCE = 4_000
_PRESENT = frozenset({"now", "right now", "currently", "at present", "at the moment"})
_HOUR = re.compile(r"(?:(?:at|from|by|until|before|after) )?(?:midnight|noon|dawn|dusk)", re.IGNORECASE)
_MARK, _HEADED = re.compile(r"[\s•*·–—-]*"), re.compile(r" ?[:–—]")
_CLAUSE, _FAR = 40, 100
_LONGEST_HEAD = 80
"""Characters of a line within which the day at its head ends."""

_ANOTHER = re.compile(r"; |, (?:and|but|while|when|who|which|because)\b")
_BETWEEN = re.compile(r"[;:–—(]|,(?! \d| [A-Z]\w+,?)(?! on\b)")
"""What parts a clause from the next one; a day or a country between commas does not."""

_UNTIL = re.compile(r"(?:until|till|by|no later than) ", re.IGNORECASE)
_SINCE = re.compile(r"since ", re.IGNORECASE)
_FROM = re.compile(r"(?:beginning|starting|opening|from|as of|as from)(?: on)? ", re.IGNORECASE)
_FROM_TO = re.compile(r"from [^;]{1,30}? to (?:the )?", re.IGNORECASE)
_MONTH, _DAY = re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}-\d\d-\d\d")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T24:00")
"""How TIMEX3 writes the end of a day."""

_VAGUE = re.compile("[~%?]|\\.\\.")


@dataclass(frozen=True, slots=True)
class Dated:
    """A `when` for a report, its first day, and the sentence that tells an analyst how it was read."""

    when: dict[str, Any]
    edtf: str
    reason: str
    day: date


def is_day(timex: Resolution) -> bool:
    """Whether it says a day, a weekend or something shorter; not "now", an hour of any day, or what is vague."""
    fine = timex.granularity.rank >= Granularity.WEEKEND.rank and timex.timex_type in ("DATE", "TIME")
    vague = _VAGUE.search(timex.edtf) or _HOUR.fullmatch(timex.text)
    return fine and not vague and timex.text.lower() not in _PRESENT


def is_month(timex: Resolution) -> bool:
    """Whether it says a week or a month, or about which part of one ("early next month")."""
    about = "~" in timex.edtf and "/" in timex.edtf
    coarse = timex.granularity in (Granularity.WEEK, Granularity.MONTH) or about
    return coarse and timex.timex_type == "DATE" and ".." not in timex.edtf


def is_year(timex: Resolution) -> bool:
    """Whether it says a year or a part of one that is longer than a month."""
    coarse = Granularity.YEAR.rank <= timex.granularity.rank < Granularity.MONTH.rank
    return coarse and timex.timex_type == "DATE" and not _VAGUE.search(timex.edtf)


def last_day(timex: Resolution) -> Resolution | None:
    """The last day of "until 20 March", for itself; None of anything else. Midnight is the end of its day."""
    words, end = _UNTIL.match(timex.text), timex.interval.end
    if words is None or end is None or timex.interval.start is not None:
        return None
    last = end - (timedelta(minutes=1) if isinstance(end, datetime) else timedelta(days=1))
    limit = replace(
        timex,
        text=timex.text[words.end() :],
        start=timex.start + words.end(),
        edtf=timex.edtf.removeprefix("../"),
        interval=Interval(last, end),
    )
    if timex.timex_value and (midnight := _MIDNIGHT.fullmatch(timex.timex_value)):
        day = date.fromisoformat(midnight[1])
        days = Interval(day, day + timedelta(days=1))
        return replace(limit, edtf=midnight[1], granularity=Granularity.DAY, interval=days)
    return limit


def first_day(timex: Resolution) -> Resolution | None:
    """The day of "beginning on Tuesday", for itself; None of anything else."""
    words, start = _opened(timex, _FROM), timex.interval.start
    if words is None or start is None or timex.interval.end is not None:
        return None
    return _begin(timex, words, Interval(start, start + timedelta(days=1)), Granularity.DAY)


def moved_to(timex: Resolution) -> Resolution | None:
    """The later one of "from 3 April to 10 April", for itself; None of anything else."""
    words, last = _FROM_TO.match(timex.text), _last_part(timex.edtf)
    if words is None or last is None:
        return None
    size, day = last
    others = tuple(
        replace(one, edtf=one.edtf.partition("/")[2], interval=Interval(*calendar.bounds(other[1], size)))
        for one in timex.alternatives
        if (other := _last_part(one.edtf))
    )
    return replace(
        timex,
        text=timex.text[words.end() :],
        start=timex.start + words.end(),
        edtf=timex.edtf.partition("/")[2],
        interval=Interval(*calendar.bounds(day, size)),
        granularity=size,
        alternatives=others,
    )


def _last_part(edtf: str) -> tuple[Granularity, date] | None:
    """The day or the month with which an interval ends."""
    last = edtf.partition("/")[2]
    if _MONTH.fullmatch(last):
        return Granularity.MONTH, date.fromisoformat(f"{last}-01")
    return (Granularity.DAY, date.fromisoformat(last)) if _DAY.fullmatch(last) else None


def since_when(timex: Resolution) -> Resolution | None:
    """The month or day of "since June 2009", for itself; None of anything else."""
    words, start = _opened(timex, _SINCE), timex.interval.start
    if words is None or start is None:
        return None
    size = Granularity.MONTH if len(timex.edtf) == len("2009-06/..") else Granularity.DAY
    return _begin(timex, words, Interval(*calendar.bounds(day_of(start), size)), size)


def _opened(timex: Resolution, words: re.Pattern[str]) -> re.Match[str] | None:
    """The words that open an interval without an end."""
    return words.match(timex.text) if timex.edtf.endswith("/..") else None


def _begin(timex: Resolution, words: re.Match[str], interval: Interval, size: Granularity) -> Resolution:
    """What stands behind the words that open an interval."""
    return replace(
        timex,
        text=timex.text[words.end() :],
        start=timex.start + words.end(),
        edtf=timex.edtf.removesuffix("/.."),
        interval=interval,
        granularity=size,
    )


def apart(text: str, one: Span, other: Span) -> int:
    """Characters between two places of a sentence; more where another clause begins between them."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    other_clause = (
        _FAR if _ANOTHER.search(text, start, end) else _CLAUSE if _BETWEEN.search(text, start, end) else 0
    )
    return max(0, end - start) + other_clause


def is_head(text: str, sentence: Span, timex: Resolution) -> bool:
    """Whether a sentence begins with a day as with the head of a line: "2 May: The president arrives"."""
    begins = _MARK.fullmatch(text, sentence[0], timex.start)
    return begins is not None and _HEADED.match(text, timex.end) is not None


def heading(text: str, sentence: Span, timexes: Along[Resolution]) -> Resolution | None:
    """The day at the head of the line in which a sentence stands, as in "- 2 May: The president arrives. He says …".

    Else the day or month that is all of the line above.
    """
    line = text.rfind("\n", 0, sentence[0]) + 1
    own = (
        one
        for one in timexes.inside((line, min(sentence[0], line + _LONGEST_HEAD)))
        if is_day(one) and _MARK.fullmatch(text, line, one.start) and _HEADED.match(text, one.end)
    )
    return next(own, None) or _day_above(text, line, timexes)


def _day_above(text: str, line: int, timexes: Along[Resolution]) -> Resolution | None:
    end = line
    while end and text[end - 1].isspace():
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    if end - start > _LONGEST_HEAD or not is_date(text, (start, end)):
        return None
    return next((one for one in timexes.inside((start, end)) if is_day(one) or is_month(one)), None)


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


def lasting(day: Dated, first: date, last: date) -> Dated:
    """The same for what took all days from the first to the last one."""
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    reason = f"{day.reason}; it lasted from {first} to {last}"
    return Dated({**day.when, "edtf": edtf}, edtf, reason, first)


def without_hour(day: Dated) -> Dated:
    """The day alone, of what was at an hour of it: a round is held on days."""
    date_alone, hour, _ = day.edtf.partition("T")
    return (
        replace(day, when={**day.when, "edtf": date_alone}, edtf=date_alone)
        if hour and "/" not in day.edtf
        else day
    )


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
