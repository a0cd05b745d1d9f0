from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update
from sqlmodel import col

from tests.building import NOW, TALKS, end_of, lines, said, store
from tracker.errors import RecordNotFound, ReportNotFound
from tracker.records.shapes import NewRuling, Submission
from tracker.records.tables import Entry
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.append import append
from tracker.store.database import Database, open_database
from tracker.store.projection import rebuild, verify
from tracker.store.records import entry, schedule
from tracker.store.rulings import rule

DAYS = [f"2026-01-{day:02}" for day in range(10, 20)]


def planned(source: str, published: str, status: str, when: str | None = None) -> Submission:
    said_when = {"when": when} if when else {}
    return said(source, published, round=[{"id": "r", "status": status, **said_when}])


STORY = [
    planned("a", "2026-01-27", "scheduled", "1 February"),
    planned("b", "2026-02-01", "postponed"),
    planned("c", "2026-02-02", "rescheduled", "4-5 February"),
    planned("d", "2026-02-06", "held", "4-5 February"),
]

UNNAMED = said(
    "a",
    "2026-01-10",
    participant=[{"id": "x"}],
    position=[{"id": "p", "holder": "x", "when": "today"}],
)


@pytest.mark.parametrize(
    ("known_on", "status", "edtf"),
    [
        ("2026-01-27", "scheduled", "2026-02-01"),
        ("2026-02-01", "postponed", "2026-02-01"),
        ("2026-02-02", "rescheduled", "2026-02-04/2026-02-05"),
        ("2026-02-06", "held", "2026-02-04/2026-02-05"),
    ],
)
def test_each_day_shows_what_could_be_known_of_a_round_then(
    database: Database, known_on: str, status: str, edtf: str
) -> None:
    store(database, TALKS, *STORY)
    (line,) = lines(database, kinds=("round",), known_on=end_of(known_on))
    assert (line["status"], line["when"]["edtf"]) == (status, edtf)


def test_before_the_first_publication_there_is_nothing(database: Database) -> None:
    store(database, TALKS, *STORY)
    assert lines(database, undated="include", known_on=end_of("2025-12-31")) == []
    with database.reading() as session, pytest.raises(RecordNotFound):
        entry(session, "round", "r", known_on=end_of("2026-01-26"))


def test_a_source_that_arrives_late_changes_the_past_from_now_on_only(database: Database) -> None:
    receipts = store(database, TALKS, STORY[0], STORY[3])
    before = receipts[-1].recorded_at
    with database.writing() as session:
        append(session, STORY[1], now=NOW + timedelta(hours=1))
    (now,) = lines(database, kinds=("round",), known_on=end_of("2026-02-02"))
    (then,) = lines(database, kinds=("round",), known_on=end_of("2026-02-02"), as_of=before)
    assert (now["status"], then["status"]) == ("postponed", "scheduled")


def test_names_are_those_that_were_known_then(database: Database) -> None:
    store(
        database,
        TALKS,
        UNNAMED,
        said("b", "2026-01-20", participant=[{"id": "x", "name": "Xenia"}]),
    )
    (before,) = lines(database, kinds=("position",), known_on=end_of("2026-01-19"))
    (after,) = lines(database, kinds=("position",), known_on=end_of("2026-01-20"))
    assert before["holder"] == {"id": "x", "name": None}
    assert after["holder"] == {"id": "x", "name": "Xenia"}


def test_a_name_recorded_later_is_not_seen_as_of_before(database: Database) -> None:
    first = store(
        database,
        TALKS,
        UNNAMED,
    )[1]
    store(database, said("b", "2026-01-05", participant=[{"id": "x", "name": "Xenia"}]))
    (now,) = lines(database, kinds=("position",))
    (then,) = lines(database, kinds=("position",), as_of=first.recorded_at)
    assert (now["holder"]["name"], then["holder"]["name"]) == ("Xenia", None)


def ruling(report: str, verdict: Verdict, field: str | None = None) -> NewRuling:
    return NewRuling(
        kind=Kind.ROUND, record="r", report=report, field=field, verdict=verdict, reason="checked"
    )


def test_a_ruling_counts_from_when_it_is_recorded_and_is_shown(database: Database) -> None:
    receipts = store(
        database,
        TALKS,
        planned("a", "2026-01-10", "held", "9 January"),
        planned("b", "2026-01-11", "held", "8 January"),
    )
    with database.writing() as session:
        rule(session, ruling("a.1.1", Verdict.PREFER, "when"), now=NOW + timedelta(hours=1))
    (now,) = lines(database, kinds=("round",))
    (then,) = lines(database, kinds=("round",), as_of=receipts[-1].recorded_at)
    assert (now["when"]["edtf"], now["conflicts"]) == ("2026-01-09", [])
    assert (then["when"]["edtf"], then["conflicts"]) == ("2026-01-08", ["when"])
    assert now["claims"]["when"][0]["reason"] == "checked"


