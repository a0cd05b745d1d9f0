"""The one timeline query: the same for today and for any past day, for a page and for a whole export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col

from tracker.records.dates import bounds_of, minute_of
from tracker.records.order import UNDATED_FROM
from tracker.records.places import Box
from tracker.records.sought import Sought
from tracker.records.tables import OPEN, Entry, EntryParticipant, microseconds
from tracker.records.tags import Tag, clock_tags
from tracker.records.vocabulary import Kind
from tracker.store import search
from tracker.store.names import matching
from tracker.store.overlap import Part, parts
from tracker.store.search import Expression
from tracker.store.state import Stops, latest_moment
from tracker.store.tagged import beyond_tags, numbers_of, tag_groups
from tracker.temporal import Interval

__all__ = ["Page", "TimelineQuery", "latest_moment", "page", "stream"]

Column = SQLColumnExpression
Chosen = Select[*tuple[Any, ...]]
"""A statement whose columns depend on who asks."""

_OPEN: ColumnElement[int] = literal_column(str(OPEN))  # written out, so that the partial indexes are used


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """Which lines, seen from when, in which order.

    Filters combine with AND between names and OR within one. `text` is what its words are searched for, `within` a part
    of the map. `known_on` and `as_of` are instants (None: all
    that is known, all that is recorded). `after` is the key of the last line of the page before. `overdue_at` asks
    for what was planned, whose last day had passed at that instant (UTC), and of which nobody has reported what became;
    `awaited_only` for what is planned at all. `roles` are those in which the participants must take part (none: any).
    `called` asks for participants and venues with a name like this one, as `tracker.store.names` finds them.
    `ever` looks at what was known at any time, for those who ask when a view changed.
    """

    processes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    text: Sought | None = None
    within: Box | None = None
    overlaps: Interval | None = None
    known_on: datetime | None = None
    as_of: datetime | None = None
    order: Literal["asc", "desc"] = "asc"
    limit: int = 50
    after: int | None = None
    undated: Literal["exclude", "include", "only"] = "exclude"
    conflicts_only: bool = False
    ambiguous_only: bool = False
    overdue_at: datetime | None = None
    awaited_only: bool = False
    roles: tuple[str, ...] = ()
    called: str | None = None
    ever: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Finished JSON bodies in order, their keys, and whether more follow."""

    bodies: list[str]
    keys: list[int]
    more: bool


def as_it_stands(query: TimelineQuery, found: Stops) -> TimelineQuery:
    """The same query without the clocks that show what is known and recorded now: then indexes of the present serve.

    No version of a line begins or ends later than the last publication, nor later than the last write.
    """
    known_on = None if _reaches(query.known_on, found.known) else query.known_on
    as_of = None if _reaches(query.as_of, found.recorded) else query.as_of
    if known_on == query.known_on and as_of == query.as_of:
        return query
    return replace(query, known_on=known_on, as_of=as_of)


def shows_present(query: TimelineQuery, found: Stops) -> bool:
    """Whether its clocks show the lines that stand now, so that it stands without them."""
    known, recorded = query.known_on, query.as_of
    return (known is None or _reaches(known, found.known)) and (
        recorded is None or _reaches(recorded, found.recorded)
    )


def _reaches(moment: datetime | None, last: datetime | None) -> bool:
    return moment is not None and last is not None and moment >= last


def page(session: Session, query: TimelineQuery) -> Page:
    """The lines of one page; its cost does not grow with the timeline."""
    rows = session.connection().execute(selected(session, query, query.limit + 1)).all()
    shown = rows[: query.limit]
    return Page([row.body for row in shown], [row.key for row in shown], len(rows) > query.limit)


def stream(session: Session, query: TimelineQuery) -> Iterator[str]:
    """Every line from `after` on, whatever the limit, in constant memory."""
    for row in session.connection().execute(selected(session, query), execution_options={"yield_per": 500}):
        yield row.body


