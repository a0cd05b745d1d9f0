"""The data version: a token that every write of what readers see replaces, in the transaction of the write itself.

Two reads under the same token show the same records, in any process. The token is drawn by lot and not counted up: a
database that was put back from an older copy would give the same numbers again, to other data.
"""

from __future__ import annotations

import secrets
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, TextClause, event, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col

from tracker.records.tables import ApiKey, Article, Audit, Draft, DraftAct, IdempotentAnswer, ServiceState

NAME = "data_version"
"""The row of the service's state that holds it."""

NEVER_WRITTEN = "0"
"""The version of a database that nothing was written into since versions are kept."""

UNSEEN = frozenset(
    str(table.__tablename__)
    for table in (ServiceState, ApiKey, Audit, IdempotentAnswer, Article, Draft, DraftAct)
)
"""What no answer shows that anybody may keep: writing here leaves the version as it is."""

_WRITTEN = "tracker_written"
_CHANGING = ("insert", "update", "delete", "copy", "replace")
_QUERY = f"SELECT content FROM service_state WHERE name = '{NAME}'"  # noqa: S608 - a name of ours


def data_version(session: Session) -> str:
    """The version that a session reads under."""
    query = select(col(ServiceState.content)).where(col(ServiceState.name) == NAME)
    found: str | None = session.connection().execute(query).scalar()
    return found or NEVER_WRITTEN


def renew(session: Session) -> None:
    """Replace the version, in the session's transaction."""
    connection, drawn = session.connection(), secrets.token_hex(8)
    row = update(ServiceState).where(col(ServiceState.name) == NAME).values(content=drawn)
    if not connection.execute(row).rowcount:
        connection.execute(insert(ServiceState), {"name": NAME, "content": drawn})


def watch(writer: Engine) -> None:
    """Notice, on the engine of writers, which transactions change something that is seen."""
    event.listen(writer, "begin", _forget)
    event.listen(writer, "before_execute", _note)


def renew_if_written(session: Session) -> None:
    """Replace the version where this transaction of a watched engine has changed something that is seen."""
    session.flush()
    if session.connection().info.get(_WRITTEN):
        renew(session)


def _forget(connection: Connection) -> None:
    connection.info.pop(_WRITTEN, None)


def _note(connection: Connection, statement: Any, *_: object) -> None:
    if _changes(statement):
        connection.info[_WRITTEN] = True


def _changes(statement: Any) -> bool:
    """Whether a statement may change what is seen; one in SQL may, whatever its table."""
    if isinstance(statement, TextClause):
        return statement.text.lstrip().lower().startswith(_CHANGING)
    return bool(getattr(statement, "is_dml", False)) and statement.table.name not in UNSEEN


class VersionReader:
    """Reads the version without a session: from SQLite over a connection of its own, in some microseconds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Any = None
        self._lock = Lock()

    @property
    def at_once(self) -> bool:
        """Whether reading takes so little that an event loop may do it."""
        return self._engine.dialect.name == "sqlite"

    def read(self) -> str | None:
        """The version that was committed last; None where the database does not tell."""
        try:
            return self._of_file() if self.at_once else self._of_server()
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):
            return None

    def close(self) -> None:
        """Give back the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _of_file(self) -> str:
        with self._lock:
            if self._connection is None:
                borrowed = self._engine.raw_connection()
                self._connection = borrowed.driver_connection
                borrowed.detach()
            row = self._connection.execute(_QUERY).fetchone()
        return row[0] if row else NEVER_WRITTEN

    def _of_server(self) -> str:
        with Session(self._engine) as session:
            return data_version(session)
