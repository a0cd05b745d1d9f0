"""A write that is sent again under its Idempotency-Key: one record, one answer, whoever sends it and however often."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from litestar.testing import TestClient
from sqlalchemy import func, select
from sqlmodel import Session

from tests.building import NOW, TALKS, said, store
from tests.serving import SECRET, Client, ids, key_for, problem, serving
from tracker.api.refusals import RequestRunning
from tracker.api.writing import Running
from tracker.app import create_app
from tracker.records.tables import IdempotentAnswer, Ruling
from tracker.store import idempotency
from tracker.store.audit import Attempt
from tracker.store.database import Database, open_database
from tracker.store.idempotency import KEPT_FOR, PURGED_AT_ONCE, KeptAnswer

ARTICLE: dict[str, Any] = {
    "source": {"id": "paper-1", "publisher": "Paper", "published": "2026-01-27", "process": "talks"},
    "process": [{"id": "talks", "title": "Talks"}],
    "round": [{"id": "second", "status": "scheduled", "when": "on Sunday"}],
}
WIRE = said("wire", "2026-01-27", round=[{"id": "r", "status": "scheduled", "when": "on Sunday"}])
RULING = {"kind": "round", "record": "r", "report": "wire.1.1", "verdict": "prefer", "reason": "Seen"}


@pytest.fixture
def writer(database: Database) -> dict[str, str]:
    return {"X-API-Key": key_for(database, "write")}


@pytest.fixture
def talks(database: Database) -> Database:
    store(database, TALKS, WIRE)
    return database


def rulings(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Ruling)) or 0


def kept(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(IdempotentAnswer)) or 0


def once(writer: dict[str, str], key: str = "a") -> dict[str, str]:
    return {**writer, "Idempotency-Key": key}


def test_the_same_request_again_gets_the_same_answer_and_stores_nothing(
    talks: Database, writer: dict[str, str]
) -> None:
    with serving(talks) as client:
        first = client.post("/rulings", json=RULING, headers=once(writer))
        again = client.post("/rulings", json=RULING, headers=once(writer))
    assert (first.status_code, rulings(talks)) == (201, 1)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    told = dict(again.headers)
    assert told.pop("idempotency-replayed") == "true"
    assert told == dict(first.headers)


def test_an_answer_that_stored_nothing_new_is_kept_as_it_was(empty: Client, writer: dict[str, str]) -> None:
    empty.post("/sources", json=ARTICLE, headers=writer)
    first = empty.post("/sources", json=ARTICLE, headers=once(writer))
    corrected = {**ARTICLE, "round": [{"id": "second", "status": "held"}]}
    assert empty.post("/sources?correction=true", json=corrected, headers=writer).status_code == 201
    again = empty.post("/sources", json=ARTICLE, headers=once(writer))
    assert (first.status_code, first.json()["unchanged"]) == (200, True)
    assert (again.status_code, again.content) == (200, first.content)


def test_it_holds_in_another_process_and_after_the_first_one_has_gone(
    talks: Database, writer: dict[str, str]
) -> None:
    with serving(talks) as client:
        first = client.post("/rulings", json=RULING, headers=once(writer))
    other = open_database(talks.engine.url.render_as_string(hide_password=False))
    with serving(other) as client:
        again = client.post("/rulings", json=RULING, headers=once(writer))
    other.close()
    assert again.content == first.content
    assert rulings(talks) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [("/sources", {**ARTICLE, "round": []}), ("/sources?correction=true", ARTICLE), ("/rulings", RULING)],
)
def test_another_request_under_the_key_is_refused(
    empty: Client, writer: dict[str, str], path: str, body: dict[str, Any]
) -> None:
    empty.post("/sources", json=ARTICLE, headers=once(writer))
    found = problem(empty.post(path, json=body, headers=once(writer)), 422)
    assert found["type"] == "/schema#idempotency-key-reused"


def test_two_keys_of_the_service_do_not_share_their_idempotency_keys(
    talks: Database, writer: dict[str, str]
) -> None:
    other = {"X-API-Key": key_for(talks, "write")}
    with serving(talks) as client:
        first = client.post("/rulings", json=RULING, headers=once(writer))
        second = client.post("/rulings", json=RULING, headers=once(other))
    assert first.json()["ruling"] != second.json()["ruling"]
    assert "idempotency-replayed" not in second.headers


def test_what_was_refused_may_be_sent_again_mended(
    empty: Client, writer: dict[str, str], database: Database
) -> None:
    broken = {**ARTICLE, "round": [{"id": "second", "venue": "nowhere"}]}
    problem(empty.post("/sources", json=broken, headers=once(writer)), 400)
    assert kept(database) == 0
    assert empty.post("/sources", json=ARTICLE, headers=once(writer)).status_code == 201
    assert ids(empty.get("/sources")) == ["paper-1"]


def test_a_dry_run_leaves_the_key_to_the_write_itself(
    empty: Client, writer: dict[str, str], database: Database
) -> None:
    assert empty.post("/sources?dry_run=true", json=ARTICLE, headers=once(writer)).status_code == 200
    assert kept(database) == 0
    assert empty.post("/sources", json=ARTICLE, headers=once(writer)).status_code == 201


@pytest.mark.parametrize(
    "key", ["", " ", '"', '""', 'a"', '"a', '"a\\"', "a b", "a,b", '"a";x=1', "x" * 256, "a;b", "\x7f"]
)
def test_a_key_that_is_none_is_refused(empty: Client, writer: dict[str, str], key: str) -> None:
    headers = {**writer, "Idempotency-Key": key}
    answer = empty.post("/sources", json=ARTICLE, headers=headers)
    (error,) = problem(answer, 400)["errors"]
    assert error["header"] == "Idempotency-Key"
    assert ids(empty.get("/sources")) == []


def test_two_keys_in_one_request_are_none(empty: Client, writer: dict[str, str]) -> None:
    headers = [*writer.items(), ("Idempotency-Key", "a"), ("Idempotency-Key", "b")]
    problem(empty.post("/sources", json=ARTICLE, headers=headers), 400)


@pytest.mark.parametrize(
    ("first", "again"), [("abc", '"abc"'), ('"a\\"b\\\\ c"', '"a\\"b\\\\ c"'), ("x" * 255,) * 2]
)
def test_a_key_is_the_same_in_quotes_and_without(
    empty: Client, writer: dict[str, str], first: str, again: str
) -> None:
    empty.post("/sources", json=ARTICLE, headers=once(writer, first))
    answer = empty.post("/sources", json=ARTICLE, headers=once(writer, again))
    assert (answer.status_code, answer.headers["idempotency-replayed"]) == (201, "true")


def together(number: int, act: Callable[[int], None]) -> None:
    """Do it in that many threads at once, and wait for all."""
    gate = threading.Barrier(number)

    def go(place: int) -> None:
        gate.wait()
        act(place)

    threads = [threading.Thread(target=go, args=(place,)) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_twelve_at_once_in_one_process_make_one_record(talks: Database, writer: dict[str, str]) -> None:
    answers: list[Any] = []
    with serving(talks) as client:
        together(12, lambda _: answers.append(client.post("/rulings", json=RULING, headers=once(writer))))
        again = client.post("/rulings", json=RULING, headers=once(writer))
    assert rulings(talks) == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert {answer.content for answer in answers if answer.status_code == 201} == {again.content}
    for answer in answers:
        if answer.status_code == 409:
            assert problem(answer, 409)["type"] == "/schema#request-running"
            assert int(answer.headers["retry-after"]) > 0


def test_twelve_at_once_in_four_processes_make_one_record(talks: Database, writer: dict[str, str]) -> None:
    address = talks.engine.url.render_as_string(hide_password=False)
    databases = [open_database(address) for _ in range(4)]
    clients = [
        TestClient(create_app(each, now=lambda: NOW, secret=SECRET), raise_server_exceptions=False)
        for each in databases
    ]
    answers: list[Any] = []
    for client in clients:
        client.__enter__()

    def send(place: int) -> None:
        answers.append(clients[place % 4].post("/rulings", json=RULING, headers=once(writer)))

    together(12, send)
    for client, each in zip(clients, databases, strict=True):
        client.__exit__(None, None, None)
        each.close()
    assert rulings(talks) == 1
    done = [answer for answer in answers if answer.status_code == 201]
    assert len(done) >= 4  # who waited in another process has the stored answer
    assert {answer.content for answer in done} == {done[0].content}
    assert sum("idempotency-replayed" not in answer.headers for answer in done) == 1


def test_a_key_is_held_by_one_request_and_given_back_however_it_ends() -> None:
    running, attempt = Running(), Attempt("trk_a", "/rulings", idempotency="digest")
    with running.alone(attempt):
        with pytest.raises(RequestRunning), running.alone(attempt):
            pass
        with running.alone(Attempt("trk_b", "/rulings", idempotency="digest")):
            pass
        with running.alone(Attempt("trk_a", "/rulings")), running.alone(Attempt("trk_a", "/rulings")):
            pass
    with pytest.raises(ZeroDivisionError), running.alone(attempt):
        raise ZeroDivisionError
    with running.alone(attempt):
        pass


ANSWER = KeptAnswer("print", 201, {"Content-Type": "application/json"}, b"{}")


def keep(session: Session, digest: str, *, age: timedelta) -> None:
    idempotency.keep(session, "trk_a", digest, ANSWER, now=NOW - age)


def test_an_answer_is_kept_for_three_days_and_gives_way_to_a_new_one(database: Database) -> None:
    with database.writing() as session:
        keep(session, "young", age=KEPT_FOR - timedelta(seconds=1))
        keep(session, "old", age=KEPT_FOR)
        assert idempotency.find(session, "trk_a", "young", now=NOW) == ANSWER
        assert idempotency.find(session, "trk_a", "old", now=NOW) is None
        assert idempotency.find(session, "trk_b", "young", now=NOW) is None
        keep(session, "old", age=timedelta())
        assert idempotency.find(session, "trk_a", "old", now=NOW) == ANSWER
    assert timedelta(hours=24) <= KEPT_FOR


def test_old_answers_are_taken_away_some_at_a_time_and_young_ones_never(database: Database) -> None:
    with database.writing() as session:
        keep(session, "young", age=timedelta())
        for number in range(PURGED_AT_ONCE + 1):
            keep(session, f"old-{number}", age=KEPT_FOR + timedelta(minutes=number))
        assert [idempotency.purge(session, now=NOW) for _ in range(3)] == [PURGED_AT_ONCE, 1, 0]
        assert idempotency.find(session, "trk_a", "young", now=NOW) == ANSWER


def test_a_write_takes_old_answers_away(empty: Client, writer: dict[str, str], database: Database) -> None:
    with database.writing() as session:
        keep(session, "old", age=2 * KEPT_FOR)
    empty.post("/sources", json=ARTICLE, headers=once(writer))
    assert kept(database) == 1


def test_neither_record_nor_answer_is_there_where_the_write_fails_at_its_end(
    talks: Database, writer: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise RuntimeError("killed here")

    with serving(talks) as client:
        monkeypatch.setattr(idempotency, "purge", fail)
        problem(client.post("/rulings", json=RULING, headers=once(writer)), 500)
        assert (rulings(talks), kept(talks)) == (0, 0)
        monkeypatch.undo()
        assert client.post("/rulings", json=RULING, headers=once(writer)).status_code == 201


def test_the_document_promises_the_header_on_every_write(empty: Client) -> None:
    paths = empty.get("/schema/openapi.json").json()["paths"]
    for path, method in (("/sources", "post"), ("/rulings", "post")):
        operation = paths[path][method]
        assert "Idempotency-Key" in [each["name"] for each in operation["parameters"]]
        assert {"409", "422"} <= set(operation["responses"])
    assert "Idempotency-Key" not in json.dumps(paths["/timeline"])
