"""Two records that are one: what an editor merges, what undoes it, and what every earlier moment still shows."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.building import NOW, TALKS, end_of, lines, said, store
from tests.store.test_clocks import fresh
from tracker.errors import InputInvalid, RecordMerged, RecordNotFound
from tracker.records.problems import validated
from tracker.records.shapes import NewRuling, Submission
from tracker.store import records
from tracker.store.append import append
from tracker.store.database import Database
from tracker.store.projection import verify
from tracker.store.rulings import RulingReceipt, rule, rulings
from tracker.store.state import latest_moment

PLACES = said(
    "atlas",
    "2026-01-01",
    venue=[
        {"id": "uae", "name": "Emirates"},
        {"id": "abu-dhabi", "name": "Abu Dhabi", "part_of": "uae"},
        {"id": "the-capital", "name": "The capital", "country": "AE"},
    ],
    participant=[{"id": "kyiv"}, {"id": "ukraine", "name": "Ukraine"}],
)
FIRST = said(
    "first",
    "2026-01-10",
    round=[{"id": "r", "status": "held", "when": "9 January", "venue": "the-capital", "hosts": ["kyiv"]}],
)
SECOND = said(
    "second",
    "2026-01-12",
    round=[
        {"id": "s", "status": "held", "when": "9 January", "venue": "abu-dhabi", "hosts": ["ukraine"]},
        {"id": "t", "status": "scheduled", "when": "1 February", "part_of": "r"},
    ],
)
STORY = (TALKS, PLACES, FIRST, SECOND)


def decide(database: Database, kind: str, record: str, verdict: str, **parts: Any) -> RulingReceipt:
    """Rule, each time later than everything before."""
    given = {"kind": kind, "record": record, "verdict": verdict, "reason": "the same", **parts}
    with database.writing() as session:
        return rule(session, validated(NewRuling, given), now=NOW + timedelta(hours=1))


def merge(database: Database, kind: str, record: str, into: str) -> RulingReceipt:
    return decide(database, kind, record, "merge", into=into)


def tell(database: Database, *submissions: Submission) -> datetime:
    """Store after all that was ruled before; when the last was recorded."""
    for submission in submissions:
        with database.writing() as session:
            receipt = append(session, submission, now=NOW + timedelta(hours=1))
    return receipt.recorded_at


def everything(database: Database, **clocks: Any) -> list[dict[str, Any]]:
    return lines(database, undated="include", limit=500, **clocks)


def holds(database: Database) -> None:
    with database.writing(dry_run=True) as session:
        assert verify(session) == []


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [line["id"] for line in found]


def by_id(database: Database, kind: str, slug: str, **clocks: Any) -> dict[str, Any]:
    with database.reading() as session:
        found: dict[str, Any] = json.loads(records.entry(session, kind, slug, **clocks))
        return found


def test_what_was_said_of_one_is_said_of_the_other_and_the_one_has_no_line(database: Database) -> None:
    before = store(database, *STORY)[-1].recorded_at
    receipt = merge(database, "round", "r", "s")
    assert ids(lines(database, kinds=("round",))) == ["s", "t"]
    merged = by_id(database, "round", "s")
    assert [source["id"] for source in merged["sources"]] == ["first", "second"]
    assert [host["id"] for host in merged["hosts"]] == ["kyiv", "ukraine"]
    assert {(c.kind, c.id) for c in receipt.changed} == {("round", "r"), ("round", "s"), ("round", "t")}
    (shown,) = merged["rulings"]
    assert (shown["verdict"], shown["record"], shown["into"], shown["reason"]) == (
        "merge",
        "r",
        "s",
        "the same",
    )
    assert sorted(ids(lines(database, kinds=("round",), as_of=before))) == ["r", "s", "t"]
    holds(database)


def test_references_lead_to_the_record_that_answers_for_both(database: Database) -> None:
    store(database, *STORY)
    merge(database, "round", "r", "s")
    assert by_id(database, "round", "t")["part_of"]["id"] == "s"
    merge(database, "venue", "the-capital", "abu-dhabi")
    merged = by_id(database, "round", "s")
    assert merged["venue"] == {
        **{"id": "abu-dhabi", "name": "The capital", "country": "AE", "place": None},
        **{"location": None, "part_of": "uae"},
    }
    assert merged["conflicts"] == []
    holds(database)


def test_a_place_that_is_the_larger_place_too_is_no_part_of_itself(database: Database) -> None:
    store(database, *STORY)
    merge(database, "venue", "abu-dhabi", "uae")
    assert by_id(database, "venue", "uae")["part_of"] is None
    holds(database)


def test_what_a_record_comes_to_does_not_depend_on_merges_of_others(database: Database) -> None:
    store(database, *STORY, said("odd", "2026-01-13", round=[{"id": "x", "part_of": "x"}, {"id": "y"}]))
    merge(database, "round", "r", "s")
    tell(database, said("again", "2026-01-14", round=[{"id": "x", "title": "X"}]))
    assert by_id(database, "round", "x")["part_of"]["id"] == "x"
    merge(database, "round", "x", "r")
    assert by_id(database, "round", "s")["part_of"] is None
    holds(database)


def test_a_larger_place_that_is_merged_changes_how_its_parts_are_shown_elsewhere(database: Database) -> None:
    store(database, *STORY)
    tell(database, said("map", "2026-01-02", venue=[{"id": "emirates", "name": "UAE"}]))
    merge(database, "venue", "uae", "emirates")
    assert by_id(database, "venue", "abu-dhabi")["part_of"]["id"] == "emirates"
    assert by_id(database, "round", "s")["venue"]["part_of"] == "emirates"
    tell(database, said("map-2", "2026-01-03", venue=[{"id": "abu-dhabi", "name": "Abu Dhabi (city)"}]))
    assert by_id(database, "round", "s")["venue"]["part_of"] == "emirates"
    holds(database)


def test_filters_by_either_id_find_the_same_lines_and_earlier_each_its_own(database: Database) -> None:
    before = store(database, *STORY)[-1].recorded_at
    merge(database, "participant", "kyiv", "ukraine")
    merge(database, "venue", "the-capital", "abu-dhabi")
    for asked in ({"participants": ("kyiv",)}, {"participants": ("ukraine",)}, {"venues": ("the-capital",)}):
        assert sorted(ids(lines(database, kinds=("round",), **asked))) == ["r", "s"]
    then = lines(database, kinds=("round",), participants=("kyiv",), as_of=before)
    assert ids(then) == ["r"]


def test_what_is_said_later_of_the_merged_one_goes_to_the_other_and_back_when_undone(
    database: Database,
) -> None:
    store(database, *STORY)
    number = merge(database, "participant", "kyiv", "ukraine").ruling
    tell(database, said("later", "2026-02-01", participant=[{"id": "kyiv", "name": "Kyiv"}]))
    assert by_id(database, "participant", "ukraine")["name"] == "Kyiv"
    assert by_id(database, "round", "r")["hosts"] == [{"id": "ukraine", "name": "Kyiv"}]
    decide(database, "participant", "kyiv", "undo", ruling=number)
    assert by_id(database, "participant", "ukraine")["name"] == "Ukraine"
    assert by_id(database, "round", "r")["hosts"] == [{"id": "kyiv", "name": "Kyiv"}]
    holds(database)


def test_a_chain_leads_to_its_end_and_parts_where_it_is_undone(database: Database) -> None:
    store(database, *STORY)
    merge(database, "round", "r", "s")
    second = merge(database, "round", "s", "t").ruling
    assert ids(lines(database, kinds=("round",))) == ["t"]
    with database.reading() as session:
        with pytest.raises(RecordMerged) as raised:
            records.entry(session, "round", "r")
        assert raised.value.into == "t"
        assert [r["record"] for r in records.rulings(session, "round", "t")["items"]] == ["r", "s"]
    assert [ruling["record"] for ruling in by_id(database, "round", "t")["rulings"]] == ["r", "s"]
    decide(database, "round", "t", "undo", ruling=second)
    assert ids(lines(database, kinds=("round",))) == ["s", "t"]
    holds(database)


def test_a_record_that_is_known_by_its_other_half_alone_tells_no_name_before_it_was_published(
    database: Database,
) -> None:
    store(database, *STORY)
    merge(database, "round", "r", "s")
    early = by_id(database, "round", "s", known_on=end_of("2026-01-11"))
    assert [source["id"] for source in early["sources"]] == ["first"]
    merge(database, "participant", "ukraine", "kyiv")
    tell(database, said("late", "2026-03-01", participant=[{"id": "late", "name": "Late"}]))
    merge(database, "participant", "late", "kyiv")
    then = by_id(database, "participant", "kyiv", known_on=end_of("2026-02-01"))
    assert [ruling["record"] for ruling in then["rulings"]] == ["ukraine"]
    with database.reading() as session:
        clocks = {"known_on": end_of("2026-02-01")}
        listed = records.rulings(session, "participant", "kyiv", **clocks)["items"]
    assert [ruling["record"] for ruling in listed] == ["ukraine"]
    holds(database)


@pytest.mark.parametrize(
    ("record", "parts", "pointer", "told"),
    [
        ("s", {"into": "s"}, "/into", "cannot be merged into itself"),
        ("r", {"into": "t"}, "/record", "merged into 's' already: undo ruling 1 first"),
        ("s", {"into": "r"}, "/into", "'r' is part of 's' already (r into s, ruling 1)"),
        ("x", {"into": "s"}, "/record", "there is no round 'x'"),
        ("s", {"into": "tt"}, "/into", "there is no round 'tt'; did you mean t?"),
        ("s", {"into": "uae"}, "/into", "there is no round 'uae', but a venue with that id"),
        ("s", {}, "/into", "merge needs into"),
        ("s", {"into": "t", "report": "first.1.1"}, "/report", "merge takes no report"),
    ],
)
def test_a_merge_that_cannot_be_says_where_and_why(
    database: Database, record: str, parts: dict[str, str], pointer: str, told: str
) -> None:
    store(database, *STORY)
    merge(database, "round", "r", "s")
    with pytest.raises(InputInvalid) as raised:
        decide(database, "round", record, "merge", **parts)
    (problem,) = raised.value.problems
    assert problem.pointer == pointer
    assert told in problem.detail
    assert problem.expected


@pytest.mark.parametrize(
    ("record", "number", "told"),
    [
        ("s", 1, "about the round 's'"),
        ("r", 9, "there is no ruling 9"),
        ("r", 1, "is undone already, by 2"),
        ("r", 2, "undoes ruling 1: rule anew"),
    ],
)
def test_an_undoing_that_cannot_be_says_why(database: Database, record: str, number: int, told: str) -> None:
    store(database, *STORY)
    decide(database, "round", "r", "prefer", report="first.1.1")
    decide(database, "round", "r", "undo", ruling=1)
    with pytest.raises(InputInvalid) as raised:
        decide(database, "round", record, "undo", ruling=number)
    (problem,) = raised.value.problems
    assert (problem.pointer, problem.value) == ("/ruling", str(number))
    assert told in problem.detail


@pytest.mark.parametrize("verdict", ["prefer", "deprecate", "withdraw"])
@pytest.mark.parametrize("field", [None, "when"])
def test_any_ruling_undone_leaves_everything_as_it_was(
    database: Database, verdict: str, field: str | None
) -> None:
    store(database, *STORY)
    before = plain(everything(database))
    made = decide(database, "round", "r", verdict, report="first.1.1", field=field)
    assert plain(everything(database)) != before
    decide(database, "round", "r", "undo", ruling=made.ruling)
    assert plain(everything(database)) == before
    with database.reading() as session:
        first, second = rulings(session)
        assert (first["undone"]["ruling"], second["undoes"]) == (2, 1)
        (then,) = rulings(session, as_of=made.recorded_at)
        assert then["undone"] is None
    holds(database)


def test_a_report_of_the_merged_record_is_ruled_about_under_either_id(database: Database) -> None:
    store(database, *STORY)
    merge(database, "round", "r", "s")
    for record in ("r", "s"):
        decide(database, "round", record, "deprecate", report="first.1.1", field="hosts")
    assert [host["id"] for host in by_id(database, "round", "s")["hosts"]] == ["ukraine"]
    (claim, other) = by_id(database, "round", "s")["claims"]["hosts"]
    assert (claim["standing"], claim["reason"], other["standing"]) == ("deprecated", "the same", "stands")


def test_of_what_nothing_is_left_the_ruling_says_why(database: Database) -> None:
    store(database, *STORY)
    decide(database, "round", "t", "withdraw", report="second.1.2", field="when")
    found = by_id(database, "round", "t")
    assert (found["when"], found["claims"]["when"][0]["reason"]) == (None, "the same")
    assert [(r["verdict"], r["field"]) for r in found["rulings"]] == [("withdraw", "when")]


def test_the_record_says_in_its_row_where_it_leads_now(database: Database) -> None:
    store(database, *STORY)
    number = merge(database, "round", "r", "s").ruling
    query = text("SELECT slug FROM record WHERE id = (SELECT merged_into FROM record WHERE slug = 'r')")
    with database.reading() as session:
        assert session.connection().execute(query).scalar() == "s"
    decide(database, "round", "r", "undo", ruling=number)
    with database.reading() as session:
        assert session.connection().execute(query).scalar() is None


def test_a_merged_record_is_answered_for_by_the_other_everywhere(database: Database) -> None:
    before = store(database, *STORY)[-1].recorded_at
    merge(database, "round", "r", "s")
    facets: Sequence[Callable[..., Any]] = (
        *(records.entry, records.reports, records.schedule, records.conflicts, records.rulings),
    )
    with database.reading() as session:
        for facet in facets:
            with pytest.raises(RecordMerged):
                facet(session, "round", "r")
            facet(session, "round", "r", as_of=before)
        with pytest.raises(RecordNotFound):
            records.entry(session, "round", "s", as_of=before, known_on=end_of("2026-01-11"))
        reports = records.reports(session, "round", "s")
        assert [report["record"] for report in reports] == ["r", "s"]
        assert len(records.schedule(session, "round", "s")["steps"]) == 1


# --- properties: whatever the order in which sources and rulings are recorded -------------------------------------

CLOCKS = ("known_from", "recorded_from")


def plain(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines without what tells the order of recording: clocks, and numbers and moments of rulings."""
    return [
        {key: value for key, value in line.items() if key not in CLOCKS}
        | {"rulings": sorted((r["record"], r["verdict"], str(r["into"])) for r in line["rulings"])}
        for line in found
    ]


