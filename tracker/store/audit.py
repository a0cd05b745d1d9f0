"""Who wrote what, and what became of it: a row for every attempt to write, in the transaction of the write itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, insert, select
from sqlmodel import Session, col

from tracker.records.tables import Audit

COMMAND_LINE = "command line"
"""Who wrote, where it was no API key."""


class Outcome(StrEnum):
    """What became of an attempt to write."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REPLAYED = "replayed"
    DRY_RUN = "dry_run"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to write: by whom, where to, from which client; `idempotency` is a digest."""

    by: str
    address: str
    method: str | None = None
    client: str | None = None
    idempotency: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What a write stored: a source in a revision, a ruling by its number, or something that a note tells of."""

    source: str | None = None
    revision: int | None = None
    ruling: int | None = None
    note: str | None = None


NOTHING = Stored()


def note(
    session: Session,
    attempt: Attempt,
    outcome: Outcome,
    *,
    now: datetime,
    status: int | None = None,
    stored: Stored = NOTHING,
) -> None:
    """Add a row, in the session's transaction."""
    row = {
        "recorded_at": now,
        "by": attempt.by,
        "outcome": outcome.value,
        "method": attempt.method,
        "address": attempt.address,
        "status": status,
        "source": stored.source,
        "revision": stored.revision,
        "ruling": stored.ruling,
        "idempotency": attempt.idempotency,
        "client": attempt.client,
        "note": stored.note,
    }
    session.connection().execute(insert(Audit), row)


def typed(session: Session, command: str, stored: Stored, *, now: datetime) -> None:
    """Note what a command stored."""
    note(session, Attempt(COMMAND_LINE, f"tracker {command}"), Outcome.STORED, now=now, stored=stored)


@dataclass(frozen=True, slots=True)
class Noted:
    """A row, as it is shown."""

    id: int
    recorded_at: datetime
    by: str
    outcome: str
    method: str | None
    address: str
    status: int | None
    source: str | None
    revision: int | None
    ruling: int | None
    idempotency: str | None
    client: str | None
    note: str | None

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        shown = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**shown, "recorded_at": self.recorded_at.isoformat()}


def page(
    session: Session,
    *,
    by: str | None = None,
    since: datetime | None = None,
    outcome: str | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[Noted]:
    """The rows that fit, in the order in which they were added, behind a row; `since` is not included."""
    query = select(Audit.__table__).order_by(col(Audit.id)).limit(limit)  # type: ignore[attr-defined]  # SQLModel adds it to table classes
    if by is not None:
        query = query.where(col(Audit.by) == by)
    if since is not None:
        query = query.where(col(Audit.recorded_at) > since)
    if outcome is not None:
        query = query.where(col(Audit.outcome) == outcome)
    if after is not None:
        query = query.where(col(Audit.id) > after)
    return [_noted(row) for row in session.connection().execute(query)]


def _noted(row: Row[*tuple[Any, ...]]) -> Noted:
    return Noted(**row._mapping)
