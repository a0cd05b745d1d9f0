"""HTML: what sources contradict each other about, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tracker.formats.listing import Listing
from tracker.web.lists import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEDIA_TYPE = "text/html"
EXTENSION = "html"
WHOLE = False


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The whole page."""
    listing = listing or Listing(path="/conflicts")
    yield from page(
        "conflicts.html",
        listing,
        lines=[msgspec.json.decode(body) for body in bodies],
    )
