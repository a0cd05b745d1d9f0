"""A limit of time for reads that may be broad: what takes longer is broken off, and others do not wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from tracker.errors import ReadTooBroad
from tracker.store.search import on_postgresql

SECONDS = 5.0
"""How long one such read may take."""

_STEPS = 10_000
"""SQLite's steps between two looks at the clock: some tenths of a millisecond."""

_CANCELLED = "57014"
"""What PostgreSQL calls a statement that took too long (SQLSTATE)."""


@contextmanager
def bounded(session: Session, seconds: float = SECONDS) -> Iterator[None]:
    """Everything read inside takes at most so long, one statement after the other.

    Raises:
        ReadTooBroad: it would have taken longer.

    """
    limit = _on_postgresql if on_postgresql(session) else _on_sqlite
    with limit(session, seconds):
        yield


@contextmanager
def _on_postgresql(session: Session, seconds: float) -> Iterator[None]:
    connection = session.connection()
    set_to = text("SELECT set_config('statement_timeout', :most, true)")
    connection.execute(set_to, {"most": str(max(1, round(seconds * 1000)))})
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == _CANCELLED:
            raise ReadTooBroad(seconds) from None
        raise
    connection.execute(set_to, {"most": "0"})


@contextmanager
def _on_sqlite(session: Session, seconds: float) -> Iterator[None]:
    connection = session.connection().connection.driver_connection
    assert connection is not None  # noqa: S101 - a session's connection is open
    end = monotonic() + seconds
    connection.set_progress_handler(lambda: monotonic() > end, _STEPS)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error.orig):
            raise ReadTooBroad(seconds) from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
