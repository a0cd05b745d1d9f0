"""What is answered before a handler is looked for is what the handler answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import LATER, WIRE
from tests.building import TALKS, store
from tests.serving import Client, serving
from tracker.api import lists
from tracker.api.at_once import AtOnce
from tracker.store.database import Database

PATHS = [
    "/timeline",
    "/timeline?limit=2",
    "/timeline?limit=2&order=desc",
    "/timeline?limit=2&kind=position&participant=kremlin",
    "/timeline?known_on=2026-02-07",
    "/timeline.json?limit=2&kind=round&status=held",
    "/rounds?limit=1",
    "/rounds.json?limit=1",
    "/positions?stance=demand",
    "/participants?undated=only",
    "/timeline?limit=1&known_on=2026-02-07T09:00:00%2B09:00",
]
HANDLED = [
    "/timeline?limit=2&count=exact",
    "/timeline?fields=id",
    "/timeline?q=first",
    "/timeline.ndjson",
    "/timeline?known_on=2026-01-28",
    "/timeline?limitt=2",
    "/timeline?cursor=made-up",
    "/timeline?limit=%ff",
    "/timeline?process=nowhere",
]


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were answered at once."""
    found: list[str] = []
    answer: Callable[..., Any] = AtOnce.__call__

    def noted(self: AtOnce, scope: Any, headers: Any) -> Any:
        told = answer(self, scope, headers)
        if told is not None:
            found.append(f"{scope['path']}?{scope['query_string'].decode()}".removesuffix("?"))
        return told

    monkeypatch.setattr(AtOnce, "__call__", noted)
    return found


def both(client: Client, path: str, monkeypatch: pytest.MonkeyPatch, **headers: str) -> list[Any]:
    """The answers of the handler, and of whoever answers twice after it has; all but the moment of sending."""
    with monkeypatch.context() as patch:
        patch.setattr(AtOnce, "__call__", lambda *_: None)
        handled = client.get(path, headers=headers)
    return [
        (each.status_code, each.content, sorted(each.headers.multi_items()))
        for each in (handled, client.get(path, headers=headers), client.get(path, headers=headers))
    ]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_at_once_is_the_one_of_the_handler_on_every_page(
    database: Database, path: str, monkeypatch: pytest.MonkeyPatch, answered: list[str]
) -> None:
    store(database, TALKS, WIRE, LATER)
    here = database.engine.dialect.name == "sqlite"
    with serving(database, cache_megabytes=0) as client:
        while path:
            handled, second, third = both(client, path, monkeypatch)
            assert handled == second == third
            assert answered == ([path, path] if here else [])
            answered.clear()
            path = (client.get(path).json()["next"] or "").removeprefix("http://testserver.local")
            answered.clear()


@pytest.mark.parametrize("path", HANDLED)
def test_what_takes_more_is_left_to_the_handler(
    own: Client, path: str, monkeypatch: pytest.MonkeyPatch, answered: list[str]
) -> None:
    handled, second, third = both(own, path, monkeypatch)
    assert handled == second == third
    assert answered == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "text/html"},
        {"Accept": "application/x-ndjson, */*;q=0.1"},
        {"Accept-Datetime": "Wed, 28 Jan 2026 12:00:00 GMT"},
        {"Host": "a host"},
        {"Host": ""},
    ],
)
def test_what_the_headers_ask_for_is_left_to_the_handler(
    own: Client, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch, answered: list[str]
) -> None:
    own.get("/timeline")
    handled, second, third = both(own, "/timeline", monkeypatch, **headers)
    assert handled == second == third
    assert answered == []


@pytest.mark.parametrize(
    "headers", [{"Accept-Encoding": "br"}, {"If-None-Match": "*"}, {"Host": "talks.example:8443"}]
)
def test_conditions_codings_and_hosts_hold_at_once_too(
    own: Client, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    handled, second, third = both(own, "/timeline?limit=2", monkeypatch, **headers)
    assert handled == second == third


def test_each_page_of_a_walk_leads_to_its_own_next_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, TALKS, WIRE, LATER)
    with serving(database, cache_megabytes=0) as client:
        first = client.get("/timeline?limit=1").json()["next"]
        second = client.get(first).json()["next"]
        for path in (first, second, first, f"{first}&limit=2", f"{second}&limit=2", f"{second}&limit=1"):
            handled, *others = both(client, path, monkeypatch)
            assert others == [handled, handled]


def test_what_a_write_changes_is_told_at_once_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(database, TALKS, WIRE)
    with serving(database, cache_megabytes=0) as client:
        before, *_ = both(client, "/timeline?limit=2", monkeypatch)
        store(database, LATER)
        handled, *others = both(client, "/timeline?limit=2", monkeypatch)
    assert handled != before
    assert others == [handled, handled]


def test_a_page_behind_a_cursor_has_no_digest_and_a_permanent_one_has(own: Client) -> None:
    first = own.get("/timeline?limit=2")
    walked = own.get(first.json()["next"])
    permanent = own.get(first.json()["permalink"])
    assert "Repr-Digest" not in walked.headers
    assert "Repr-Digest" in permanent.headers
    assert walked.headers["ETag"]


def test_every_list_in_json_can_be_answered_at_once() -> None:
    assert {each.path for each in lists.every_list([])} >= {"/timeline", "/rounds", "/positions"}
