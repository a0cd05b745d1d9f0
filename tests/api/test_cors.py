"""Pages of other sites: all may read, those of named origins may write; HEAD and OPTIONS at every address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from tests.api.conftest import LATER, WIRE
from tests.building import NOW, TALKS, store
from tests.serving import SECRET, Client
from tracker.app import create_app
from tracker.errors import SettingInvalid
from tracker.settings import read
from tracker.store.database import Database

DESK = "https://desk.example"
ELSEWHERE = "https://elsewhere.example"


@pytest.fixture
def desk(database: Database) -> Iterator[Client]:
    """The service of an installation that lets the pages of the desk write."""
    store(database, TALKS, WIRE, LATER)
    app = create_app(database, now=lambda: NOW, secret=SECRET, origins=[DESK])
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def names(text: str) -> set[str]:
    return {name.strip().lower() for name in text.split(",")}


def preflight(
    client: Client, path: str, origin: str, method: str, *headers: str
) -> tuple[str, set[str], set[str]]:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": ", ".join(headers),
    }
    answer = client.options(path, headers=asked)
    assert (answer.status_code, answer.content) == (204, b"")
    told = answer.headers
    return (
        told["access-control-allow-origin"],
        names(told["access-control-allow-methods"]),
        names(told["access-control-allow-headers"]),
    )


def test_any_page_may_read_and_see_what_matters(desk: Client) -> None:
    for origin in (ELSEWHERE, DESK, "null"):
        for path in ("/timeline", "/nothing", "/timeline.ndjson"):
            answer = desk.get(path, headers={"Origin": origin})
            assert answer.headers["access-control-allow-origin"] == "*"
            exposed = names(answer.headers["access-control-expose-headers"])
            assert {
                "etag",
                "link",
                "memento-datetime",
                "retry-after",
                "ratelimit",
                "content-location",
            } <= exposed
    origin, methods, headers = preflight(desk, "/timeline", ELSEWHERE, "GET", "if-none-match")
    assert (origin, methods) == ("*", {"get", "head"})
    assert {"if-none-match", "accept-datetime", "last-event-id"} <= headers


def test_no_other_page_may_write(own: Client, desk: Client) -> None:
    for service, origins in (
        (own, (ELSEWHERE, DESK)),
        (desk, (ELSEWHERE, DESK + ".evil.example", "null")),
    ):
        for origin in origins:
            _, methods, headers = preflight(service, "/sources", origin, "POST", "authorization")
            assert methods == {"get", "head"}
            assert not headers & {"authorization", "x-api-key"}
            answer = service.post("/sources", json={}, headers={"Origin": origin})
            assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/sources", {"get", "head", "post"}),
        ("/rulings", {"get", "head", "post"}),
        ("/sources/wire", {"get", "head", "put"}),
        ("/timeline", {"get", "head"}),
    ],
)
def test_a_page_of_a_named_origin_may_write(desk: Client, path: str, methods: set[str]) -> None:
    origin, found, headers = preflight(desk, path, DESK, "POST", "authorization", "if-match")
    assert (origin, found) == (DESK, methods)
    assert {"authorization", "x-api-key", "content-type", "if-match", "idempotency-key"} <= headers


def test_the_answer_to_a_write_is_for_that_origin_alone(desk: Client) -> None:
    for answer in (
        desk.post("/sources", json={}, headers={"Origin": DESK}),
        desk.put("/sources/wire", json={}, headers={"Origin": DESK}),
    ):
        assert answer.status_code == 401
        assert answer.headers["access-control-allow-origin"] == DESK
        assert "origin" in names(answer.headers["vary"])
        assert "access-control-allow-credentials" not in answer.headers
    assert "origin" in names(desk.options("/sources", headers={"Origin": ELSEWHERE}).headers["vary"])


def test_asking_by_post_is_reading(client: Client) -> None:
    _, methods, headers = preflight(client, "/resolve", ELSEWHERE, "POST", "content-type")
    assert "post" in methods
    assert "content-type" in headers
    answer = client.post("/resolve", json={"text": "2026-01-01"}, headers={"Origin": ELSEWHERE})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")


def test_origins_are_read_as_browsers_write_them() -> None:
    given = f"{DESK}, HTTP://Local.Example:8080 https://a.example:443\nhttp://[::1]:3000"
    assert read({"TRACKER_ORIGINS": given}).origins == (
        DESK,
        "http://local.example:8080",
        "https://a.example",
        "http://[::1]:3000",
    )
    assert read({"TRACKER_ORIGINS": ""}).origins == read({}).origins == ()


@pytest.mark.parametrize(
    "given", ["*", "desk.example", "https://desk.example/", "https://*.example", "null", "ftp://a"]
)
def test_what_is_no_whole_origin_is_refused(given: str) -> None:
    with pytest.raises(SettingInvalid, match="TRACKER_ORIGINS"):
        read({"TRACKER_ORIGINS": given})


# every route

OF_KIND = {
    "processes": "talks",
    "rounds": "second",
    "venues": "geneva",
    "participants": "kremlin",
    "positions": "said-1",
    "sources": "wire",
}
QUERIES = {"/positions/diff": "?from=2026-01-01&to=2026-02-28", "/resolve": "?text=2026-01-01"}


def addresses(client: Client) -> list[tuple[str, set[str]]]:
    """Every route with an id that there is, and its methods."""
    found: dict[str, set[str]] = {}
    for route in client.app.routes:
        if isinstance(route, HTTPRoute):
            steps = route.path_format.split("/")
            kind = steps[steps.index("{slug}") - 1] if "{slug}" in steps else ""
            path = route.path_format.replace("{slug}", OF_KIND.get(kind, "none"))
            found.setdefault(path, set()).update(set(route.methods) - {"OPTIONS"})
    return sorted(found.items())


def test_head_is_get_without_a_body_and_options_names_the_methods_at_every_address(client: Client) -> None:
    reads = 0
    for path, methods in addresses(client):
        allowed = methods | ({"HEAD"} if "GET" in methods else set()) | {"OPTIONS"}
        answer = client.options(path)
        assert (answer.status_code, answer.content) == (204, b"")
        assert set(answer.headers["allow"].split(", ")) == allowed, path
        if "GET" not in methods:
            continue
        address = path + QUERIES.get(path, "")
        head = client.head(address)
        assert head.content == b""
        if head.headers["content-type"].startswith("text/event-stream"):
            continue
        get = client.get(address)
        assert head.status_code == get.status_code, path
        assert {**head.headers, "date": ""} == {**get.headers, "date": ""}, path
        if get.status_code == 200 and "no-store" not in get.headers["cache-control"]:
            assert get.headers["etag"].startswith('"'), path
            reads += 1
    assert reads > 50
