"""A list of entries, as asked for: parameters to query, query to page, page to an answer with its next address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tracker.api import parameters
from tracker.api.cursor import Cursors, Walk
from tracker.api.parameters import (
    AS_OF,
    COUNT,
    CURSOR,
    DEFAULT_PAGE,
    FACET,
    FIELDS,
    FILTERS,
    KIND,
    KNOWN_ON,
    LIMIT,
    NAMED,
    TEXT,
    Pairs,
    Parameter,
)
from tracker.api.refusals import CursorInvalid, QueryInvalid
from tracker.api.views import View, iso, whole_address
from tracker.errors import Problem, advice
from tracker.formats.listing import Listing
from tracker.records.dates import minute_of
from tracker.store import unknown
from tracker.store.naming import NAMED as CALLED
from tracker.store.timeline import TimelineQuery
from tracker.temporal.model import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from tracker.records.vocabulary import Kind

_STEPS = (LIMIT.name, CURSOR.name, FACET.name, COUNT.name)
WHOLE = (*FILTERS, FIELDS)
PAGED = (*WHOLE, FACET, COUNT, LIMIT, CURSOR)


def accepted(kind: Kind | None, *, whole: bool) -> tuple[Parameter, ...]:
    """The parameters of a list of entries: of one kind or of all, a page of it or the whole."""
    taken: tuple[Parameter, ...] = WHOLE if whole else PAGED
    if kind in CALLED:
        taken = tuple(NAMED if p is TEXT else p for p in taken)
    return tuple(p for p in taken if kind is None or p is not KIND)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request for a list: its parameters as given and as read, and the key that its page begins behind."""

    path: str
    filters: Pairs
    values: Mapping[str, Any]
    after: int | None

    @property
    def limit(self) -> int:
        """Entries on a page."""
        return int(self.values.get(LIMIT.name, DEFAULT_PAGE))

    @property
    def as_of(self) -> datetime | None:
        """The second clock, as asked for or as the first page stopped it."""
        found: datetime | None = self.values.get(AS_OF.name)
        return found

    def walk(self, key: int, view: View) -> Walk:
        """The walk as it stands behind a key, with both clocks stopped."""
        return Walk(self.path, self.filters, view.known_on, view.as_of, self.limit, key)


@dataclass(frozen=True, slots=True)
class Asked(Wanted):
    """A request for a list of entries, with its query; `today` is the present, where the answer depends on it."""

    query: TimelineQuery
    today: datetime | None = None


def asked(
    path: str,
    kind: Kind | None,
    pairs: Pairs,
    cursors: Cursors,
    *,
    now: datetime,
    whole: bool = False,
    accepts: Sequence[Parameter] | None = None,
    of_today: bool = False,
) -> Asked:
    """Read a request for entries of one kind or of all; `now` decides what is overdue.

    `accepts` are the parameters of a list that takes others than the timeline does; `of_today` says that what it
    shows depends on the present day.

    Raises:
        QueryInvalid: a parameter is unknown or has no such value.
        CursorInvalid: the cursor is not ours, or belongs to another list or to other filters.

    """
    found = wanted(path, pairs, accepted(kind, whole=whole) if accepts is None else accepts, cursors)
    today = now if of_today or "overdue" in found.values else None
    query = _query(found, kind, today)
    return Asked(found.path, found.filters, found.values, found.after, query, today)


def wanted(path: str, pairs: Pairs, accepts: Sequence[Parameter], cursors: Cursors) -> Wanted:
    """Read a request for a list; a cursor brings its own filters and clocks.

    Raises:
        QueryInvalid: a parameter is unknown or has no such value.
        CursorInvalid: the cursor is not ours, or belongs to another list or to other filters.

    """
    values = _values(pairs, tuple(accepts))
    filters = tuple((name, text) for name, text in pairs if name not in _STEPS and text)
    if CURSOR.name not in values:
        return Wanted(path, filters, values, None)
    walk = cursors.open(values[CURSOR.name])
    if walk.path != path:
        raise CursorInvalid(f"This cursor belongs to {walk.path}, not to {path}.")
    if filters and sorted(filters) != sorted(walk.filters):
        raise CursorInvalid(
            "A cursor carries its filters: send it alone, or with exactly the filters it was made under."
        )
    stopped = {
        KNOWN_ON.name: walk.known_on,
        AS_OF.name: walk.as_of,
        LIMIT.name: values.get(LIMIT.name, walk.limit),
        **{name: values[name] for name in (FACET.name, COUNT.name) if name in values},
    }
    return Wanted(path, walk.filters, {**_values(walk.filters, tuple(accepts)), **stopped}, walk.after)