def selected(
    session: Session,
    query: TimelineQuery,
    most: int | None = None,
    *columns: Column[str] | Column[int] | Column[bytes],
) -> Chosen:
    """Key and body of the lines that fit (or `columns` in place of the body), in order, `most` of them.

    The way in is the index of words and tags, or, where one of its own indexes is as good, the table of entries. Each
    part of what overlaps a stretch of time is looked for by itself.
    """
    shown = columns or (col(Entry.body),)
    if query.overlaps is None:
        way = _way(session, query, None)
        return _ordered(_walk(session, query, way, None, shown), way.key, query, most)
    keys = []
    for part in parts(*bounds_of(query.overlaps)):
        way = _way(session, query, part)
        keys.append(_ordered(_walk(session, query, way, part), way.key, query, most).subquery())
    every = union_all(*(select(each.c[0].label("key")) for each in keys)).subquery()
    # keys are sorted and cut before lines are joined, or a database sorts the bodies of all that was found
    found = _ordered(select(every.c.key), every.c.key, query, most).subquery()
    joined: Chosen = select(col(Entry.key), *shown).join(found, found.c.key == col(Entry.key))
    return _ordered(joined, found.c.key, query, most)


@dataclass(frozen=True, slots=True)
class _Way:
    """How lines are reached: by what expression of the index, or (None) in the table of entries; in whose order."""

    expression: Expression | None
    key: Column[int]
    conditions: list[ColumnElement[bool]]


def _way(session: Session, query: TimelineQuery, part: Part | None) -> _Way:
    conditions = [*on_clocks(query.known_on, query.as_of), *_looked_at(session, query), *_dated(query)]
    own = None if part is not None and part.tags else _own_index(session, query)
    if own is not None:
        return _Way(None, col(Entry.key), [*conditions, *own])
    expression = _expression(session, query)
    for letter, moment in ((Tag.KNOWN, query.known_on), (Tag.RECORDED, query.as_of)):
        if moment is not None:
            expression = expression.and_one_of(*clock_tags(letter, microseconds(moment)))
    if part is not None and part.tags:
        expression = expression.and_one_of(*part.tags)
    return _Way(expression, search.key_in(session), conditions)


def _walk(
    session: Session,
    query: TimelineQuery,
    way: _Way,
    part: Part | None,
    columns: tuple[Column[Any], ...] = (),
) -> Chosen:
    """Keys (and columns) along a way, behind the page before and within a part; in no order yet."""
    conditions = [*way.conditions, *_bounds(query, way.key, part)]
    chosen: Chosen = select(way.key.label("key"), *columns)
    if part is not None:
        start = col(Entry.start_minute)
        conditions += [start >= part.starts[0], start < part.starts[1]]
    if way.expression is None:
        return chosen.select_from(Entry).where(and_(*conditions))
    conditions += [search.matches(session, way.expression), col(Entry.key) == way.key]
    return chosen.where(and_(*conditions))


def _bounds(query: TimelineQuery, key: Column[int], part: Part | None) -> Iterator[ColumnElement[bool]]:
    """At most one bound on either side: of two, a database may walk along the wrong one."""
    least, below = _after(query)
    if query.undated == "only":
        least.append(UNDATED_FROM)
    if query.undated == "exclude":
        below.append(UNDATED_FROM)
    if part is not None:
        least += [] if part.least is None else [part.least]
        below += [] if part.below is None else [part.below]
    if least:
        yield key >= max(least)
    if below:
        yield key < min(below)


def _after(query: TimelineQuery) -> tuple[list[int], list[int]]:
    """Where the page begins, as bounds from below and from above."""
    if query.after is None:
        return [], []
    return ([query.after + 1], []) if query.order == "asc" else ([], [query.after])


def _ordered(chosen: Chosen, key: Column[int], query: TimelineQuery, most: int | None) -> Chosen:
    ordered = chosen.order_by(key.asc() if query.order == "asc" else key.desc())
    # written out: SQLite plans a statement anew whenever a parameter of its LIMIT or OFFSET is bound
    return ordered if most is None else ordered.limit(literal_column(str(most))).offset(literal_column("0"))


def on_clocks(known_on: datetime | None, as_of: datetime | None) -> list[ColumnElement[bool]]:
    """The version of a line that holds on both clocks (None: the one that still stands)."""
    return [*known_by(known_on), *recorded_by(as_of)]


def known_by(known_on: datetime | None) -> list[ColumnElement[bool]]:
    """Every version of a line, on the clock of recording, that holds on the publication clock."""
    return _holding(col(Entry.known_from), col(Entry.known_to), known_on)


def recorded_by(as_of: datetime | None) -> list[ColumnElement[bool]]:
    """Every version of a line, on the publication clock, that holds on the clock of recording."""
    return _holding(col(Entry.recorded_from), col(Entry.recorded_to), as_of)


