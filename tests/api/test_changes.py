"""`/changes` in pages and whole: where it begins, how it goes on, what it refuses."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from litestar.testing import TestClient

from tests.building import NOW, TALKS, said, store
from tests.serving import SECRET, Client, problem, serving
from tracker.api.cursor import Cursors
from tracker.api.followers import Followers
from tracker.api.refusals import CursorInvalid
from tracker.app import create_app
from tracker.store.append import append
from tracker.store.changes import Place
from tracker.store.database import Database

STREAM = {"Accept": "text/event-stream"}


def items(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def walk(client: Client, address: str | None) -> list[dict[str, Any]]:
    found = []
    while address:
        answer = client.get(address)
        found += items(answer)
        address = answer.json()["next"]
    return found


def test_a_page_has_every_member_always(client: Client) -> None:
    page = client.get("/changes?limit=2").json()
    assert page.keys() == {"items", "next", "truncated", "cursor", "as_of", "limit"}
    assert (len(page["items"]), page["truncated"], page["limit"]) == (2, True, 2)
    assert page["cursor"] == page["items"][-1]["cursor"]
    end = client.get("/changes?limit=500").json()
    assert (end["next"], end["truncated"], end["as_of"]) == (None, False, None)


def test_pages_ndjson_and_one_large_page_are_the_same_feed(client: Client) -> None:
    whole = items(client.get("/changes?limit=500"))
    answer = client.get("/changes.ndjson")
    assert [json.loads(line) for line in answer.text.splitlines()] == whole
    assert walk(client, "/changes?limit=7") == whole
    assert walk(client, "/changes.json?limit=7") == whole
    assert answer.headers["content-type"] == "application/x-ndjson"


def test_what_my_article_cites_since_yesterday(own: Client, database: Database) -> None:
    before = own.get("/changes?since=now").json()["cursor"]
    store(database, said("late", "2026-02-07", round=[{"id": "second", "title": "T"}, {"id": "other"}]))
    asked = "id=round/second&id=geneva"
    found = walk(own, f"/changes?since={before}&{asked}&limit=1")
    assert {change["id"] for change in found} == {"second"}
    (title,) = [change for change in found if change["field"] == "title"]
    assert (title["old"], title["new"], title["source"]["id"]) == ("Second", "T", "late")


def test_every_change_tells_the_place_behind_it(client: Client) -> None:
    whole = items(client.get("/changes?limit=500"))
    for place in (0, 5, len(whole) - 1):
        assert items(client.get(f"/changes?limit=500&since={whole[place]['cursor']}")) == whole[place + 1 :]
        lines = client.get(f"/changes.ndjson?since={whole[place]['cursor']}").text.splitlines()
        assert len(lines) == len(whole) - place - 1


def test_a_cursor_goes_with_any_records_and_any_limit(client: Client) -> None:
    first = client.get("/changes?limit=3").json()
    rest = items(client.get(f"/changes?limit=500&id=geneva&since={first['cursor']}"))
    whole = items(client.get("/changes?limit=500"))
    assert rest == [change for change in whole[3:] if change["id"] == "geneva"]


def test_the_cursor_at_the_end_finds_what_is_written_next(own: Client, database: Database) -> None:
    end = own.get("/changes?limit=500").json()["cursor"]
    assert items(own.get(f"/changes?since={end}")) == []
    store(database, said("more", "2026-02-08", venue=[{"id": "x"}]))
    assert {change["id"] for change in items(own.get(f"/changes?since={end}"))} == {"x"}


def test_since_a_date_is_what_as_of_that_date_does_not_show_yet(database: Database) -> None:
    (first,) = store(database, TALKS)
    with database.writing() as session:
        append(session, said("a", "2026-01-02", venue=[{"id": "v"}]), now=NOW + timedelta(days=1))
    with serving(database) as client:
        since = items(client.get(f"/changes?since={first.recorded_at:%Y-%m-%d}"))
        until = items(client.get(f"/changes?as_of={first.recorded_at:%Y-%m-%d}"))
    assert ({c["id"] for c in since}, {c["id"] for c in until}) == ({"v"}, {"talks"})


@pytest.mark.parametrize(
    ("query", "parameter", "hint"),
    [
        ("sinse=2026-01-01", "sinse", "since"),
        ("since=yesterday", "since", "or a cursor"),
        ("since=2026-02-30", "since", "a date such as"),
        ("since=now&since=now", "since", "one value"),
        ("id=round/secnd", "id", "round/second"),
        ("id=secnd", "id", "second"),
        ("id=venue/second", "id", "the id of a record"),
        ("id=rounds/second", "id", "round"),
        ("id=/second", "id", "one of"),
        ("id=round/", "id", "lower-case"),
        ("id=round/second,round/first", "id", "id=round/second&id=round/first"),
        ("known_on=2026-01-01", "known_on", "one of since"),
        ("cursor=x", "cursor", "one of since"),
        ("limit=501", "limit", "1 to 500"),
    ],
)
def test_what_is_not_known_is_refused_with_what_could_stand_there(
    client: Client, query: str, parameter: str, hint: str
) -> None:
    errors = problem(client.get(f"/changes?{query}"), 400)["errors"]
    assert [error["parameter"] for error in errors] == [parameter]
    assert hint in errors[0]["expected"]


@pytest.mark.parametrize(
    "address", ["/changes.ndjson?limit=5", "/changes.sse?limit=5", "/changes.sse?as_of=2026-01-01"]
)
def test_a_shape_takes_only_what_it_can_keep(client: Client, address: str) -> None:
    problem(client.get(address), 400)


@pytest.mark.parametrize(
    "address", ["/changes?id=nothing", "/changes.ndjson?id=nothing", "/changes.sse?id=nothing"]
)
def test_a_record_that_there_is_not_is_refused_in_every_shape(client: Client, address: str) -> None:
    assert problem(client.get(address), 400)["errors"][0]["parameter"] == "id"


def test_a_cursor_that_was_changed_or_belongs_to_a_list_is_refused(client: Client) -> None:
    cursor = client.get("/changes?limit=1").json()["cursor"]
    for place in range(len(cursor)):
        other = "A" if cursor[place] != "A" else "B"
        problem(client.get(f"/changes?since={cursor[:place]}{other}{cursor[place + 1 :]}"), 400)
    of_a_list = client.get("/timeline?limit=1").json()["next"].partition("cursor=")[2]
    problem(client.get(f"/changes?since={of_a_list}"), 400)
    problem(client.get(f"/timeline?cursor={cursor}"), 400)
    assert problem(client.get("/changes", headers={**STREAM, "Last-Event-ID": cursor[1:]}), 400)
    assert problem(
        client.get("/changes", headers=[(b"Accept", b"text/event-stream"), (b"Last-Event-ID", b"\xe9")]), 400
    )


def test_a_mark_is_opened_by_its_own_secret_only() -> None:
    place = Place(2**62, 2**63 - 1, "when")
    mark = Cursors(b"one").mark(place)
    assert Cursors(b"one").place(mark) == place
    with pytest.raises(CursorInvalid):
        Cursors(b"other").place(mark)
    with pytest.raises(CursorInvalid):
        Cursors(b"one").open(mark)


def test_the_headers_are_those_of_the_other_lists(client: Client) -> None:
    answer = client.get("/changes?limit=1")
    assert answer.links["next"]["url"] == answer.json()["next"]
    assert answer.links["describedby"]
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert client.options("/changes").headers["allow"] == "GET, HEAD, OPTIONS"
    assert "Last-Event-ID" in client.options("/changes").headers["access-control-allow-headers"]
    for shape in ("", ".ndjson", ".sse"):
        head = client.head(f"/changes{shape}")
        assert (head.status_code, head.content) == (200, b"")
    assert client.head("/changes", headers=STREAM).headers["content-type"].startswith("text/event-stream")


def test_more_followers_than_there_may_be_are_told_to_come_back(database: Database) -> None:
    full = Followers(database, most=0)
    app = create_app(database, now=lambda: NOW, secret=SECRET, followers=full)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/changes.sse")
    assert problem(answer, 503)["type"] == "/schema#too-many-followers"
    assert answer.headers["retry-after"]
