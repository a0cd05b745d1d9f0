"""A live answer: the chunks of a generator, sent while the client takes them, and closed when it goes or stalls."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from anyio import CancelScope, create_task_group, fail_after
from litestar.response import Stream
from litestar.types import Receive, Scope, Send

PATIENCE = 30.0
"""Seconds that a client may take nothing before its stream is given up; it can come back to where it was."""


class Following(Stream):
    """A stream without an end of its own. The framework's would not close its generator where the client goes."""

    def __init__(
        self,
        chunks: AsyncGenerator[bytes],
        *,
        media_type: str,
        headers: dict[str, str],
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(chunks, media_type=media_type, headers=headers)
        self._chunks, self._patience = chunks, patience

    def to_asgi_response(self, *parts: Any, **more: Any) -> Any:
        """The answer as the server wants it."""
        return _Answer(super().to_asgi_response(*parts, **more), self._chunks, self._patience)


class _Answer:
    """An ASGI application that sends the start of another one, and then chunks."""

    def __init__(self, start: Any, chunks: AsyncGenerator[bytes], patience: float) -> None:
        self._start, self._chunks, self._patience = start, chunks, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        await self._start.start_response(send)
        async with create_task_group() as group:
            group.start_soon(_until_gone, receive, group.cancel_scope)
            async with aclosing(self._chunks) as chunks:
                try:
                    async for chunk in chunks:
                        await self._send(send, chunk, more=True)
                    await self._send(send, b"", more=False)
                except TimeoutError:
                    pass  # the server cuts an answer that is left without its end
            group.cancel_scope.cancel()

    async def _send(self, send: Send, chunk: bytes, *, more: bool) -> None:
        with fail_after(self._patience):
            await send({"type": "http.response.body", "body": chunk, "more_body": more})


async def _until_gone(receive: Receive, stream: CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.cancel()
