"""Mentions as TIMEX3 counts them: the two ends of a range by themselves, and no word that only relates them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.errors import DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.engine import Resolved, resolved
from tracker.temporal.grammar import Mention
from tracker.temporal.meaning import day_of
from tracker.temporal.model import Domain, Granularity, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_OF_DAYS = frozenset({"date_of", "days_of_month"})
_ENDS = frozenset({"span", "both", "one_of"})
_RELATING = ("within ", "over ", "during ", "in ")
_BEGINNING = ("from ", "between ")
_ADVERBS = ("earlier ", "later ")
_ARTICLES = ("the ", "a ")
_ADJECTIVES = ("year-ago", "year-earlier")  # before a noun, whose article is not theirs
_INSTANT = timedelta(microseconds=1)
_MIDNIGHT = "24:00"
_SEVERAL = re.compile(r"\s(?:and|to|through|until)\s", re.IGNORECASE)
_APART = frozenset({"counted"})  # a length and the date that it is counted from
_BOUNDS = frozenset({"since", "until", "before", "after", "same", "within_length"})


def tags(
    text: str,
    *,
    published: date | datetime,
    language: str = "en",
    zone: str | None = None,
    domain: Domain = "news",
    country: str | None = None,
) -> list[Resolution]:
    """The mentions of a text, in order, cut to what TIMEX3 (ISO 24617-1) annotates; raises what `read` raises."""
    found = resolved(text, published=published, language=language, zone=zone, domain=domain, country=country)
    return [tag for one in found for tag in _tags(text, one)]


def _tags(text: str, one: Resolved) -> list[Resolution]:
    """The tags of a mention; the mention itself where a part of it is a day that no calendar has."""
    try:
        return list(_cut(text, one.mention, one))
    except DateImpossible:
        return [one.resolution]


def _cut(text: str, mention: Mention, one: Resolved) -> Iterator[Resolution]:
    inner = mention.slots.get("inner", mention.slots.get("length"))
    operator, found = mention.rule.operator, one.resolution
    clock = operator == "modified" and isinstance(inner, Mention) and "lead" in inner.slots
    if mention.rule.kind in _APART and isinstance(inner, Mention):
        yield from _apart(text, mention, one)
    elif operator == "moved_beside" and isinstance(inner, Mention):
        yield from _cut(text, inner, one._replace(resolution=one.part(inner)))
    elif (operator in _BOUNDS or clock) and isinstance(inner, Mention):
        yield from _cut(text, inner, one._replace(resolution=_moved(text, inner, found)))
    elif found.timex_type == "TIME" and "/" in found.timex_value and _SEVERAL.search(found.text):
        yield from _hours(found)
    elif operator == "ended" and isinstance(inner, Mention):
        yield from _ended(text, mention, inner, one)
    elif operator in _OF_DAYS and found.interval.start and _SEVERAL.search(found.text):
        yield from _days(found)
    elif operator == "on" and "lead" in mention.slots and isinstance(inner, Mention):
        yield _moved(text, inner, found)
        yield from _on_other_clock(text, mention, one)
        yield from _day_of(text, mention, found)
    elif operator in _ENDS:
        yield from _both(text, mention, one)
    else:
        yield _without(found, _ADVERBS if _of_weekday(mention) else _RELATING)


def _apart(text: str, mention: Mention, one: Resolved) -> Iterator[Resolution]:
    """A length and the date beside it, each by itself: three days after the March 12 attack."""
    for part in (mention.slots["length"], mention.slots["inner"]):
        if isinstance(part, Mention):
            yield from _cut(text, part, one._replace(resolution=one.part(part)))


def _days(found: Resolution) -> Iterator[Resolution]:
    """The first and the last of several days of a month: April 24 and 25 are two mentions, April 24-25 is one."""
    cut = _SEVERAL.search(found.text)
    start, end = found.interval.start, found.interval.end
    if cut is None or start is None or end is None:
        yield found
        return
    first, last = found.start + cut.start(), found.start + cut.end()
    value = _value(day_of(start), Granularity.DAY)
    yield _without(replace(found, text=found.text[: cut.start()], end=first, timex_value=value), _BEGINNING)
    value = _value(calendar.plus_days(day_of(end), -1), Granularity.DAY)
    yield replace(found, text=found.text[cut.end() :], start=last, timex_value=value)


def _hours(found: Resolution) -> Iterator[Resolution]:
    """Two hours joined by a word, each by itself: from 2 to 3 p.m.; 2-3 p.m. is one mention."""
    cut = _SEVERAL.search(found.text)
    if cut is None:
        return
    first, last = found.timex_value.split("/")
    end = found.start + cut.start()
    one = replace(found, text=found.text[: cut.start()], end=end, timex_value=first)
    yield _without(one, _BEGINNING)
    yield replace(found, text=found.text[cut.end() :], start=found.start + cut.end(), timex_value=last)


def _on_other_clock(text: str, mention: Mention, one: Resolved) -> Iterator[Resolution]:
    """The other clock's time of it, of the same day: 10:35 a.m. (0735 GMT) Friday."""
    lead, start = mention.slots.get("lead"), one.resolution.interval.start
    if isinstance(lead, Mention) and start is not None:
        value = _value_on(day_of(start), one.part(lead))
        yield replace(_moved(text, lead, one.resolution), timex_value=value)


