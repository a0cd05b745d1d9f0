"""A page read at once is the page that is read otherwise, or none at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import Session

from tests.building import NOW, TALKS, end_of, said, store
from tracker.records.sought import sought
from tracker.store import quick as quick_reading
from tracker.store import timeline
from tracker.store.database import Database
from tracker.store.quick import QuickReader
from tracker.store.state import Stops, stops
from tracker.store.timeline import TimelineQuery, as_it_stands

MANY = said(
    "wire",
    "2026-01-27",
    participant=[{"id": "kremlin", "name": "Kremlin"}, {"id": "kyiv", "name": "Київ"}],
    round=[
        {"id": f"r{day}", "when": {"edtf": f"2026-01-{day:02}"}, "delegations": [{"party": "kremlin"}]}
        for day in range(1, 20)
    ],
)
QUERIES = [
    TimelineQuery(limit=5),
    TimelineQuery(limit=5, order="desc"),
    TimelineQuery(limit=5, participants=("kremlin",)),
    TimelineQuery(limit=5, participants=("kremlin",), order="desc"),
    TimelineQuery(limit=5, kinds=("round",), undated="include"),
    TimelineQuery(limit=1, kinds=("participant",), undated="only"),
]


def walked(session: Session, quick: QuickReader, query: TimelineQuery) -> int:
    """Walk to the end and compare each page with the usual way; how many pages that were."""
    found, pages = stops(session), 0
    while True:
        usual = timeline.page(session, query)
        quick.learn(session, query, "name", found)
        page = quick.read(query, "name", query.after)
        assert page is not None
        assert page.stops == found
        assert [body.decode() for body in page.bodies] == usual.bodies
        assert (page.last, page.more) == (usual.keys[-1], usual.more)
        pages += 1
        if not page.more:
            return pages
        query = replace(query, after=page.last, known_on=found.known, as_of=found.recorded)


@pytest.mark.parametrize("query", QUERIES)
def test_each_page_of_a_walk_is_the_one_that_is_read_otherwise(
    database: Database, query: TimelineQuery
) -> None:
    store(database, TALKS, MANY)
    with database.reading() as session:
        if database.engine.dialect.name == "sqlite":
            assert walked(session, database.quick, query) >= 2
        else:
            database.quick.learn(session, query, "name", stops(session))
            assert database.quick.read(query, "name", query.after) is None


def test_what_was_learnt_before_a_write_is_never_used(database: Database) -> None:
    store(database, TALKS, MANY)
    query = TimelineQuery(limit=5)
    with database.reading() as session:
        database.quick.learn(session, query, "name", stops(session))
    store(database, said("later", "2026-02-01", round=[{"id": "new", "when": {"edtf": "2026-01-01"}}]))
    assert database.quick.read(query, "name", query.after) is None


@pytest.mark.parametrize(("slow", "given_up"), [("s", False), ("sfs", False), ("ss", True), ("fss", True)])
def test_what_takes_long_twice_in_a_row_is_not_read_at_once_any_more(
    database: Database, monkeypatch: pytest.MonkeyPatch, slow: str, given_up: bool
) -> None:
    elsewhere = database.engine.dialect.name != "sqlite"
    pace, ticks = 0.0, count()
    monkeypatch.setattr(quick_reading, "thread_time", lambda: next(ticks) * pace)
    monkeypatch.setattr(quick_reading, "_STEPS", 10)
    store(database, TALKS, MANY)
    query, quick = TimelineQuery(limit=10), database.quick
    with database.reading() as session:
        quick.learn(session, query, "name", stops(session))
    for each in slow:
        pace = quick_reading.SECONDS / 6 if each == "s" else 0.0
        assert (quick.read(query, "name", None) is None) == (each == "s" or elsewhere)
    pace = 0.0
    assert (quick.read(query, "name", None) is None) == (given_up or elsewhere)


def test_pages_of_the_past_and_searches_are_read_elsewhere(database: Database) -> None:
    store(database, TALKS, MANY)
    for query in (
        TimelineQuery(known_on=end_of("2026-01-01")),
        TimelineQuery(as_of=NOW),
        TimelineQuery(text=sought("kremlin")),
    ):
        with database.reading() as session:
            database.quick.learn(session, query, query, stops(session))
        assert database.quick.read(query, query, query.after) is None


def test_a_clock_that_shows_all_there_is_shows_the_present() -> None:
    found = Stops(end_of("2026-01-27"), NOW)
    instant = timedelta(microseconds=1)
    present = TimelineQuery()
    at_the_stops = TimelineQuery(known_on=found.known, as_of=found.recorded)
    assert as_it_stands(at_the_stops, found) == present
    assert as_it_stands(TimelineQuery(known_on=end_of("2027-01-01"), as_of=NOW + instant), found) == present
    for past in (TimelineQuery(known_on=end_of("2026-01-26")), TimelineQuery(as_of=NOW - instant)):
        assert as_it_stands(past, found) == past
        assert as_it_stands(past, Stops(None, None)) == past
