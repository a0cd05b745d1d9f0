"""A page read with nothing between driver and page: one statement, made before, that an index bounds.

On SQLite such a read takes less than handing it to another thread, so an event loop may do it. Which statement answers
a set of filters depends on what is recorded (ids, merges), so each is kept for one moment of recording: what was learnt
before the last write is never used. On PostgreSQL nothing is read here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from threading import Lock
from time import thread_time
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, cast
from sqlmodel import col

from tracker.records.tables import Entry, moment_of
from tracker.store.state import STOPS, Stops
from tracker.store.tagged import beyond_tags
from tracker.store.timeline import as_it_stands, selected, shows_present

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from tracker.store.timeline import TimelineQuery

MOST_STATEMENTS = 1_000
SECONDS = 0.02
"""How much of a processor's time such a read may take from an event loop.

What takes more is broken off and read elsewhere; what takes more twice in a row is read elsewhere then on. Once may be
chance: where machines share a processor, the time that another one takes is counted too.
"""

MAPPED = 1 << 40
"""Bytes of the file that are read where the system keeps them, without a copy: all of it, however large.

It is memory that anybody may take back; SQLite maps what there is, and reads what there is no room for.
"""

_STEPS = 1_000
"""SQLite's steps between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class QuickPage:
    """Where the clocks stand, and a page: finished JSON bodies in UTF-8, the last key, whether more follow."""

    stops: Stops
    bodies: list[bytes]
    last: int | None
    more: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the driver takes it, and the places of the bound that a page begins behind.

    `broken_off` says that its last read was.
    """

    text: str
    values: tuple[Any, ...]
    bounds: tuple[int, ...]
    broken_off: bool = False

    def behind(self, bound: int | None) -> Sequence[Any]:
        """The values for a page behind a key."""
        if bound is None:
            return self.values
        values = list(self.values)
        for place in self.bounds:
            values[place] = bound
        return values


class QuickReader:
    """Reads pages over a connection of its own; may be used from any thread, one at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._here = engine.dialect.name == "sqlite"
        self._stops = str(STOPS.compile(dialect=engine.dialect))
        self._connection: Any = None
        self._lock = Lock()
        self._statements: OrderedDict[Hashable, Statement | None] = OrderedDict()
        self._end: float | None = None

    def read(self, query: TimelineQuery, name: Hashable, after: int | None) -> QuickPage | None:
        """The page behind a key (wherever the query begins), with where the clocks stood.

        None where it is no such page, or its statement is not known yet. `name` tells queries apart that differ in more
        than the clocks and the key behind which the page begins.
        """
        if not (self._here and _is_bounded(query, after)):
            return None
        with self._lock:
            return self._read(query, name, after)

    def _read(self, query: TimelineQuery, name: Hashable, after: int | None) -> QuickPage | None:
        connection = self._opened()
        self._end = None  # it may have been looked at in the last ROLLBACK
        connection.execute("BEGIN")
        statement = None
        try:
            found = _stops_of(*connection.execute(self._stops).fetchone())
            key = (found.recorded, after is None, name)
            statement = self._statements.get(key)
            if statement is None or not shows_present(query, found):
                return None
            rows = connection.execute(statement.text, statement.behind(_bound(query, after))).fetchall()
        except self._engine.dialect.loaded_dbapi.OperationalError:
            if statement is not None:
                self._keep(key, None if statement.broken_off else replace(statement, broken_off=True))
            return None  # whatever else is wrong shows where it is read next
        finally:
            self._end = None
            connection.execute("ROLLBACK")
        if statement.broken_off:
            self._keep(key, replace(statement, broken_off=False))
        shown = rows[: query.limit]
        return QuickPage(
            found, [row[1] for row in shown], shown[-1][0] if shown else None, len(rows) > query.limit
        )

    def learn(self, session: Session, query: TimelineQuery, name: Hashable, found: Stops) -> None:
        """Make the statement for such pages, with the names of the filters as the session finds them."""
        key = (found.recorded, query.after is None, name)
        fits = self._here and _is_bounded(query, query.after) and shows_present(query, found)
        if not fits or key in self._statements:
            return
        standing = as_it_stands(query, found)
        chosen = selected(session, standing, standing.limit + 1, cast(col(Entry.body), LargeBinary))
        compiled = chosen.compile(dialect=self._engine.dialect, compile_kwargs={"render_postcompile": True})
        named = compiled.construct_params()
        values = tuple(named[name] for name in compiled.positiontup or ())
        bound = _bound(standing, standing.after)
        bounds = tuple(place for place, value in enumerate(values) if bound is not None and value == bound)
        with self._lock:
            self._keep(key, Statement(str(compiled), values, bounds))

    def _keep(self, key: Hashable, statement: Statement | None) -> None:
        self._statements[key] = statement
        if len(self._statements) > MOST_STATEMENTS:
            self._statements.popitem(last=False)

    def _opened(self) -> Any:
        if self._connection is None:
            borrowed = self._engine.raw_connection()
            self._connection = borrowed.driver_connection
            borrowed.detach()
            self._connection.execute(f"PRAGMA mmap_size={MAPPED}")
            self._connection.set_progress_handler(self._takes_long, _STEPS)
        return self._connection

    def _takes_long(self) -> bool:
        """Whether a read goes on for too long; the time is taken from the first look on, most reads end before it."""
        now = thread_time()
        if self._end is None:
            self._end = now + SECONDS
        return now > self._end

    def close(self) -> None:
        """Give back the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


@lru_cache(maxsize=1)
def _stops_of(*stored: int | None) -> Stops:
    """The stops of a row of STOPS; between two writes it is always the same one."""
    return Stops.of(*map(_moment, stored))


def _moment(stored: int | None) -> datetime | None:
    return None if stored is None else moment_of(stored)


def _is_bounded(query: TimelineQuery, after: int | None) -> bool:
    """Whether an index leads from line to line of the page, whatever else there is."""
    return (
        query.text is None
        and query.within is None
        and query.called is None
        and query.overdue_at is None
        and (query.overlaps is None or after is None)
        and not (query.processes and beyond_tags(query))
    )


def _bound(query: TimelineQuery, after: int | None) -> int | None:
    """The value by which a statement begins behind a key."""
    if after is None:
        return None
    return after + 1 if query.order == "asc" else after
