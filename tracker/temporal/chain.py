"""From where the mention after another one counts: from it, unless a text only glances there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.temporal import calendar
from tracker.temporal.evidence import cues
from tracker.temporal.grammar import Mention
from tracker.temporal.language import load
from tracker.temporal.meaning import day_of, known_edge
from tracker.temporal.model import Granularity, Interval

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.temporal.lexer import Words
    from tracker.temporal.meaning import Context
    from tracker.temporal.model import Domain, Resolution

NO_ANCHORS = frozenset({"comparison", "yearback", "vague", "now", "adjective", "citation"})
"""Kinds of mentions from which nothing counts."""

_BOUNDS = frozenset(
    {"part", "open"}
)  # the end of 2011 is a month in which something ended, no period of a report
_COMMA = ","
_COMPARED = (
    4  # tokens from the word that compares to the time with which it does: from $3.2 billion the month before
)
_DATED = frozenset({"DATE", "TIME"})
_FAR = 10  # years
_QUARTER = (83, 98)  # days: from twelve weeks to fourteen


def followed(
    context: Context, words: Words, mention: Mention, found: Resolution, *, domain: Domain, language: str
) -> Context:
    """The context of the mention after this one."""
    if _is_length(mention):
        return context._replace(period=_quarter(context, found))
    ahead = domain == "narrative" and _lies_ahead(context, words, mention, found, language)
    if ahead or not _moves_on(context, words, mention, found, domain, language):
        return context
    return context._replace(
        previous=found,
        last_day=found if found.granularity.rank >= Granularity.DAY.rank else context.last_day,
        period=found
        if domain == "narrative" or (mention.rule.kind not in _BOUNDS and _is_period(context, found))
        else context.period,
    )


def stands_on(
    words: Words, mention: Mention, found: Resolution, told: Resolution | None, dating: Collection[str]
) -> Resolution:
    """Where a story stands after a mention: after "a year later" in the month that lies so long after the one told.

    What one of the `dating` words says closer is of that year: four years later, in January.
    """
    start, anchor = found.interval.start, found.anchor
    if mention.rule.operator != "moved" or found.granularity is not Granularity.YEAR or start is None:
        return found
    leans = anchor is not None and anchor.kind == "previous" and found.direction == "after"
    fine = told is not None and told.granularity.rank >= Granularity.MONTH.rank
    behind = words.forms[mention.last : mention.last + 2]
    if (
        anchor is None
        or not (leans and fine)
        or (behind[:1] == [","] and not set(behind[1:]).isdisjoint(dating))
    ):
        return found
    month = day_of(start).replace(month=day_of(anchor.on).month)
    interval = Interval(month, calendar.ceiling(month, Granularity.MONTH))
    return replace(found, interval=interval, granularity=Granularity.MONTH)


def _moves_on(
    context: Context, words: Words, mention: Mention, found: Resolution, domain: Domain, language: str
) -> bool:
    """Whether what comes after a mention counts from it."""
    if not known_edge(found) or found.timex_type not in _DATED or mention.rule.kind in NO_ANCHORS:
        return False
    if _is_aside(words, mention) or _is_compared(words, mention, found, language):
        return False
    if domain == "news":
        return not looks_out(mention)
    coarse = found.granularity.rank < Granularity.YEAR.rank  # nobody's story stands in a decade or a century
    return not _looks_back(found) and not (coarse and context.previous)


def _lies_ahead(context: Context, words: Words, mention: Mention, found: Resolution, language: str) -> bool:
    """Whether a story names a bound that it has not come to: to be paid by the end of May, in force until 1904."""
    if mention.rule.operator != "until" or context.previous is None:
        return False
    here, there = context.told(), known_edge(found)
    if here and there and day_of(there).year - day_of(here.on).year >= _FAR:
        return True
    return cues(language).around(words, mention.first, mention.last).direction == "after"


def looks_out(mention: Mention) -> bool:
    """Whether a text that names a date tells of now: for the first time since 2001."""
    return mention.rule.operator == "since" and "past" in mention.slots


def _is_aside(words: Words, mention: Mention) -> bool:
    """Whether a time of day stands in brackets, where it says again what was said on another clock."""
    return mention.rule.kind == "clock" and words.forms[max(mention.first - 1, 0)] == "("


def _is_compared(words: Words, mention: Mention, found: Resolution, language: str) -> bool:
    """Whether a text only compares with a mention: from a month earlier, from 12 the month before, from 3% in May."""
    coarse = found.granularity.rank < Granularity.DAY.rank
    month = mention.rule.kind == "month" and mention.rule.operator == "cycle"
    back = month or mention.rule.operator == "moved" or mention.slots.get("step") == -1
    if not back or found.direction != "before" or not coarse:
        return False
    near = words.forms[max(mention.first - _COMPARED, 0) : mention.first]
    compared = load(language).cues.get("compared", ())
    at = next((at for at in range(len(near) - 1, -1, -1) if near[at] in compared), None)
    if at is None:
        return False
    amount = near[at + 1 :]
    if not amount:
        return not month
    return _COMMA not in amount and any(form[:1].isdigit() for form in amount)


def _looks_back(found: Resolution) -> bool:
    """Whether a story only glances at what was before: forty years earlier."""
    coarse = found.granularity.rank < Granularity.DAY.rank
    return (
        coarse
        and found.direction == "before"
        and found.anchor is not None
        and found.anchor.kind == "previous"
    )


def _is_length(mention: Mention) -> bool:
    """Whether the text turns to a length of its own: the nine months, the year ended June 30."""
    lead = mention.slots.get("lead")
    if mention.rule.kind == "ended" and isinstance(lead, Mention):
        return lead.rule.kind != "unit"
    return mention.rule.kind == "stretch"


def _quarter(context: Context, found: Resolution) -> Resolution | None:
    """The quarter that a length is, or the one that the text is about where the length ends on some other day."""
    start, end = found.interval.start, found.interval.end
    if start is None or end is None or not _QUARTER[0] <= (day_of(end) - day_of(start)).days <= _QUARTER[1]:
        return None
    if calendar.floor(day_of(start), Granularity.QUARTER) == day_of(start):
        return replace(found, granularity=Granularity.QUARTER)
    known = context.period
    return known if known and known.granularity is Granularity.QUARTER else None


def _is_period(context: Context, found: Resolution) -> bool:
    """Whether a text can report on it: a month that has begun, a quarter that has ended, this year, "2025"."""
    start, published = found.interval.start, context.published
    if start is None or published is None or found.granularity.rank >= Granularity.WEEK.rank:
        return False
    if found.granularity in (Granularity.QUARTER, Granularity.HALF):
        return found.interval.end is not None and day_of(found.interval.end) <= published
    if found.granularity is Granularity.YEAR:
        named = found.anchor is None  # of what "last year" was, one compares this year with it
        return published.year - named <= day_of(start).year <= published.year
    return found.granularity is Granularity.MONTH and day_of(start) <= published