def test_a_record_whose_every_report_is_withdrawn_is_gone(database: Database) -> None:
    store(database, TALKS, planned("a", "2026-01-10", "held", "9 January"))
    with database.writing() as session:
        rule(session, ruling("a.1.1", Verdict.WITHDRAW), now=NOW + timedelta(hours=1))
    assert lines(database, kinds=("round",)) == []


EVERYTHING = said(
    "a",
    "2026-01-10",
    participant=[{"id": "x"}, {"id": "y", "roles": [{"title": "Envoy", "on_behalf_of": "x"}]}],
    venue=[{"id": "v"}],
    round=[
        {
            "id": "r",
            "venue": "v",
            "part_of": "r",
            "mediators": ["x"],
            "delegations": [{"party": "x", "members": ["y"]}],
            "issues": ["donbas"],
            "when": "today",
        }
    ],
)


@pytest.mark.parametrize(
    "field", ["venue", "part_of", "mediators", "delegations", "issues", "when", "process"]
)
def test_the_only_word_on_a_field_can_be_withdrawn(database: Database, field: str) -> None:
    store(database, TALKS, EVERYTHING)
    with database.writing() as session:
        rule(session, ruling("a.1.1", Verdict.WITHDRAW, field), now=NOW + timedelta(hours=1))
    (line,) = lines(database, kinds=("round",), undated="include")
    assert not line[field]
    with database.writing(dry_run=True) as session:
        assert verify(session) == []


def test_a_source_corrected_later_was_still_the_first_to_report(database: Database) -> None:
    def signing(slug: str, day: str, **source: str) -> Submission:
        return said(slug, day, source=source, milestone=[{"id": "signing", "status": "announced"}])

    store(database, TALKS, signing("b", "2026-01-10"), signing("a", "2026-01-11"))
    store(database, signing("b", "2026-01-10", corrected="2026-01-11"), correction=True)
    (line,) = lines(database, kinds=("milestone",))
    assert (line["when"]["basis"], line["when"]["edtf"]) == ("reported", "2026-01-10")


@pytest.mark.parametrize("report", ["a.1.2", "b.1.1", "a", "a.x.1", "a.99999999999999999999.1", ""])
def test_a_ruling_about_no_report_is_refused(database: Database, report: str) -> None:
    store(database, TALKS, planned("a", "2026-01-10", "held", "9 January"))
    unchecked = ruling("a.1.1", Verdict.PREFER).model_copy(update={"report": report})
    with pytest.raises(ReportNotFound), database.writing() as session:
        rule(session, unchecked, now=NOW)


def test_verify_finds_nothing_to_say_and_rebuild_changes_nothing(database: Database) -> None:
    store(database, TALKS, *STORY, said("x", "2026-01-01", venue=[{"id": "v", "name": "V"}]))
    with database.writing() as session:
        rule(session, ruling("a.1.1", Verdict.DEPRECATE), now=NOW + timedelta(hours=1))
    before = snapshot(database)
    steps: list[tuple[int, int]] = []
    with database.writing(dry_run=True) as session:
        assert verify(session, lambda done, total: steps.append((done, total))) == []
    assert steps[-1] == (7, 7)
    with database.writing() as session:
        assert rebuild(session) == 7
    assert snapshot(database) == before


