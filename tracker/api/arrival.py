"""Waiting for the body of a request: whole, in time, and no longer than bodies may be."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from tracker.api.refusals import Overloaded, RequestTooSlow

if TYPE_CHECKING:
    from litestar.types import HTTPScope, Receive

LARGEST_BODY = 2_000_000
MOST_HELD = 64_000_000
"""Bytes of all bodies together that one process holds while they arrive."""


class Arrivals:
    """The bodies that are arriving at one process."""

    def __init__(self, seconds: float, *, largest: int = LARGEST_BODY, most_held: int = MOST_HELD) -> None:
        self._seconds, self._largest, self._most_held = seconds, largest, most_held
        self._held = 0

    async def body(self, scope: HTTPScope, receive: Receive) -> bytes | None:
        """The whole body; None where the client goes before its end.

        Raises:
            RequestEntityTooLarge: it is longer than bodies may be, by what is declared or by what comes.
            RequestTooSlow: it was not there in time.
            Overloaded: as much is arriving as this process holds at once.

        """
        declared = next((text for name, text in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared[:20]) > self._largest:
            raise RequestEntityTooLarge
        held = bytearray()
        try:
            async with asyncio.timeout(self._seconds):
                return await self._collected(held, receive)
        except TimeoutError:
            raise RequestTooSlow(self._seconds) from None
        finally:
            self._held -= len(held)

    async def _collected(self, held: bytearray, receive: Receive) -> bytes | None:
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return None
            chunk, more = message.get("body", b""), message.get("more_body", False)
            held += chunk
            self._held += len(chunk)
            if len(held) > self._largest:
                raise RequestEntityTooLarge
            if self._held > self._most_held:
                raise Overloaded
        return bytes(held)
