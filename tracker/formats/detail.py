"""JSON of one record: its finished entry with its reports beside the other keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MEDIA_TYPE = "application/json"
EXTENSION = "json"


def render(body: str, reports: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    """The entry, not decoded, and `reports` as its last key."""
    yield body.removesuffix("}").encode()
    yield b',"reports":' + msgspec.json.encode(reports) + b"}"
