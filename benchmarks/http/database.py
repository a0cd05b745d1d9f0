"""The time that the database itself takes for a page: its statements noted once, then repeated by themselves."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import event

from tracker.store import timeline
from tracker.store.database import open_database
from tracker.store.timeline import TimelineQuery

REPEATS = 20


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as the driver was given it."""

    text: str
    values: Any


def milliseconds(path: Path, queries: Sequence[TimelineQuery]) -> float:
    """The median over the queries of the best time of each, in milliseconds, everything fetched."""
    database = open_database(f"sqlite:///{path}")
    try:
        return statistics.median(_best(database, _statements(database, query)) for query in queries)
    finally:
        database.close()


def _statements(database: Any, query: TimelineQuery) -> list[Statement]:
    noted: list[Statement] = []

    def note(_connection: Any, _cursor: Any, text: str, values: Any, *_: Any) -> None:
        noted.append(Statement(text, values))

    event.listen(database.engine, "before_cursor_execute", note)
    with database.reading() as session:
        timeline.page(session, query)
    event.remove(database.engine, "before_cursor_execute", note)
    return [one for one in noted if one.text.lstrip().upper().startswith(("SELECT", "WITH"))]


def _best(database: Any, statements: Sequence[Statement]) -> float:
    connection = database.engine.raw_connection()
    try:
        cursor = connection.cursor()
        times = []
        for _ in range(REPEATS):
            begun = perf_counter()
            for one in statements:
                cursor.execute(one.text, one.values).fetchall()
            times.append(1000 * (perf_counter() - begun))
        return min(times)
    finally:
        connection.close()
