"""The answers to writes that may be sent again, kept in the transaction of the write: both are there or neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, tuple_
from sqlmodel import Session, col

from tracker.records.tables import IdempotentAnswer

KEPT_FOR = timedelta(days=3)
"""How long an answer is kept: somebody who sends again after a weekend still gets it."""

PURGED_AT_ONCE = 100
"""How many old answers a write takes away at most, so that no write waits for a large one."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was given, and the fingerprint of the request that it was given to."""

    fingerprint: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def find(session: Session, by: str, digest: str, *, now: datetime) -> KeptAnswer | None:
    """The answer that is kept for an API key and the digest of an Idempotency-Key, where it is not too old."""
    row = session.get(IdempotentAnswer, (by, digest))
    if row is None or row.kept_at <= now - KEPT_FOR:
        return None
    return KeptAnswer(row.fingerprint, row.status, row.headers, row.body)


def keep(session: Session, by: str, digest: str, answer: KeptAnswer, *, now: datetime) -> None:
    """Keep an answer, in the place of one that is too old."""
    own = (col(IdempotentAnswer.by) == by, col(IdempotentAnswer.digest) == digest)
    session.connection().execute(delete(IdempotentAnswer).where(*own))
    row = {
        "by": by,
        "digest": digest,
        "fingerprint": answer.fingerprint,
        "status": answer.status,
        "headers": dict(answer.headers),
        "body": answer.body,
        "kept_at": now,
    }
    session.connection().execute(insert(IdempotentAnswer), row)


def purge(session: Session, *, now: datetime) -> int:
    """Take away some of the answers that are too old, the oldest first; returns how many."""
    key = (col(IdempotentAnswer.by), col(IdempotentAnswer.digest))
    oldest = (
        select(*key)
        .where(col(IdempotentAnswer.kept_at) <= now - KEPT_FOR)
        .order_by(col(IdempotentAnswer.kept_at))
        .limit(PURGED_AT_ONCE)
    )
    found = session.connection().execute(oldest).all()
    if found:
        session.connection().execute(delete(IdempotentAnswer).where(tuple_(*key).in_(found)))
    return len(found)
