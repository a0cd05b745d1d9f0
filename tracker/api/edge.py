"""The outermost layer: HEAD for every GET, true Allow headers, long addresses refused, safety headers on everything."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from litestar.enums import ScopeType

from tracker.api.cors import READING
from tracker.api.headers import joined, with_vary
from tracker.api.problems import MEDIA_TYPE, described
from tracker.api.refusals import AddressTooLong

if TYPE_CHECKING:
    from collections.abc import Iterable

    from litestar.types import ASGIApp, HTTPDisconnectEvent, HTTPScope, Message, Receive, Scope, Send

    from tracker.api.cors import Sharing
    from tracker.api.headers import Header

LONGEST_ADDRESS = 8_192

CONTENT_SECURITY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "x-content-type-options": "nosniff",
    "content-security-policy": CONTENT_SECURITY,
    "referrer-policy": "strict-origin-when-cross-origin",
}

OF_NO_CONTENT = (b"allow", b"ratelimit", b"ratelimit-policy")
"""The headers that are left where an answer to OPTIONS has no content."""


class Edge:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, sharing: Sharing) -> None:
        self._app = app
        self._sharing = sharing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; anything that is no HTTP request passes through."""
        if scope["type"] == ScopeType.HTTP:
            await self._answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        finished = self._finished(scope, send)
        if _length(scope) > LONGEST_ADDRESS:
            await _refuse(scope, finished)
        elif scope["method"] == "HEAD":
            await self._head(scope, send)
        elif scope["method"] == "OPTIONS":
            await self._options(scope, receive, finished)
        else:
            await self._app(scope, receive, finished)

    def _finished(self, scope: HTTPScope, send: Send) -> Send:
        """Sends on, with the headers that every answer has; one that an answer brings itself is its own."""
        method, path, origin = scope["method"], scope["path"], _origin(scope)

        async def send_finished(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                always = [header for header in _ALWAYS if header[0] not in own]
                headers = [*map(_with_head, message["headers"]), *always]
                if method == "OPTIONS":
                    shared = self._sharing.preflight(path, origin, _allowed(headers))
                else:
                    shared = self._sharing.headers(method, path, origin)
                headers += [(name.encode(), text.encode("latin-1")) for name, text in shared.items()]
                if self._sharing.varies and method not in READING:
                    headers = with_vary(headers, "Origin")
                message["headers"] = headers
            await send(message)

        return send_finished

    async def _head(self, scope: HTTPScope, send: Send) -> None:
        """A GET of which only the start is sent; a stream is told that its reader has gone."""

        async def start_only(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)

        async def gone() -> HTTPDisconnectEvent:
            return {"type": "http.disconnect"}

        as_get = cast("HTTPScope", {**scope, "method": "GET"})
        await self._app(as_get, gone, self._finished(scope, start_only))
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _options(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """No content, and the Allow header of a refused method: the framework's own names some of the methods only."""
        empty = False

        async def send_allowed(message: Message) -> None:
            nonlocal empty
            if (
                message["type"] == "http.response.start"
                and message["status"] == HTTPStatus.METHOD_NOT_ALLOWED
            ):
                empty = True
                message["status"] = HTTPStatus.NO_CONTENT
                message["headers"] = [
                    header for header in message["headers"] if header[0].lower() in OF_NO_CONTENT
                ]
            elif message["type"] == "http.response.body" and empty:
                message["body"] = b""
            await send(message)

        no_method = cast("HTTPScope", {**scope, "method": "NONE"})
        await self._app(no_method, receive, send_allowed)


def _length(scope: HTTPScope) -> int:
    return len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])


_ALWAYS = tuple((name.encode(), text.encode()) for name, text in ALWAYS.items())


def _origin(scope: HTTPScope) -> str | None:
    given = [text.decode("latin-1") for name, text in scope["headers"] if name == b"origin"]
    return ", ".join(given) if given else None


def _allowed(headers: Iterable[Header]) -> list[str]:
    return [method.strip() for method in joined(headers).get("allow", "").split(",") if method.strip()]


def _with_head(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """An Allow header that names HEAD wherever it names GET, and OPTIONS always."""
    name, text = header
    if name.lower() != b"allow":
        return header
    methods = {method.strip() for method in text.decode().split(",")} | {"OPTIONS"}
    return name, ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set()))).encode()


async def _refuse(scope: HTTPScope, send: Send) -> None:
    details, _ = described(AddressTooLong(LONGEST_ADDRESS), scope["path"][:200])
    body = details.encoded()
    headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": details.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
