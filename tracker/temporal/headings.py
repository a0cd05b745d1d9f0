"""The day of a heading: below a line that says only "Saturday, Dec. 23", an hour that begins a line is of that day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.temporal.clock_day import is_clock
from tracker.temporal.meaning import known_edge
from tracker.temporal.model import Anchor, Granularity

if TYPE_CHECKING:
    from datetime import date

    from tracker.temporal.grammar import Mention
    from tracker.temporal.model import Resolution

_BEFORE = re.compile(r"\W*")
_BEHIND = re.compile(r"[^\w\n]*(?=\n|$)")
_ENTRY = re.compile(r"[^\S\n]*[-–—*•·]?[^\S\n]*(?:[^\W\d_]+ )?")  # a bullet, a small word: about 3 p.m.

_BULLET = re.compile(r"[^\S\n]*[-–—*•·][^\S\n]")


def followed(
    heading: Resolution | None, text: str, mention: Mention, found: Resolution, published: date
) -> Resolution | None:
    """The day that a text stands under after a mention: a day alone in its line, None at publication."""
    if found.granularity is not Granularity.DAY or not _BEHIND.match(text, mention.end):
        return heading
    if not _BEFORE.fullmatch(text, _line(text, mention), mention.start):
        return heading
    return None if found.interval.start == published else found


def day_under(heading: Resolution | None, text: str, mention: Mention) -> Anchor | None:
    """The day of a heading for an hour that begins a line below it, or is in a line of a list; else None."""
    edge = known_edge(heading) if heading and is_clock(mention) else None
    line = _line(text, mention)
    entry = _ENTRY.fullmatch(text, line, mention.start) or _BULLET.match(text, line, mention.start)
    if heading is None or edge is None or not entry:
        return None
    return Anchor("previous", edge, heading.text)


def _line(text: str, mention: Mention) -> int:
    """Where the line of a mention begins."""
    return text.rfind("\n", 0, mention.start) + 1
