"""Keys for writing: made here, shown once, kept as a hash, compared in constant time."""

from __future__ import annotations

import hmac
import re
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
_WHOLE = re.compile(rf"({_MARK}[A-Za-z0-9_-]{{{_PREFIX_LENGTH - len(_MARK)}}})[A-Za-z0-9_-]+")
USE_NOTED_EVERY = timedelta(minutes=1)


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
    return _read(row) if _good(row, now) else None


def note_use(session: Session, prefix: str, *, now: datetime) -> None:
    """Remember that a key was used, to the minute."""
    row = session.scalars(select(ApiKey).where(col(ApiKey.prefix) == prefix)).first()
    if row is not None and (row.used_at is None or now - row.used_at >= USE_NOTED_EVERY):
        row.used_at = now
        session.add(row)
        session.flush()


def rotate(session: Session, prefix: str, *, now: datetime, until: datetime) -> tuple[ApiKeyRead, str]:
    """A new key with the name and scopes of another, which is good until then and no longer: both live meanwhile.

    Raises:
        KeyNotFound: no key begins so, or the one that does is revoked or expired.

    """
    row = session.scalars(select(ApiKey).where(col(ApiKey.prefix) == prefix)).first()
    if row is None or not _good(row, now):
        raise KeyNotFound(prefix)
    row.expires_at = until if row.expires_at is None else min(until, row.expires_at)
    session.add(row)
    return create(session, row.name, row.scopes.split(), now=now)


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


def holds_key(text: str) -> bool:
    """Whether a text holds what looks like a whole key.

    >>> holds_key("/timeline?key=trk_0123456789abcdef"), holds_key("/audit?key=trk_01234567")
    (True, False)

    """
    return _WHOLE.search(text) is not None


def redacted(text: str) -> str:
    """A text with no more of a key than its prefix.

    >>> redacted("/sources/trk_0123456789abcdef")
    '/sources/trk_01234567…'

    """
    return _WHOLE.sub(r"\1…", text)


def _good(row: ApiKey, now: datetime) -> bool:
    return row.revoked_at is None and (row.expires_at is None or now < row.expires_at)


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
