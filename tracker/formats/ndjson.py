"""NDJSON: one entry a line, for exports of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.formats.chunks import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.formats.listing import Listing

MEDIA_TYPE = "application/x-ndjson"
EXTENSION = "ndjson"
WHOLE = True


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:  # noqa: ARG001 - lines have no frame
    """Each body and a newline; a stream that breaks off ends without one."""
    any_sent = False
    for chunk in joined(bodies, "\n"):
        any_sent = True
        yield chunk
    if any_sent:
        yield b"\n"