def _holding(begins: Mapped[int], ends: Mapped[int], moment: datetime | None) -> list[ColumnElement[bool]]:
    if moment is None:
        return [ends == _OPEN]
    at = microseconds(moment)
    return [begins <= at, ends > at]


def fitting(session: Session, query: TimelineQuery) -> list[ColumnElement[bool]]:
    """The versions of lines that fit the filters, whenever they held."""
    expression = _expression(session, query)
    found = [search.found_by(session, expression)] if expression else []
    return [*found, *_looked_at(session, query), *_dated(query), *_bounds(query, col(Entry.key), None)]


def _expression(session: Session, query: TimelineQuery) -> Expression:
    return Expression(tuple(tag_groups(session, query).values()), query.text)


_COLUMNS = {"kinds": Tag.KIND, "processes": Tag.PROCESS, "venues": Tag.VENUE, "statuses": Tag.STATUS}
"""The filters that have an index of their own on the lines that stand now."""


def _own_index(session: Session, query: TimelineQuery) -> list[ColumnElement[bool]] | None:
    """The conditions, where nothing or one value is asked for that an index of the present lines knows; else None."""
    groups = tag_groups(session, query)
    if query.known_on is not None or query.as_of is not None or query.text is not None or len(groups) > 1:
        return None
    for name in groups:
        values: tuple[str, ...] = getattr(query, name, ())
        if name not in _COLUMNS or len(values) != 1:
            return None
        if name == "kinds":
            return [col(Entry.kind) == values[0]]
        if name == "statuses":
            return [col(Entry.status) == values[0]]
        numbers = numbers_of(session, query, name)
        number = col(Entry.process_id if name == "processes" else Entry.venue_id)
        return [number == (numbers[0] if numbers else 0)]
    return []


def _looked_at(session: Session, query: TimelineQuery) -> list[ColumnElement[bool]]:
    """What no tag tells exactly, and is looked at line by line."""
    conditions: list[ColumnElement[bool]] = []
    if query.called is not None:
        clocks = recorded_by(query.as_of) if query.ever else on_clocks(query.known_on, query.as_of)
        of_kinds = [col(Entry.kind).in_(query.kinds)] if query.kinds else []
        keys = matching(session, query.called, [*clocks, *of_kinds])
        conditions.append(col(Entry.key).in_(keys))
    if query.overdue_at is not None:
        passed = minute_of(query.overdue_at.replace(tzinfo=None).isoformat())
        conditions.append(col(Entry.end_minute) <= passed)
    if query.processes and beyond_tags(query):
        conditions.append(_of_process(numbers_of(session, query, "processes"), query))
    if query.within is not None:
        conditions += _inside(query.within)
    return conditions


def _inside(box: Box) -> list[ColumnElement[bool]]:
    lon = col(Entry.lon)
    columns = [and_(lon >= west, lon <= east) for west, east in box.spans()]
    return [col(Entry.lat) >= box.south, col(Entry.lat) <= box.north, or_(*columns)]


def _of_process(processes: list[int], query: TimelineQuery) -> ColumnElement[bool]:
    """Lines of a process; a participant or a venue belongs to every process in whose lines it occurs, then."""
    own = col(Entry.process_id).in_(processes)
    line = aliased(Entry)
    then = [
        col(line.process_id).in_(processes),
        *_holding(col(line.recorded_from), col(line.recorded_to), query.as_of),
    ]
    if not query.ever:
        then += _holding(col(line.known_from), col(line.known_to), query.known_on)
    beside = select(col(EntryParticipant.record_id)).join(line, col(line.key) == col(EntryParticipant.key))
    taking_part = beside.where(*then)
    used = select(col(line.venue_id)).where(*then, col(line.venue_id).is_not(None))
    return or_(
        own,
        and_(col(Entry.kind) == Kind.PARTICIPANT.value, col(Entry.record_id).in_(taking_part)),
        and_(col(Entry.kind) == Kind.VENUE.value, col(Entry.record_id).in_(used)),
    )


def _dated(query: TimelineQuery) -> list[ColumnElement[bool]]:
    if query.overlaps is None:
        return []
    start, end = bounds_of(query.overlaps)
    return [col(Entry.start_minute) < end, col(Entry.end_minute) > start]
