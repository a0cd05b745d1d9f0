"""Taking in a source over HTTP: whole or not at all, once however often it is sent."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.building import NOW
from tests.serving import Client, ids, key_for, problem
from tracker.store.database import Database

ARTICLE: dict[str, Any] = {
    "source": {"id": "paper-1", "publisher": "Paper", "published": "2026-01-27", "process": "talks"},
    "process": [{"id": "talks", "title": "Talks"}],
    "venue": [{"id": "abu-dhabi", "name": "Abu Dhabi", "country": "AE"}],
    "round": [
        {
            "id": "abu-dhabi-2",
            "status": "scheduled",
            "when": "on Sunday",
            "venue": "abu-dhabi",
            "evidence": "scheduled to meet again on Sunday",
        }
    ],
}


@pytest.fixture
def writer(database: Database) -> dict[str, str]:
    return {"Authorization": f"Bearer {key_for(database, 'write')}"}


def changed(**round_fields: Any) -> dict[str, Any]:
    return {**ARTICLE, "round": [{**ARTICLE["round"][0], **round_fields}]}


def test_a_new_source_is_stored_and_read_at_once(empty: Client, writer: dict[str, str]) -> None:
    answer = empty.post("/sources", json=ARTICLE, headers=writer)
    assert answer.status_code == 201
    receipt = answer.json()
    assert (receipt["source"], receipt["revision"], receipt["unchanged"], receipt["dry_run"]) == (
        "paper-1",
        1,
        False,
        False,
    )
    assert {"kind": "round", "id": "abu-dhabi-2", "created": True} in receipt["records"]
    line = empty.get("/timeline").json()["items"][0]
    assert (line["when"]["edtf"], line["when"]["expression"], line["when"]["direction"]) == (
        "2026-02-01",
        "on Sunday",
        "after",
    )
    assert ids(empty.get("/sources")) == ["paper-1"]
    assert empty.get("/sources/paper-1").json()["publisher"] == "Paper"


def test_the_same_again_changes_nothing(empty: Client, writer: dict[str, str]) -> None:
    empty.post("/sources", json=ARTICLE, headers=writer)
    again = empty.post("/sources", content=json.dumps(ARTICLE, indent=4), headers=writer)
    assert (again.status_code, again.json()["unchanged"], again.json()["revision"]) == (200, True, 1)


def test_other_content_under_the_same_id_needs_to_be_a_correction(
    empty: Client, writer: dict[str, str]
) -> None:
    empty.post("/sources", json=ARTICLE, headers=writer)
    other = changed(status="postponed")
    assert "correction" in problem(empty.post("/sources", json=other, headers=writer), 409)["detail"]
    corrected = empty.post("/sources?correction=true", json=other, headers=writer)
    assert (corrected.status_code, corrected.json()["revision"]) == (201, 2)
    assert empty.get("/rounds/abu-dhabi-2").json()["status"] == "postponed"


def test_a_dry_run_tells_and_stores_nothing(empty: Client, writer: dict[str, str]) -> None:
    answer = empty.post("/sources?dry_run=true", json=ARTICLE, headers=writer)
    assert (answer.status_code, answer.json()["dry_run"]) == (200, True)
    assert answer.json()["records"]
    assert ids(empty.get("/timeline?undated=include")) == []
    assert ids(empty.get("/sources")) == []


@pytest.mark.parametrize(
    ("body", "pointer", "expected"),
    [
        (changed(venue="nowhere"), "/round/0/venue", ""),
        (changed(status="schedulled"), "/round/0/status", "scheduled"),
        (changed(vennue="abu-dhabi"), "/round/0/vennue", "venue"),
        (changed(ordinal="2"), "/round/0/ordinal", "whole number"),
        (changed(when="on Blursday"), "/round/0/when", ""),
        (changed(when={"edtf": "2026-02-30"}), "/round/0/when", ""),
        (changed(title="a\x00b"), "/round/0/title", "NUL"),
        (changed(title=" "), "/round/0/title", "empty"),
        (
            {**ARTICLE, "source": {**ARTICLE["source"], "published": "2026-13-01"}},
            "/source/published",
            "a date",
        ),
        ({**ARTICLE, "rounds": []}, "/rounds", "round"),
        ({"round": []}, "/source", "source"),
        ([], "", ""),
        ("text", "", ""),
        (None, "", ""),
    ],
)
def test_a_fault_is_named_by_its_place_and_nothing_is_stored(
    empty: Client, writer: dict[str, str], body: Any, pointer: str, expected: str
) -> None:
    errors = problem(empty.post("/sources", json=body, headers=writer), 400)["errors"]
    assert pointer in [error["pointer"] for error in errors] or any(
        error["pointer"].startswith(pointer) for error in errors
    )
    assert any(expected in error["expected"] for error in errors)
    assert ids(empty.get("/sources")) == []
    assert ids(empty.get("/timeline?undated=include")) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"source": "\xff"}',
        b'{"a":"\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"NaN",
        b"1e999",
    ],
)
def test_what_is_no_json_is_refused(empty: Client, writer: dict[str, str], body: bytes) -> None:
    problem(empty.post("/sources", content=body, headers={**writer, "Content-Type": "application/json"}), 400)


def test_another_media_type_is_refused(empty: Client, writer: dict[str, str]) -> None:
    for declared in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
        found = problem(
            empty.post("/sources", content=b"{}", headers={**writer, "Content-Type": declared}), 415
        )
        assert "application/json" in found["detail"]


def test_a_body_over_the_limit_is_refused(empty: Client, writer: dict[str, str]) -> None:
    json_type = {**writer, "Content-Type": "application/json"}
    problem(empty.post("/sources", content=b" " * 2_000_001, headers=json_type), 413)

    def trickled() -> Any:
        for _ in range(210):
            yield b" " * 10_000

    problem(empty.post("/sources", content=trickled(), headers=json_type), 413)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer "},
        {"Authorization": "Bearer trk_wrong"},
        {"Authorization": "Basic dHJrOng="},
        {"Authorization": "trk_wrong"},
        {"X-API-Key": ""},
        {"X-API-Key": "trk_wrong"},
        {"X-API-Key": "x" * 5_000},
    ],
)
def test_nobody_writes_without_a_good_key(empty: Client, headers: dict[str, str]) -> None:
    answer = empty.post("/sources", json=ARTICLE, headers=headers)
    problem(answer, 401)
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert ids(empty.get("/sources")) == []


def test_a_key_is_good_for_its_scope_and_time(empty: Client, database: Database) -> None:
    reader, old = key_for(database, "read"), key_for(database, "write", expires_at=NOW - timedelta(days=1))
    problem(empty.post("/sources", json=ARTICLE, headers={"X-API-Key": reader}), 403)
    problem(empty.post("/sources", json=ARTICLE, headers={"X-API-Key": old}), 401)
    good = key_for(database, "write")
    assert empty.post("/sources", json=ARTICLE, headers={"X-API-Key": good}).status_code == 201


def test_sources_are_paged_by_publication_on_both_clocks(client: Client) -> None:
    first = client.get("/sources?limit=2").json()
    assert [source["id"] for source in first["items"]] == ["desk", "wire"]
    assert [source["id"] for source in client.get(first["next"]).json()["items"]] == ["later"]
    assert ids(client.get("/sources?known_on=2026-01-28")) == ["desk", "wire"]
    assert ids(client.get("/sources?as_of=2026-01-28")) == []


def test_an_unknown_source_is_not_found(client: Client) -> None:
    for slug in ("nothing", "%00", "Not-An-Id"):
        assert problem(client.get(f"/sources/{slug}"), 404)["type"] == "/schema#source-not-found"
