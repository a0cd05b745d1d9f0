"""What some formats take beside the parameters of every list, and which part of a list they show.

A program that draws a list asks for one address: it gets as much as it can use at once, and the records without a date
apart from the others, which it could not draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.api.listing import Asked
from tracker.api.parameters import BLANK, LARGEST_PAGE, LIMIT, MOMENT, Parameter, one_of
from tracker.api.views import View, whole_address
from tracker.formats import Format, atom, fullcalendar, ics, jsonfeed, timelinejs, vis
from tracker.records.dates import bounds_of, minute_of
from tracker.records.vocabulary import Kind
from tracker.temporal.model import Interval, Moment

if TYPE_CHECKING:
    from tracker.store.timeline import TimelineQuery

MOST = 5_000
"""Entries of a list that has no pages and is not streamed."""

WIDEST = timedelta(hours=26)
"""How far apart the clocks of two zones can be."""

DATED_KINDS = (Kind.PROCESS.value, Kind.ROUND.value, Kind.MILESTONE.value)
"""Kinds of which a date is expected and may be missing."""


def _instant(text: str) -> datetime:
    try:
        found = fullcalendar.edge_of(text, None)
    except ValueError:
        found = None
    if found is None:
        raise ValueError("a date or an instant as FullCalendar sends it, such as 2026-01-25T00:00:00+02:00")
    return found


def _zone(text: str) -> str:
    try:
        fullcalendar.zone_of(text)
    except (KeyError, ValueError, OSError):
        raise ValueError("local, UTC or an IANA time zone such as Europe/Kyiv") from None
    return text


START = Parameter("start", "Where the window begins, as FullCalendar sends it.", _instant, MOMENT, blank=True)
END = Parameter(
    "end", "Where the window ends, as FullCalendar sends it; not included.", _instant, MOMENT, blank=True
)
TIME_ZONE = Parameter(
    "timeZone",
    "The zone that FullCalendar shows: times are put on its clock.",
    _zone,
    {"type": "string", "anyOf": [{"format": "iana-time-zone"}, {"const": "local"}, BLANK]},
    blank=True,
)
CANCELLED = Parameter(
    "cancelled",
    "What was called off: only its STATUS says so (`status`, where left out), its title does too, or it is left out.",
    one_of(ics.CANCELLED),
    {"type": "string", "enum": list(ics.CANCELLED)},
)


@dataclass(frozen=True, slots=True)
class Ways:
    """How a format is asked for: its own parameters, what they do to a request, whether undated records stand apart.

    `drawn` formats are given one list of bounded length: first the records without a date, then the others. Those
    with `tombstones` are told on the first page what is gone.
    """

    parameters: Sequence[Parameter] = ()
    narrow: Callable[[Asked], Asked] = lambda asked: asked
    drawn: bool = False
    apart: bool = False
    tombstones: bool = False

    def queries(self, asked: Asked) -> tuple[TimelineQuery | None, TimelineQuery | None]:
        """What to read: the records that stand apart, and the list. None: nothing is wanted of that."""
        if not self.drawn:
            return None, asked.query
        choice = asked.values.get("undated", "include" if self.apart else "exclude")
        first = asked.query.after is None
        undated = replace(
            asked.query,
            undated="only",
            kinds=asked.query.kinds or DATED_KINDS,
            order="asc",
            limit=LARGEST_PAGE,
        )
        return (
            undated if self.apart and first and choice != "exclude" else None,
            None if choice == "only" else replace(asked.query, undated="exclude"),
        )


def _on_one_page(asked: Asked) -> Asked:
    """As many as a page can hold, where nobody says how many."""
    values = {LIMIT.name: LARGEST_PAGE, **asked.values}
    return replace(asked, values=values, query=replace(asked.query, limit=values[LIMIT.name]))


def _newest_first(asked: Asked) -> Asked:
    """As feed readers expect it, where nobody asks for another order."""
    values = {"order": "desc", **asked.values}
    return replace(asked, values=values, query=replace(asked.query, order=values["order"]))


def _latest(asked: Asked) -> Asked:
    """All at once; of too many the latest, where nobody says otherwise."""
    order = asked.values.get("order", "desc")
    return replace(asked, query=replace(asked.query, limit=MOST, order=order))


def _window(asked: Asked) -> Asked:
    """All that can be in the window; the format leaves out what an instant puts before or behind it."""
    start, end = asked.values.get(START.name), asked.values.get(END.name)
    given = asked.query.overlaps or Interval(None, None)
    starts = [edge for edge in (given.start, start and _earlier(start)) if edge]
    ends = [edge for edge in (given.end, end and _later(end)) if edge]
    both = Interval(max(starts, key=_minute, default=None), min(ends, key=_minute, default=None))
    low, high = bounds_of(both)
    overlaps = both if low < high else asked.query.overlaps
    return _latest(replace(asked, query=replace(asked.query, overlaps=overlaps)))


def _minute(edge: Moment) -> int:
    return minute_of(edge.isoformat())


def _earlier(edge: datetime) -> datetime | None:
    with suppress(OverflowError):
        return edge - WIDEST
    return None


def _later(edge: datetime) -> datetime | None:
    with suppress(OverflowError):
        return edge + WIDEST
    return None


_WAYS: Mapping[str, Ways] = {
    atom.EXTENSION: Ways(narrow=_newest_first, tombstones=True),
    jsonfeed.EXTENSION: Ways(narrow=_newest_first, tombstones=True),
    timelinejs.EXTENSION: Ways(narrow=_on_one_page, drawn=True, apart=True),
    vis.EXTENSION: Ways(narrow=_on_one_page, drawn=True, apart=True),
    ics.EXTENSION: Ways((CANCELLED,), narrow=_latest, drawn=True, apart=True),
    fullcalendar.EXTENSION: Ways((START, END, TIME_ZONE), narrow=_window, drawn=True),
}


def undated_address(asked: Asked, view: View) -> str:
    """The whole address of all records of a list that have no date."""
    own = {"undated", *(parameter.name for parameter in (START, END, TIME_ZONE, CANCELLED))}
    kept = [pair for pair in asked.filters if pair[0] not in own]
    kinds = [] if asked.query.kinds else [("kind", kind) for kind in DATED_KINDS]
    return whole_address(view.base, asked.path, (*kept, *kinds, ("undated", "only")))


def ways_of(shape: Format) -> Ways:
    """The ways of a format; most have none of their own."""
    return _WAYS.get(shape.EXTENSION, Ways())
