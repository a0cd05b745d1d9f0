"""Keeping the read model true: what changed in the reports, changed in the lines, in the same transaction.

The read model is thrown away and made again by `rebuild`, which repeats every moment of recording in order,
with the same steps that writing takes; so it arrives at exactly the rows that stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

import msgspec
from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.reports import RecordKey
from tracker.store import search
from tracker.store.entries import write_versions
from tracker.store.history import History
from tracker.store.present import PRESENT, write_present
from tracker.store.state import RECORDED

_STREAMED = {"yield_per": 1000}

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""

_PROJECTIONS: tuple[type[tables.Table], ...] = (
    tables.EntryParticipant,
    tables.EntryName,
    tables.Entry,
    *PRESENT.values(),
)

_CHECKED: tuple[type[tables.Table], ...] = (*_PROJECTIONS, tables.Record)
"""What rebuilding makes; of records only where merges lead."""


def refresh(session: Session, moment: datetime) -> tuple[RecordKey, ...]:
    """Bring every line up to date with what was recorded at `moment`, the latest one; returns whose lines changed."""
    history = History(session, moment)
    changed = []
    for number in history.affected():
        record = history.record(number)
        if write_versions(session, number, history.versions(number), moment, history.numbers, history.issues):
            changed.append(record)
        write_present(session, record, history.present(number), history.numbers)
    for number, into in history.moved().items():
        _lead(session, into, col(tables.Record.id) == number)
    return tuple(changed)


def _lead(session: Session, into: int | None, *which: ColumnElement[bool]) -> None:
    session.connection().execute(update(tables.Record).where(*which).values(merged_into=into))


def _moments(session: Session) -> Iterator[datetime]:
    """Every moment of recording, in order, one at a time: there may be many."""
    moment = _next(session, None)
    while moment is not None:
        yield moment
        moment = _next(session, moment)


def _next(session: Session, moment: datetime | None) -> datetime | None:
    found = []
    for column in RECORDED:
        query = select(func.min(column))
        found.append(
            session.connection().execute(query if moment is None else query.where(column > moment)).scalar()
        )
    return min((each for each in found if each is not None), default=None)


def _count(session: Session) -> int:
    """How many moments there are: no two writes share one."""
    counts = [select(func.count(column.distinct())) for column in RECORDED]
    return sum(session.connection().execute(count).scalar() or 0 for count in counts)


def rebuild(session: Session, on_progress: Progress | None = None) -> int:
    """Throw the read model away and make it again from reports and rulings; returns the number of moments."""
    for table in _PROJECTIONS:
        session.connection().execute(delete(table))
    search.empty(session)
    _lead(session, None)
    total, done = _count(session), 0
    for done, moment in enumerate(_moments(session), start=1):
        refresh(session, moment)
        if on_progress:
            on_progress(done, total)
    return done


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the read model that is not what the reports make it."""

    table: str
    key: str
    problem: str


def verify(session: Session, on_progress: Progress | None = None) -> list[Difference]:
    """Rebuild beside what stands and say what differs; the caller rolls the transaction back."""
    standing = _standing(session)
    rebuild(session, on_progress)
    return [
        difference
        for table, made in _standing(session).items()
        for difference in _differences(table, standing[table], made)
    ]


def _standing(session: Session) -> dict[str, dict[str, bytes]]:
    """The fingerprints of every row of the read model, by table and key."""
    standing = {str(table.__tablename__): dict(_fingerprints(session, table)) for table in _CHECKED}
    indexed = {str(key): _digest(content.encode()) for key, content in search.rows(session)}
    return {**standing, search.NAME: indexed}


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _fingerprints(session: Session, table: type[tables.Table]) -> Iterator[tuple[str, bytes]]:
    """The primary key of every row with a digest of the row."""
    described: Table = table.__table__  # type: ignore[attr-defined]  # SQLModel adds it to table classes
    keys = [column.name for column in described.primary_key]
    for row in session.connection().execute(select(described), execution_options=_STREAMED).mappings():
        key = "/".join(str(row[name]) for name in keys)
        yield key, _digest(msgspec.json.encode(list(row.values())))


def _differences(table: str, standing: dict[str, bytes], made: dict[str, bytes]) -> Iterator[Difference]:
    for key in sorted(standing.keys() | made.keys()):
        if key not in made:
            yield Difference(table, key, "stands, but the reports do not make it")
        elif key not in standing:
            yield Difference(table, key, "is missing")
        elif standing[key] != made[key]:
            yield Difference(table, key, "differs from what the reports make it")
