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
    client: Client, database: Database, writer: dict[str, str]
) -> None:
    store(database, OTHER)
    before = second(client)
    assert (before["when"]["edtf"], before["conflicts"]) == ("2026-02-05/2026-02-06", ["when"])

    dry = client.post("/rulings?dry_run=true", json=DEPRECATE, headers=writer)
    assert (dry.status_code, dry.json()["dry_run"]) == (200, True)
    assert second(client) == before

    made = client.post("/rulings", json=DEPRECATE, headers=writer)
    assert made.status_code == 201
    after = second(client)
    assert (after["when"]["edtf"], after["conflicts"]) == ("2026-02-04/2026-02-05", [])
    claim = next(claim for claim in after["claims"]["when"] if claim["report"] == "other.1.1")
    assert (claim["standing"], claim["reason"]) == ("deprecated", "A slip of the outlet")
    assert after["reports"][-1]["rulings"][0]["verdict"] == "deprecate"
    then = client.get(f"/rounds/second?as_of={before['recorded_from'].replace('+', '%2B')}").json()
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
    client: Client, writer: dict[str, str], change: dict[str, Any], pointer: str
) -> None:
    found = problem(client.post("/rulings", json=DEPRECATE | change, headers=writer), 400)
    assert [error["pointer"] for error in found["errors"]] == [pointer]


def test_a_ruling_about_no_report_is_not_found(client: Client, writer: dict[str, str]) -> None:
    problem(client.post("/rulings", json=DEPRECATE, headers=writer), 404)


def test_nobody_rules_without_a_key(client: Client, database: Database) -> None:
    problem(client.post("/rulings", json=DEPRECATE), 401)
    reader = {"Authorization": f"Bearer {key_for(database, 'read')}"}
    problem(client.post("/rulings", json=DEPRECATE, headers=reader), 403)
