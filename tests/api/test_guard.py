"""What does not pass: too often, too slow, too large, too much at once; and that nobody else is hurt by it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from tests.building import NOW
from tests.serving import PROBLEM, SECRET, Client, key_for, problem
from tracker.api.arrival import LARGEST_BODY, Arrivals
from tracker.api.guard import Guard, Limits
from tracker.api.keyring import Keyring
from tracker.api.rates import SECOND
from tracker.api.refusals import Overloaded
from tracker.app import create_app
from tracker.store import keys
from tracker.store.database import Database

ARTICLE: dict[str, Any] = {"source": {"id": "a", "publisher": "A", "published": "2026-01-01"}}


class Clock:
    """Nanoseconds that go on only when they are told to."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


@contextmanager
def limited(database: Database, clock: Clock, **limits: int) -> Iterator[Client]:
    app = create_app(database, now=lambda: NOW, secret=SECRET, limits=Limits(**limits), monotonic=clock)
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


# --- rates --------------------------------------------------------------------------------------------------------


def test_who_asks_too_often_is_told_when_to_come_back(database: Database) -> None:
    clock = Clock()
    with limited(database, clock, reads_per_minute=3) as client:
        told = [client.get("/issues").headers for _ in range(3)]
        assert [headers["ratelimit"] for headers in told] == [
            '"reads";r=2;t=20',
            '"reads";r=1;t=40',
            '"reads";r=0;t=60',
        ]
        assert {headers["ratelimit-policy"] for headers in told} == {'"reads";q=3;w=60'}
        refused = client.get("/issues")
        assert problem(refused, 429)["type"] == "/schema#too-many-requests"
        assert refused.headers["retry-after"] == "20"
        assert refused.headers["ratelimit"] == '"reads";r=0;t=60'
        assert refused.headers["x-content-type-options"] == "nosniff"
        assert "RateLimit" in refused.headers["access-control-expose-headers"]
        clock.now = 20 * SECOND
        assert client.get("/issues").status_code == 200


def test_refusals_of_all_sorts_carry_the_headers_too(database: Database) -> None:
    with limited(database, Clock(), reads_per_minute=100, writes_per_minute=100) as client:
        for answer in (
            client.get("/nothing"),
            client.get("/timeline?x=1"),
            client.head("/issues"),
            client.options("/issues"),
            client.post("/sources", json={}),
            client.post("/issues", json={}),
            client.get("/timeline.ndjson"),
        ):
            assert answer.headers["ratelimit"].startswith('"'), answer.request.url


def test_reading_and_writing_are_counted_apart(database: Database) -> None:
    with limited(database, Clock(), reads_per_minute=2, writes_per_minute=1) as client:
        assert client.post("/sources", json={}).headers["ratelimit-policy"] == '"writes";q=1;w=60'
        problem(client.post("/rulings", json={}), 429)
        question = {"text": "on Sunday", "published": "2026-01-27"}
        assert client.post("/resolve", json=question).headers["ratelimit-policy"] == '"reads";q=2;w=60'
        assert client.get("/issues").status_code == 200
        problem(client.get("/issues"), 429)


def test_health_is_never_limited(database: Database) -> None:
    with limited(database, Clock(), reads_per_minute=1, requests_at_once=0) as client:
        for _ in range(5):
            answer = client.get("/health/live")
            assert answer.status_code == 200
            assert "ratelimit" not in answer.headers


def test_without_a_limit_there_are_no_headers(database: Database) -> None:
    with limited(database, Clock()) as client:
        assert "ratelimit" not in client.get("/issues").headers


def test_a_header_of_the_client_does_not_make_it_another_one(database: Database) -> None:
    with limited(database, Clock(), reads_per_minute=1) as client:
        client.get("/issues")
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
            problem(client.get("/issues", headers={header: "203.0.113.9"}), 429)


def test_a_good_key_has_a_limit_of_its_own_and_no_other_text_has(database: Database) -> None:
    good = {"X-API-Key": key_for(database, "read")}
    with limited(database, Clock(), reads_per_minute=1) as client:
        assert client.get("/issues").status_code == 200
        assert client.get("/issues", headers=good).status_code == 200
        problem(client.get("/issues", headers=good), 429)
        for other in (b"trk_madeupmadeup", b"\xff", b""):
            problem(client.get("/issues", headers={b"X-API-Key": other}), 429)


def test_a_key_is_looked_up_again_after_a_minute(database: Database) -> None:
    with database.writing() as session:
        made, secret = keys.create(session, "desk", ["read"], now=NOW)
    keyring = Keyring(database, lambda: NOW)

    async def asked(moment: int) -> str | None:
        return await keyring.prefix_of(secret, moment)

    assert asyncio.run(asked(0)) == made.prefix
    with database.writing() as session:
        keys.revoke(session, made.prefix, now=NOW)
    assert asyncio.run(asked(59 * SECOND)) == made.prefix
    assert asyncio.run(asked(60 * SECOND)) is None


