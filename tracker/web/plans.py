"""HTML: what is planned or overdue, each line with how sure its date is."""

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

_HEADS = {
    "/upcoming": ("Coming up", "Planned for the days ahead, with how sure each date is."),
    "/overdue": (
        "Overdue",
        "Planned, past, and nobody has reported what became of it. That is no report that it did not happen.",
    ),
}


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The whole page."""
    listing = listing or Listing(path="/upcoming")
    title, about = _HEADS[listing.path]
    yield from page(
        "plans.html",
        listing,
        lines=[msgspec.json.decode(body) for body in bodies],
        title=title,
        about=about,
    )
