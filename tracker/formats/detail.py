"""JSON of one record: its finished entry with its reports beside the other keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MEDIA_TYPE = "application/json"
EXTENSION = "json"


def render(body: str, reports: Sequence[Mapping[str, Any]], permalink: str | None = None) -> Iterator[bytes]:
    """The entry, not decoded, and behind its keys `reports` and `permalink`."""
    yield body.removesuffix("}").encode()
    yield b"," + msgspec.json.encode({"reports": reports, "permalink": permalink})[1:]
