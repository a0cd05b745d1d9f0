"""What comes up and what is overdue, each with how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.building import TALKS, said, store
from tests.serving import HTML, Client, ids, problem
from tracker.records.shapes import Submission
from tracker.store.database import Database


def plan(slug: str, status: str, edtf: str | None) -> dict[str, Any]:
    return {"id": slug, "status": status, **({"when": {"edtf": edtf}} if edtf else {})}


PLANS = said(
    "plans",
    "2026-01-10",
    process=[{"id": "elsewhere"}],
    round=[
        plan("past", "announced", "2026-01-15"),
        plan("soon", "scheduled", "2026-01-20/2026-01-21"),
        plan("either", "scheduled", "[2026-02-01,2026-02-15]"),
        plan("moved", "postponed", "2026-01-22"),
        plan("off", "cancelled", "2026-01-22"),
        plan("over", "held", "2026-01-09"),
        plan("undated", "announced", None),
        plan("far", "announced", "2026-04"),
        {**plan("other", "scheduled", "2026-01-25"), "process": "elsewhere"},
    ],
    milestone=[plan("deadline", "announced", "2026-01-31")],
)
COPY = said(
    "copy", "2026-01-12", source={"via": "plans"}, round=[plan("soon", "scheduled", "2026-01-20/2026-01-21")]
)
SECOND = said("second", "2026-01-13", round=[plan("soon", "scheduled", "2026-01-20/2026-01-21")])
AFTER = said("after", "2026-01-25", round=[{"id": "soon", "status": "held"}])


@pytest.fixture(scope="module")
def submissions() -> Sequence[Submission]:
    return (TALKS, PLANS, COPY, SECOND, AFTER)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("known_on=2026-01-17", ["soon", "other", "deadline", "either"]),
        ("known_on=2026-01-17&days=1", []),
        ("known_on=2026-01-17&days=3", ["soon"]),
        ("known_on=2026-01-20", ["soon", "other", "deadline", "either"]),
        ("known_on=2026-02-03&days=5", ["either"]),
        ("known_on=2026-01-17&process=elsewhere", ["other"]),
        ("known_on=2026-01-17&kind=milestone", ["deadline"]),
        ("known_on=2026-01-17&order=desc&limit=2", ["either", "deadline"]),
        ("known_on=2026-03-15&days=90", ["far"]),
        ("known_on=2026-01-09", []),
        ("days=3660&known_on=9999-12-30", []),
        ("", []),
    ],
)
def test_what_comes_up_is_what_was_planned_then_for_the_days_ahead(
    client: Client, query: str, found: list[str]
) -> None:
    assert ids(client.get(f"/upcoming?{query}")) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("known_on=2026-01-15", []),
        ("known_on=2026-01-16", ["past"]),
        ("known_on=2026-01-24", ["past", "soon"]),
        ("known_on=2026-01-25", ["past"]),
        ("known_on=2026-01-26", ["past", "other"]),
        ("known_on=2026-02-15", ["past", "other", "deadline"]),
        ("", ["past", "other", "deadline", "either"]),
        ("process=elsewhere", ["other"]),
    ],
)
def test_what_is_overdue_is_what_nobody_had_reported_on_by_then(
    client: Client, query: str, found: list[str]
) -> None:
    assert ids(client.get(f"/overdue?{query}")) == found


def test_each_plan_says_how_sure_it_is(client: Client) -> None:
    lines = {line["id"]: line for line in client.get("/upcoming?known_on=2026-01-17").json()["items"]}
    soon = lines["soon"]["certainty"]
    assert (soon["origins"], soon["last_confirmed"]["source"]) == (2, "second")
    assert (soon["status"], soon["probability"], lines["soon"]["in_days"]) == ("scheduled", 1, 3)
    assert [one["edtf"] for one in lines["either"]["certainty"]["readings"]] == ["2026-02-01", "2026-02-15"]
    overdue = client.get("/overdue?known_on=2026-01-24").json()["items"]
    assert [(line["id"], line["overdue_days"]) for line in overdue] == [("past", 9), ("soon", 3)]


def test_pages_of_plans_follow_each_other_on_the_same_day(client: Client) -> None:
    first = client.get("/upcoming?known_on=2026-01-17&limit=3").json()
    second = client.get(first["next"]).json()
    assert [line["id"] for line in [*first["items"], *second["items"]]] == [
        "soon",
        "other",
        "deadline",
        "either",
    ]
    assert second["items"][0]["in_days"] == 15
    today = client.get("/overdue?limit=2").json()
    rest = client.get(today["next"]).json()
    assert [line["id"] for line in rest["items"]] == ["deadline", "either"]
    assert rest["known_on"] == "2026-03-01T12:00:00Z"


def test_the_permalink_of_a_plan_stands_still_while_days_pass(client: Client) -> None:
    found = client.get("/overdue")
    assert "known_on=2026-03-01T12:00:00Z" in found.json()["permalink"]
    kept = client.get(found.json()["permalink"])
    assert kept.json()["items"] == found.json()["items"]
    assert kept.headers["cache-control"].endswith("immutable")


@pytest.mark.parametrize(
    "query", ["days=0", "days=x", "days=9999", "day=3", "process=talkz", "overdue=only", "undated=include"]
)
def test_what_no_list_of_plans_takes_is_refused(client: Client, query: str) -> None:
    problem(client.get(f"/upcoming?{query}"), 400)
    problem(client.get("/overdue?days=30"), 400)


def test_pages_say_in_words_what_is_due_and_how_sure(client: Client) -> None:
    page = client.get("/upcoming?known_on=2026-01-17", headers=HTML).text
    assert "in 3 days" in page
    assert "2 independent origins; last confirmed by Second, 13 January 2026." in page
    assert "the words allow 2026-02-01 (50%) or 2026-02-15 (50%)" in page
    page = client.get("/overdue?known_on=2026-01-16", headers=HTML).text
    assert "overdue for one day" in page
    assert "no report that it did not happen" in page


def test_conflicts_are_listed_record_by_record(own: Client, database: Database) -> None:
    assert ids(own.get("/conflicts")) == []
    store(
        database,
        said("a", "2026-01-26", round=[plan("over", "held", "2026-01-08")]),
        said("b", "2026-01-27", round=[{**plan("other", "held", "2026-01-24"), "process": "elsewhere"}]),
        said("c", "2026-01-28", round=[{**plan("other", "held", "2026-01-25"), "process": "elsewhere"}]),
        said("d", "2026-01-28", participant=[{"id": "x", "sort": "person"}]),
        said("e", "2026-01-29", participant=[{"id": "x", "sort": "state"}]),
    )
    found = own.get("/conflicts").json()
    assert [line["id"] for line in found["items"]] == ["over", "other", "x"]
    (field,) = found["items"][0]["fields"]
    assert (field["field"], [value["origins"] for value in field["values"]]) == ("when", [1, 1])
    assert field == own.get("/rounds/over/conflicts").json()["fields"][0]
    assert ids(own.get("/conflicts?process=elsewhere")) == ["other"]
    assert ids(own.get("/conflicts?kind=participant")) == ["x"]
    assert ids(own.get("/conflicts?known_on=2026-01-27")) == ["over"]
    assert ids(own.get(own.get("/conflicts?limit=1").json()["next"])) == ["other"]
    problem(own.get("/conflicts?conflicts=only"), 400)
    page = own.get("/conflicts", headers=HTML).text
    assert "Sources disagree about the date" in page
    assert "one origin: Plans, 10 January 2026" in page


def test_the_positions_of_a_participant_are_their_own_and_those_taken_for_them(
    own: Client, database: Database
) -> None:
    def position(slug: str, day: str, **more: Any) -> dict[str, Any]:
        return {"id": slug, "issue": "ceasefire", "stance": "offer", "when": {"edtf": day}, **more}

    store(
        database,
        said(
            "words",
            "2026-02-10",
            participant=[{"id": "state"}, {"id": "envoy"}, {"id": "rival"}],
            position=[
                position("by-envoy", "2026-02-03", holder="envoy", on_behalf_of="state"),
                position("by-state", "2026-02-01", holder="state"),
                position("to-state", "2026-02-02", holder="rival", addressee="state", disputed_by=["state"]),
            ],
        ),
        said(
            "more",
            "2026-02-20",
            position=[position("late", "2026-02-04", holder="envoy", on_behalf_of="state")],
        ),
    )
    assert ids(own.get("/participants/state/positions")) == ["by-state", "by-envoy", "late"]
    assert ids(own.get("/participants/state/positions?known_on=2026-02-10")) == ["by-state", "by-envoy"]
    assert ids(own.get("/participants/envoy/positions?order=desc&from=2026-02-04")) == ["late"]
    assert ids(own.get("/participants/rival/positions?issue=ceasefire")) == ["to-state"]
    following = own.get("/participants/state/positions?limit=2").json()["next"]
    assert ids(own.get(following)) == ["late"]
    problem(own.get("/participants/nobody/positions"), 404)
    problem(own.get("/participants/state/positions?known_on=2026-02-09"), 404)
    problem(own.get("/participants/NO%20ID/positions"), 404)
    problem(own.get("/participants/state/positions?participant=envoy"), 400)
    assert "by-envoy" in own.get("/participants/state/positions", headers=HTML).text
