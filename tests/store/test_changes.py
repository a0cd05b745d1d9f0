"""The feed of changes over a database: what each act changed, why, and that nothing is missed or told twice."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.engine import make_url
from sqlmodel import col

from tests.building import NOW, TALKS, lines, said, store
from tests.conftest import BACKENDS
from tests.store.test_clocks import STORY, UNNAMED, fresh, planned
from tracker.records.changes import NOT_COMPARED
from tracker.records.shapes import NewRuling, Submission
from tracker.records.tables import Entry, Table, moment_of
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.append import append
from tracker.store.changes import BEGINNING, Named, Page, Place, behind, numbers, page, stream
from tracker.store.database import Database
from tracker.store.projection import rebuild
from tracker.store.rulings import rule

LATER = NOW + timedelta(hours=1)

Json = dict[str, Any]


def told(database: Database, after: Place = BEGINNING, **asked: Any) -> list[Json]:
    """Every change behind a place, as a reader gets it."""
    with database.reading() as session:
        found = stream(session, after, **asked)
        return [json.loads(msgspec.json.encode(change.as_dict())) for change in found]


def of(database: Database, name: Named, **asked: Any) -> list[Json]:
    with database.reading() as session:
        found, _ = numbers(session, [name])
    return told(database, records=found, **asked)


def at(database: Database, receipt: Any) -> list[Json]:
    """The changes of one act."""
    before = behind(receipt.recorded_at - timedelta(microseconds=1))
    return told(database, before, until=receipt.recorded_at)


OF_REPORTS = [Verdict.PREFER, Verdict.DEPRECATE, Verdict.WITHDRAW]


def judge(database: Database, report: str, verdict: Verdict, field: str | None = None) -> Any:
    ruling = NewRuling(
        kind=Kind.ROUND, record="r", report=report, field=field, verdict=verdict, reason="checked"
    )
    with database.writing() as session:
        return rule(session, ruling, now=LATER)


def fields(changes: list[Json], record: str = "r") -> dict[str, tuple[Any, Any]]:
    return {change["field"]: (change["old"], change["new"]) for change in changes if change["id"] == record}


def test_a_new_report_tells_each_field_with_what_it_was_and_who_says_so(database: Database) -> None:
    receipts = store(database, TALKS, *STORY[:2])
    changes = at(database, receipts[-1])
    assert fields(changes)["status"] == ("scheduled", "postponed")
    (status,) = [change for change in changes if change["field"] == "status"]
    assert {key: status[key] for key in ("kind", "id", "change", "reason", "reports", "through")} == {
        "kind": "round",
        "id": "r",
        "change": "changed",
        "reason": "report",
        "reports": ["b.1.1"],
        "through": [],
    }
    assert (status["source"]["id"], status["source"]["publisher"], status["ruling"]) == ("b", "B", None)
    assert datetime.fromisoformat(status["known_from"]) == datetime(2026, 2, 1, tzinfo=UTC)
    assert status["known_to"] is None
    assert datetime.fromisoformat(status["recorded_from"]) == receipts[-1].recorded_at


def test_a_line_that_is_new_tells_only_the_fields_that_say_something(database: Database) -> None:
    changes = at(database, store(database, TALKS, STORY[0])[-1])
    assert {change["change"] for change in changes} == {"added"}
    assert all(change["old"] is None and change["new"] not in (None, [], {}) for change in changes)
    assert {"status", "when", "title", "sources"} <= fields(changes).keys()


def test_a_correction_says_that_it_is_one(database: Database) -> None:
    store(database, TALKS, STORY[0])
    (receipt,) = store(database, planned("a", "2026-01-27", "scheduled", "2 February"), correction=True)
    changes = at(database, receipt)
    when = fields(changes)["when"]
    assert (when[0]["edtf"], when[1]["edtf"]) == ("2026-02-01", "2026-02-02")
    assert {(change["reason"], *change["reports"]) for change in changes} == {("correction", "a.2.1")}
    assert {change["source"]["revision"] for change in changes} == {2}


def test_a_correction_that_drops_a_record_leaves_a_tombstone(database: Database) -> None:
    store(database, TALKS, STORY[0])
    other = said("a", "2026-01-27", round=[{"id": "other"}])
    (receipt,) = store(database, other, correction=True)
    (tombstone,) = [change for change in at(database, receipt) if change["id"] == "r"]
    assert (tombstone["change"], tombstone["field"], tombstone["reason"]) == ("removed", None, "correction")
    assert (tombstone["reports"], tombstone["source"]["id"]) == ([], "a")


def test_a_ruling_is_the_cause_of_what_it_changes_with_its_reason(database: Database) -> None:
    store(
        database,
        TALKS,
        planned("a", "2026-01-10", "held", "9 January"),
        planned("b", "2026-01-11", "held", "8 January"),
    )
    changes = at(database, judge(database, "a.1.1", Verdict.PREFER, "when"))
    assert fields(changes)["conflicts"] == (["when"], [])
    assert {change["reason"] for change in changes} == {"ruling"}
    cause = changes[0]["ruling"]
    assert {key: cause[key] for key in ("report", "field", "verdict", "reason")} == {
        "report": "a.1.1",
        "field": "when",
        "verdict": "prefer",
        "reason": "checked",
    }
    assert changes[0]["source"] is None


def test_a_record_whose_every_report_is_withdrawn_leaves_a_tombstone_and_can_come_back(
    database: Database,
) -> None:
    store(database, TALKS, STORY[0])
    (tombstone,) = at(database, judge(database, "a.1.1", Verdict.WITHDRAW))
    assert (tombstone["id"], tombstone["change"], tombstone["field"]) == ("r", "removed", None)
    back = at(database, judge(database, "a.1.1", Verdict.DEPRECATE))
    assert {change["change"] for change in back} == {"added"}


def test_an_old_publication_that_only_the_past_view_shows_is_a_change_of_history(database: Database) -> None:
    named = [
        said(slug, f"2026-01-{day}", venue=[{"id": "v", "name": slug.upper()}])
        for slug, day in (("a", 10), ("c", 20), ("b", 15))
    ]
    store(database, TALKS, *named[:2], said("d", "2026-01-10", round=[{"id": "r", "venue": "v"}]))
    (late,) = store(database, named[2])
    (history,) = [change for change in at(database, late) if change["id"] == "r"]
    assert {key: history[key] for key in ("change", "field", "old", "new", "through")} == {
        "change": "history",
        "field": None,
        "old": None,
        "new": None,
        "through": [{"kind": "venue", "id": "v"}],
    }
    assert (history["known_from"][:10], history["known_to"][:10]) == ("2026-01-15", "2026-01-20")


def test_a_ruling_that_decides_nothing_new_is_told_only_as_itself(database: Database) -> None:
    store(database, TALKS, *STORY[:2])
    judge(database, "b.1.1", Verdict.WITHDRAW)
    (change,) = at(database, judge(database, "b.1.1", Verdict.WITHDRAW))
    assert change["field"] == "rulings"


def test_a_name_that_changes_elsewhere_says_through_which_record(database: Database) -> None:
    store(
        database,
        TALKS,
        UNNAMED,
    )
    (receipt,) = store(database, said("b", "2026-01-20", participant=[{"id": "x", "name": "Xenia"}]))
    changes = at(database, receipt)
    assert fields(changes, "p")["holder"] == ({"id": "x", "name": None}, {"id": "x", "name": "Xenia"})
    causes = {(change["id"], *change["reports"]): change["through"] for change in changes}
    assert causes == {("x", "b.1.1"): [], ("p",): [{"kind": "participant", "id": "x"}]}


def test_records_are_named_with_or_without_their_kind(database: Database) -> None:
    store(database, TALKS, said("a", "2026-01-10", round=[{"id": "talks"}], venue=[{"id": "v"}]))
    assert {change["kind"] for change in of(database, (None, "talks"))} == {"process", "round"}
    assert {change["kind"] for change in of(database, (Kind.ROUND, "talks"))} == {"round"}
    with database.reading() as session:
        _, unknown = numbers(session, [(Kind.VENUE, "talks"), (None, "talk"), (None, "v")])
    assert sorted((name.value, name.nearest) for name in unknown) == [
        ("talk", ("talks",)),
        ("venue/talks", ()),
    ]


# --- places ----------------------------------------------------------------------------------------------------


def walk(database: Database, limit: int, place: Place = BEGINNING) -> list[Page]:
    pages: list[Page] = []
    while not pages or pages[-1].more:
        with database.reading() as session:
            pages.append(page(session, place, limit=limit))
        place = pages[-1].place
    return pages


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 500])
def test_pages_of_any_length_tell_every_change_once_in_order(database: Database, limit: int) -> None:
    store(database, TALKS, *STORY)
    places = [change.place for one in walk(database, limit) for change in one.changes]
    with database.reading() as session:
        assert places == [change.place for change in stream(session, BEGINNING)]
    assert places == sorted(set(places))


def test_the_place_at_the_end_is_where_the_next_change_is_found(database: Database) -> None:
    store(database, TALKS, STORY[0])
    end = walk(database, 500)[-1].place
    assert told(database, end) == []
    (receipt,) = store(database, STORY[1])
    assert told(database, end) == at(database, receipt)


def test_a_place_behind_the_last_write_misses_nothing_that_is_written_from_then_on(
    database: Database,
) -> None:
    store(database, TALKS)
    with database.reading() as session:
        ahead = page(session, behind(NOW + timedelta(days=9)), limit=9)
    assert ahead.changes == []
    store(database, STORY[0])
    with database.reading() as session:
        assert {change.id for change in page(session, ahead.place, limit=99).changes} == {"r"}


def test_an_end_leaves_the_place_at_that_end(database: Database) -> None:
    receipts = store(database, TALKS, *STORY[:2])
    with database.reading() as session:
        first = page(session, BEGINNING, until=receipts[1].recorded_at, limit=99)
        rest = page(session, first.place, limit=99)
        back = page(session, rest.place, until=receipts[0].recorded_at, limit=99)
    assert [c.place for c in (*first.changes, *rest.changes)] == [
        c.place for one in walk(database, 500) for c in one.changes
    ]
    assert (back.changes, back.place) == ([], rest.place)


def test_a_moment_that_makes_hundreds_of_versions_of_one_line_is_one_change(database: Database) -> None:
    named = said("a", "2026-01-10", venue=[{"id": "v", "name": "V"}, {"id": "w", "name": "W"}])
    (receipt,) = store(database, TALKS, named)[1:]
    before = at(database, receipt)
    with database.writing() as session:
        (line,) = (
            session.connection()
            .execute(select(Table.metadata.tables["entry"]).where(col(Entry.body).contains('"V"')))
            .mappings()
        )
        past = [
            {**line, "key": line["key"] + n + 1, "digest": f"{n}", "known_from": n, "known_to": n + 1}
            for n in range(900)
        ]
        session.connection().execute(insert(Entry), past)
    assert len([c for one in walk(database, 3) for c in one.changes]) == len(told(database))
    after = at(database, receipt)
    assert [change["field"] for change in after] == [change["field"] for change in before]
    assert {c["known_from"][:4] for c in after if c["id"] == "v"} == {"1970"}


def test_an_empty_database_has_no_changes(database: Database) -> None:
    with database.reading() as session:
        assert page(session, BEGINNING, limit=9) == Page([], False, BEGINNING)


def test_a_read_model_made_anew_tells_the_same_changes(database: Database) -> None:
    store(database, TALKS, *STORY)
    judge(database, "b.1.1", Verdict.WITHDRAW)
    before = told(database)
    with database.writing() as session:
        rebuild(session)
    assert told(database) == before


# --- the changes add up to what stands -------------------------------------------------------------------------


def apply(state: dict[tuple[str, str], Json], change: Json) -> None:
    """What a reader does who keeps a copy."""
    key = (change["kind"], change["id"])
    if change["change"] == "removed":
        del state[key]
    elif change["change"] != "history":
        line = state.setdefault(key, {})
        assert line.get(change["field"]) == change["old"] or change["old"] in (None, [], {})
        line[change["field"]] = change["new"]


def says_something(line: Json) -> Json:
    kept = {name: value for name, value in line.items() if name not in NOT_COMPARED}
    return {name: value for name, value in kept.items() if value not in (None, [], {})}


def copied(changes: list[Json]) -> dict[tuple[str, str], Json]:
    state: dict[tuple[str, str], Json] = {}
    for change in changes:
        apply(state, change)
    return {key: says_something(line) for key, line in state.items()}


def standing(database: Database, **query: Any) -> dict[tuple[str, str], Json]:
    found = lines(database, undated="include", limit=500, **query)
    return {(line["kind"], line["id"]): says_something(line) for line in found}


SAYS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["scheduled", "postponed", "held", "cancelled"]),
        "when": st.sampled_from(["1 February", "4-5 February", "the weekend"]),
        "title": st.sampled_from("TU"),
        "venue": st.sampled_from("vw"),
    },
)
ROUNDS = st.lists(st.tuples(st.sampled_from("rs"), SAYS), min_size=1, max_size=2)
VENUES = st.lists(st.tuples(st.sampled_from("vw"), st.sampled_from(["V", "W"])), max_size=1)
DAY = st.integers(10, 20).map(lambda day: f"2026-01-{day}")
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("source"), st.sampled_from("abcd"), DAY, ROUNDS, VENUES),
        st.tuples(st.just("ruling"), st.sampled_from("abcd"), st.sampled_from(OF_REPORTS), st.integers(0, 3)),
    ),
    min_size=1,
    max_size=9,
)
PLACES = said("places", "2026-01-01", venue=[{"id": "v"}, {"id": "w"}])


def submission(slug: str, day: str, rounds: Any, venues: Any) -> Submission:
    return said(
        slug,
        day,
        round=[{"id": record, **says} for record, says in rounds],
        venue=[{"id": venue, "name": name} for venue, name in venues],
    )


def act(database: Database, drawn: Any, known: dict[str, list[tuple[str, str, str]]]) -> None:
    """A new source, a correction of one that is there, or a ruling on a report that is there."""
    with database.writing() as session:
        if drawn[0] == "source":
            _, slug, day, rounds, venues = drawn
            receipt = append(
                session, submission(slug, day, rounds, venues), now=NOW, correction=slug in known
            )
            known.setdefault(slug, [])
            if not receipt.unchanged:
                about = [
                    (kind, r) for kind, listed in (("round", rounds), ("venue", venues)) for r, _ in listed
                ]
                known[slug] = [
                    (report, kind, record)
                    for report, (kind, record) in zip(receipt.reports, about, strict=True)
                ]
        elif known.get(drawn[1]):
            _, slug, verdict, place = drawn
            report, kind, record = known[slug][place % len(known[slug])]
            ruling = NewRuling(
                kind=Kind(kind), record=record, report=report, verdict=verdict, reason="checked"
            )
            rule(session, ruling, now=NOW)


@settings(max_examples=40)
@given(ACTS, st.randoms(use_true_random=False))
def test_all_changes_applied_in_order_are_exactly_what_stands(
    migrated_file: Path, drawn: list[Any], shuffler: random.Random
) -> None:
    with fresh(migrated_file) as database:
        store(database, TALKS, PLACES)
        known: dict[str, list[tuple[str, str, str]]] = {}
        moments = []
        for one in drawn:
            act(database, one, known)
            with database.reading() as session:
                moments.append(page(session, BEGINNING, limit=1_000_000).place.moment)
        assert copied(told(database)) == standing(database)
        moment = moment_of(shuffler.choice(moments))
        assert copied(told(database, until=moment)) == standing(database, as_of=moment)


# --- writers and followers side by side ------------------------------------------------------------------------


def alongside(*tasks: Callable[[], None]) -> None:
    """Run all of them at once; what fails in one of them fails here."""
    failed: list[BaseException] = []

    def tried(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=tried, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def test_two_followers_see_each_change_once_and_in_order_while_four_write(database: Database) -> None:
    store(database, TALKS)
    writing = threading.Semaphore(0)
    done = threading.Event()
    seen: list[list[Place]] = [[], []]

    def write(writer: int) -> None:
        for number in range(12):
            with database.writing() as session:
                # every clock is at the same instant, or behind: moments increase nevertheless
                now = NOW - timedelta(seconds=writer * number)
                rounds = [{"id": f"r{writer}", "title": f"{number}"}, {"id": "shared", "title": f"{writer}"}]
                append(session, said(f"w{writer}-{number}", "2026-01-10", round=rounds), now=now)
        writing.release()

    def follow(follower: int) -> None:
        place, last = BEGINNING, False
        while True:
            with database.reading() as session:
                found = page(session, place, limit=5 + follower)
            seen[follower] += [change.place for change in found.changes]
            place = found.place
            if last and not found.more:
                return
            last = done.is_set()

    def finish() -> None:
        for _ in range(4):
            writing.acquire()
        done.set()

    alongside(
        *[lambda writer=writer: write(writer) for writer in range(4)],
        lambda: follow(0),
        lambda: follow(1),
        finish,
    )
    with database.reading() as session:
        expected = [change.place for change in stream(session, BEGINNING)]
    assert seen == [expected, expected]
    assert len({place.moment for place in expected}) == 1 + 4 * 12


@pytest.mark.parametrize("database_url", BACKENDS[1:], indirect=True)
def test_a_server_that_usually_gives_snapshots_does_not_give_one_to_writers(
    database: Database, database_url: str
) -> None:
    store(database, TALKS)
    options = make_url(database_url).update_query_dict(
        {"options": "-c default_transaction_isolation=serializable"}
    )
    snapshots = Database(options.render_as_string(hide_password=False))

    def write(writer: int) -> None:
        for number in range(6):
            with snapshots.writing() as session:
                append(session, said(f"w{writer}-{number}", "2026-01-10", round=[{"id": "r"}]), now=NOW)

    alongside(*[lambda writer=writer: write(writer) for writer in range(4)])
    snapshots.close()
    assert len({change["recorded_from"] for change in told(database)}) == 1 + 4 * 6
