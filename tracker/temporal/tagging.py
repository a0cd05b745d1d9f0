"""Mentions as TIMEX3 counts them: the two ends of a range by themselves, and no word that only relates them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.temporal import calendar, timex3
from tracker.temporal.engine import resolved
from tracker.temporal.grammar import Mention
from tracker.temporal.meaning import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from tracker.temporal.model import Granularity, Resolution

_ENDS = frozenset({"span", "both", "one_of"})
_RELATING = ("within ", "over ", "during ", "in ")
_BOUNDS = frozenset({"since", "until", "before", "after", "same"})


def tags(
    text: str, *, published: date | datetime, language: str = "en", zone: str | None = None
) -> list[Resolution]:
    """The mentions of a text, in order, cut to what TIMEX3 (ISO 24617-1) annotates; raises what `read` raises."""
    pairs = resolved(text, published=published, language=language, zone=zone)
    return [tag for mention, found in pairs for tag in _cut(text, mention, found)]


def _cut(text: str, mention: Mention, found: Resolution) -> Iterator[Resolution]:
    inner = mention.slots.get("inner")
    if mention.rule.operator in _BOUNDS and isinstance(inner, Mention):
        yield from _cut(text, inner, _moved(text, inner, found))
    elif mention.rule.operator in _ENDS:
        yield from _both(text, mention, found)
    else:
        cut = next((len(word) for word in _RELATING if found.text.lower().startswith(word)), 0)
        yield replace(found, text=found.text[cut:], start=found.start + cut)


def _both(text: str, mention: Mention, found: Resolution) -> Iterator[Resolution]:
    """The two ends of a range, each as the unit of its own size at that end."""
    start, end = found.interval.start, found.interval.end
    first, last = mention.slots.get("first"), mention.slots.get("last")
    if start is None or end is None or not isinstance(first, Mention) or not isinstance(last, Mention):
        yield found
        return
    size = found.granularity
    for child, day in ((first, day_of(start)), (last, calendar.plus_days(day_of(end), -1))):
        yield replace(_moved(text, child, found), timex_value=_value(day, size))


def _value(day: date, size: Granularity) -> str:
    return timex3.unit_value(calendar.floor(day, size), size)


def _moved(text: str, child: Mention, found: Resolution) -> Resolution:
    return replace(
        found, text=text[child.start : child.end], start=child.start, end=child.end, rule=child.rule.id
    )