# --- keys in addresses ----------------------------------------------------------------------------------------------


def test_a_key_in_an_address_is_refused_with_advice_and_not_repeated(
    empty: Client, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    key = key_for(database, "write")
    for method, address in (
        ("POST", f"/sources?key={key}"),
        ("POST", f"/sources?dry_run=true&x={quote(key)}"),
        ("GET", f"/timeline?api_key={key.replace('_', '%5F')}"),
        ("GET", f"/sources/{key}"),
        ("GET", f"/{key}/x?y=1"),
    ):
        answer = empty.request(method, address, json=ARTICLE)
        found = problem(answer, 400)
        assert found["type"] == "/schema#key-in-address"
        assert "X-API-Key" in found["detail"]
        assert key not in answer.text
    assert key not in caplog.text
    assert empty.get("/sources").json()["items"] == []


# --- bodies: the guard as the server sees it ------------------------------------------------------------------------

Message = dict[str, Any]
Sent = list[Message]


async def answered(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001 - ASGI's signature
    """An application that says how long the body is."""
    size = 0
    while True:
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode(), "more_body": False})


def scope_of(method: str = "POST", path: str = "/sources", **headers: str) -> Any:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()],
        "client": ("192.0.2.1", 4711),
    }


def guard(app: Any = answered, **limits: Any) -> Guard:
    class NoKeys:
        async def prefix_of(self, *_: object) -> None:
            return None

    keyring: Any = NoKeys()
    return Guard(app, Limits(**limits), monotonic=Clock(), keyring=keyring, written={"sources"})


async def ask(guarded: Guard, scope: Any, receive: Callable[[], Awaitable[Message]]) -> Sent:
    sent: Sent = []

    async def send(message: Message) -> None:
        sent.append(message)

    await guarded(scope, receive, send)  # type: ignore[arg-type]  # messages as plain dicts
    return sent


def refused(sent: Sent, status: int) -> dict[bytes, bytes]:
    start, body = sent
    headers = dict(start["headers"])
    assert start["status"] == status
    assert headers[b"content-type"] == PROBLEM.encode()
    assert json.loads(body["body"])["status"] == status
    return headers


def chunks(*bodies: bytes, whole: bool = True) -> Callable[[], Awaitable[Message]]:
    """Receives these chunks; then, where they are not the whole body, nothing any more."""
    left = list(bodies)

    async def receive() -> Message:
        if not left:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left) or not whole}

    return receive


def test_a_body_that_arrives_passes_whole() -> None:
    sent = asyncio.run(ask(guard(), scope_of(), chunks(b"ab", b"", b"c")))
    assert [message.get("body") for message in sent] == [None, b"3"]


@pytest.mark.parametrize("path", ["*", "", "/", "//", "/sources", "//sources/x", "http://x/y"])
def test_an_address_of_any_form_is_counted(path: str) -> None:
    guarded = guard(reads_per_minute=9, writes_per_minute=9)
    (start, _) = asyncio.run(ask(guarded, scope_of("POST", path), chunks(b"")))
    kind = b'"writes"' if "sources" in path else b'"reads"'
    assert dict(start["headers"])[b"ratelimit"].startswith(kind)


def test_a_body_that_does_not_arrive_is_cut_off() -> None:
    sent = asyncio.run(ask(guard(seconds_to_arrive=0.01), scope_of(), chunks(b"a", whole=False)))
    assert refused(sent, 408)[b"connection"] == b"close"


