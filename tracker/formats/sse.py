"""Server-sent events (the WHATWG standard): a change an event, its cursor the id to go on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MEDIA_TYPE = "text/event-stream"
EXTENSION = "sse"

BEAT = b":\n\n"
"""A comment, which readers skip: it tells either side that the other is still there."""

COMES_BACK_AFTER = 2_000
"""Milliseconds after which a reader whose stream has ended asks again."""


def opening(cursor: str) -> bytes:
    """The start of a stream: when to come back, and where a reader stands to whom nothing was sent yet."""
    return f"retry: {COMES_BACK_AFTER}\nid: {cursor}\n\n".encode()


def events(changes: Iterable[tuple[str, str]]) -> bytes:
    """An event for each pair of a cursor and a finished JSON text without line breaks.

    >>> events([("c1", "{}")])
    b'id: c1\\ndata: {}\\n\\n'

    """
    return "".join(f"id: {cursor}\ndata: {body}\n\n" for cursor, body in changes).encode()
