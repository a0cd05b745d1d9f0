"""Headings that are a time: below a line that says only "Saturday, Dec. 23", an hour that begins a line is of that day.

Below one that says only "2025", a month or day without a year that begins a line is of that year, as in chronologies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.temporal.clock_day import is_clock
from tracker.temporal.meaning import Meaning, known_edge
from tracker.temporal.model import Anchor, Granularity

if TYPE_CHECKING:
    from datetime import date

    from tracker.temporal.grammar import Mention
    from tracker.temporal.model import Resolution

CUE = "the year above"
_YEARLESS = frozenset({"monthday", "month"})
_ODDS = 0.95
_BEFORE = re.compile(r"\W*")
_BEHIND = re.compile(r"[^\w\n]*(?=\n|$)")
_ENTRY = re.compile(r"[^\S\n]*[-–—*•·]?[^\S\n]*(?:[^\W\d_]+ )?")  # a bullet, a small word: about 3 p.m.

_BULLET = re.compile(r"[^\S\n]*[-–—*•·][^\S\n]")


def followed(
    heading: Resolution | None, text: str, mention: Mention, found: Resolution, published: date
) -> Resolution | None:
    """The day that a text stands under after a mention: a day alone in its line, None at publication."""
    if found.granularity is not Granularity.DAY or not _is_alone(text, mention):
        return heading
    return None if found.interval.start == published else found


def year_followed(
    year: Resolution | None, text: str, mention: Mention, found: Resolution
) -> Resolution | None:
    """The year that a text stands under after a mention: a year alone in its line."""
    return found if found.granularity is Granularity.YEAR and _is_alone(text, mention) else year


def year_over(year: Resolution | None, text: str, mention: Mention) -> Anchor | None:
    """The year of a heading for what begins a line below it; else None."""
    edge = known_edge(year) if year else None
    if year is None or edge is None or not _ENTRY.fullmatch(text, _line(text, mention), mention.start):
        return None
    return Anchor("previous", edge, year.text)


def told(meaning: Meaning, there: Meaning) -> Meaning:
    """A meaning whose year is open, with its reading in the year of the heading (one of `there`) first."""
    sides = {option.direction: option for option in there.options}
    first = sides.get("same") or sides.get("after")
    if meaning.by not in _YEARLESS or first is None:
        return meaning
    others = [option for option in meaning.options if option.reading.interval != first.reading.interval]
    return Meaning((first, *others), there.anchor, cue=CUE, odds=_ODDS)


def day_under(heading: Resolution | None, text: str, mention: Mention) -> Anchor | None:
    """The day of a heading for an hour that begins a line below it, or is in a line of a list; else None."""
    edge = known_edge(heading) if heading and is_clock(mention) else None
    line = _line(text, mention)
    entry = _ENTRY.fullmatch(text, line, mention.start) or _BULLET.match(text, line, mention.start)
    if heading is None or edge is None or not entry:
        return None
    return Anchor("previous", edge, heading.text)


def _is_alone(text: str, mention: Mention) -> bool:
    """Whether a mention is all that its line says."""
    before = _BEFORE.fullmatch(text, _line(text, mention), mention.start)
    return before is not None and _BEHIND.match(text, mention.end) is not None


def _line(text: str, mention: Mention) -> int:
    """Where the line of a mention begins."""
    return text.rfind("\n", 0, mention.start) + 1