@pytest.mark.parametrize("declared", [{}, {"transfer_encoding": "chunked"}, {"content_length": "9"}])
def test_a_body_that_grows_too_large_is_refused_whatever_it_declares(declared: dict[str, str]) -> None:
    half = b" " * (LARGEST_BODY // 2)
    sent = asyncio.run(ask(guard(), scope_of(**declared), chunks(half, half, b" ", whole=False)))
    assert refused(sent, 413)[b"connection"] == b"close"
    fits = asyncio.run(ask(guard(), scope_of(**declared), chunks(half, half)))
    assert fits[0]["status"] == 200


def test_a_body_that_says_it_is_too_large_is_not_waited_for() -> None:
    async def receive() -> Message:
        raise AssertionError("nothing is received")

    sent = asyncio.run(ask(guard(), scope_of(content_length=str(LARGEST_BODY + 1)), receive))
    refused(sent, 413)


def test_a_client_that_goes_before_its_end_is_not_answered() -> None:
    async def receive() -> Message:
        return {"type": "http.disconnect"}

    assert asyncio.run(ask(guard(), scope_of(), receive)) == []


def test_no_more_is_held_than_one_process_should_and_what_is_done_is_given_back() -> None:
    async def both() -> None:
        arrivals = Arrivals(10, largest=100, most_held=100)
        waiting = asyncio.create_task(arrivals.body(scope_of(), chunks(b"x" * 80, whole=False)))  # type: ignore[arg-type]  # messages as plain dicts
        await asyncio.sleep(0)
        with pytest.raises(Overloaded):
            await arrivals.body(scope_of(), chunks(b"x" * 30))  # type: ignore[arg-type]  # as above
        waiting.cancel()
        await asyncio.wait([waiting])
        assert await arrivals.body(scope_of(), chunks(b"x" * 100)) == b"x" * 100  # type: ignore[arg-type]  # as above

    asyncio.run(both())


# --- room and time for work ---------------------------------------------------------------------------------------


class Slow:
    """An application that answers when it is let, and counts who is inside."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.inside = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.inside += 1
        await self.go.wait()
        await answered(scope, receive, send)


@asynccontextmanager
async def asking(guarded: Guard, *scopes: Any) -> AsyncIterator[list[asyncio.Task[Sent]]]:
    """Requests under way; each has had its turn to begin."""
    tasks = [asyncio.create_task(ask(guarded, scope, chunks(b"x"))) for scope in scopes]
    for _ in range(5):
        await asyncio.sleep(0)
    yield tasks
    await asyncio.gather(*tasks)


def test_one_more_than_can_be_worked_on_is_sent_away_and_takes_no_harm_later() -> None:
    async def busy() -> None:
        slow = Slow()
        guarded = guard(slow, requests_at_once=2)
        async with asking(guarded, scope_of("GET", "/timeline"), scope_of()) as tasks:
            assert slow.inside == 2
            assert int(refused(await ask(guarded, scope_of(), chunks(b"x")), 503)[b"retry-after"]) > 0
            health = asyncio.create_task(ask(guarded, scope_of("GET", "/health/live"), chunks(b"")))
            slow.go.set()
            assert (await health)[0]["status"] == 200
        assert [task.result()[0]["status"] for task in tasks] == [200, 200]
        assert (await ask(guarded, scope_of(), chunks(b"x")))[0]["status"] == 200

    asyncio.run(busy())


def test_who_sends_slowly_takes_no_room_from_others() -> None:
    async def slow_senders() -> None:
        guarded = guard(requests_at_once=1)
        trickling = [
            asyncio.create_task(ask(guarded, scope_of(), chunks(b"x", whole=False))) for _ in range(20)
        ]
        await asyncio.sleep(0)
        assert (await ask(guarded, scope_of(), chunks(b"x")))[0]["status"] == 200
        for task in trickling:
            task.cancel()
        await asyncio.wait(trickling)

    asyncio.run(slow_senders())


def test_a_stream_takes_no_room_once_it_has_begun() -> None:
    async def streams() -> None:
        end = asyncio.Event()

        async def stream(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001 - ASGI's signature
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await end.wait()
            await send({"type": "http.response.body", "body": b"", "more_body": False})

        guarded = guard(stream, requests_at_once=1, seconds_to_answer=0.01)
        async with asking(guarded, *[scope_of("GET", "/changes.sse")] * 5) as tasks:
            await asyncio.sleep(0.05)  # past the time that an answer has to begin in
            end.set()
        assert [task.result()[0]["status"] for task in tasks] == [200] * 5

    asyncio.run(streams())


def test_an_answer_that_does_not_begin_in_time_is_503_and_comes_no_more() -> None:
    async def late() -> None:
        slow = Slow()
        guarded = guard(slow, requests_at_once=1, seconds_to_answer=0.01)
        sent: Sent = []
        answered_early = asyncio.Event()

        async def send(message: Message) -> None:
            sent.append(message)
            if message["type"] == "http.response.body":
                answered_early.set()

        asked = asyncio.create_task(guarded(scope_of(), chunks(b"x"), send))  # type: ignore[arg-type]  # messages as plain dicts
        await answered_early.wait()
        assert int(refused(sent, 503)[b"retry-after"]) > 0
        refused(await ask(guarded, scope_of(), chunks(b"x")), 503)  # the work goes on, and keeps its room
        slow.go.set()
        await asked
        assert len(sent) == 2
        assert (await ask(guarded, scope_of(), chunks(b"x")))[0]["status"] == 200

    asyncio.run(late())


def test_an_application_that_fails_gives_its_room_back() -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001 - ASGI's signature
        raise ZeroDivisionError

    async def twice() -> None:
        guarded = guard(broken, requests_at_once=1)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await ask(guarded, scope_of(), chunks(b"x"))

    asyncio.run(twice())
