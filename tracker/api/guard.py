"""What a request passes before it is worked on: how often its sender asks, whether it arrives, whether there is room.

The work of a request begins when all of it has arrived and ends when its answer begins. So who sends slowly takes no
room from others, and a stream that is followed for hours takes none either. Health passes always.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from litestar.enums import ScopeType
from litestar.exceptions import HTTPException

from tracker.api.access import given_key, refuse_in_address
from tracker.api.arrival import Arrivals
from tracker.api.problems import MEDIA_TYPE, described
from tracker.api.rates import Rate, household
from tracker.api.refusals import AnswerTooSlow, Overloaded, TooManyRequests
from tracker.errors import TrackerError
from tracker.store.keys import redacted

if TYPE_CHECKING:
    from litestar.types import (
        ASGIApp,
        HTTPReceiveMessage,
        HTTPRequestEvent,
        HTTPScope,
        Message,
        Receive,
        Scope,
        Send,
    )

    from tracker.api.keyring import Keyring

HEALTH = "/health/"
WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "NONE"})
"""Methods whose bodies mean nothing; `NONE` is what the edge makes of OPTIONS."""

Header = tuple[bytes, bytes]
CLOSE: Header = (b"connection", b"close")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process lets pass; 0 requests a minute is no limit."""

    reads_per_minute: int = 0
    writes_per_minute: int = 0
    requests_at_once: int = 200
    seconds_to_arrive: float = 20
    seconds_to_answer: float = 60


class Guard:
    """An ASGI application around another one. `monotonic` is a clock in nanoseconds that never goes back.

    `written` are the first segments of the addresses that take writes: a POST anywhere else is a way of reading.
    """

    def __init__(
        self,
        app: ASGIApp,
        limits: Limits,
        *,
        monotonic: Callable[[], int],
        keyring: Keyring,
        written: Collection[str],
    ) -> None:
        self._app, self._limits = app, limits
        self._monotonic, self._keyring, self._written = monotonic, keyring, frozenset(written)
        self._reads = Rate("reads", limits.reads_per_minute) if limits.reads_per_minute else None
        self._writes = Rate("writes", limits.writes_per_minute) if limits.writes_per_minute else None
        self._arrivals = Arrivals(limits.seconds_to_arrive)
        self._at_work = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it; anything that is no HTTP request passes."""
        if scope["type"] != ScopeType.HTTP or scope["path"].startswith(HEALTH):
            await self._app(scope, receive, send)
        else:
            await self._guarded(scope, receive, send)

    async def _guarded(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        headers: list[Header] = []
        with_body = scope["method"] not in WITHOUT_BODY
        try:
            _refuse_key(scope)
            headers += await self._counted(scope)
            if with_body:
                body = await self._arrivals.body(scope, receive)
                if body is None:
                    return
                receive = _replayed(body, receive)
            if self._at_work >= self._limits.requests_at_once:
                raise Overloaded
        except (TrackerError, HTTPException) as refusal:
            # what is left of a body would be taken for the next request, or be waited for
            await _refuse(scope, send, refusal, [*headers, CLOSE] if with_body else headers)
            return
        await self._answered(scope, receive, send, headers)

    async def _counted(self, scope: HTTPScope) -> list[Header]:
        """Count a request for its sender; the headers that tell how many more may come.

        Raises:
            TooManyRequests: this one is too many.

        """
        rate = self._writes if self._writes_at(scope) else self._reads
        if rate is None:
            return []
        now = self._monotonic()
        standing = rate.take(await self._sender(scope, now), now)
        headers = [
            (b"ratelimit-policy", rate.policy.encode()),
            (b"ratelimit", rate.state(standing).encode()),
        ]
        if not standing.allowed:
            raise TooManyRequests(rate.name, rate.quota, standing.next_in, headers)
        return headers

    def _writes_at(self, scope: HTTPScope) -> bool:
        first = scope["path"].lstrip("/").partition("/")[0]
        return scope["method"] not in WITHOUT_BODY and first in self._written

    async def _sender(self, scope: HTTPScope, now: int) -> str:
        """The prefix of a good key, else the address of the socket (or what a trusted proxy says it is)."""
        named = {name: text.decode("latin-1") for name, text in scope["headers"] if name in _KEY_HEADERS}
        given = given_key(named.get(b"authorization", ""), named.get(b"x-api-key", "")) if named else None
        prefix = await self._keyring.prefix_of(given, now) if given else None
        client = scope["client"]
        return prefix or household(client[0] if client else "")

    async def _answered(self, scope: HTTPScope, receive: Receive, send: Send, headers: list[Header]) -> None:
        """Have the request worked on; where its answer does not begin in time, it is 503 instead.

        The work itself cannot be broken off: it keeps its room until it ends, and its answer goes nowhere.
        """
        work = _Work(scope, send, headers, self._done)
        self._at_work += 1
        timer = asyncio.get_running_loop().call_later(self._limits.seconds_to_answer, work.give_up)
        try:
            await self._app(scope, receive, work.send)
        finally:
            timer.cancel()
            if not work.started:
                self._done()
            if work.refusal is not None:
                await work.refusal

    def _done(self) -> None:
        self._at_work -= 1


_KEY_HEADERS = (b"authorization", b"x-api-key")


class _Work:
    """One request at work: sends its answer on with more headers, unless it has been given up."""

    def __init__(
        self, scope: HTTPScope, send: Send, headers: list[Header], on_start: Callable[[], None]
    ) -> None:
        self._scope, self._send, self._headers, self._on_start = scope, send, headers, on_start
        self.started = False
        self.refusal: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        if self.refusal is not None:
            return
        if message["type"] == "http.response.start":
            self.started = True
            self._on_start()
            message["headers"] = [*message["headers"], *self._headers]
        await self._send(message)

    def give_up(self) -> None:
        if not self.started:
            self.refusal = asyncio.get_running_loop().create_task(
                _refuse(self._scope, self._send, AnswerTooSlow(), self._headers)
            )


def _refuse_key(scope: HTTPScope) -> None:
    query = scope["query_string"].decode("latin-1")
    refuse_in_address(f"{scope['path']}?{unquote(query) if '%' in query else query}")


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Receives a body that has arrived, and then whatever comes."""
    whole: list[HTTPRequestEvent] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> HTTPReceiveMessage:
        return whole.pop() if whole else cast("HTTPReceiveMessage", await receive())

    return replayed


async def _refuse(scope: HTTPScope, send: Send, refusal: Exception, headers: list[Header]) -> None:
    details, more = described(refusal, redacted(scope["path"]))
    body = details.encoded()
    if isinstance(refusal, TooManyRequests):
        headers = [*refusal.headers, (b"retry-after", str(refusal.seconds).encode()), *headers]
    told = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *((name.lower().encode(), text.encode()) for name, text in more.items()),
        *headers,
    ]
    await send({"type": "http.response.start", "status": details.status, "headers": told})
    await send({"type": "http.response.body", "body": body, "more_body": False})
