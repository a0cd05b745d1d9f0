"""HTML: what sources contradict each other about, record by record."""

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


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The whole page."""
    listing = listing or Listing(path="/conflicts")
    page = environment.get_template("conflicts.html").render(
        lines=[msgspec.json.decode(body) for body in bodies],
        listing=listing,
        permalink=listing.permalink,
        links=Links(listing),
    )
    yield page.encode()
