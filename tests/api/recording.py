"""What the service answers to every example: over the seeds, with a fixed clock and secret, so always the same.

`make examples` writes it down (`python -m tests.api.recording`); test_examples.py holds the service to it.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from litestar import Litestar
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from tests.api.signatures import MANUAL, with_signatures
from tests.reviewing import DRAFTS, PROCESS, ingest
from tests.serving import PROBLEM, SECRET, Client, key_for
from tracker.api import examples
from tracker.api.examples import BODIES, REFUSAL, REFUSED, SEEN, Recorded, Sent, key_of
from tracker.api.operations import OPERATION, Operation
from tracker.app import create_app
from tracker.ingest import seedfile
from tracker.store import audit
from tracker.store.append import append
from tracker.store.audit import Stored
from tracker.store.database import Database, open_database
from tracker.store.migrate import upgrade

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "tracker" / "api" / "examples.ndjson"
ADDRESS = "http://127.0.0.1:8000"
RECORDED_AT = datetime(2026, 3, 10, 9, tzinfo=UTC)
LONGEST = 4_000
ENDLESS = "text/event-stream"
JSON = "application/json"
SCOPES = ("read", "draft", "write", "admin")


class Served(NamedTuple):
    """A handler that has an operation."""

    name: str
    method: str
    path: str
    operation: Operation


def served(app: Litestar) -> list[Served]:
    """Every operation of an application, in the order of addresses."""
    return sorted(
        Served(
            str(handler.name),
            str(next(iter(handler.http_methods))),
            route.path_format,
            handler.opt[OPERATION],
        )
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if OPERATION in handler.opt
    )


def seed(database: Database) -> None:
    """Store the seeds, as `tracker seed` does, and an article with drafts that wait for a decision."""
    for file in seedfile.in_order(map(seedfile.read, seedfile.find([ROOT / "seeds"]))):
        with database.writing() as session:
            receipt = append(session, file.submission, now=RECORDED_AT)
            audit.typed(session, "seed", Stored(receipt.source, receipt.revision), now=RECORDED_AT)
    ingest(database, drafts=(PROCESS, *DRAFTS), now=RECORDED_AT)


@contextmanager
def seeded(database: Database) -> Iterator[Client]:
    """A client of the service over seeds that are stored already."""
    app = create_app(database, now=lambda: RECORDED_AT, secret=SECRET)
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as client:
        yield client


def recording(client: Client, database: Database) -> list[Recorded]:
    """The answer to every example that can be asked for, those that write last."""
    keys = {scope: key_for(database, scope) for scope in SCOPES}
    operations = served(client.app)
    shown: set[str] = set()
    found = [
        one
        for each in operations
        if each.method == "GET"
        for one in _of_get(client, each, operations, shown, keys)
    ]
    found += [_of_refusal(client, sent, keys) for sent in REFUSED]
    return found + [
        one for each in operations if each.method != "GET" for one in _of_body(client, each, keys)
    ]


def send(client: Client, sent: Sent, keys: dict[str, str]) -> Any:
    """The answer to a request."""
    headers = {**sent.headers, **headers_with(keys, sent.needs)}
    return client.request(sent.method, sent.address, json=sent.body, headers=headers)


def headers_with(keys: dict[str, str], scope: str | None) -> dict[str, str]:
    """The header with a key of that scope."""
    return {"X-API-Key": keys[scope]} if scope else {}


def _of_get(
    client: Client, each: Served, others: list[Served], shown: set[str], keys: dict[str, str]
) -> Iterator[Recorded]:
    asked = _asked(each)
    if asked is None:
        return
    key = headers_with(keys, each.operation.scope)
    for answer in each.operation.answers:
        for media_type in answer.content:
            elsewhere = _by_extension(each, media_type, others)
            found = {"address": elsewhere} if elsewhere else _value(client, asked, media_type, shown, key)
            yield Recorded(each.name, f"GET {asked}", answer.status, media_type, "shown", **found)


def _asked(each: Served) -> str | None:
    return examples.address_of(each.name, each.path, each.operation.parameters)


def _by_extension(each: Served, media_type: str, others: list[Served]) -> str | None:
    """The example of the address that is a format's own: `/rounds.ndjson` shows what `/rounds` is as NDJSON."""
    if media_type == JSON:
        return None
    own = (one for one in others if one.path.startswith(f"{each.path}.") and _offers(one) == [media_type])
    return next(map(_asked, own), None)


