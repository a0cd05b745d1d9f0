"""The one timeline query: the same for today and for any past day, for a page and for a whole export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from sqlalchemy import ColumnElement, Select, and_, exists, literal_column, or_, select
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col

from tracker.errors import nearest
from tracker.records.dates import bounds_of, minute_of
from tracker.records.order import UNDATED_FROM
from tracker.records.reports import RecordKey
from tracker.records.tables import OPEN, Entry, EntryIssue, EntryParticipant, Issue, Record, microseconds
from tracker.records.vocabulary import Kind
from tracker.store.reading import record_ids, roots
from tracker.store.state import latest_moment
from tracker.temporal import Interval

__all__ = ["Page", "TimelineQuery", "UnknownName", "latest_moment", "page", "stream", "unknown_names"]

_OPEN: ColumnElement[int] = literal_column(str(OPEN))  # written out, so that the partial indexes are used


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """Which lines, seen from when, in which order.

    Filters combine with AND between names and OR within one. `known_on` and `as_of` are instants (None: all
    that is known, all that is recorded). `after` is the key of the last line of the page before. `overdue_at` asks
    for what was planned, whose last day had passed at that instant (UTC), and of which nobody has reported what became;
    `awaited_only` for what is planned at all. `roles` are those in which the participants must take part (none: any).
    `ever` looks at what was known at any time, for those who ask when a view changed.
    """

    processes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
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
    ever: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Finished JSON bodies in order, their keys, and whether more follow."""

    bodies: list[str]
    keys: list[int]
    more: bool


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A value of a filter that names nothing, and the names most like it."""

    parameter: str
    value: str
    nearest: tuple[str, ...]


def page(session: Session, query: TimelineQuery) -> Page:
    """The lines of one page; its cost does not grow with the timeline."""
    rows = session.connection().execute(_selected(session, query).limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    return Page([row.body for row in shown], [row.key for row in shown], len(rows) > query.limit)


def stream(session: Session, query: TimelineQuery) -> Iterator[str]:
    """Every line from `after` on, whatever the limit, in constant memory."""
    for row in session.connection().execute(_selected(session, query), execution_options={"yield_per": 500}):
        yield row.body


def _selected(session: Session, query: TimelineQuery) -> Select[int, str]:
    key = col(Entry.key)
    conditions = [*on_clocks(query.known_on, query.as_of), *fitting(session, query)]
    if query.after is not None:
        conditions.append(key > query.after if query.order == "asc" else key < query.after)
    ordered = key.asc() if query.order == "asc" else key.desc()
    return select(key, col(Entry.body)).where(and_(*conditions)).order_by(ordered)


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
    return [*_filters(session, query), *_dated(query)]


def _filters(session: Session, query: TimelineQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.kinds:
        conditions.append(col(Entry.kind).in_(query.kinds))
    if query.awaited_only:
        conditions.append(col(Entry.awaited).is_(True))
    if query.statuses:
        conditions.append(col(Entry.status).in_(query.statuses))
    if query.conflicts_only:
        conditions.append(col(Entry.in_conflict).is_(True))
    if query.ambiguous_only:
        conditions.append(col(Entry.ambiguous).is_(True))
    if query.overdue_at is not None:
        passed = col(Entry.end_minute) <= minute_of(query.overdue_at.replace(tzinfo=None).isoformat())
        conditions += [col(Entry.awaited).is_(True), passed]
    if query.processes:
        conditions.append(_of_process(_numbers(session, Kind.PROCESS, query.processes, query.as_of), query))
    if query.venues:
        venues = _numbers(session, Kind.VENUE, query.venues, query.as_of)
        conditions.append(col(Entry.venue_id).in_(venues))
    if query.participants:
        numbers = _numbers(session, Kind.PARTICIPANT, query.participants, query.as_of)
        beside = and_(
            col(EntryParticipant.key) == col(Entry.key), col(EntryParticipant.record_id).in_(numbers)
        )
        in_role = [col(EntryParticipant.role).in_(query.roles)] if query.roles else []
        conditions.append(exists().where(beside, *in_role))
    if query.issues:
        beside = and_(col(EntryIssue.key) == col(Entry.key), col(EntryIssue.issue).in_(query.issues))
        conditions.append(exists().where(beside))
    return conditions


def _numbers(session: Session, kind: Kind, slugs: Sequence[str], as_of: datetime | None) -> list[int]:
    """The row numbers of the records with these ids, or of what they were part of then."""
    return sorted(set(roots(session, [RecordKey(kind, slug) for slug in slugs], as_of).values()))


_OF_SEVERAL = frozenset({Kind.PARTICIPANT.value, Kind.VENUE.value})
"""Kinds that belong to every process in whose lines they occur."""


def _of_process(processes: Sequence[int], query: TimelineQuery) -> ColumnElement[bool]:
    """Lines of a process; a participant or a venue belongs to every process in whose lines it occurs, then."""
    own = col(Entry.process_id).in_(processes)
    if query.undated == "exclude" or (query.kinds and _OF_SEVERAL.isdisjoint(query.kinds)):
        return own
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
    conditions: list[ColumnElement[bool]] = []
    if query.undated == "exclude":
        conditions.append(col(Entry.key) < UNDATED_FROM)
    if query.undated == "only":
        conditions.append(col(Entry.key) >= UNDATED_FROM)
    if query.overlaps is not None:
        start, end = bounds_of(query.overlaps)
        conditions += [col(Entry.start_minute) < end, col(Entry.end_minute) > start]
    return conditions


_NAMED = (
    ("process", "processes", Kind.PROCESS),
    ("participant", "participants", Kind.PARTICIPANT),
    ("venue", "venues", Kind.VENUE),
)


def unknown_names(session: Session, query: TimelineQuery) -> list[UnknownName]:
    """The values of filters that name no stored record or issue, each with the names most like it."""
    unknown = []
    for parameter, field, kind in _NAMED:
        given = getattr(query, field)
        known = record_ids(session, [RecordKey(kind, slug) for slug in given])
        missing = [slug for slug in given if RecordKey(kind, slug) not in known]
        unknown += _with_nearest(parameter, missing, partial(_slugs, session, kind))
    issues = set(session.scalars(select(col(Issue.slug)))) if query.issues else set()
    missing = [slug for slug in query.issues if slug not in issues]
    return unknown + _with_nearest("issue", missing, lambda: sorted(issues))


def _slugs(session: Session, kind: Kind) -> list[str]:
    return list(session.scalars(select(col(Record.slug)).where(col(Record.kind) == kind.value)))


def _with_nearest(
    parameter: str, missing: Sequence[str], known: Callable[[], Sequence[str]]
) -> list[UnknownName]:
    names = known() if missing else ()
    return [UnknownName(parameter, value, tuple(nearest(value, names))) for value in missing]
