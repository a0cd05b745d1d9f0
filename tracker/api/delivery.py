"""How a finished answer is sent: tagged, not sent again to who has it, compressed as its reader likes, and kept.

One layer for every route. The tag of a whole answer is made of its bytes, so two processes, or the same one after a
write that does not touch it, give the same content the same tag. A stream has a tag where its handler gave it one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from litestar.enums import ScopeType

from tracker.api import encoding
from tracker.api.conditional import TOLD_ANYWAY, Verdict, judged, last_modified
from tracker.api.encoding import Coding, Compressor
from tracker.api.entity_tags import EntityTag, read_tag, tag_of
from tracker.api.headers import Header, in_coding, joined, varied, without
from tracker.api.lasting import is_lasting, written_at
from tracker.api.mementos import http_date
from tracker.api.pages import Page, Pages, key_of, varies_as_keyed
from tracker.api.problems import MEDIA_TYPE, described
from tracker.api.refusals import PreconditionFailed

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

    from tracker.store.data_version import VersionReader

CONDITIONS = frozenset(("if-match", "if-none-match", "if-modified-since"))
CREDENTIALS = ("authorization", "x-api-key", "cookie")

GIVEN_UP_WITHIN = 1.0
"""Seconds that a stream has to notice that its reader has gone, before its next piece is asked for after all."""

_LARGE = 250_000
"""Bytes from which on a body is compressed beside the event loop."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, its headers, what a kept page is found by, and the data version where one is or will be kept."""

    scope: Scope
    headers: dict[str, str]
    key: bytes
    version: str | None = None

    def coding(self, media_type: str, length: int | None) -> Coding | None:
        """The coding for an answer; a stream has no length."""
        if not encoding.compressible(media_type):
            return None
        return encoding.chosen(self.headers.get("accept-encoding"), length)


@dataclass(frozen=True, slots=True)
class Told:
    """A whole answer."""

    status: int
    headers: Sequence[Header]
    body: bytes