SAID = st.fixed_dictionaries(
    {"id": st.sampled_from("rstu"), "status": st.sampled_from(["scheduled", "rescheduled", "held"])},
    optional={
        "when": st.sampled_from(["1 February", "4-5 February"]),
        "venue": st.sampled_from(["uae", "abu-dhabi", "the-capital"]),
        "part_of": st.sampled_from("rst"),
        "title": st.sampled_from("TU"),
    },
)
PUBLISHED = st.sampled_from(["2026-01-10", "2026-01-11", "2026-02-06"])
SOURCES = st.lists(st.tuples(PUBLISHED, st.lists(SAID, min_size=1, max_size=2)), min_size=1, max_size=4)
MERGED = st.permutations([("round", "r", "s"), ("round", "s", "t"), ("venue", "the-capital", "abu-dhabi")])
ALL = said("all", "2026-01-01", round=[{"id": slug} for slug in "rstu"])

Step = Callable[[Database], Any]


def steps(sources: Any, merges: Any) -> list[Step]:
    made = [said(f"s{place}", published, round=rounds) for place, (published, rounds) in enumerate(sources)]
    return [
        *((lambda database, one=one: tell(database, one)) for one in made),
        *((lambda database, one=one: merge(database, *one)) for one in merges),
    ]


@settings(max_examples=12)
@given(SOURCES, MERGED, st.integers(1, 3), st.randoms(use_true_random=False))
def test_merging_before_or_after_the_reports_makes_the_same_present(
    migrated_file: Path, sources: Any, merges: Any, most: int, shuffler: random.Random
) -> None:
    ordered = steps(sources, merges[:most])
    shuffled = ordered[:]
    shuffler.shuffle(shuffled)
    with fresh(migrated_file) as one, fresh(migrated_file) as other:
        for database, order in ((one, ordered), (other, shuffled)):
            store(database, TALKS, PLACES, ALL)
            for step in order:
                step(database)
        for clocks in ({}, {"known_on": end_of("2026-01-10")}):
            assert plain(everything(one, **clocks)) == plain(everything(other, **clocks))
        holds(other)


