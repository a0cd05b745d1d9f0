"""The pages that are asked for, each as a query of the store and as addresses of the service and of Datasette."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from sqlalchemy import func, select
from sqlmodel import col

from benchmarks.http.servers import Server
from tracker.records.order import UNDATED_FROM
from tracker.records.sought import sought
from tracker.records.tables import Entry, EntryParticipant, Record
from tracker.store.database import open_database
from tracker.store.timeline import TimelineQuery
from tracker.temporal import Interval

PAGES = 300
"""How many different pages are asked for, so that hardly any is asked for twice."""

_WINDOWS = [(date(year, 3, 1), date(year, 8, 31)) for year in range(1955, 2015, 3)]


@dataclass(frozen=True, slots=True)
class Shape:
    """One sort of page: its name, its queries, and the same for the service and for Datasette where they can ask it."""

    name: str
    queries: Sequence[TimelineQuery]
    ours: Sequence[str] = ()
    datasette: Sequence[str] = ()


def shapes(path: Path) -> list[Shape]:
    """The pages for one database, with names and places taken from it."""
    middle, participants = _middle(path), _participants(path)
    windows = [Interval(_midnight(a), _midnight(b)) for a, b in _WINDOWS]
    return [
        Shape("first page", [TimelineQuery()], ["/timeline?limit=50"], [_table()]),
        Shape("deep page", [TimelineQuery(after=middle)], [], [_table(_next=str(middle))]),
        Shape(
            "participant",
            [TimelineQuery(participants=(slug,)) for _, slug in participants],
            [f"/timeline?limit=50&participant={slug}" for _, slug in participants],
            [_table(_through=_through(number)) for number, _ in participants],
        ),
        Shape(
            "overlap with half a year",
            [TimelineQuery(overlaps=window) for window in windows],
            [f"/timeline?limit=50&from={a}&to={b}" for a, b in _WINDOWS],
            [_table(start__lt=str(b), end__gt=str(a)) for a, b in _WINDOWS],
        ),
        *(
            Shape(
                f"text, 1 record in {of}",
                [TimelineQuery(text=sought(word))],
                [f"/timeline?limit=50&q={word}"],
                [_table(_search=word)],
            )
            for word, of in (("armistice", 10), ("inspection", 100))
        ),
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def walked(server: Server, pages: int = PAGES) -> list[str]:
    """The addresses of so many pages, one after the other, as `next` gives them."""
    found = ["/timeline?limit=50"]
    while len(found) < pages:
        with urlopen(f"http://127.0.0.1:{server.port}{found[-1]}") as answer:
            following = json.load(answer)["next"]
        if following is None:
            break
        found.append(following.partition(str(server.port))[2])
    return found


def _table(**more: str) -> str:
    usual = {"_size": "50", "_sort": "key", "_shape": "objects", "_nocount": "1", "_nofacet": "1"}
    return f"/corpus/entry.json?{urlencode({**usual, **more}, quote_via=quote)}"


def _through(number: int) -> str:
    return json.dumps({"table": "entry_participant", "column": "participant", "value": str(number)})


def _middle(path: Path) -> int:
    """The key of the line in the middle of the timeline."""
    database = open_database(f"sqlite:///{path}")
    with database.reading() as session:
        dated = col(Entry.key) < UNDATED_FROM
        count = session.scalar(select(func.count()).select_from(Entry).where(dated)) or 0
        found = session.scalar(
            select(col(Entry.key)).where(dated).order_by(col(Entry.key)).offset(count // 2).limit(1)
        )
    database.close()
    return found or 0


def _participants(path: Path) -> list[tuple[int, str]]:
    """The row numbers and ids of five of the busiest participants and of twenty that are busier than most."""
    database = open_database(f"sqlite:///{path}")
    with database.reading() as session:
        rows = session.execute(
            select(col(EntryParticipant.record_id), col(Record.slug))
            .join(Record, col(Record.id) == col(EntryParticipant.record_id))
            .group_by(col(EntryParticipant.record_id), col(Record.slug))
            .order_by(func.count().desc(), col(EntryParticipant.record_id))
        ).all()
    database.close()
    busier = len(rows) * 3 // 10
    return [(number, slug) for number, slug in [*rows[:5], *rows[busier : busier + 20]]]
