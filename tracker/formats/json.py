"""JSON: an object with the entries as they stand in the read model, joined and never decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tracker.formats.chunks import joined
from tracker.formats.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MEDIA_TYPE = "application/json"
EXTENSION = "json"
WHOLE = False


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """`{"items": [...], "next": ..., ...}`; a stream that breaks off is no JSON, and so cannot pass for whole."""
    yield b'{"items":['
    yield from joined(bodies, ",")
    yield closing(listing or Listing())


def framed(bodies: Sequence[bytes], closing: bytes) -> bytes:
    """The same of bodies that are bytes already, copied once."""
    pieces = [b","] * (2 * len(bodies) - 1)
    pieces[::2] = bodies
    return b"".join([b'{"items":[', *pieces, closing])


def closing(listing: Listing) -> bytes:
    """What stands behind the entries."""
    return b"]," + msgspec.json.encode(about(listing))[1:]


def about(listing: Listing) -> dict[str, object]:
    """The members beside `items`, every one of them always present."""
    return {
        "next": listing.next,
        "truncated": listing.next is not None,
        "known_on": listing.known_on,
        "as_of": listing.as_of,
        "order": listing.order,
        "limit": listing.limit,
        "permalink": listing.permalink,
        "total": listing.total,
        "facets": listing.facets,
    }