@settings(max_examples=12)
@given(SOURCES, MERGED, st.randoms(use_true_random=False))
def test_merged_and_undone_is_as_never_merged_and_every_earlier_moment_stays_as_it_was(
    migrated_file: Path, sources: Any, merges: Any, shuffler: random.Random
) -> None:
    with fresh(migrated_file) as one, fresh(migrated_file) as never:
        store(one, TALKS, PLACES, ALL)
        store(never, TALKS, PLACES, ALL)
        for step in steps(sources, []):
            step(never)
        seen: list[tuple[datetime, list[dict[str, Any]]]] = []
        undo: list[Step] = []
        waiting = steps(sources, merges)
        shuffler.shuffle(waiting)
        while waiting or undo:
            if undo and (not waiting or shuffler.random() < 0.3):
                undo.pop(shuffler.randrange(len(undo)))(one)
            else:
                done = waiting.pop()(one)
                if isinstance(done, RulingReceipt):
                    undo.append(undoing(one, done.ruling))
            with one.reading() as session:
                moment = latest_moment(session)
            assert moment is not None
            seen.append((moment, everything(one)))
        assert plain(everything(one)) == plain(everything(never))
        for moment, shown in seen:
            assert everything(one, as_of=moment) == shown
        holds(one)


def undoing(database: Database, number: int) -> Step:
    with database.reading() as session:
        made = rulings(session)[number - 1]
    return lambda database: decide(database, made["kind"], made["record"], "undo", ruling=number)


