"""Keys for writing: made here, shown once, kept as a hash, compared in constant time."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select
from sqlmodel import Session, col

from tracker.errors import KeyNotFound
from tracker.records.tables import ApiKey

SCOPES = ("read", "draft", "write", "admin")

_MARK = "trk_"
_PREFIX_LENGTH = 12
_USE_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ApiKeyRead:
    """What may be shown of a key: never the key itself."""

    prefix: str
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    used_at: datetime | None

    def allows(self, scope: str) -> bool:
        """The key has this scope; `admin` has every scope, `write` has `draft` and `read`."""
        return scope in self.scopes or "admin" in self.scopes or ("write" in self.scopes and scope != "admin")


def create(
    session: Session, name: str, scopes: Sequence[str], *, now: datetime, expires_at: datetime | None = None
) -> tuple[ApiKeyRead, str]:
    """A new key of 256 random bits, and its text, which is nowhere to be had again."""
    secret = _MARK + secrets.token_urlsafe(32)
    row = ApiKey(
        name=name,
        prefix=secret[:_PREFIX_LENGTH],
        digest=_digest(secret),
        scopes=" ".join(scopes),
        created_at=now,
        expires_at=expires_at,
    )
    session.add(row)
    session.flush()
    return _read(row), secret


def find(session: Session, secret: str, *, now: datetime) -> ApiKeyRead | None:
    """The key with this text, where it is neither revoked nor expired."""
    if not secret.isascii() or "\x00" in secret:
        return None  # no key that was ever made, and no text for a database
    prefix = secret[:_PREFIX_LENGTH]
    row = session.scalars(select(ApiKey).where(col(ApiKey.prefix) == prefix)).first()
    if row is None or not hmac.compare_digest(row.digest, _digest(secret)):
        return None
    if row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= now):
        return None
    return _read(row)


def note_use(session: Session, prefix: str, *, now: datetime) -> None:
    """Remember that a key was used, to the minute."""
    row = session.scalars(select(ApiKey).where(col(ApiKey.prefix) == prefix)).first()
    if row is not None and (row.used_at is None or now - row.used_at >= _USE_NOTED_EVERY):
        row.used_at = now
        session.add(row)
        session.flush()


def revoke(session: Session, prefix: str, *, now: datetime) -> ApiKeyRead:
    """Make a key worthless from now on.

    Raises:
        KeyNotFound: no key begins so.

    """
    row = session.scalars(select(ApiKey).where(col(ApiKey.prefix) == prefix)).first()
    if row is None:
        raise KeyNotFound(prefix)
    row.revoked_at = row.revoked_at or now
    session.add(row)
    session.flush()
    return _read(row)


def all_keys(session: Session) -> list[ApiKeyRead]:
    """Every key ever made, oldest first."""
    return [_read(row) for row in session.scalars(select(ApiKey).order_by(col(ApiKey.id)))]


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _read(row: ApiKey) -> ApiKeyRead:
    return ApiKeyRead(
        prefix=row.prefix,
        name=row.name,
        scopes=tuple(row.scopes.split()),
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        used_at=row.used_at,
    )
