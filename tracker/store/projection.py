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
from sqlalchemy import Table, delete, select
from sqlmodel import Session, col

from tracker.records import tables
from tracker.store.entries import write_versions
from tracker.store.history import History
from tracker.store.present import PRESENT, write_present

_STREAMED = {"yield_per": 1000}

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""

_PROJECTIONS: tuple[type[tables.Table], ...] = (
    tables.EntryParticipant,
    tables.EntryIssue,
    tables.Entry,
    *PRESENT.values(),
)


def refresh(session: Session, moment: datetime) -> None:
    """Bring every line up to date with what was recorded at `moment`, the latest one."""
    history = History(session, moment)
    for number in history.affected():
        write_versions(session, number, history.versions(number), moment, history.numbers, history.issues)
        write_present(session, history.record(number), history.present(number), history.numbers)


def _moments(session: Session) -> list[datetime]:
    connection = session.connection()
    recorded = [
        set(connection.execute(select(column).distinct()).scalars())
        for column in (col(tables.Source.recorded_at), col(tables.Ruling.recorded_at))
    ]
    return sorted(set.union(*recorded))


def rebuild(session: Session, on_progress: Progress | None = None) -> int:
    """Throw the read model away and make it again from reports and rulings; returns the number of moments."""
    for table in _PROJECTIONS:
        session.connection().execute(delete(table))
    moments = _moments(session)
    for done, moment in enumerate(moments, start=1):
        refresh(session, moment)
        if on_progress:
            on_progress(done, len(moments))
    return len(moments)


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the read model that is not what the reports make it."""

    table: str
    key: str
    problem: str


def verify(session: Session, on_progress: Progress | None = None) -> list[Difference]:
    """Rebuild beside what stands and say what differs; the caller rolls the transaction back."""
    standing = {table.__tablename__: dict(_fingerprints(session, table)) for table in _PROJECTIONS}
    rebuild(session, on_progress)
    differences = []
    for table in _PROJECTIONS:
        name = str(table.__tablename__)
        made = dict(_fingerprints(session, table))
        differences += list(_differences(name, standing[name], made))
    return differences


def _fingerprints(session: Session, table: type[tables.Table]) -> Iterator[tuple[str, bytes]]:
    """The primary key of every row with a digest of the row."""
    described: Table = table.__table__  # type: ignore[attr-defined]  # SQLModel adds it to table classes
    keys = [column.name for column in described.primary_key]
    for row in session.connection().execute(select(described), execution_options=_STREAMED).mappings():
        key = "/".join(str(row[name]) for name in keys)
        yield key, blake2b(msgspec.json.encode(list(row.values())), digest_size=16).digest()


def _differences(table: str, standing: dict[str, bytes], made: dict[str, bytes]) -> Iterator[Difference]:
    for key in sorted(standing.keys() | made.keys()):
        if key not in made:
            yield Difference(table, key, "stands, but the reports do not make it")
        elif key not in standing:
            yield Difference(table, key, "is missing")
        elif standing[key] != made[key]:
            yield Difference(table, key, "differs from what the reports make it")
