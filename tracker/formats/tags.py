"""Names that stay the same wherever a thing is served: tag URIs (RFC 4151) under the host of the service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

if TYPE_CHECKING:
    from tracker.formats.listing import Listing

SINCE = "2026"
"""The year from which such names were given here; a tag has one, and it never changes."""

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.ASCII)


def tag(listing: Listing, *path: str) -> str:
    """A name under the host that the list was asked for at, whatever its scheme and port.

    >>> from tracker.formats.listing import Listing
    >>> tag(Listing(base="https://example.org:8000"), "round", "abu-dhabi-2")
    'tag:example.org,2026:round/abu-dhabi-2'

    """
    host = urlsplit(listing.root).hostname or ""
    authority = host if _HOST.fullmatch(host) else "localhost"
    return f"tag:{authority},{SINCE}:{'/'.join(quote(step, safe='') for step in path)}"


def tag_of_list(listing: Listing) -> str:
    """The name of a list under its filters, the same for each of its pages."""
    query = urlencode(sorted(listing.filters))
    return tag(listing, listing.path.strip("/")) + (f"?{query}" if query else "")
