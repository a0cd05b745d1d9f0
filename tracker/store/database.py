"""One database, SQLite or PostgreSQL, with one way to read it and one way to write it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlmodel import Session

from tracker.errors import DatabaseNotReady
from tracker.store import data_version
from tracker.store.quick import QuickReader

SCHEMA = "0009"
"""The revision of the schema that this version works with; a test holds it to the last migration."""

BUSY_TIMEOUT = 10_000
"""How long a connection waits for SQLite's writer lock, in milliseconds."""

NOTICES = "tracker_written"
"""The channel on which PostgreSQL tells every listener of a commit; see `tracker.store.commits`."""

_WRITER_LOCK = 0x7472_6163_6B65_72
_WRITING = "tracker_writing"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT}")


def database_url(given: str) -> URL:
    """A database address with the driver that this product uses.

    Raises:
        DatabaseNotReady: it names no database, or one that is neither SQLite nor PostgreSQL.

    """
    try:
        url = make_url(given)
    except ArgumentError:
        raise DatabaseNotReady(f"{given!r} is no database address such as sqlite:///./tracker.db") from None
    drivers = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    backend = url.drivername.split("+")[0]
    if backend not in drivers:
        raise DatabaseNotReady(
            f"{backend!r} is no database that tracker keeps records in (sqlite, postgresql)"
        )
    return url.set(drivername=drivers[backend])


def open_engine(given: str) -> Engine:
    """An engine whose transactions begin as the product needs them; connects on first use."""
    url = database_url(given)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, module=sqlite)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(url, pool_pre_ping=True)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the "begin" listener begins transactions, not the driver
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at once: a deferred transaction that turns to writing fails instead of waiting."""
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """Writers go one after the other, as on SQLite; readers see one snapshot throughout.

    A writer reads what was committed before it had the lock, whatever the server's usual isolation is: under a
    snapshot from before it waited, it would not see the write that it waited for.
    """
    if connection.get_execution_options().get(_WRITING):
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
    else:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


class Database:
    """Sessions on one database; the only place where transactions begin and end."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        self._writer = self.engine.execution_options(**{_WRITING: True})
        data_version.watch(self._writer)
        self.version = data_version.VersionReader(self.engine)
        self.quick = QuickReader(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one snapshot that writes nothing."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self, *, dry_run: bool = False) -> Iterator[Session]:
        """A session that holds the writer lock: all of it is stored at the end, or none on an error or dry run."""
        with Session(self._writer) as session:
            yield session
            if not dry_run:
                data_version.renew_if_written(session)
                self._tell(session)
                session.commit()

    def _tell(self, session: Session) -> None:
        """Have PostgreSQL tell who listens, when this is committed and only then; SQLite has no way to."""
        if self.engine.dialect.name == "postgresql":
            session.connection().execute(text(f"NOTIFY {NOTICES}"))

    def check(self) -> None:
        """See that the database answers and has the schema of this version.

        Raises:
            DatabaseNotReady: saying what is wrong and what to do.

        """
        try:
            with self.reading() as session:
                found = session.connection().execute(text("SELECT version_num FROM alembic_version")).scalar()
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", error)).splitlines()[0]
            raise DatabaseNotReady(f"{reason}. Has `tracker migrate` been run?") from None
        if found != SCHEMA:
            raise DatabaseNotReady(f"its schema is {found or 'empty'}, not {SCHEMA}; run `tracker migrate`.")

    def close(self) -> None:
        """Give back every connection."""
        self.version.close()
        self.quick.close()
        self.engine.dispose()


def open_database(url: str) -> Database:
    """The database at an address such as `sqlite:///./tracker.db` or `postgresql://user@host/name`.

    Raises:
        DatabaseNotReady: the address cannot be used.

    """
    return Database(url)


def sqlite_version() -> str:
    """The version of the SQLite library in use."""
    return str(sqlite.sqlite_version)
