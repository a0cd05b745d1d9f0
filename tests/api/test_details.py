"""One record over HTTP, on both clocks."""

from __future__ import annotations

import pytest

from tests.building import said, store
from tests.serving import Client, problem
from tracker.records.vocabulary import Kind
from tracker.store.database import Database


def test_a_record_is_its_line_with_what_each_source_says(client: Client) -> None:
    record = client.get("/rounds/second").json()
    assert (record["status"], record["when"]["edtf"]) == ("held", "2026-02-04/2026-02-05")
    assert [report["source"]["id"] for report in record["reports"]] == ["wire", "later"]
    assert client.get("/rounds/second/reports").json()["items"] == record["reports"]


def test_both_clocks_are_honoured(client: Client) -> None:
    then = client.get("/rounds/second?known_on=2026-01-28").json()
    assert (then["status"], len(then["reports"])) == ("scheduled", 1)
    problem(client.get("/rounds/second?known_on=2026-01-26"), 404)
    problem(client.get("/rounds/second/reports?as_of=2026-02-01"), 404)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "slug", ["nothing", "not%20an%20id", "%00", "x" * 200, "nothing.json", "nothing.xml"]
)
def test_an_id_of_nothing_is_named_with_its_kind(client: Client, kind: Kind, slug: str) -> None:
    for path in (f"/{kind.plural}/{slug}", f"/{kind.plural}/{slug}/reports"):
        found = problem(client.get(path), 404)
        assert found["type"] == "/schema#record-not-found"
        assert kind.value in found["detail"]


def test_unknown_parameters_are_refused_here_too(client: Client) -> None:
    assert problem(client.get("/rounds/second?knownon=2026-01-01"), 400)["errors"][0]["expected"].endswith(
        "known_on?"
    )
    assert problem(client.get("/issues?x=1"), 400)["errors"][0]["expected"] == "no parameters"
    problem(client.get("/sources/wire?x=1"), 400)


def test_issues_are_a_tree_with_other_names(client: Client) -> None:
    issues = {issue["id"]: issue for issue in client.get("/issues").json()["items"]}
    assert issues["donbas"]["parent"] == "territory"


def test_the_schedule_of_a_round_says_how_its_date_moved(client: Client) -> None:
    schedule = client.get("/rounds/second/schedule").json()
    assert (schedule["moves"], schedule["slipped_days"]) == (1, 3)
    assert [(step["status"], step["when"]["edtf"]) for step in schedule["steps"]] == [
        ("scheduled", "2026-02-01"),
        ("held", "2026-02-04/2026-02-05"),
    ]
    assert schedule["steps"][0]["said_by"][0]["expression"] == "on Sunday"
    then = client.get("/rounds/second/schedule?known_on=2026-01-28").json()
    assert (then["moves"], len(then["steps"])) == (0, 1)
    problem(client.get("/rounds/nothing/schedule"), 404)
    problem(client.get("/venues/geneva/schedule"), 404)


def test_the_conflicts_of_a_record_count_origins_not_copies(own: Client, database: Database) -> None:
    other = {"edtf": "2026-02-05/2026-02-06"}
    store(
        database,
        said("agency", "2026-02-07", "Agency", round=[{"id": "second", "status": "held", "when": other}]),
        said(
            "copy",
            "2026-02-08",
            source={"via": "agency"},
            round=[{"id": "second", "status": "held", "when": other}],
        ),
    )
    (field,) = own.get("/rounds/second/conflicts").json()["fields"]
    assert (field["field"], field["settled"]) == ("when", False)
    found = [(v["value"]["edtf"], v["stands"], v["origins"], len(v["said_by"])) for v in field["values"]]
    assert found == [("2026-02-04/2026-02-05", False, 1, 1), ("2026-02-05/2026-02-06", True, 1, 2)]
    assert [(v["value"]["edtf"], v["standing"]) for v in field["history"]] == [("2026-02-01", "history")]
    assert field["corrected"] == []
    assert own.get("/rounds/first/conflicts").json() == {"fields": []}


def test_the_totals_of_a_process_keep_later_and_earlier_days_apart(own: Client, database: Database) -> None:
    store(
        database,
        said(
            "plans",
            "2026-01-28",
            round=[
                {"id": "sooner", "status": "scheduled", "when": {"edtf": "2026-02-20"}},
                {"id": "off", "status": "scheduled", "when": {"edtf": "2026-02-21"}},
                {"id": "open", "status": "scheduled", "when": {"edtf": "2026-02-22"}},
            ],
        ),
        said(
            "changes",
            "2026-01-30",
            round=[
                {"id": "sooner", "status": "rescheduled", "when": {"edtf": "2026-02-18"}},
                {"id": "off", "status": "cancelled"},
                {"id": "open", "status": "postponed"},
            ],
        ),
    )
    found = own.get("/processes/talks/slippage").json()
    totals = {key: found[key] for key in found if key.endswith(("days", "moves")) or key == "moved_rounds"}
    assert totals == {"moved_rounds": 2, "moves": 2, "slipped_days": 1, "later_days": 3, "earlier_days": 2}
    rounds = {each["id"]: (each["status"], each["moves"]) for each in found["rounds"]}
    assert (rounds["off"], rounds["open"]) == (("cancelled", 0), ("postponed", 0))
    assert next(r for r in found["rounds"] if r["id"] == "first")["first_announced"] is None


def test_the_slippage_of_a_process_adds_up_its_rounds(client: Client) -> None:
    found = client.get("/processes/talks/slippage").json()
    assert (found["moves"], found["slipped_days"]) == (1, 3)
    moved = {
        each["id"]: (each["first_announced"], each["when"], each["slipped_days"]) for each in found["rounds"]
    }
    assert moved["second"] == (
        {"when": "1 February 2026", "known_from": "2026-01-27T00:00:00+00:00"},
        "4–5 February 2026",
        3,
    )
    assert moved["never"] == (None, None, 0)
    assert client.get("/processes/talks/slippage?known_on=2026-01-28").json()["moves"] == 0
    problem(client.get("/processes/nothing/slippage"), 404)
