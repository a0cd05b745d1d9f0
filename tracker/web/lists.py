"""What the pages of lists share: the list and its links, beside what each of them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.web.environment import environment
from tracker.web.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.formats.listing import Listing


def page(template: str, listing: Listing, **shown: object) -> Iterator[bytes]:
    """The whole page of a list."""
    filled = environment.get_template(template).render(
        listing=listing, permalink=listing.permalink, links=Links(listing), **shown
    )
    yield filled.encode()
