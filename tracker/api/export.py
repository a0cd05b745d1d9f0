"""A streamed answer that lets go of what it holds, however it ends."""

from __future__ import annotations

from collections.abc import Generator
from itertools import chain
from typing import Any

from anyio import CancelScope, to_thread
from litestar.response import Stream
from litestar.types import Receive, Scope, Send


class Export(Stream):
    """The chunks of a generator, which is closed when the last is sent, the reader goes, or nothing was wanted.

    The first chunk is made before the answer begins, so that what goes wrong at once is a problem and no torn stream.
    """

    def __init__(self, chunks: Generator[bytes], *, media_type: str, headers: dict[str, str]) -> None:
        super().__init__(chain([next(chunks, b"")], chunks), media_type=media_type, headers=headers)
        self._chunks = chunks

    def to_asgi_response(self, *parts: Any, **more: Any) -> Any:
        """The answer as the server wants it."""
        return _Closing(super().to_asgi_response(*parts, **more), self._chunks)


class _Closing:
    """An ASGI application that closes a generator behind another one."""

    def __init__(self, streamed: Any, chunks: Generator[bytes]) -> None:
        self._streamed, self._chunks = streamed, chunks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._streamed(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await to_thread.run_sync(self._chunks.close)
