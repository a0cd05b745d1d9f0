"""The service as a client meets it: a real database below, a fixed clock beside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

from tests.building import NOW
from tracker.app import create_app
from tracker.ingest.desk import BY_RULES, Rules
from tracker.store import keys
from tracker.store.database import Database

Client = TestClient[Litestar]

SECRET = b"not so secret" * 3
PROBLEM = "application/problem+json"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
"""What browsers send."""


@contextmanager
def serving(database: Database, rules: Rules = BY_RULES, *, cache_megabytes: int = 64) -> Iterator[Client]:
    """A client of the service over a database; with no cache each page is made anew."""
    app = create_app(database, now=lambda: NOW, secret=SECRET, rules=rules, cache_megabytes=cache_megabytes)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def key_for(database: Database, *scopes: str, expires_at: datetime | None = None) -> str:
    """The text of a new key."""
    with database.writing() as session:
        return keys.create(session, "test", scopes, now=NOW, expires_at=expires_at)[1]


def ids(answer: Any) -> list[str]:
    """The ids of a page, after looking that it is one."""
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem of an answer, after looking that it is a whole one."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    found: dict[str, Any] = json.loads(answer.content)
    assert set(found) == {"type", "title", "status", "detail", "instance", "errors"}
    assert found["status"] == status
    assert "Traceback" not in answer.text
    assert "<class" not in answer.text
    return found
