"""Articles over HTTP: text, pages and JSON become drafts, once, and within limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.building import TALKS, store
from tests.reviewing import TEXT, VENUES
from tests.serving import Client, key_for, problem, serving
from tracker.ingest import desk
from tracker.ingest.reading.settle import AS_NARRATIVE
from tracker.store.database import Database

Headers = dict[str, str]
PAGE = """<html lang="en"><head><title>Talks go on</title>
<meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2026-01-27T09:30:00+01:00">
</head><body><nav>Home</nav><article><h1>Talks go on</h1><p>{}</p></article></body></html>""".format(
    "</p><p>".join(TEXT.split("\n\n"))
)
GIVEN = {"text": TEXT, "published": "2026-01-27", "publisher": "Courier", "process": "talks"}


@pytest.fixture
def client(database: Database) -> Iterator[Client]:
    store(database, TALKS)
    with serving(database, VENUES) as opened:
        yield opened


@pytest.fixture
def drafter(database: Database) -> Headers:
    return {"Authorization": f"Bearer {key_for(database, 'draft')}"}


def taken(client: Client, headers: Headers, body: object = None, query: str = "") -> Any:
    return client.post(f"/articles{query}", json=GIVEN if body is None else body, headers=headers)


def sent(client: Client, headers: Headers, body: str, media_type: str, query: str) -> Any:
    return client.post(
        f"/articles{query}", content=body.encode(), headers={**headers, "Content-Type": media_type}
    )


def test_an_article_becomes_drafts_that_can_be_accepted(
    client: Client, database: Database, drafter: Headers
) -> None:
    made = taken(client, drafter)
    assert made.status_code == 201
    receipt = made.json()
    assert (receipt["article"], receipt["unchanged"], len(receipt["drafts"])) == (
        "courier-2026-01-27",
        False,
        1,
    )
    (number,) = receipt["drafts"]
    shown = client.get(f"/drafts/{number}", headers=drafter).json()
    assert shown["evidence"]["text"] == "Geneva"
    writer = {"X-API-Key": key_for(database, "write")}
    assert client.post(f"/drafts/{number}/accept", json={}, headers=writer).status_code == 200
    assert client.get("/venues/geneva").json()["sources"][0]["publisher"] == "Courier"


def test_the_same_text_again_changes_nothing_and_says_so(client: Client, drafter: Headers) -> None:
    first = taken(client, drafter).json()
    again = taken(client, drafter)
    assert (again.status_code, again.json()["unchanged"]) == (200, True)
    assert again.json()["drafts"] == first["drafts"]


def test_a_dry_run_stores_nothing(client: Client, drafter: Headers) -> None:
    tried = taken(client, drafter, query="?dry_run=true")
    assert (tried.status_code, tried.json()["dry_run"]) == (200, True)
    assert client.get("/articles", headers=drafter).json()["items"] == []


def test_a_page_says_itself_who_published_it_and_when(client: Client, drafter: Headers) -> None:
    slug = taken(client, drafter, {"html": PAGE}).json()["article"]
    shown = client.get(f"/articles/{slug}", headers=drafter).json()
    assert (shown["publisher"], shown["title"], shown["published"][:10]) == (
        "Courier",
        "Talks go on",
        "2026-01-27",
    )
    assert "Home" not in shown["text"]


def test_the_encoding_that_the_header_names_is_the_one_of_the_text(client: Client, drafter: Headers) -> None:
    text = "Послы встретились в Женеве в пятницу, сообщил посредник."
    query = "?published=2026-01-27&publisher=Courier"
    headers = {**drafter, "Content-Type": "text/plain; charset=koi8-r"}
    made = client.post(f"/articles{query}", content=text.encode("koi8-r"), headers=headers)
    assert client.get(f"/articles/{made.json()['article']}", headers=drafter).json()["text"] == text


@pytest.mark.parametrize(("body", "media_type"), [(TEXT, "text/plain"), (PAGE, "text/html; charset=utf-8")])
def test_the_text_or_page_itself_may_be_the_body(
    client: Client, drafter: Headers, body: str, media_type: str
) -> None:
    made = sent(client, drafter, body, media_type, "?published=2026-01-27&publisher=Gazette")
    assert made.status_code == 201
    assert made.json()["article"] == "gazette-2026-01-27"


def test_what_is_known_of_a_text_may_all_stand_in_the_query(client: Client, drafter: Headers) -> None:
    facts = {
        "published": "2026-01-27",
        "publisher": "Gazette",
        "author": "Ada Lund",
        "address": "https://gazette.example/talks",
        "language": "en",
        "country": "GB",
        "zone": "Europe/London",
        "dateline": "GENEVA",
        "process": "talks",
    }
    made = sent(client, drafter, TEXT, "text/plain", f"?{urlencode(facts)}")
    shown = client.get(f"/articles/{made.json()['article']}", headers=drafter).json()
    assert {name: shown[name] for name in facts} == facts


@pytest.mark.parametrize("place", ["query", "body"])
def test_the_days_of_a_narrative_are_those_of_its_story(
    database: Database, drafter: Headers, place: str
) -> None:
    text = "On 12 May 1988 Peru and Chile met in Rome. On Sunday they met again, in Oslo."
    facts = {"published": "2017-12-17", "publisher": "Gazette", "domain": "narrative"}
    with serving(database) as client:
        if place == "query":
            made = sent(client, drafter, text, "text/plain", f"?{urlencode(facts)}")
        else:
            made = taken(client, drafter, {"text": text, **facts})
        drafted = client.get("/drafts?kind=round", headers=drafter).json()["items"]
        shown = client.get(f"/articles/{made.json()['article']}", headers=drafter).json()
    assert [draft["record"] for draft in drafted] == ["rome-1988-05-12", "oslo-1988-05-15"]
    assert shown["remarks"] == [AS_NARRATIVE]


def test_a_fact_in_the_query_that_cannot_be_one_is_named(client: Client, drafter: Headers) -> None:
    found = problem(sent(client, drafter, TEXT, "text/plain", "?published=2026-01-27&zone=Kyiv"), 400)
    assert [error["pointer"] for error in found["errors"]] == ["/zone"]


def test_the_process_that_drafting_finds_is_that_of_the_article(database: Database, drafter: Headers) -> None:
    talks = {
        "text": "Ukraine and Russia will hold a third round of talks in Geneva on Sunday, the Kremlin said."
    }
    with serving(database) as client:
        made = taken(client, drafter, {**GIVEN, **talks, "process": None}).json()
        shown = client.get(f"/articles/{made['article']}", headers=drafter).json()
        drafted = client.get("/drafts?kind=process", headers=drafter).json()["items"]
    assert [draft["record"] for draft in drafted] == [shown["process"]]


def test_without_a_day_of_publication_nothing_is_made_of_it(client: Client, drafter: Headers) -> None:
    found = problem(taken(client, drafter, {"text": "Envoys met in Geneva.", "publisher": "Courier"}), 400)
    assert "published" in found["errors"][0]["pointer"]
    assert client.get("/articles", headers=drafter).json()["items"] == []


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"publisher": None}, "/publisher"),
        ({"published": "soon"}, "/published"),
        ({"html": PAGE}, ""),
        ({"zone": "Kyiv"}, "/zone"),
        ({"domain": "poem"}, "/domain"),
        ({"url": "https://example.org"}, "/url"),
    ],
)
def test_what_cannot_be_an_article_names_the_place(
    client: Client, drafter: Headers, change: dict[str, object], pointer: str
) -> None:
    found = problem(taken(client, drafter, GIVEN | change), 400)
    assert [error["pointer"] for error in found["errors"]] == [pointer]


def test_another_format_is_refused(client: Client, drafter: Headers) -> None:
    problem(sent(client, drafter, "a,b", "text/csv", ""), 415)


def test_who_may_not_draft_makes_none(client: Client, database: Database) -> None:
    problem(client.post("/articles", json=GIVEN), 401)
    problem(taken(client, {"X-API-Key": key_for(database, "read")}), 403)


def test_a_text_that_takes_too_long_is_refused_and_the_next_one_is_read(
    database: Database, drafter: Headers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "SECONDS_TO_DRAFT", 0.3)
    with serving(database, VENUES) as client:
        found = problem(taken(client, drafter, GIVEN | {"text": "Endless talks in Geneva."}), 400)
        assert "0.3 seconds" in found["errors"][0]["detail"]
        assert taken(client, drafter).status_code == 201