class Delivery:
    """An ASGI application around another one that answers with finished bodies and with streams.

    `at_once` gives the whole answer to a read, where that takes no handler.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        version: VersionReader,
        pages: Pages,
        now: Callable[[], datetime],
        at_once: Callable[[Scope, Mapping[str, str]], Told | None] = lambda _, __: None,
    ) -> None:
        self._app = app
        self._at_once = at_once
        self._version = version
        self._pages = pages
        self._now = now
        self._started_at: datetime | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; anything that is no HTTP request passes through."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = joined(scope["headers"])
        key = key_of(scope, headers)
        reads = scope["method"] == "GET"  # HEAD comes here as one
        asked = Asked(scope, headers, key, await self._current(key) if reads else None)
        page = self._ready(asked) if reads else None
        if page is not None:
            await self.send(asked, page, send)
        else:
            answering = _Answering(self if reads else None, asked, receive, send)
            listen = answering.receive if CONDITIONS & headers.keys() else receive
            await self._app(scope, listen, answering.send)

    def _ready(self, asked: Asked) -> Page | None:
        """A page that takes no handler: one that is kept, or is read at once."""
        page = self._pages.find(asked.key, asked.version) if asked.version is not None else None
        if page is not None:
            return page
        told = self._at_once(asked.scope, asked.headers)
        return None if told is None else self.made(asked, told.headers, joined(told.headers), told.body)

    async def _current(self, key: bytes) -> str | None:
        """The data version, for a page that is worth it; read before the page is."""
        if not self._pages.expects(key):
            return None
        read = self._version.read
        return read() if self._version.at_once else await asyncio.to_thread(read)

    def made(self, asked: Asked, headers: Sequence[Header], told: Mapping[str, str], body: bytes) -> Page:
        """A good answer as a page; kept where only a write can change it and nobody's key had a part in it.

        `told` are its headers by name.
        """
        media_type = told.get("content-type", "")
        own = told.get("etag")
        page = Page(
            headers=varied(without(headers, b"content-length", b"etag"), told),
            media_type=media_type,
            body=body,
            tag=read_tag(own) if own else tag_of(media_type, body),
            written_at=written_at(asked.scope),
        )
        if is_lasting(asked.scope) and varies_as_keyed(told.get("vary", "")) and _is_anybody(asked):
            self._pages.keep(asked.key, asked.version, page)
        return page

    async def send(self, asked: Asked, page: Page, send: Send) -> None:
        """Send a page, or say that its reader has it already."""
        coding = asked.coding(page.media_type, len(page.body))
        headers, refused = self.judge(asked, page.headers, page.tag, page.written_at, coding)
        if refused is not None:
            await tell(refused, send)
            return
        body = await _body_in(coding, page)
        headers = [*in_coding(headers, coding, body), (b"content-length", b"%d" % len(body))]
        await tell(Told(200, headers, body), send)

    def judge(
        self,
        asked: Asked,
        headers: Sequence[Header],
        tag: EntityTag,
        written: datetime | None,
        coding: Coding | None,
    ) -> tuple[list[Header], Told | None]:
        """The headers of the whole answer with its validators, still without its coding, and what is told instead."""
        now = self._now()
        self._started_at = self._started_at or now
        modified = last_modified(written, self._started_at, now)
        dated = [(b"last-modified", http_date(modified).encode())] if modified else []
        whole = [*headers, (b"etag", str(tag).encode("latin-1")), *dated]
        verdict = judged(asked.headers, tag.coded(coding.name if coding else None), modified)
        if verdict is Verdict.SEND:
            return whole, None
        if verdict is Verdict.NOT_MODIFIED:
            kept = [header for header in in_coding(whole, coding) if header[0].lower() in TOLD_ANYWAY]
            return whole, Told(304, kept, b"")
        return whole, _failed(asked.scope)


async def tell(told: Told, send: Send) -> None:
    """Send a whole answer."""
    await send({"type": "http.response.start", "status": told.status, "headers": told.headers})
    await send({"type": "http.response.body", "body": told.body, "more_body": False})


def _failed(scope: Scope) -> Told:
    details, _ = described(PreconditionFailed(), scope["path"])
    body = details.encoded()
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
    ]
    return Told(details.status, headers, body)


def _is_anybody(asked: Asked) -> bool:
    return not any(name in asked.headers for name in CREDENTIALS)


async def _body_in(coding: Coding | None, page: Page) -> bytes:
    if coding is None or coding.name in page.coded or len(page.body) < _LARGE:
        return page.body_in(coding)
    return await asyncio.to_thread(page.body_in, coding)


class _Answering:
    """One answer on its way out: a whole one is held until it is there, a stream is passed on as it comes.

    `layer` is None where the method is none that reads: then there is nothing to validate or to keep.
    """

    def __init__(self, layer: Delivery | None, asked: Asked, receive: Receive, send: Send) -> None:
        self._layer = layer
        self._asked = asked
        self._receive = receive
        self._send = send
        self._start: Any = None
        self._held: list[bytes] | None = None
        self._compressor: Compressor | None = None
        self._enough = asyncio.Event()
        self._refused = False

    async def receive(self) -> Any:
        """What the client says; that it has gone, once it has all that it will get."""
        said = asyncio.ensure_future(self._receive())
        enough = asyncio.ensure_future(self._enough.wait())
        try:
            await asyncio.wait({said, enough}, return_when=asyncio.FIRST_COMPLETED)
            return said.result() if said.done() else {"type": "http.disconnect"}
        finally:
            said.cancel()
            enough.cancel()

    async def send(self, message: Message) -> None:
        """Take the next message of the handler's answer."""
        if message["type"] == "http.response.start":
            self._start = message
            if any(name.lower() == b"content-length" for name, _ in message["headers"]):
                self._held = []
            else:
                await self._begin()
        elif message["type"] != "http.response.body":
            await self._send(message)
        elif self._held is None:
            await self._pass(message.get("body", b""), more=message.get("more_body", False))
        else:
            self._held.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(b"".join(self._held))

    def _validates(self, told: dict[str, str]) -> bool:
        """Whether it is a read that may be asked for again with a condition."""
        return (
            self._layer is not None
            and self._start["status"] == 200
            and "no-store" not in told.get("cache-control", "")
        )

    def _coding(self, told: dict[str, str], length: int | None) -> Coding | None:
        return (
            None if "content-encoding" in told else self._asked.coding(told.get("content-type", ""), length)
        )

    async def _finish(self, body: bytes) -> None:
        headers, told = self._start["headers"], joined(self._start["headers"])
        if self._layer is not None and self._validates(told) and "content-encoding" not in told:
            await self._layer.send(
                self._asked, self._layer.made(self._asked, headers, told, body), self._send
            )
            return
        coding = self._coding(told, len(body)) if body else None
        sent = coding.coded(body) if coding else body
        headers = [
            *in_coding(varied(without(headers, b"content-length"), told), coding, sent),
            (b"content-length", b"%d" % len(sent)),
        ]
        await tell(Told(self._start["status"], headers, sent), self._send)

    async def _begin(self) -> None:
        told = joined(self._start["headers"])
        headers = varied(self._start["headers"], told)
        coding = self._coding(told, None)
        if self._layer is not None and self._validates(told) and "etag" in told:
            tag, written = read_tag(told["etag"]), written_at(self._asked.scope)
            headers, refused = self._layer.judge(self._asked, without(headers, b"etag"), tag, written, coding)
            if refused is not None:
                self._refused = True
                await tell(refused, self._send)
                return
        self._compressor = coding.compressor() if coding else None
        self._start["headers"] = in_coding(headers, coding)
        await self._send(self._start)

    async def _pass(self, piece: bytes, *, more: bool) -> None:
        """The next piece of a stream; an end that never comes is never made up."""
        if self._refused:
            await self._stop(more=more)
            return
        if self._compressor is not None:
            piece = await self._compressed(piece, more=more)
        if piece or not more:
            await self._send({"type": "http.response.body", "body": piece, "more_body": more})

    async def _stop(self, *, more: bool) -> None:
        """Let a stream that nobody gets be given up here, between two pieces, while none of it is at work."""
        self._enough.set()
        if more:
            await asyncio.sleep(GIVEN_UP_WITHIN)

    async def _compressed(self, piece: bytes, *, more: bool) -> bytes:
        assert self._compressor is not None  # noqa: S101 - asked before
        take = self._compressor.take
        ready = take(piece) if len(piece) < _LARGE else await asyncio.to_thread(take, piece)
        return ready if more else ready + self._compressor.end()
