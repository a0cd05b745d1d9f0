from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.building import NOW, TALKS, lines, said, store
from tracker.errors import InputInvalid, SourceDiffers, SourceNotFound
from tracker.records import tables
from tracker.records.shapes import Submission
from tracker.store.append import append
from tracker.store.database import Database
from tracker.store.records import entry, reports, source

SCHEDULED = said(
    "wire",
    "2026-01-27",
    venue=[{"id": "abu-dhabi", "name": "Abu Dhabi", "country": "AE"}],
    round=[
        {
            "id": "second",
            "status": "scheduled",
            "when": "on Sunday",
            "venue": "abu-dhabi",
            "evidence": "scheduled to reconvene on Sunday",
        }
    ],
)


def rows(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            table.name: session.connection().execute(select(func.count()).select_from(table)).scalar() or 0
            for table in tables.Table.metadata.sorted_tables
        }


def problems(database: Database, submission: Submission) -> dict[str, str]:
    with pytest.raises(InputInvalid) as raised, database.writing() as session:
        append(session, submission, now=NOW)
    return {problem.pointer: problem.detail for problem in raised.value.problems}


def test_a_relative_date_is_stored_with_its_whole_derivation(database: Database) -> None:
    store(database, TALKS, SCHEDULED)
    (line,) = lines(database, kinds=("round",))
    when = line["when"]
    assert (when["edtf"], when["start"], when["end"]) == ("2026-02-01", "2026-02-01", "2026-02-02")
    assert (when["expression"], when["direction"], when["cue"]) == ("on Sunday", "after", "scheduled to")
    assert when["anchor"] == {"kind": "publication", "on": "2026-01-27", "text": None}
    assert when["rule"].startswith("en/")
    assert (when["basis"], when["display"], when["source"]) == ("stated", "1 February 2026", "wire")
    assert line["venue"]["name"] == "Abu Dhabi"
    assert line["claims"]["when"][0]["standing"] == "stands"


def test_the_same_submission_again_changes_nothing_and_says_so(database: Database) -> None:
    first = store(database, TALKS, SCHEDULED)[1]
    before = rows(database)
    again = store(database, SCHEDULED)[0]
    assert (first.unchanged, again.unchanged) == (False, True)
    assert again.reports == first.reports == ("wire.1.1", "wire.1.2")
    assert again.recorded_at == first.recorded_at
    assert rows(database) == before


def test_other_content_under_the_same_id_is_refused(database: Database) -> None:
    store(database, TALKS, SCHEDULED)
    before = rows(database)
    with pytest.raises(SourceDiffers), database.writing() as session:
        append(session, said("wire", "2026-01-27", round=[{"id": "second", "status": "held"}]), now=NOW)
    assert rows(database) == before


def test_a_correction_takes_the_place_of_what_was_said_and_keeps_it_in_the_history(
    database: Database,
) -> None:
    first = store(database, TALKS, SCHEDULED)[1]
    other = said("wire", "2026-01-27", round=[{"id": "second", "status": "scheduled", "when": "on Saturday"}])
    corrected = store(database, other, correction=True)[0]
    assert (corrected.revision, corrected.reports) == (2, ("wire.2.1",))
    (line,) = lines(database, kinds=("round",))
    assert line["when"]["edtf"] == "2026-01-31"
    assert line["venue"] is None
    (then,) = lines(database, kinds=("round",), as_of=first.recorded_at)
    assert then["when"]["edtf"] == "2026-02-01"
    with database.reading() as session:
        assert [r["revision"] for r in source(session, "wire")["revisions"]] == [1, 2]


def test_a_record_that_a_correction_no_longer_speaks_of_is_gone_but_not_forgotten(database: Database) -> None:
    receipt = store(database, TALKS, SCHEDULED)[1]
    store(database, said("wire", "2026-01-27"), correction=True)
    assert lines(database, kinds=("round",)) == []
    assert len(lines(database, kinds=("round",), as_of=receipt.recorded_at)) == 1


def test_only_a_stored_source_can_be_corrected(database: Database) -> None:
    with pytest.raises(SourceNotFound), database.writing() as session:
        append(session, TALKS, now=NOW, correction=True)


def test_a_dry_run_answers_what_would_change_and_stores_nothing(database: Database) -> None:
    before = rows(database)
    with database.writing(dry_run=True) as session:
        receipt = append(session, TALKS, now=NOW)
    assert [(r.kind, r.id, r.created) for r in receipt.records] == [("process", "talks", True)]
    assert rows(database) == before


def test_an_error_in_the_last_report_stores_nothing_of_the_source(database: Database) -> None:
    store(database, TALKS)
    before = rows(database)
    bad = said(
        "wire", "2026-01-27", round=[{"id": "a", "when": "on Sunday"}, {"id": "b", "when": "on Blursday"}]
    )
    assert list(problems(database, bad)) == ["/round/1/when"]
    assert rows(database) == before