@lru_cache(maxsize=500)
def _values(pairs: Pairs, accepts: tuple[Parameter, ...]) -> Mapping[str, Any]:
    """What parameters say, read once: every page of a walk brings the same filters."""
    return parameters.read(pairs, accepts)


def _query(request: Wanted, kind: Kind | None, today: datetime | None) -> TimelineQuery:
    """The query; what depends on the present day shows what is known on that day."""
    values = request.values
    known_on = values.get(KNOWN_ON.name) or today
    given = {to: values[name] for name, to in _AS_GIVEN.items() if name in values}
    if kind:
        given["kinds"] = (kind.value,)
    if TEXT.name in values:
        given["called" if kind in CALLED else "text"] = values[TEXT.name]
    return TimelineQuery(
        **{"undated": "include" if kind else "exclude", **given},
        overlaps=_stretch(values),
        known_on=known_on,
        as_of=request.as_of,
        limit=request.limit,
        after=request.after,
        conflicts_only="conflicts" in values,
        ambiguous_only="ambiguous" in values,
        overdue_at=known_on if "overdue" in values else None,
    )


_AS_GIVEN = {
    "process": "processes",
    "kind": "kinds",
    "participant": "participants",
    "on_behalf_of": "on_behalf_of",
    "venue": "venues",
    "country": "countries",
    "issue": "issues",
    "status": "statuses",
    "stance": "stances",
    "publisher": "publishers",
    "source": "sources",
    "bbox": "within",
    "order": "order",
    "undated": "undated",
}
"""The parameters that say themselves what is asked for, and where the query has them."""


def _stretch(values: Mapping[str, Any]) -> Interval | None:
    start, end = values.get("from"), values.get("to")
    if start is None and end is None:
        return None
    if start is not None and end is not None and minute_of(start.isoformat()) >= minute_of(end.isoformat()):
        expected = "a time after 'from'; the day in 'to' itself is not included"
        raise QueryInvalid(
            [Problem("to", str(end), expected, f"'to' ({end}) is not after 'from' ({start}); {expected}")]
        )
    return Interval(start, end)


def refuse_unknown(session: Session, query: TimelineQuery) -> None:
    """Refuse filters that name nothing this tracker has.

    Raises:
        QueryInvalid: with the nearest names that it has.

    """
    problems = [
        _names_nothing(p.parameter, p.value, p.nearest) for p in unknown.unknown_names(session, query)
    ]
    if problems:
        raise QueryInvalid(problems)


def _names_nothing(parameter: str, value: str, nearest: Sequence[str]) -> Problem:
    expected = advice(
        nearest, f"{_EXPECTED.get(parameter, f'the id of a {parameter}')} that is recorded here"
    )
    return Problem(parameter, value, expected, f"there is no {parameter} {value!r} here; {expected}")


_EXPECTED = {
    "country": "a country",
    "issue": "the id of an issue",
    "on_behalf_of": "the id of a participant",
    "publisher": "a publisher",
}


def listing_of(
    request: Wanted,
    next_address: str | None = None,
    view: View | None = None,
    counted: tuple[int | None, Mapping[str, object] | None] = (None, None),
) -> Listing:
    """What a format may say about the list; `counted` is its total and its facets."""
    return Listing(
        next=next_address,
        known_on=_iso(request.values.get(KNOWN_ON.name)),
        as_of=_iso(request.as_of),
        permalink=view.permalink if view else None,
        base=view.base if view else None,
        address=view.address if view else "",
        order=request.values.get("order", "asc"),
        limit=request.limit,
        path=request.path,
        filters=request.filters,
        total=counted[0],
        facets=counted[1],
    )


def next_address(view: View, cursor: str) -> str:
    """The whole address of the page behind a cursor, which is safe in an address as it is."""
    return f"{whole_address(view.base, view.path, ())}?{CURSOR.name}={cursor}"


def _iso(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None
