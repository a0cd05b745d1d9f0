"""Conditional reads and edits: nobody gets what he has, nobody overwrites what he has not seen."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from litestar.testing import TestClient
from sqlalchemy import text

from tests.building import NOW, TALKS, said, store
from tests.serving import HTML, SECRET, Client, key_for, problem, serving
from tracker.api.conditional import Verdict, judged, last_modified
from tracker.api.entity_tags import EntityTag
from tracker.api.mementos import http_date
from tracker.app import create_app
from tracker.store.database import Database, open_database
from tracker.store.keys import create
from tracker.store.projection import rebuild

CLOCKS = [
    "",
    "known_on=2026-01-28",
    "as_of=2026-03-01T12:01:30Z",
    "known_on=2026-01-28&as_of=2026-03-01T12:02:00Z",
]
VIEWS = [
    ("/timeline", {}),
    ("/timeline", HTML),
    ("/timeline.ndjson", {}),
    ("/rounds", {}),
    ("/rounds/second", {}),
    ("/rounds/second", HTML),
    ("/rounds/second/schedule", {}),
    ("/positions/matrix", {}),
    ("/sources", {}),
    ("/sources/wire", {}),
    ("/rulings", {}),
    ("/conflicts", {}),
    ("/", {}),
]
OTHERS: list[tuple[str, dict[str, str]]] = [
    ("/issues", {}),
    ("/schema", {}),
    ("/schema/openapi.json", {}),
    ("/static/tracker.css", {}),
    ("/changes", {}),
    ("/changes.ndjson", {}),
    ("/timemap", {}),
    ("/overdue", {}),
    ("/upcoming", {}),
]
ENCODINGS = ["identity", "gzip", "br"]


def news(name: str = "news") -> Any:
    return said(name, "2026-01-26", round=[{"id": "second", "title": f"Told by {name}"}])


def again(client: Client, path: str, tag: str, **headers: str) -> Any:
    return client.get(path, headers={**headers, "If-None-Match": tag})


@pytest.fixture(scope="module")
def clients(told: Database) -> Iterator[dict[str, Client]]:
    """A client of a service for each encoding, which has kept no page that was asked for in another one."""
    with ExitStack() as services:
        yield {encoding: services.enter_context(serving(told)) for encoding in ENCODINGS}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("clocks", CLOCKS)
@pytest.mark.parametrize(("path", "accept"), VIEWS)
def test_who_has_a_view_is_told_so_in_every_format_encoding_and_clock(
    clients: dict[str, Client], path: str, accept: dict[str, str], clocks: str, encoding: str
) -> None:
    client = clients[encoding]
    headers = {"Accept": "*/*", **accept, "Accept-Encoding": encoding}
    address = f"{path}?{clocks}"
    for _ in range(3):  # made, made and kept, kept
        answer = client.get(address, headers=headers)
        tag = answer.headers["etag"]
        assert (answer.status_code, tag[0], tag[-1]) == (200, '"', '"')
        same = again(client, address, f'"other", W/{tag}', **headers)
        assert (same.status_code, same.content) == (304, b"")
        for name in ("etag", "vary", "cache-control"):
            assert same.headers[name] == answer.headers[name]
        assert "content-type" not in same.headers
        assert again(client, address, "*", **headers).status_code == 304
        assert again(client, address, '"other"', **headers).content == answer.content
        head = client.head(address, headers={**headers, "If-None-Match": tag})
        assert head.status_code == 304


@pytest.mark.parametrize(("path", "accept"), OTHERS)
def test_whatever_else_is_read_has_a_tag_too(client: Client, path: str, accept: dict[str, str]) -> None:
    answer = client.get(path, headers=accept)
    assert again(client, path, answer.headers["etag"], **accept).status_code == 304
    assert again(client, path, '"other"', **accept).content == answer.content


def test_no_two_representations_share_a_tag(client: Client) -> None:
    found: dict[str, Any] = {}
    for path, accept in VIEWS:
        for clocks in CLOCKS:
            for encoding in ENCODINGS:
                answer = client.get(
                    f"{path}?{clocks}", headers={"Accept": "*/*", **accept, "Accept-Encoding": encoding}
                )
                shown = (
                    answer.headers["content-type"],
                    answer.headers.get("content-encoding"),
                    answer.content,
                )
                assert found.setdefault(answer.headers["etag"], shown) == shown


def test_a_tag_holds_in_every_process_and_changes_with_what_it_stands_for(
    own: Client, database: Database
) -> None:
    paths = ["/timeline", "/timeline.ndjson", "/rounds/second", "/changes?limit=500", "/changes.ndjson"]
    tags = {path: own.get(path).headers["etag"] for path in paths}
    other = open_database(database.engine.url.render_as_string(hide_password=False))
    with serving(other) as second:
        for path in paths:
            assert [again(second, path, tags[path]).status_code for _ in range(3)] == [304] * 3
        store(database, news())
        for path in paths:
            fresh = again(second, path, tags[path])
            assert fresh.status_code == 200, path
            assert fresh.headers["etag"] == own.get(path).headers["etag"] != tags[path]
    other.close()


def test_a_kept_page_is_never_older_than_the_last_write(own: Client, database: Database) -> None:
    for round_ in range(4):
        for _ in range(3):
            own.get("/rounds/second")
        store(database, news(f"news-{round_}"))
        assert own.get("/rounds/second").json()["title"] == f"Told by news-{round_}"
        assert "Told by news" in own.get("/timeline", headers=HTML).text


def test_what_no_reader_sees_leaves_the_version_and_everything_else_renews_it(database: Database) -> None:
    seen = [database.version.read()]
    store(database, TALKS)
    seen.append(database.version.read())
    store(database, TALKS)  # the same again
    with database.writing() as session:
        create(session, "key", ["write"], now=NOW)
    with database.writing(dry_run=True) as session:
        session.connection().execute(text("DELETE FROM entry"))
    assert database.version.read() == seen[-1]
    with database.writing() as session:
        rebuild(session)
    seen.append(database.version.read())
    with database.writing() as session:
        session.connection().execute(text("UPDATE issue SET title = title"))
    seen.append(database.version.read())
    assert len(set(seen)) == 4


def test_a_database_that_does_not_answer_has_no_version(database: Database) -> None:
    with database.writing() as session:
        session.connection().execute(text("DROP TABLE service_state"))
    assert database.version.read() is None


def test_what_the_present_day_decides_is_asked_anew(database: Database) -> None:
    store(
        database,
        TALKS,
        said(
            "wire", "2026-01-27", round=[{"id": "r", "status": "scheduled", "when": {"edtf": "2026-03-03"}}]
        ),
    )
    today = [NOW]
    app = create_app(database, now=lambda: today[0], secret=SECRET)
    with TestClient(app) as client:
        for path in ("/overdue", "/timeline?overdue=only", "/timeline.ndjson?overdue=only", "/upcoming"):
            today[0] = NOW
            before = [client.get(path) for _ in range(3)][-1]
            assert "last-modified" not in before.headers
            today[0] = NOW + timedelta(days=4)
            after = again(client, path, before.headers.get("etag", '"none"'))
            assert after.status_code == 200, path
            assert ('"r"' in before.text) != ('"r"' in after.text)


def test_a_change_of_one_record_leaves_the_tag_of_another(own: Client, database: Database) -> None:
    tag = own.get("/rounds/second/schedule").headers["etag"]
    store(database, said("news", "2026-01-26", venue=[{"id": "lima", "name": "Lima", "country": "PE"}]))
    assert again(own, "/rounds/second/schedule", tag).status_code == 304


def test_an_error_has_no_tag_and_conditions_do_not_hide_it(client: Client) -> None:
    answer = again(client, "/rounds/nothing", "*")
    problem(answer, 404)
    assert "etag" not in answer.headers
    assert again(client, "/health/live", "*").status_code == 200


def test_events_have_no_tag(client: Client) -> None:
    head = client.head("/changes.sse")
    assert "etag" not in head.headers
    assert "content-encoding" not in head.headers


@pytest.mark.parametrize("broken", [b"", b"abc", b'"abc', b'"a" "b"', b"\xff"])
def test_a_condition_that_cannot_be_read_is_none(client: Client, broken: bytes) -> None:
    assert client.get("/timeline", headers={b"If-None-Match": broken}).status_code == 200


def test_if_match_guards_a_read(client: Client) -> None:
    tag = client.get("/timeline").headers["etag"]
    assert client.get("/timeline", headers={"If-Match": tag}).status_code == 200
    assert client.get("/timeline", headers={"If-Match": "*"}).status_code == 200
    problem(client.get("/timeline", headers={"If-Match": f"W/{tag}"}), 412)
    problem(client.get("/timeline.ndjson", headers={"If-Match": '"other"'}), 412)


# dates


def test_a_date_answers_for_who_knows_no_tag(database: Database) -> None:
    store(database, TALKS, said("wire", "2026-01-27", round=[{"id": "r"}]))
    now = [NOW + timedelta(hours=1)]
    app = create_app(database, now=lambda: now[0], secret=SECRET)
    with TestClient(app) as client:
        for path in ("/timeline", "/timeline.ndjson", "/rounds", "/sources/wire"):
            answer = client.get(path)
            shown = answer.headers["last-modified"]
            assert client.get(path, headers={"If-Modified-Since": shown}).status_code == 304
            earlier = http_date(NOW - timedelta(days=1))
            assert client.get(path, headers={"If-Modified-Since": earlier}).status_code == 200
            both = {"If-Modified-Since": shown, "If-None-Match": '"other"'}
            assert client.get(path, headers=both).status_code == 200, "the tag decides"
            assert client.get(path, headers={"If-Modified-Since": "yesterday"}).status_code == 200
        with database.writing() as session:
            from tracker.store.append import append  # noqa: PLC0415 - only here

            append(session, news(), now=now[0] + timedelta(milliseconds=1))
        assert client.get("/timeline", headers={"If-Modified-Since": shown}).status_code == 200
        assert "last-modified" not in client.get("/timeline").headers, "the second of the write is not over"
        now[0] += timedelta(seconds=1)
        assert client.get("/timeline").headers["last-modified"] == http_date(now[0])


def test_the_second_behind_a_write_is_its_date_once_it_is_over() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    write = start + timedelta(seconds=9, microseconds=5)
    assert last_modified(None, start, write) is None
    assert last_modified(write, start, write) is None
    assert last_modified(write, start, start + timedelta(seconds=10)) == start + timedelta(seconds=10)
    assert last_modified(start, write, start + timedelta(hours=1)) == start + timedelta(seconds=10)
    assert last_modified(datetime.max.replace(tzinfo=UTC), start, write) is None


def test_conditions_are_judged_in_the_order_of_the_standard() -> None:
    tag, moment = EntityTag("a"), NOW
    dated = {"if-modified-since": http_date(NOW)}
    assert judged({"if-match": '"b"', "if-none-match": '"a"'}, tag, moment) is Verdict.FAILED
    assert judged({"if-none-match": '"a"'}, tag, None) is Verdict.NOT_MODIFIED
    assert judged({**dated, "if-none-match": '"b"'}, tag, moment) is Verdict.SEND
    assert judged(dated, tag, moment) is Verdict.NOT_MODIFIED
    assert judged(dated, tag, None) is Verdict.SEND
    assert judged({}, tag, moment) is Verdict.SEND


# edits

PAPER: dict[str, Any] = {
    "source": {"id": "paper", "publisher": "Paper", "published": "2026-01-27", "process": "talks"},
    "process": [{"id": "talks", "title": "Talks"}],
    "round": [{"id": "geneva", "status": "scheduled"}],
}


@pytest.fixture
def writer(database: Database) -> dict[str, str]:
    return {"Authorization": f"Bearer {key_for(database, 'write')}"}


def titled(title: str) -> dict[str, Any]:
    return {**PAPER, "round": [{"id": "geneva", "title": title}]}


def put(client: Client, body: Any, writer: dict[str, str], query: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return client.put(f"/sources/paper{query}", json=body, headers={**writer, **named})


def test_a_source_is_put_in_place_and_then_only_replaced_by_who_has_seen_it(
    empty: Client, writer: dict[str, str]
) -> None:
    made = put(empty, PAPER, writer, If_None_Match="*", Accept_Encoding="identity")
    assert (made.status_code, made.headers["content-location"]) == (201, "/sources/paper")
    shown = empty.get("/sources/paper", headers={"Accept-Encoding": "identity"})
    assert (made.json(), made.headers["etag"]) == (shown.json(), shown.headers["etag"])

    problem(put(empty, titled("one"), writer), 428)
    problem(put(empty, titled("one"), writer, If_None_Match="*"), 412)
    problem(put(empty, titled("one"), writer, If_Match='"stale"'), 412)
    problem(put(empty, titled("one"), writer, If_Match=f"W/{made.headers['etag']}"), 412)
    found = problem(put(empty, titled("one"), writer, If_Match="paper"), 400)
    assert found["errors"][0]["header"] == "If-Match"
    assert empty.get("/sources/paper").json()["revision"] == 1

    tag = made.headers["etag"]
    told = put(empty, titled("one"), writer, "?dry_run=true", If_Match=tag)
    assert (told.status_code, told.json()["dry_run"], "etag" in told.headers) == (200, True, False)
    edited = put(empty, titled("one"), writer, If_Match=f'"other", {tag}')
    assert (edited.status_code, edited.json()["revision"]) == (200, 2)
    assert edited.headers["etag"] != tag
    problem(put(empty, titled("two"), writer, If_Match=tag), 412)
    assert empty.get("/rounds/geneva").json()["title"] == "one"
    assert put(empty, titled("two"), writer, If_Match="*").status_code == 200


@pytest.mark.parametrize("coding", ENCODINGS)
def test_the_tag_counts_in_whatever_coding_the_source_was_read(
    empty: Client, writer: dict[str, str], coding: str
) -> None:
    long = {**PAPER, "source": {**PAPER["source"], "title": "A long title. " * 15, "note": "Noted. " * 60}}
    put(empty, long, writer)
    read = empty.get("/sources/paper", headers={"Accept-Encoding": coding})
    assert read.headers.get("content-encoding", "identity") == coding
    assert put(empty, titled("one"), writer, If_Match=read.headers["etag"]).status_code == 200


def test_nothing_is_no_match(empty: Client, writer: dict[str, str]) -> None:
    problem(put(empty, PAPER, writer, If_Match="*"), 412)
    problem(put(empty, PAPER, writer, If_Match='"any"'), 412)
    assert empty.get("/sources").json()["items"] == []
    assert put(empty, PAPER, writer).status_code == 201


def test_an_edit_needs_a_key_a_body_and_its_own_address(empty: Client, writer: dict[str, str]) -> None:
    problem(empty.put("/sources/paper", json=PAPER), 401)
    (fault,) = problem(empty.put("/sources/other", json=PAPER, headers=writer), 400)["errors"]
    assert fault["pointer"] == "/source/id"
    problem(empty.put("/sources/paper", content=b"{}", headers={**writer, "Content-Type": "text/plain"}), 415)


def test_the_same_again_is_no_new_revision(empty: Client, writer: dict[str, str]) -> None:
    tag = put(empty, PAPER, writer).headers["etag"]
    same = put(empty, PAPER, writer, If_Match=tag)
    assert (same.status_code, same.json()["revision"], same.headers["etag"]) == (200, 1, tag)


def test_of_many_editors_with_one_tag_one_succeeds(empty: Client, writer: dict[str, str]) -> None:
    tag = put(empty, PAPER, writer).headers["etag"]
    with ThreadPoolExecutor(8) as editors:
        edits = [editors.submit(put, empty, titled(f"by {n}"), writer, If_Match=tag) for n in range(8)]
        answers = [edit.result() for edit in edits]
    assert sorted(answer.status_code for answer in answers) == [200, *[412] * 7]
    (won,) = [answer for answer in answers if answer.status_code == 200]
    shown = empty.get("/sources/paper")
    assert (shown.json(), shown.json()["revision"]) == (won.json(), 2)


def test_of_many_who_make_the_same_source_one_succeeds(empty: Client, writer: dict[str, str]) -> None:
    with ThreadPoolExecutor(8) as editors:
        edits = [editors.submit(put, empty, titled(f"by {n}"), writer, If_None_Match="*") for n in range(8)]
        assert sorted(edit.result().status_code for edit in edits) == [201, *[412] * 7]