def test_every_wrong_reference_is_named_with_the_nearest_id(database: Database) -> None:
    store(database, TALKS, said("who", "2026-01-26", participant=[{"id": "zelenskyy"}]))
    bad = said(
        "wire",
        "2026-01-27",
        position=[{"holder": "zelensky", "issue": "teritory"}],
        round=[{"id": "r", "delegations": [{"party": "nobody", "members": ["zelenskyy"]}]}],
    )
    found = problems(database, bad)
    assert set(found) == {"/position/0/holder", "/position/0/issue", "/round/0/delegations/0/party"}
    assert "did you mean zelenskyy?" in found["/position/0/holder"]
    assert "did you mean territory" in found["/position/0/issue"]


def test_an_unknown_link_of_the_source_chain_is_refused(database: Database) -> None:
    store(database, TALKS)
    found = problems(database, said("copy", "2026-01-27", source={"via": "wire"}))
    assert list(found) == ["/source/via"]


def test_the_source_chain_ends_at_one_origin(database: Database) -> None:
    store(
        database,
        TALKS,
        said("wire", "2026-01-26", "Reuters"),
        said("copy", "2026-01-27", source={"via": "wire"}, round=[{"id": "r", "status": "held"}]),
        said("copy-of-copy", "2026-01-28", source={"via": "copy"}, round=[{"id": "r", "status": "held"}]),
        said("own", "2026-01-28", round=[{"id": "r", "status": "held", "via": {"publisher": "TASS"}}]),
    )
    with database.reading() as session:
        origins = {r["source"]["id"]: r["origin"] for r in reports(session, "round", "r")}
    assert origins == {"copy": "Reuters", "copy-of-copy": "Reuters", "own": "TASS"}


def test_a_round_of_no_process_is_refused_and_the_only_process_named_is_taken(database: Database) -> None:
    store(database, TALKS)
    lost = said("lost", "2026-01-27", source={"process": None}, round=[{"id": "r"}])
    assert list(problems(database, lost)) == ["/round/0/process"]
    found = said(
        "found",
        "2026-01-27",
        source={"process": None},
        round=[{"id": "r", "process": "talks"}],
        milestone=[{"id": "m"}],
    )
    store(database, found)
    assert {line["id"]: line["process"]["id"] for line in lines(database, processes=("talks",))} == {
        "m": "talks"
    }


def test_positions_without_an_id_get_one_that_the_same_source_always_makes(database: Database) -> None:
    spoken = [{"holder": "x", "issue": "territory"}, {"holder": "x", "issue": "territory"}, {"quote": "no"}]
    receipt = store(database, TALKS, said("wire", "2026-01-27", participant=[{"id": "x"}], position=spoken))[
        1
    ]
    made = [record.id for record in receipt.records if record.kind == "position"]
    assert made == ["wire-x-territory", "wire-x-territory-2", "wire"]


def test_a_position_without_a_date_is_only_reported_on_a_day(database: Database) -> None:
    store(database, TALKS, said("wire", "2026-01-27T23:30:00-05:00", position=[{"id": "p", "quote": "no"}]))
    (line,) = lines(database, kinds=("position",))
    assert (line["when"]["basis"], line["when"]["edtf"]) == ("reported", "2026-01-28")
    assert line["when"]["expression"] is None


def test_a_stated_edtf_wins_and_says_where_the_words_read_otherwise(database: Database) -> None:
    when = {"expression": "on Sunday", "edtf": "2026-02-08"}
    store(
        database, TALKS, said("wire", "2026-01-27", round=[{"id": "r", "status": "scheduled", "when": when}])
    )
    (line,) = lines(database, kinds=("round",))
    assert line["when"]["edtf"] == "2026-02-08"
    assert "2026-02-01" in line["when"]["warnings"][0]


def test_what_comes_in_comes_back_unchanged(database: Database) -> None:
    quote = "Ще не вмерла — \u0645\u0631\u062d\u0628\u0627 <script>=1+1 \U0001f54a"
    store(database, TALKS, said("wire", "2026-01-27", position=[{"id": "p", "quote": quote}]))
    with database.reading() as session:
        assert reports(session, "position", "p")[0]["says"]["quote"] == quote
        assert quote in entry(session, "position", "p")


def test_a_clock_that_goes_back_does_not_disorder_what_was_recorded(database: Database) -> None:
    store(database, TALKS)
    with database.writing() as session:
        receipt = append(session, SCHEDULED, now=NOW - timedelta(days=30))
    assert receipt.recorded_at == NOW + timedelta(microseconds=1)
