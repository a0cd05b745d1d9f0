"""Everything that a timeline can be asked, on a real server; what is written, on both databases."""

from __future__ import annotations

import json
import threading
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.building import NOW
from tests.cli.conftest import ARTICLE as SEED_FILE
from tests.following import GUARD, process
from tracker.client import Change, Refused, Timeline
from tracker.store import keys
from tracker.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scripted import Script

ARTICLE: dict[str, Any] = tomllib.loads(SEED_FILE)


@pytest.fixture
def writable(database_url: str) -> Iterator[tuple[Timeline, str]]:
    """A client with a key of a server over an empty database of each kind, and the server's address."""
    store = open_database(database_url)
    with store.writing() as session:
        key = keys.create(session, "test", ("write",), now=NOW)[1]
    store.close()
    with process(database_url) as (_, address), Timeline(address, key) as timeline:
        yield timeline, address


def test_one_record_comes_with_its_reports(timeline: Timeline) -> None:
    record = timeline.record("round", "abu-dhabi-2", known_on="2026-01-28")
    assert (record.status, str(record.when)) == ("scheduled", "1 February 2026")
    assert [report.id for report in record.reports] == [
        report.id for report in timeline.reports("round", "abu-dhabi-2", known_on="2026-01-28")
    ]
    assert record.reports[0].source.published == date(2026, 1, 26)
    assert record.permalink is not None
    with pytest.raises(Refused, match="no round with the id 'nope'") as caught:
        timeline.record("round", "nope")
    assert (caught.value.status, caught.value.name) == (404, "record-not-found")


def test_the_schedule_counts_the_days_slipped(timeline: Timeline) -> None:
    schedule = timeline.schedule("abu-dhabi-2")
    assert (schedule.moves, schedule.slipped_days) == (1, 3)
    assert schedule.steps[0].known_from == datetime(2026, 1, 26, tzinfo=UTC)


def test_the_ledger_tells_who_stands_where_and_who_moved(timeline: Timeline) -> None:
    matrix = timeline.matrix(process="ukraine-2026", participant="russia")
    (territory,) = [cell for cell in matrix.cells if cell.issue == "territory"]
    assert territory.moved_from is not None
    assert (territory.moved_from.stance, territory.latest.stance) == ("condition", "demand")
    diff = timeline.diff(date(2026, 1, 25), "2026-02-05")
    assert ("russia", "territory") in [(move.participant.id, move.issue.id) for move in diff.moves]
    assert all(first.before is None for first in diff.first_statements)


def test_what_is_planned_overdue_and_disputed(timeline: Timeline) -> None:
    (planned,) = timeline.upcoming(known_on="2026-01-28", process="ukraine-2026")
    assert planned.more["in_days"] == 4
    (late,) = timeline.overdue(known_on="2026-04-01", kind="round")
    assert late.more["overdue_days"] == 26
    disputed = {one.id: one for one in timeline.conflicts(process="ukraine-2022")}
    fields = [contested.field for contested in disputed["ukraine-2022-round-4"].fields]
    assert fields == ["venue", "when"]


def test_sources_and_issues(timeline: Timeline) -> None:
    published = [str(source.published) for source in timeline.sources(limit=5)]
    assert published == sorted(published)
    assert len(published) > 30
    assert "territory" in {issue.id for issue in timeline.issues()}


def test_words_are_resolved(timeline: Timeline) -> None:
    found = timeline.resolve("on Sunday", date(2026, 1, 27), sentence="They will meet on Sunday.")
    assert (found.edtf, found.interval.start) == ("2026-02-01", date(2026, 2, 1))
    with pytest.raises(Refused, match="say when its source was published"):
        timeline.resolve("on Sunday")


def test_changes_go_on_from_where_they_stood(timeline: Timeline) -> None:
    everything = timeline.changes(limit=500).to_list()
    part = timeline.changes(limit=100)
    assert part.cursor is None
    assert part.page() == everything[:100]
    assert part.cursor == everything[99].cursor
    assert timeline.changes(part.cursor, limit=400).to_list() == everything[100:]
    mine = timeline.changes(id=["round/abu-dhabi-2", "geneva-1"]).to_list()
    assert mine == [change for change in everything if change.id in ("abu-dhabi-2", "geneva-1")]