def _offers(each: Served) -> list[str]:
    return [media_type for answer in each.operation.answers for media_type in answer.content]


def _value(
    client: Client, asked: str, media_type: str, shown: set[str], key: dict[str, str]
) -> dict[str, Any]:
    """JSON itself, but where an extension says the same again; other text once, if short; else where to see it."""
    again = asked.partition("?")[0].endswith(".json")
    if media_type in (ENDLESS, "text/html") or again:
        return {"address": asked}
    answer = client.get(asked, headers={"Accept": media_type, **key})
    assert answer.headers["content-type"].partition(";")[0] == media_type, (asked, media_type, answer.text)
    if media_type == JSON:
        return {"body": answer.json()}
    if media_type in shown or len(answer.text) > LONGEST:
        return {"address": asked}
    shown.add(media_type)
    return {"body": answer.json() if media_type.endswith("+json") else answer.text}


def _of_refusal(client: Client, sent: Sent, keys: dict[str, str]) -> Recorded:
    answer = send(client, sent, keys)
    assert answer.headers["content-type"] == PROBLEM, (sent, answer.text)
    asked = " with ".join([f"{sent.method} {sent.address}", *(f"{n}: {v}" for n, v in sent.headers.items())])
    return Recorded(REFUSAL, asked, answer.status_code, PROBLEM, key_of(answer.json()), answer.json())


def _of_body(client: Client, each: Served, keys: dict[str, str]) -> Iterator[Recorded]:
    for key, body in BODIES.get(each.name, {}).items():
        path = each.path.format(slug=body.slug, number=body.slug)
        address = f"{path}?{body.query}" if body.query else path
        key_header = headers_with(keys, each.operation.scope)
        headers = {
            name: client.get(path, headers=key_header).headers["ETag"] if text == SEEN else text
            for name, text in body.headers.items()
        }
        if isinstance(body.value, str):
            typed = {**headers, **key_header, "Content-Type": str(body.media_type)}
            answer = client.request(each.method, address, content=body.value.encode(), headers=typed)
        elif each.operation.body_type == JSON:
            sent = Sent(each.method, address, body.value, each.operation.scope, headers)
            answer = send(client, sent, keys)
        else:
            answer = client.request(each.method, address, data=body.value)
        media_type = answer.headers["content-type"].partition(";")[0]
        asked = " with ".join([f"{each.method} {address}", *(f"{n}: {v}" for n, v in body.headers.items())])
        assert answer.is_success, (asked, answer.text)
        yield Recorded(each.name, asked, answer.status_code, media_type, key, answer.json())


def encoded(record: list[Recorded]) -> bytes:
    """The file: one answer a line."""
    lines = sorted(record, key=lambda one: (one.name, one.status, one.media_type, one.key))
    return b"".join(msgspec.json.encode(one) + b"\n" for one in lines)


@contextmanager
def scratch() -> Iterator[Database]:
    """A seeded database that is thrown away."""
    folder = tempfile.mkdtemp(prefix="tracker-examples-")
    url = f"sqlite:///{folder}/seeded.db"
    upgrade(url, ROOT / "migrations")
    database = open_database(url)
    seed(database)
    try:
        yield database
    finally:
        database.close()
        shutil.rmtree(folder)


def main() -> None:
    """Write the record, and the table of operations of the manual."""
    with scratch() as database, seeded(database) as client:
        RECORD.write_bytes(encoded(recording(client, database)))
        examples.recorded.cache_clear()
        document = json.loads(client.get("/schema/openapi.json").content)
    MANUAL.write_text(with_signatures(MANUAL.read_text(encoding="utf-8"), document), encoding="utf-8")
    sys.stdout.write(f"{RECORD.relative_to(ROOT)} and {MANUAL.relative_to(ROOT)} are written\n")


if __name__ == "__main__":
    main()
