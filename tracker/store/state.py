"""What the service has to remember about itself: its secret, and the moment of the last write."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select
from sqlmodel import Session, col

from tracker.records.tables import Ruling, ServiceState, Source

_SECRET = "cursor_secret"  # noqa: S105 - the name of a row


def cursor_secret(session: Session) -> bytes:
    """The secret that cursors are signed with: made once, kept with the records, the same for every process."""
    found = session.get(ServiceState, _SECRET)
    if found is None:
        made = secrets.token_hex(32)
        session.connection().execute(insert(ServiceState), {"name": _SECRET, "content": made})
        return bytes.fromhex(made)
    return bytes.fromhex(found.content)


def latest_moment(session: Session) -> datetime | None:
    """The instant at which the last source or ruling was recorded; None in an empty database."""
    connection = session.connection()
    moments = [connection.execute(select(func.max(column))).scalar() for column in RECORDED]
    return max((moment for moment in moments if moment is not None), default=None)


@dataclass(frozen=True, slots=True)
class Stops:
    """Where both clocks stand now: the last moment of publication, and that of the last write; None where empty.

    What is asked for on clocks stopped here is all that is known and all that is recorded.
    """

    known: datetime | None
    recorded: datetime | None

    @classmethod
    def of(cls, known: datetime | None, *recorded: datetime | None) -> Stops:
        """From a row of STOPS."""
        return cls(known, max((moment for moment in recorded if moment is not None), default=None))


def stops(session: Session) -> Stops:
    """Where both clocks can be stopped without leaving anything out."""
    return Stops.of(*session.connection().execute(STOPS).one())


RECORDED = (col(Source.recorded_at), col(Ruling.recorded_at))
"""What is written at moments of its own: each a source with its reports, or a ruling."""


STOPS = select(*(select(func.max(column)).scalar_subquery() for column in (col(Source.known_at), *RECORDED)))
"""The last moment of publication, and the last of each sort of write."""


def next_moment(session: Session, now: datetime) -> datetime:
    """When a write is recorded: now, but always after the last one, whatever the clock says."""
    latest = latest_moment(session)
    return now if latest is None or now > latest else latest + timedelta(microseconds=1)