def test_a_source_is_taken_once_corrected_and_followed(writable: tuple[Timeline, str]) -> None:
    timeline, address = writable
    got: list[Change] = []
    seen = threading.Event()

    def follow() -> None:
        with Timeline(address) as reader:
            for change in reader.follow(since=None, id=None):
                got.append(change)
                if change.reason == "correction":
                    break
        seen.set()

    threading.Thread(target=follow, daemon=True).start()
    tried = timeline.take(ARTICLE, dry_run=True)
    assert (tried.dry_run, tried.unchanged, timeline.rounds().to_list()) == (True, False, [])
    taken = timeline.take(ARTICLE)
    assert ("round", "harbour-1", True) in [(one.kind, one.id, one.created) for one in taken.records]
    assert timeline.take(ARTICLE).unchanged
    better = {**ARTICLE, "round": [{**ARTICLE["round"][0], "when": "on Saturday"}]}
    with pytest.raises(Refused, match="as a correction") as caught:
        timeline.take(better)
    assert caught.value.status == 409
    assert timeline.take(better, correction=True).revision == 2
    assert str(timeline.record("round", "harbour-1").when) == "14 March 2026"
    assert seen.wait(GUARD)
    assert [change.reason for change in got][-1] == "correction"
    assert [change.cursor for change in got] == [c.cursor for c in timeline.changes()][: len(got)]


def test_rulings_are_made_and_undone(writable: tuple[Timeline, str]) -> None:
    timeline, address = writable
    timeline.take(ARTICLE)
    (report,) = timeline.reports("round", "harbour-1")
    decided = ("round", "harbour-1", "deprecate")
    assert timeline.rule(*decided, report=report.id, field="when", reason="No.", dry_run=True).dry_run
    ruled = timeline.rule(*decided, report=report.id, field="when", reason="No.")
    assert [one.id for one in ruled.changed] == ["harbour-1"]
    assert timeline.record("round", "harbour-1").when is None
    timeline.rule("round", "harbour-1", "undo", ruling=ruled.ruling, reason="Yes.")
    assert str(timeline.record("round", "harbour-1").when) == "13 March 2026"
    with pytest.raises(Refused) as caught:
        timeline.rule("round", "harbour-1", "merge", reason="Needs another one.")
    assert caught.value.errors[0].where == "pointer"
    with Timeline(address) as nobody, pytest.raises(Refused, match="Give a key"):
        nobody.take(ARTICLE)


def test_a_body_that_is_wrong_is_refused_with_the_place(writable: tuple[Timeline, str]) -> None:
    timeline, _ = writable
    with pytest.raises(Refused) as caught:
        timeline.take({**ARTICLE, "round": [{"id": "harbour-1", "status": "held"}, {"id": "b", "stats": 1}]})
    assert "/round/1/stats" in [fault.place for fault in caught.value.errors]


def event(item: dict[str, Any]) -> bytes:
    """A change as the server streams it."""
    return f"id: {item['cursor']}\ndata: {json.dumps(item)}\n\n".encode()


def test_a_stream_that_breaks_is_taken_up_where_it_stood(script: Script, address: str) -> None:
    first, second = httpx.get(f"{address}/changes?limit=2").json()["items"]
    opening = b"retry: 1000\nid: start\n\n"
    server = script(
        (200, {"Content-Length": "9999"}, opening + event(first)),
        None,
        (503, {"Retry-After": "5"}, b""),
        (200, {}, b":\n\n" + event(second)),
        (400, {}, b""),
    )
    followed = server.timeline().follow(id="x")
    changes = iter(followed)
    assert [next(changes).cursor, next(changes).cursor] == [first["cursor"], second["cursor"]]
    assert followed.cursor == second["cursor"]
    with pytest.raises(Refused):
        next(changes)
    resumed = [headers.get("last-event-id") for _, _, headers in server.asked]
    assert resumed == [None, *[first["cursor"]] * 3, second["cursor"]]
    assert server.waited == [2.0, 4.0, 8.0, 1.0]


def test_seed_files_are_taken_as_tomllib_reads_them(writable: tuple[Timeline, str]) -> None:
    timeline, _ = writable
    seeds = sorted((Path(__file__).parents[2] / "seeds/ukraine-2026").glob("*.toml"))
    given = [tomllib.loads(path.read_text()) for path in seeds]
    earliest = min(given, key=lambda one: str(one["source"]["published"]))
    assert timeline.take(earliest).revision == 1
