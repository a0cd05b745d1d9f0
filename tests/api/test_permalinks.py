"""Every view names an address that will always show what it shows now; that address may be kept for ever."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from tests.building import NOW, said, store
from tests.serving import HTML, Client
from tracker.store.database import Database

BOTH = "known_on=2026-01-28&as_of=2026-03-01T12:02:00Z"
FOREVER = "public, max-age=31536000, immutable"
VIEWS = [
    "/timeline",
    "/timeline?kind=round&limit=2",
    "/timeline.ndjson",
    "/timeline?overdue=only",
    "/rounds",
    "/participants?process=talks",
    "/rounds/second",
    "/rounds/second/reports",
    "/rounds/second/schedule",
    "/rounds/second/conflicts",
    "/processes/talks/slippage",
    "/positions/matrix",
    "/positions/diff?from=2026-01-01&to=2026-02-28",
    "/sources",
    "/",
]
OTHERS = ["/sources/wire", "/overdue", "/upcoming?days=9", "/conflicts", "/participants/kremlin/positions"]


@pytest.fixture(autouse=True)
def plain(request: pytest.FixtureRequest) -> None:
    """Digests are of the bytes as they are sent: here without a coding."""
    for name in {"client", "empty", "own"} & set(request.fixturenames):
        request.getfixturevalue(name).headers["Accept-Encoding"] = "identity"


def permalink(answer: Any) -> str:
    found: str = answer.links["bookmark"]["url"]
    return found


def digest(content: bytes) -> str:
    return f"sha-256=:{b64encode(sha256(content).digest()).decode()}:"


def facts(answer: Any) -> Any:
    """What an answer says of the records; where it stands in time is told apart."""
    if answer.headers["content-type"] != "application/json":
        return (
            answer.text
            if "html" not in answer.headers["content-type"]
            else answer.text.partition("<footer>")[0]
        )
    of_the_page = ("permalink", "next", "known_on", "as_of")
    return {key: value for key, value in answer.json().items() if key not in of_the_page}


def change_everything(database: Database) -> None:
    """Write about all that there is: today, of the past, under old names."""
    store(
        database,
        said(
            "news",
            "2026-01-25",
            process=[{"id": "talks", "title": "Renamed"}],
            participant=[{"id": "kremlin", "name": "Renamed"}, {"id": "new", "name": "New"}],
            venue=[{"id": "geneva", "name": "Renamed"}],
            round=[
                {"id": "second", "status": "cancelled", "mediators": ["new"]},
                {"id": "first", "when": {"edtf": "2026-01-20"}},
                {"id": "third", "when": {"edtf": "2026-01-21"}, "status": "scheduled"},
            ],
            position=[
                {"id": "said-3", "holder": "new", "issue": "donbas", "stance": "accept", "when": "today"}
            ],
        ),
    )


@pytest.mark.parametrize("view", VIEWS)
def test_the_permalink_of_a_view_shows_the_same_and_still_does_after_writes(
    own: Client, database: Database, view: str
) -> None:
    shown = own.get(view)
    assert shown.headers["cache-control"] == "no-cache"
    assert "repr-digest" not in shown.headers
    kept = own.get(permalink(shown))
    assert (kept.status_code, facts(kept)) == (200, facts(shown))
    assert kept.headers["cache-control"] == FOREVER
    assert kept.headers["repr-digest"] == digest(kept.content)
    assert permalink(kept) == permalink(shown)

    change_everything(database)
    again = own.get(permalink(shown))
    assert again.content == kept.content
    assert again.headers["repr-digest"] == kept.headers["repr-digest"]
    assert again.headers["cache-control"] == FOREVER
    assert facts(own.get(view)) != facts(kept), "the writes did change this view"


@pytest.mark.parametrize("view", [*VIEWS, *OTHERS])
@pytest.mark.parametrize("query", [BOTH, "known_on=2030-01-01&as_of=2026-03-01T12:02:00Z"])
def test_a_read_that_names_both_clocks_is_immutable(client: Client, view: str, query: str) -> None:
    answer = client.get(f"{view}{'&' if '?' in view else '?'}{query}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == FOREVER
    assert permalink(answer) == str(answer.request.url)
    assert client.head(str(answer.request.url)).headers["repr-digest"] == digest(answer.content)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "known_on=2026-01-28",
        "as_of=2026-03-01T12:02:00Z",
        "known_on=2026-01-28&as_of=2030-01-01",
        "known_on=2026-01-28&as_of=2026-03-01T12:02:00.000001Z",
    ],
)
def test_what_a_later_write_could_reach_is_not_immutable_but_names_its_permalink(
    client: Client, query: str
) -> None:
    for path in ("/timeline", "/rounds/second", "/sources"):
        answer = client.get(f"{path}?{query}")
        assert answer.headers["cache-control"] == "no-cache"
        assert "repr-digest" not in answer.headers
        assert client.get(permalink(answer)).headers["cache-control"] == FOREVER


def test_a_permalink_keeps_the_words_of_the_clocks_that_hold(client: Client) -> None:
    assert "?known_on=2026-01-28&as_of=2026-03-01T12:02:00Z" in permalink(
        client.get("/timeline?known_on=2026-01-28")
    )
    capped = permalink(client.get("/timeline?known_on=2026-01-28&as_of=2030-01-01"))
    assert capped.endswith("?known_on=2026-01-28&as_of=2026-03-01T12:02:00Z")


def test_lists_and_records_name_it_in_the_body_and_pages_link_to_it(client: Client) -> None:
    for path in ("/timeline", "/sources", "/rounds/second"):
        answer = client.get(path)
        assert answer.json()["permalink"] == permalink(answer)
    for path in ("/", "/timeline", "/rounds/second"):
        answer = client.get(path, headers=HTML)
        assert f'<a rel="bookmark" href="{permalink(answer)}">'.replace("&", "&amp;") in answer.text


def test_every_page_of_a_walk_behind_the_first_is_immutable(own: Client, database: Database) -> None:
    second = own.get(own.get("/timeline?limit=2").json()["next"])
    assert second.headers["cache-control"] == FOREVER
    change_everything(database)
    assert own.get(str(second.request.url)).content == second.content


def test_a_walk_under_a_clock_that_has_not_come_is_stopped_too(own: Client, database: Database) -> None:
    second = own.get("/timeline?limit=2&as_of=2030-01-01").json()["next"]
    before = own.get(second).content
    change_everything(database)
    assert own.get(second).content == before


def test_an_empty_tracker_has_no_permalink(empty: Client) -> None:
    assert empty.get("/timeline").json()["permalink"] is None
    assert "bookmark" not in empty.get("/").links


def test_what_has_no_clock_refuses_one(client: Client) -> None:
    for path in ("/issues", "/resolve"):
        assert client.get(f"{path}?known_on=2026-01-28").status_code == 400


def test_the_source_and_the_front_page_are_of_the_day_in_question(own: Client, database: Database) -> None:
    assert own.get("/sources/wire?known_on=2026-01-26").status_code == 404
    assert own.get("/sources/wire?known_on=2026-01-27").json()["revision"] == 1
    store(database, said("wire", "2026-01-27", source={"corrected": "2026-02-20"}), correction=True)
    assert own.get("/sources/wire").json()["revision"] == 2
    assert own.get("/sources/wire?known_on=2026-02-19").json()["revision"] == 1
    assert own.get(f"/sources/wire?as_of={NOW.isoformat().replace('+00:00', 'Z')}").status_code == 404
    assert "Elsewhere" not in own.get("/?known_on=2026-01-26").text
    assert own.get("/?knownon=2026-01-26").status_code == 400
