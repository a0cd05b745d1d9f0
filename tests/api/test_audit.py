"""The audit: every attempt to write with a key leaves a row, in the transaction of the write, for administrators."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.building import NOW, TALKS, said, store
from tests.serving import Client, key_for, problem
from tracker.api.signins import SignIns
from tracker.store import audit
from tracker.store.audit import Attempt, Outcome, Stored
from tracker.store.database import Database

ARTICLE: dict[str, Any] = {
    "source": {"id": "paper-1", "publisher": "Paper", "published": "2026-01-27", "process": "talks"},
    "process": [{"id": "talks", "title": "Talks"}],
}
RULING = {"kind": "round", "record": "r", "report": "wire.1.1", "verdict": "prefer", "reason": "Seen"}


@pytest.fixture
def writer(database: Database) -> dict[str, str]:
    return {"X-API-Key": key_for(database, "write")}


@pytest.fixture
def admin(database: Database) -> dict[str, str]:
    return {"X-API-Key": key_for(database, "admin")}


def rows(client: Client, admin: dict[str, str], query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/audit{query}", headers=admin)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_what_was_stored_is_told_with_who_where_and_what(
    empty: Client, writer: dict[str, str], admin: dict[str, str]
) -> None:
    empty.post("/sources", json=ARTICLE, headers={**writer, "Idempotency-Key": "a"})
    (row,) = rows(empty, admin)
    assert row == {
        "id": row["id"],
        "recorded_at": "2026-03-01T12:00:00+00:00",
        "by": writer["X-API-Key"][:12],
        "outcome": "stored",
        "method": "POST",
        "address": "/sources",
        "status": 201,
        "source": "paper-1",
        "revision": 1,
        "ruling": None,
        "idempotency": row["idempotency"],
        "client": "testclient",
        "note": None,
    }
    assert len(row["idempotency"]) == 64


def test_every_way_a_write_can_end_has_its_row(
    empty: Client, database: Database, writer: dict[str, str], admin: dict[str, str]
) -> None:
    store(database, TALKS, said("wire", "2026-01-27", round=[{"id": "r", "when": "on Sunday"}]))
    once = {**writer, "Idempotency-Key": "a"}
    reader = {"X-API-Key": key_for(database, "read")}
    changed = {**ARTICLE, "process": [{"id": "talks", "title": "Other"}]}
    for path, body, headers in (
        ("/sources?dry_run=true", ARTICLE, writer),
        ("/sources", ARTICLE, once),
        ("/sources", ARTICLE, once),
        ("/sources", ARTICLE, writer),
        ("/sources", changed, writer),
        ("/sources", changed, once),
        ("/sources?what=1", ARTICLE, writer),
        ("/sources", {}, writer),
        ("/sources", ARTICLE, reader),
        ("/sources", ARTICLE, {**writer, "Idempotency-Key": ""}),
        ("/rulings", RULING, writer),
        ("/sources?correction=true", changed, writer),
    ):
        empty.post(path, json=body, headers=headers)
    found = [(row["outcome"], row["status"]) for row in rows(empty, admin)]
    assert found == [
        ("dry_run", 200),
        ("stored", 201),
        ("replayed", 201),
        ("unchanged", 200),
        ("refused", 409),
        ("refused", 422),
        ("refused", 400),
        ("refused", 400),
        ("refused", 403),
        ("refused", 400),
        ("stored", 201),
        ("stored", 201),
    ]
    *_, ruled, corrected = rows(empty, admin)
    assert (ruled["ruling"], ruled["source"]) == (1, None)
    assert (corrected["source"], corrected["revision"]) == ("paper-1", 2)
    assert rows(empty, admin, "?outcome=refused")[0]["note"] == "The source is stored with other content"


def test_rows_are_had_by_key_by_time_and_in_pages(
    empty: Client, database: Database, admin: dict[str, str]
) -> None:
    with database.writing() as session:
        for hour, by in enumerate(("trk_a", "trk_b", "command line", "trk_a")):
            attempt = Attempt(by, "/sources")
            audit.note(session, attempt, Outcome.STORED, now=NOW + timedelta(hours=hour))
    assert [row["by"] for row in rows(empty, admin, "?by=trk_a")] == ["trk_a", "trk_a"]
    assert [row["by"] for row in rows(empty, admin, "?by=command%20line")] == ["command line"]
    assert [row["by"] for row in rows(empty, admin, "?since=2026-03-01T13:00:00Z")] == [
        "command line",
        "trk_a",
    ]
    first = empty.get("/audit?by=trk_a&limit=1", headers=admin)
    assert first.headers["cache-control"] == "no-store"
    second = empty.get(first.json()["next"], headers=admin).json()
    assert [row["recorded_at"][11:13] for row in (*first.json()["items"], *second["items"])] == ["12", "15"]
    assert (second["next"], second["truncated"], second["limit"]) == (None, False, 1)


@pytest.mark.parametrize(
    "query", ["?outcome=stord", "?since=then", "?by=", "?key=trk_a", "?cursor=x", "?limit=0"]
)
def test_a_wrong_question_is_refused(empty: Client, admin: dict[str, str], query: str) -> None:
    problem(empty.get(f"/audit{query}", headers=admin), 400)


def test_only_administrators_read_it(empty: Client, database: Database, writer: dict[str, str]) -> None:
    problem(empty.get("/audit"), 401)
    problem(empty.get("/audit", headers={"X-API-Key": key_for(database, "read")}), 403)
    problem(empty.get("/audit", headers=writer), 403)


def test_no_key_is_ever_in_it(
    empty: Client, database: Database, writer: dict[str, str], admin: dict[str, str]
) -> None:
    text = writer["X-API-Key"]
    empty.post("/sources", json={**ARTICLE, text: text}, headers=writer)
    empty.post("/sources", json=ARTICLE, headers={**writer, "Idempotency-Key": text})
    told = empty.get("/audit", headers=admin).text
    assert text[:12] in told
    assert text not in told
    attempt = Attempt(text[:12], "/sources")
    with database.writing() as session:
        audit.note(session, attempt, Outcome.STORED, now=NOW, stored=Stored("a", 1))
        assert audit.page(session)[-1].source == "a"


def test_a_write_whose_row_cannot_be_stored_is_not_stored(
    empty: Client, writer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(audit, "note", fail)
    assert empty.post("/sources", json=ARTICLE, headers=writer).status_code == 500
    monkeypatch.undo()
    assert empty.get("/sources").json()["items"] == []


def test_the_use_of_an_administrators_key_is_noted(
    empty: Client, database: Database, admin: dict[str, str]
) -> None:
    from tracker.store import keys  # noqa: PLC0415 - beside its only use

    rows(empty, admin)
    with database.reading() as session:
        assert [key.used_at for key in keys.all_keys(session)] == [NOW]


# --- failed sign-ins ------------------------------------------------------------------------------------------------


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.WARNING):
        yield caplog


def test_a_flood_of_failed_sign_ins_is_a_line_a_minute_and_no_row(
    empty: Client, admin: dict[str, str], told: pytest.LogCaptureFixture
) -> None:
    for _ in range(20):
        problem(empty.post("/sources", json=ARTICLE, headers={"X-API-Key": "trk_wrongwrong-and-secret"}), 401)
    (line,) = [record.getMessage() for record in told.records if "good API key" in record.getMessage()]
    assert "testclient" in line
    assert "secret" not in told.text
    assert rows(empty, admin) == []


def test_what_was_not_told_is_counted_and_told_later(told: pytest.LogCaptureFixture) -> None:
    sign_ins = SignIns()
    for second in range(61):
        sign_ins.failed("192.0.2.1", now=NOW + timedelta(seconds=second))
    assert [record.getMessage().split()[0] for record in told.records] == ["1", "60"]