def _day_of(text: str, mention: Mention, found: Resolution) -> Iterator[Resolution]:
    """The day of a time of day that another clock's time parts from it: 10:35 a.m. (0735 GMT) Friday."""
    outer, start = mention.slots.get("outer"), found.interval.start
    if isinstance(outer, Mention) and start is not None:
        value = _value(day_of(start), Granularity.DAY)
        yield replace(_moved(text, outer, found), timex_type="DATE", timex_value=value)


def _of_weekday(mention: Mention) -> bool:
    """Whether it is a weekday with an adverb before it ("earlier Friday"), which says when, not which part of it."""
    inner = mention.slots.get("inner")
    return mention.rule.operator == "so_far" and isinstance(inner, Mention) and inner.rule.kind == "weekday"


def _without(found: Resolution, words: tuple[str, ...]) -> Resolution:
    """The mention without a word before it that only relates it."""
    words = _ARTICLES if found.text.lower().endswith(_ADJECTIVES) else words
    cut = next((len(word) for word in words if found.text.lower().startswith(word)), 0)
    return replace(found, text=found.text[cut:], start=found.start + cut) if cut else found


def _ended(text: str, mention: Mention, inner: Mention, one: Resolved) -> Iterator[Resolution]:
    """A stretch and the day that ends it; the year that ends on a day is a length, not the calendar's."""
    lead, end = mention.slots.get("lead"), one.resolution.interval.end
    if isinstance(lead, Mention):
        alone = one.part(lead)
        if alone.granularity is Granularity.YEAR:
            alone = replace(alone, timex_type="DURATION", timex_value="P1Y")
        elif end is not None and (lead.rule.operator == "latest" or alone.granularity is Granularity.WEEK):
            alone = replace(alone, timex_value=_value(calendar.plus_days(day_of(end), -1), alone.granularity))
        yield _moved(text, lead, alone)
    if end is not None:
        size = one.part(inner).granularity
        day = calendar.plus_days(day_of(end), -1)
        yield replace(_moved(text, inner, one.resolution), timex_type="DATE", timex_value=_value(day, size))


def _both(text: str, mention: Mention, one: Resolved) -> Iterator[Resolution]:
    """The two ends of a range, each as the unit of its own size at that end."""
    found = one.resolution
    start, end = found.interval.start, found.interval.end
    first, last = mention.slots.get("first"), mention.slots.get("last")
    if start is None or end is None or not isinstance(first, Mention) or not isinstance(last, Mention):
        yield found
        return
    until = end - _INSTANT if isinstance(end, datetime) else calendar.plus_days(end, -1)
    if mention.rule.operator == "one_of" and day_of(found.alternatives[0].interval.start or start) > day_of(
        start
    ):
        start, until = until, start  # Tuesday or Monday
    yield _end(text, first, day_of(start), one)
    if isinstance(middle := mention.slots.get("middle"), Mention):
        yield from _cut(text, middle, one._replace(resolution=one.part(middle)))
    yield _end(text, last, day_of(until), one)


def _end(text: str, mention: Mention, day: date, one: Resolved) -> Resolution:
    """An end of a range on its day: the unit of its own size there, and which part of it."""
    whole = _whole_of(mention)
    value, part = _value_on(day, one.part(whole)), one.resolution.mod
    if whole is not mention:
        part = one.part(mention).mod
    return replace(_moved(text, mention, one.resolution), timex_value=value, mod=part)


def _whole_of(mention: Mention) -> Mention:
    """What a part is a part of, as TIMEX3 keeps the whole: of the end of May the month."""
    inner = mention.slots.get("inner")
    return inner if mention.rule.operator == "part" and isinstance(inner, Mention) else mention


def _value_on(day: date, part: Resolution) -> str:
    """The value of an end of a range on a day: as fine as the end is by itself, with its own time of day."""
    if part.timex_type != "TIME":
        return _value(day, part.granularity)
    clock = part.timex_value.partition("T")[2]
    on = calendar.plus_days(day, -1) if clock == _MIDNIGHT else day
    return f"{on.isoformat()}T{clock}"


def _value(day: date, size: Granularity) -> str:
    return timex3.unit_value(calendar.floor(day, size), size)


def _moved(text: str, child: Mention, found: Resolution) -> Resolution:
    return replace(
        found, text=text[child.start : child.end], start=child.start, end=child.end, rule=child.rule.id
    )
