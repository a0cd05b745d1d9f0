"""Chronologies: entries that begin with their day, each of which counts from the one before it.

"Dec. 28, 1996 - The envoy arrives. / Jan. 15 - Talks begin.": the January after that December, whatever is nearer to
publication, and although entries tell what has been in the present tense. Two entries with the same mark behind their
day tell whether a list goes forward or back; after one alone it goes forward, unless that led beyond publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal.meaning import Meaning, Option, day_of, known_edge
from tracker.temporal.model import Anchor

if TYPE_CHECKING:
    from datetime import date

    from tracker.temporal.grammar import Mention
    from tracker.temporal.model import Direction, Resolution
    from tracker.temporal.sides import Evidence

CUE = "the entry before"
_OPEN = frozenset({"monthday", "monthday-at", "month", "deadline-day", "weekday"})
_OF_A_WEEK = frozenset(
    {"weekday", "this-weekday", "weekend", "this-weekend", "deadline", "starting", "begun", "night"}
)
_DATES = frozenset({"monthday", "monthday-at"})
_ODDS = 0.9
_HEAD = re.compile(r"[^\S\n]*[-–—*•·]?[^\S\n]*")
_MARK = re.compile(r"[^\S\n]*(--|[-–—:])(?=\s)")


class Entries(NamedTuple):
    """The list that a text is in: the mark behind the days of its entries, and the last two of these days."""

    mark: str
    last: Resolution
    before: Resolution | None = None


def mark_of(text: str, mention: Mention) -> str | None:
    """The mark behind a mention that begins an entry, None for one that begins none."""
    mark = _MARK.match(text, mention.end)
    if mark is None:
        return None
    line = text.rfind("\n", 0, mention.start) + 1
    return mark[1] if _HEAD.fullmatch(text, line, mention.start) else None


def followed(entries: Entries | None, mark: str, found: Resolution) -> Entries | None:
    """The list after an entry."""
    if not known_edge(found) or not found.granularity.of_days:
        return entries
    goes_on = entries is not None and entries.mark == mark
    return Entries(mark, found, entries.last if goes_on and entries else None)


def anchor_of(entries: Entries | None, text: str, mention: Mention) -> Anchor | None:
    """What the day of an entry counts from; None where no entry is before it."""
    if entries is None or mark_of(text, mention) != entries.mark:
        return None
    edge = known_edge(entries.last)
    return Anchor("previous", edge, entries.last.text) if edge else None


def entry_of(entries: Entries, text: str, mention: Mention, published: date) -> Anchor | None:
    """The day of the entry that a mention stands in, where a list tells of what has been."""
    if "\n" in text[entries.last.end : mention.start]:
        return None
    edge = known_edge(entries.last)
    return Anchor("previous", edge, entries.last.text) if edge and day_of(edge) < published else None


def told_inside(meaning: Meaning, there: Meaning, entries: Entries, evidence: Evidence) -> Meaning:
    """A mention in an entry, by the entry's day: of `there` a day of the week from then on, or the nearest date.

    Of a day of the week only a list of at least two entries tells; a date is one that nobody announces.
    """
    if meaning.by in _OF_A_WEEK and entries.before:
        first = _next(there, "after")
    elif meaning.by in _DATES and _is_dated(entries) and evidence.direction != "after":
        first = _nearest(there)
    else:
        first = None
    if first is None:
        return meaning
    others = [option for option in there.options if option is not first]
    return Meaning((first, *others), there.anchor, cue=CUE, odds=_ODDS if others else 1.0)


def _is_dated(entries: Entries) -> bool:
    """Whether a list tells its days for certain: at least two, or one with its year."""
    return entries.before is not None or entries.last.anchor is None


def told(meaning: Meaning, there: Meaning, entries: Entries | None, published: date) -> Meaning:
    """A meaning whose year or week is open, with its reading beside the entry before first (one of `there`)."""
    if meaning.by not in _OPEN or entries is None:
        return meaning
    first = _next(there, _side(entries))
    edge = known_edge(first.reading) if first else None
    last = known_edge(entries.last)
    if first is None or edge is None or last is None or day_of(last) <= published < day_of(edge):
        return meaning
    others = [option for option in meaning.options if option.reading.interval != first.reading.interval]
    return Meaning((first, *others), there.anchor, cue=CUE, odds=_ODDS if others else 1.0)


def _side(entries: Entries) -> Direction:
    """Whether a list goes on after its last entry or before it; a day and a part of a month do not tell."""
    last, before = known_edge(entries.last), known_edge(entries.before) if entries.before else None
    if not (entries.before and last and before) or not _are_alike(entries.before, entries.last):
        return "after"
    return "before" if day_of(before) > day_of(last) else "after"


def _are_alike(one: Resolution, other: Resolution) -> bool:
    return (one.granularity, one.mod) == (other.granularity, other.mod)


def _next(there: Meaning, side: Direction) -> Option | None:
    sides = {option.direction: option for option in there.options}
    return sides.get("same") or sides.get(side)


def _nearest(there: Meaning) -> Option | None:
    """The reading that is nearest to what it is measured from."""
    day = day_of(there.anchor.on) if there.anchor else None
    edges = [(option, known_edge(option.reading)) for option in there.options]
    near = [(abs((day_of(edge) - day).days), at) for at, (_, edge) in enumerate(edges) if edge and day]
    return edges[min(near)[1]][0] if near else None