ARGUED = said(
    "argued",
    "2026-01-20",
    participant=[{"id": "envoy"}, {"id": "ministry"}],
    position=[
        {"id": "claim", "holder": "ministry", "stance": "demand"},
        {"id": "same-claim", "holder": "ministry", "stance": "demand"},
        {"id": "answer", "holder": "envoy", "stance": "denial", "denies": ["claim"]},
        {"id": "same-answer", "holder": "envoy", "stance": "denial"},
    ],
)


def denied_in(database: Database, slug: str, **clocks: Any) -> list[str]:
    return [answer["id"] for answer in by_id(database, "position", slug, **clocks)["denied_in"]]


def test_an_answer_follows_both_the_position_that_is_answered_and_its_own(database: Database) -> None:
    before = store(database, *STORY, ARGUED)[-1].recorded_at
    merge(database, "position", "claim", "same-claim")
    assert denied_in(database, "same-claim") == ["answer"]
    receipt = merge(database, "position", "answer", "same-answer")
    assert denied_in(database, "same-claim") == ["same-answer"]
    assert [told["id"] for told in by_id(database, "position", "same-answer")["denies"]] == ["same-claim"]
    assert denied_in(database, "claim", as_of=before) == ["answer"]
    holds(database)
    decide(database, "position", "answer", "undo", ruling=receipt.ruling)
    assert denied_in(database, "same-claim") == ["answer"]
    holds(database)