def snapshot(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as session:
        rows = session.connection().execute(text("SELECT * FROM entry ORDER BY key")).all()
        return [tuple(row) for row in rows]


def test_verify_names_a_row_that_was_tampered_with(database: Database) -> None:
    store(database, TALKS, *STORY)
    with database.writing() as session:
        session.connection().execute(update(Entry).where(col(Entry.status) == "held").values(status="lapsed"))
    with database.writing(dry_run=True) as session:
        (difference,) = verify(session)
    assert (difference.table, difference.problem) == ("entry", "differs from what the reports make it")


# --- properties: random sources in random order against a model that only filters and folds ----------------------

SAID = st.fixed_dictionaries(
    {"status": st.sampled_from(["scheduled", "postponed", "rescheduled", "held"])},
    optional={
        "when": st.sampled_from(["1 February", "4-5 February", "the weekend"]),
        "title": st.sampled_from("TU"),
    },
)
SOURCES = st.lists(
    st.tuples(
        st.sampled_from(DAYS), st.lists(st.tuples(st.sampled_from("rs"), SAID), min_size=1, max_size=2)
    ),
    min_size=1,
    max_size=5,
)


def submissions(drawn: list[tuple[str, list[tuple[str, dict[str, Any]]]]]) -> list[Submission]:
    return [
        said(f"s{place}", published, round=[{"id": record, **says} for record, says in rounds])
        for place, (published, rounds) in enumerate(drawn)
    ]


@contextmanager
def fresh(migrated_file: Path) -> Iterator[Database]:
    """An empty database of its own for one example of a property."""
    with TemporaryDirectory() as folder:
        path = shutil.copy(migrated_file, Path(folder, "fresh.db"))
        opened = open_database(f"sqlite:///{path}")
        yield opened
        opened.close()


def stripped(line: dict[str, Any]) -> dict[str, Any]:
    """A line without the clocks, which differ with the order of arrival."""
    return {key: value for key, value in line.items() if key not in ("known_from", "recorded_from")}


@settings(max_examples=15)
@given(SOURCES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters_on_any_day(
    migrated_file: Path,
    drawn: list[tuple[str, list[tuple[str, dict[str, Any]]]]],
    shuffler: random.Random,
) -> None:
    made = submissions(drawn)
    shuffled = made[:]
    shuffler.shuffle(shuffled)
    with fresh(migrated_file) as one, fresh(migrated_file) as other:
        store(one, TALKS, *made)
        store(other, TALKS, *shuffled)
        for day in [*DAYS, "2026-12-31"]:
            seen = [list(map(stripped, lines(d, known_on=end_of(day)))) for d in (one, other)]
            assert seen[0] == seen[1]


@settings(max_examples=15)
@given(SOURCES)
def test_every_pair_of_clocks_shows_what_a_database_of_only_those_sources_shows(
    migrated_file: Path, drawn: list[tuple[str, list[tuple[str, dict[str, Any]]]]]
) -> None:
    made = submissions(drawn)
    with fresh(migrated_file) as whole:
        receipts = store(whole, TALKS, *made)
        for recorded, receipt in enumerate(receipts):
            for day in {published for published, _ in drawn}:
                with fresh(migrated_file) as naive:
                    store(naive, TALKS, *(s for s in made[:recorded] if str(s.source.published) <= day))
                    asked = lines(whole, known_on=end_of(day), as_of=receipt.recorded_at, undated="include")
                    expected = lines(naive, undated="include")
                    assert list(map(stripped, asked)) == list(map(stripped, expected))
        with whole.writing(dry_run=True) as session:
            assert verify(session) == []


def test_a_body_says_since_when_it_holds_on_both_clocks(database: Database) -> None:
    receipt = store(database, TALKS, STORY[0])[1]
    with database.reading() as session:
        body = json.loads(entry(session, "round", "r"))
    assert datetime.fromisoformat(body["known_from"]) == datetime(2026, 1, 27, tzinfo=UTC)
    assert datetime.fromisoformat(body["recorded_from"]) == receipt.recorded_at


def test_a_place_within_the_other_is_no_conflict_once_it_is_known_to_be(database: Database) -> None:
    store(
        database,
        TALKS,
        said(
            "a", "2026-01-10", venue=[{"id": "gomel"}], round=[{"id": "r", "venue": "gomel", "when": "today"}]
        ),
        said("b", "2026-01-11", venue=[{"id": "belarus"}], round=[{"id": "r", "venue": "belarus"}]),
        said("c", "2026-01-12", venue=[{"id": "gomel", "part_of": "belarus"}]),
    )
    (before,) = lines(database, kinds=("round",), known_on=end_of("2026-01-11"))
    (after,) = lines(database, kinds=("round",))
    assert (before["conflicts"], after["conflicts"]) == (["venue"], [])
    assert (before["venue"]["id"], after["venue"]["id"]) == ("belarus", "gomel")


def test_the_schedule_of_a_round_is_what_could_be_known_of_it_then(database: Database) -> None:
    store(database, TALKS, *STORY)
    with database.reading() as session:
        now = schedule(session, "round", "r")
        then = schedule(session, "round", "r", known_on=end_of("2026-01-31"))
        with pytest.raises(RecordNotFound):
            schedule(session, "round", "r", known_on=end_of("2026-01-26"))
        with pytest.raises(RecordNotFound):
            schedule(session, "round", "nothing")
    assert [step["status"] for step in now["steps"]] == ["scheduled", "postponed", "rescheduled", "held"]
    assert (now["moves"], now["slipped_days"]) == (1, 3)
    assert [step["status"] for step in then["steps"]] == ["scheduled"]
