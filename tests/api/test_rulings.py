"""An editor's decisions over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.building import said, store
from tests.serving import Client, key_for, problem
from tracker.store.database import Database

OTHER = said(
    "other",
    "2026-02-07",
    round=[{"id": "second", "status": "held", "when": {"edtf": "2026-02-05/2026-02-06"}}],
)
DEPRECATE = {
    "kind": "round",
    "record": "second",
    "report": "other.1.1",
    "field": "when",
    "verdict": "deprecate",
    "reason": "A slip of the outlet",
}


@pytest.fixture
def writer(database: Database) -> dict[str, str]:
    return {"Authorization": f"Bearer {key_for(database, 'write')}"}


def second(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/rounds/second").json()
    return found


def test_a_ruling_settles_a_conflict_and_its_reason_is_shown(
    own: Client, database: Database, writer: dict[str, str]
) -> None:
    store(database, OTHER)
    before = second(own)
    assert (before["when"]["edtf"], before["conflicts"]) == ("2026-02-05/2026-02-06", ["when"])

    dry = own.post("/rulings?dry_run=true", json=DEPRECATE, headers=writer)
    assert (dry.status_code, dry.json()["dry_run"]) == (200, True)
    assert second(own) == before

    made = own.post("/rulings", json=DEPRECATE, headers=writer)
    assert made.status_code == 201
    after = second(own)
    assert (after["when"]["edtf"], after["conflicts"]) == ("2026-02-04/2026-02-05", [])
    claim = next(claim for claim in after["claims"]["when"] if claim["report"] == "other.1.1")
    assert (claim["standing"], claim["reason"]) == ("deprecated", "A slip of the outlet")
    assert after["reports"][-1]["rulings"][0]["verdict"] == "deprecate"
    then = own.get(f"/rounds/second?as_of={before['recorded_from'].replace('+', '%2B')}").json()
    assert then["conflicts"] == ["when"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"verdict": "forget"}, "/verdict"),
        ({"reason": " "}, "/reason"),
        ({"field": "whe"}, "/field"),
        ({"kind": "rounds"}, "/kind"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_a_ruling_that_cannot_be_taken_names_the_place(
    own: Client, writer: dict[str, str], change: dict[str, Any], pointer: str
) -> None:
    found = problem(own.post("/rulings", json=DEPRECATE | change, headers=writer), 400)
    assert [error["pointer"] for error in found["errors"]] == [pointer]


def test_a_ruling_about_no_report_is_not_found(own: Client, writer: dict[str, str]) -> None:
    problem(own.post("/rulings", json=DEPRECATE, headers=writer), 404)


def test_nobody_rules_without_a_key(own: Client, database: Database) -> None:
    problem(own.post("/rulings", json=DEPRECATE), 401)
    reader = {"Authorization": f"Bearer {key_for(database, 'read')}"}
    problem(own.post("/rulings", json=DEPRECATE, headers=reader), 403)


MERGE = {
    "kind": "round",
    "record": "second",
    "verdict": "merge",
    "into": "first",
    "reason": "One round, reported twice",
}
UNDO = {"kind": "round", "record": "second", "verdict": "undo", "reason": "Two after all"}


def test_a_merged_record_leads_to_the_other_with_the_rest_of_its_address(
    own: Client, writer: dict[str, str]
) -> None:
    before = second(own)["recorded_from"]
    made = own.post("/rulings", json=MERGE, headers=writer)
    assert (made.status_code, made.json()["ruling"]) == (201, 1)
    assert {"kind": "round", "id": "second"} in made.json()["changed"]
    for asked, led in [
        ("/rounds/second", "/rounds/first"),
        ("/rounds/second.html?known_on=2026-02-08", "/rounds/first.html?known_on=2026-02-08"),
        (
            "/rounds/second/reports?known_on=2026-02-08&as_of=",
            "/rounds/first/reports?known_on=2026-02-08&as_of=",
        ),
        ("/rounds/second/rulings", "/rounds/first/rulings"),
    ]:
        answer = own.get(asked, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"], answer.content) == (308, led, b"")
        assert answer.headers["cache-control"] == "no-cache"
        assert own.get(asked).status_code == 200
    then = own.get("/rounds/second", params={"as_of": before}, follow_redirects=False)
    assert (then.status_code, then.json()["id"]) == (200, "second")
    merged = second(own)
    assert (merged["id"], merged["rulings"][0]["record"]) == ("first", "second")
    assert "One round, reported twice" in own.get("/rounds/first.html").text


def test_an_undone_merge_parts_them_again_and_both_rulings_stay_listed(
    own: Client, writer: dict[str, str]
) -> None:
    before = own.get("/timeline").json()["items"]
    assert own.post("/rulings", json=MERGE, headers=writer).status_code == 201
    assert own.post("/rulings", json={**UNDO, "ruling": 1}, headers=writer).status_code == 201
    clocks = ("recorded_from",)
    now = own.get("/timeline").json()["items"]
    assert [{k: v for k, v in line.items() if k not in clocks} for line in now] == [
        {k: v for k, v in line.items() if k not in clocks} for line in before
    ]
    for record in ("first", "second"):
        merged, undone = own.get(f"/rounds/{record}/rulings").json()["items"]
        assert (merged["verdict"], merged["undone"]["ruling"], undone["undoes"]) == ("merge", 2, 1)
        assert merged["undone"]["reason"] == "Two after all"


def test_rulings_are_listed_page_by_page_as_of_any_moment(own: Client, writer: dict[str, str]) -> None:
    made = [
        own.post("/rulings", json=body, headers=writer).json()
        for body in (MERGE, {**UNDO, "ruling": 1}, MERGE)
    ]
    first = own.get("/rulings?limit=2").json()
    assert [ruling["id"] for ruling in first["items"]] == [1, 2]
    rest = own.get(first["next"]).json()
    assert ([ruling["id"] for ruling in rest["items"]], rest["next"]) == ([3], None)
    (then,) = own.get("/rulings", params={"as_of": made[0]["recorded_at"]}).json()["items"]
    assert (then["id"], then["undone"]) == (1, None)
    assert own.get("/rulings?known_on=2026-01-01").json()["items"] == []


@pytest.mark.parametrize(
    ("body", "pointer", "value"),
    [
        (MERGE | {"into": "second"}, "/into", "second"),
        (MERGE | {"into": "secnd"}, "/into", "secnd"),
        (MERGE | {"record": "geneva"}, "/record", "geneva"),
        (MERGE | {"into": None}, "/into", ""),
        (MERGE | {"field": "when"}, "/field", "when"),
        (UNDO | {"ruling": 7}, "/ruling", "7"),
        (UNDO | {"ruling": 0}, "/ruling", "0"),
        (UNDO, "/ruling", ""),
    ],
)
def test_a_merge_or_undoing_that_cannot_be_names_value_place_and_what_was_expected(
    own: Client, writer: dict[str, str], body: dict[str, Any], pointer: str, value: str
) -> None:
    (error,) = problem(own.post("/rulings", json=body, headers=writer), 400)["errors"]
    assert (error["pointer"], error["value"]) == (pointer, value)
    assert error["expected"]
    assert error["detail"]
