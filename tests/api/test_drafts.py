"""Drafts over HTTP: only for those who review, amended under a tag, decided about, undone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.building import TALKS, store
from tests.reviewing import DRAFTS, TEXT, ingest
from tests.serving import Client, key_for, problem
from tracker.store.database import Database

Headers = dict[str, str]


@pytest.fixture
def writer(database: Database) -> Headers:
    return {"Authorization": f"Bearer {key_for(database, 'write')}"}


@pytest.fixture
def drafter(database: Database) -> Headers:
    return {"Authorization": f"Bearer {key_for(database, 'draft')}"}


@pytest.fixture
def desk(empty: Client, database: Database) -> Client:
    """The service with one article and its five drafts: participant, venue, round, position, participant."""
    store(database, TALKS)
    ingest(database)
    return empty


@pytest.fixture(scope="module")
def told(shared_database: Database) -> Database:
    """The same article and drafts for the tests that only read; they are numbered alike."""
    store(shared_database, TALKS)
    ingest(shared_database)
    return shared_database


@pytest.fixture(scope="module")
def reviewer(told: Database) -> Headers:
    return {"Authorization": f"Bearer {key_for(told, 'draft')}"}


def tag(client: Client, number: int, headers: Headers) -> str:
    return str(client.get(f"/drafts/{number}", headers=headers).headers["ETag"])


def amend(client: Client, number: int, says: object, headers: Headers, **more: str) -> Any:
    return client.patch(f"/drafts/{number}", json={"says": says}, headers={**headers, **more})


# --- reading --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/articles", "/articles/courier-2026-01-27", "/drafts", "/drafts/1", "/drafts/1/preview"]
)
def test_articles_and_drafts_are_shown_only_to_who_may_draft(
    client: Client, told: Database, path: str
) -> None:
    problem(client.get(path), 401)
    problem(client.get(path, headers={"X-API-Key": key_for(told, "read")}), 403)
    shown = client.get(path, headers={"X-API-Key": key_for(told, "draft")})
    assert (shown.status_code, shown.headers["cache-control"]) == (200, "no-store")


def test_an_article_is_shown_with_its_text_and_in_the_list_without(client: Client, reviewer: Headers) -> None:
    shown = client.get("/articles/courier-2026-01-27", headers=reviewer).json()
    assert shown["text"] == TEXT
    (listed,) = client.get("/articles", headers=reviewer).json()["items"]
    assert listed["drafts"] == {"pending": 5, "accepted": 0, "rejected": 0}
    assert "text" not in listed


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("?kind=venue&kind=round", [2, 3]),
        ("?least=0.85", [1, 2, 3]),
        ("?q=CEASEFIRE", [4]),
        ("?q=%25", []),
        ("?record=geneva", [2]),
        ("?status=accepted", []),
        ("?article=courier-2026-01-27&kind=participant", [1, 5]),
    ],
)
def test_drafts_are_filtered(client: Client, reviewer: Headers, query: str, numbers: list[int]) -> None:
    assert [each["id"] for each in client.get(f"/drafts{query}", headers=reviewer).json()["items"]] == numbers


def test_a_filter_that_is_none_is_refused_and_so_is_an_article_that_is_not_there(
    client: Client, reviewer: Headers
) -> None:
    found = problem(client.get("/drafts?least=1.5&state=pending", headers=reviewer), 400)
    assert {error["parameter"] for error in found["errors"]} == {"least", "state"}
    problem(client.get("/drafts?article=nothing", headers=reviewer), 404)


def test_pages_of_drafts_are_walked_to_the_end(client: Client, reviewer: Headers) -> None:
    page = client.get("/drafts?limit=2&kind=participant&kind=round", headers=reviewer).json()
    assert ([each["id"] for each in page["items"]], page["truncated"]) == ([1, 3], True)
    last = client.get(page["next"], headers=reviewer).json()
    assert ([each["id"] for each in last["items"]], last["next"]) == ([5], None)


def test_a_draft_shows_its_evidence_in_its_paragraph_and_the_derivation_of_its_date(
    client: Client, reviewer: Headers
) -> None:
    shown = client.get("/drafts/3", headers=reviewer).json()
    evidence = shown["evidence"]
    assert evidence["before"].startswith("GENEVA")
    assert evidence["text"] == "will meet again in Geneva on Sunday"
    assert evidence["after"] == ", officials said."
    assert (shown["when"]["edtf"], shown["when"]["display"]) == ("2026-02-01", "1 February 2026")
    assert shown["when"]["anchor"]["on"] == "2026-01-27"
    assert shown["problems"] == []
    assert shown["reasons"] == ["second stands in the text"]


def test_the_preview_tells_before_and_after_and_stores_nothing(client: Client, reviewer: Headers) -> None:
    preview = client.get("/drafts/3/preview", headers=reviewer).json()
    assert [(each["draft"], each["because_of"]) for each in preview["drafts"]] == [(3, None), (2, 3)]
    assert {(each["id"], each["change"]) for each in preview["changes"]} == {
        ("geneva", "added"),
        ("second", "added"),
    }
    assert client.get("/drafts?status=accepted", headers=reviewer).json()["items"] == []
    assert client.get("/venues/geneva").status_code == 404


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "1.0", "٣", "9" * 30])
def test_a_draft_that_is_not_there_is_not_found(client: Client, told: Database, number: str) -> None:
    writer = {"X-API-Key": key_for(told, "write")}
    problem(client.get(f"/drafts/{number}", headers=writer), 404)
    problem(client.post(f"/drafts/{number}/accept", json={}, headers=writer), 404)


# --- deciding -------------------------------------------------------------------------------------------------------


def test_an_accepted_draft_is_in_the_timeline_and_undone_it_is_not(desk: Client, writer: Headers) -> None:
    before = desk.get("/timeline?undated=include").json()["items"]
    accepted = desk.post("/drafts/3/accept", json={"reason": "Seen"}, headers=writer)
    assert accepted.status_code == 200
    assert accepted.json()["sources"] == [{"id": "courier-2026-01-27", "revision": 1}]
    assert desk.get("/rounds/second").json()["when"]["edtf"] == "2026-02-01"
    undone = desk.post("/drafts/3/undo", json={}, headers=writer).json()
    assert {(each["id"], each["change"]) for each in undone["changes"]} == {
        ("geneva", "removed"),
        ("second", "removed"),
    }
    assert desk.get("/timeline?undated=include").json()["items"] == before
    (first, last) = desk.get("/drafts/3", headers=writer).json()["acts"]
    assert (first["verb"], first["reason"], first["undone_by"]) == ("accept", "Seen", last["act"])


def test_a_dry_run_of_any_act_stores_nothing(desk: Client, writer: Headers) -> None:
    for act, body in (("accept", {}), ("reject", {}), ("merge", {"into": "second"})):
        told = desk.post(f"/drafts/2/{act}?dry_run=true", json=body, headers=writer)
        assert (told.status_code, told.json().get("dry_run")) in {(200, True), (400, None)}
    assert desk.get("/drafts/2", headers=writer).json()["acts"] == []


def test_who_may_only_draft_amends_and_rejects_but_does_not_accept_or_undo(
    desk: Client, drafter: Headers
) -> None:
    problem(desk.post("/drafts/2/accept", json={}, headers=drafter), 403)
    problem(desk.post("/drafts/2/undo", json={}, headers=drafter), 403)
    problem(desk.post("/drafts/accept", json={"least": 0.5}, headers=drafter), 403)
    assert desk.post("/drafts/2/reject", json={}, headers=drafter).json()["drafts"][0]["status"] == "rejected"


def test_an_amendment_needs_the_tag_of_what_was_seen(desk: Client, drafter: Headers) -> None:
    problem(amend(desk, 3, {"status": "announced"}, drafter), 428)
    seen = tag(desk, 3, drafter)
    done = amend(desk, 3, {"status": "announced"}, drafter, **{"If-Match": seen})
    assert done.status_code == 200
    problem(amend(desk, 3, {"status": "held"}, drafter, **{"If-Match": seen}), 412)
    shown = desk.get("/drafts/3", headers=drafter).json()
    assert (shown["says"]["status"], shown["proposed"]["status"], shown["amended"]) == (
        "announced",
        "scheduled",
        True,
    )


def test_an_acceptance_under_a_tag_that_is_no_longer_true_is_refused(desk: Client, writer: Headers) -> None:
    seen = tag(desk, 3, writer)
    amend(desk, 3, {"status": "announced"}, writer, **{"If-Match": seen})
    problem(desk.post("/drafts/3/accept", json={}, headers={**writer, "If-Match": seen}), 412)
    assert desk.post("/drafts/3/accept", json={}, headers=writer).status_code == 200


@pytest.mark.parametrize(
    ("says", "pointer"),
    [
        ({"stats": "held"}, "/says/stats"),
        ({"when": {"edtf": "2026-02-30"}}, "/says/when"),
        ({"venue": "atlantis"}, "/says/venue"),
        ({"title": "\x00"}, "/says/title"),
        ([], "/says"),
    ],
)
def test_an_amendment_that_makes_no_report_names_the_place(
    desk: Client, drafter: Headers, says: object, pointer: str
) -> None:
    answer = amend(desk, 3, says, drafter, **{"If-Match": tag(desk, 3, drafter)})
    assert [error["pointer"] for error in problem(answer, 400)["errors"]] == [pointer]


def test_a_merged_draft_is_about_the_other_record(desk: Client, writer: Headers) -> None:
    desk.post("/drafts/5/accept", json={}, headers=writer)
    told = desk.post("/drafts/1/merge", json={"into": "senior-official"}, headers=writer).json()
    assert [(each["draft"], each["record"]) for each in told["drafts"]] == [
        (1, "senior-official"),
        (4, "courier-lund-ceasefire"),
    ]
    assert desk.get("/drafts/4", headers=writer).json()["says"]["holder"] == "senior-official"
    found = problem(desk.post("/drafts/4/merge", json={"into": "nothing"}, headers=writer), 400)
    assert found["errors"][0]["pointer"] == "/into"


def test_all_of_some_confidence_are_accepted_in_one_act(desk: Client, writer: Headers) -> None:
    tried = desk.post("/drafts/accept?dry_run=true", json={"least": 0.7}, headers=writer).json()
    done = desk.post("/drafts/accept", json={"least": 0.7}, headers=writer).json()
    assert (
        [each["draft"] for each in tried["drafts"]]
        == [each["draft"] for each in done["drafts"]]
        == [1, 2, 3, 4]
    )
    assert done["sources"] == [{"id": "courier-2026-01-27", "revision": 1}]
    assert [each["id"] for each in desk.get("/drafts?status=pending", headers=writer).json()["items"]] == [5]
    again = desk.post("/drafts/accept", json={"least": 0.7}, headers=writer).json()
    assert (again["unchanged"], again["drafts"]) == (True, [])


def test_what_is_decided_otherwise_is_a_conflict(desk: Client, writer: Headers) -> None:
    desk.post("/drafts/2/accept", json={}, headers=writer)
    assert "undo that first" in problem(desk.post("/drafts/2/reject", json={}, headers=writer), 409)["detail"]
    assert "nothing to undo" in problem(desk.post("/drafts/5/undo", json={}, headers=writer), 409)["detail"]


def test_the_same_write_sent_again_is_answered_again(desk: Client, writer: Headers) -> None:
    once = {**writer, "Idempotency-Key": "one"}
    first = desk.post("/drafts/2/accept", json={}, headers=once)
    again = desk.post("/drafts/2/accept", json={}, headers=once)
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"


def test_every_act_is_in_the_audit(desk: Client, database: Database, writer: Headers) -> None:
    desk.post("/drafts/3/accept", json={}, headers=writer)
    desk.post("/drafts/3/undo", json={}, headers=writer)
    desk.post("/drafts/3/reject", json={}, headers=writer)
    desk.post("/drafts/3/merge", json={"into": "x"}, headers=writer)
    rows = desk.get("/audit", headers={"X-API-Key": key_for(database, "admin")}).json()["items"]
    told = [(row["address"], row["outcome"], row["source"], row["revision"], row["note"]) for row in rows]
    source = "courier-2026-01-27"
    assert told[:3] == [
        ("/drafts/3/accept", "stored", source, 1, "drafts: 3 accepted, 2 accepted"),
        ("/drafts/3/undo", "stored", source, 2, "drafts: 3 pending, 2 pending"),
        ("/drafts/3/reject", "stored", None, None, "drafts: 3 rejected"),
    ]
    assert told[3][:2] == ("/drafts/3/merge", "refused")
    assert len(rows) == len(DRAFTS) - 1
