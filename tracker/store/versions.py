"""At which moments of publication a view of the timeline, or one record, began to look different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, Subquery, func, select, union
from sqlmodel import Session, col

from tracker.records.reports import RecordKey
from tracker.records.tables import OPEN, Entry, microseconds, moment_of
from tracker.records.vocabulary import Kind
from tracker.store.reading import record_ids
from tracker.store.timeline import TimelineQuery, fitting, recorded_by

Begins = Select[int]


@dataclass(frozen=True, slots=True)
class Versions:
    """The moments at which versions of one thing begin; a subquery until somebody asks."""

    session: Session
    moments: Subquery

    def around(self, moment: datetime) -> Around | None:
        """The version that held at a moment, with its neighbours; the first one where it is later; None without any."""
        begins = self.moments.c.begins
        first, last, held = self._one(
            func.min(begins), func.max(begins), func.max(begins).filter(begins <= microseconds(moment))
        )
        if first is None or last is None:
            return None
        found = first if held is None else held
        before, after = self._one(
            func.max(begins).filter(begins < found), func.min(begins).filter(begins > found)
        )
        return Around(
            moment_of(found),
            moment_of(first),
            moment_of(last),
            None if before is None else moment_of(before),
            None if after is None else moment_of(after),
        )

    def ends(self) -> tuple[datetime, datetime] | None:
        """The first and the last of all; None where there is none."""
        first, last = self._one(func.min(self.moments.c.begins), func.max(self.moments.c.begins))
        return None if first is None or last is None else (moment_of(first), moment_of(last))

    def listed(self, *, after: int | None, limit: int) -> list[datetime]:
        """The moments in order, behind one of them (in microseconds, as clocks are stored)."""
        begins = self.moments.c.begins
        query = select(begins).order_by(begins).limit(limit)
        rows = self.session.connection().execute(query if after is None else query.where(begins > after))
        return [moment_of(row.begins) for row in rows]

    def _one(self, *columns: object) -> Sequence[int | None]:
        query = select(*columns).select_from(self.moments)  # type: ignore[call-overload]  # columns of any number
        found: Sequence[int | None] = self.session.connection().execute(query).one()
        return found


@dataclass(frozen=True, slots=True)
class Around:
    """One version by the moment it begins at, with the first, the last, and its neighbours."""

    found: datetime
    first: datetime
    last: datetime
    before: datetime | None
    after: datetime | None


def of_view(session: Session, query: TimelineQuery) -> Versions:
    """The versions of a list under its filters, recorded by `as_of`; `known_on` of the query plays no part."""
    ever = replace(query, known_on=None, ever=True, kinds=() if query.processes else query.kinds)
    fit = [*recorded_by(query.as_of), *fitting(session, ever)]
    begins: Begins = select(col(Entry.known_from).label("begins")).where(*fit)
    ends: Begins = select(col(Entry.known_to).label("begins")).where(*fit, col(Entry.known_to) != OPEN)
    return Versions(session, union(begins, ends).subquery())


def of_record(session: Session, kind: Kind, slug: str, as_of: datetime | None) -> Versions:
    """The versions of one record, recorded by `as_of`."""
    number = record_ids(session, [RecordKey(kind, slug)]).get(RecordKey(kind, slug), 0)
    query: Begins = select(col(Entry.known_from).label("begins")).where(
        col(Entry.record_id) == number, *recorded_by(as_of)
    )
    return Versions(session, query.distinct().subquery())
