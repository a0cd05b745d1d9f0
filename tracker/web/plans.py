"""HTML: what is planned or overdue, each line with how sure its date is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tracker.formats.listing import Listing
from tracker.web.environment import environment
from tracker.web.links import Links

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
    page = environment.get_template("plans.html").render(
        lines=[msgspec.json.decode(body) for body in bodies],
        listing=listing,
        permalink=listing.permalink,
        links=Links(listing),
        title=title,
        about=about,
    )
    yield page.encode()
