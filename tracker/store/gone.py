"""The records that lately lost their line, so that whoever copied it can take it away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from tracker.records.tables import OPEN, Entry, Record, microseconds, moment_of
from tracker.store.timeline import known_by, on_clocks

LOOKED_AT = 1_000
"""Versions that are looked at, the last closed first: what went away longer ago is not told any more."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A record without a line, and since when."""

    kind: str
    id: str
    since: datetime


def gone(
    session: Session, known_on: datetime | None, as_of: datetime | None, kinds: Sequence[str] = ()
) -> list[Gone]:
    """The records of these kinds (none: of all) that had a line on the first clock and have none; the last first."""
    last = OPEN - 1 if as_of is None else microseconds(as_of)
    closed = (
        select(col(Entry.record_id), col(Entry.recorded_to))
        .where(col(Entry.recorded_to) <= last, col(Entry.recorded_to) < OPEN, *known_by(known_on))
        .order_by(col(Entry.recorded_to).desc(), col(Entry.record_id).desc())
        .limit(LOOKED_AT)
        .subquery()
    )
    standing = exists().where(col(Entry.record_id) == closed.c.record_id, *on_clocks(known_on, as_of))
    conditions = [~standing] + ([col(Record.kind).in_(kinds)] if kinds else [])
    since = func.max(closed.c.recorded_to)
    query = (
        select(col(Record.kind), col(Record.slug), since.label("since"))
        .join(closed, col(Record.id) == closed.c.record_id)
        .where(*conditions)
        .group_by(col(Record.kind), col(Record.slug))
        .order_by(since.desc(), col(Record.kind), col(Record.slug))
    )
    return [Gone(row.kind, row.slug, moment_of(row.since)) for row in session.connection().execute(query)]
