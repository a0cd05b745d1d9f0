"""JSON Feed 1.1; what it has no member for stands under `_tracker`, as the specification wants of extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tracker.formats.atom import title_of
from tracker.formats.listing import Listing
from tracker.formats.news import Item, Tombstone, news

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEDIA_TYPE = "application/feed+json"
EXTENSION = "jsonfeed"
WHOLE = False

VERSION = "https://jsonfeed.org/version/1.1"


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The feed of a list of entries."""
    listing = listing or Listing()
    yield from feed(news(bodies, listing), listing)


def feed(items: Iterable[Item | Tombstone], listing: Listing) -> Iterator[bytes]:
    """A feed, item by item; what is gone is listed at its end."""
    yield msgspec.json.encode(_head(listing))[:-1] + b',"items":['
    gone: list[dict[str, str]] = []
    before = b""
    for one in items:
        if isinstance(one, Tombstone):
            gone.append({"id": one.name, "when": one.when, "reason": one.reason})
            continue
        yield before + msgspec.json.encode(_item(one))
        before = b","
    about = {
        "known_on": listing.known_on,
        "as_of": listing.as_of,
        "permalink": listing.permalink,
        "deleted": gone,
    }
    yield b'],"_tracker":' + msgspec.json.encode(about) + b"}"


def _head(listing: Listing) -> dict[str, Any]:
    found = {
        "version": VERSION,
        "title": title_of(listing),
        "home_page_url": listing.root and f"{listing.root}{listing.path}",
        "feed_url": listing.address,
        "next_url": listing.next,
    }
    return {name: text for name, text in found.items() if text}


def _item(one: Item) -> dict[str, Any]:
    via = next((via.address for via in one.via if via.address), None)
    return {
        "id": one.name,
        "url": one.address,
        **({"external_url": via} if via else {}),
        "title": one.title,
        "content_text": one.text,
        "date_published": one.published,
        "date_modified": one.updated,
        "tags": list(one.categories),
        "_tracker": {
            **one.more,
            "via": [
                {"publisher": v.publisher, "address": v.address, "published": v.published} for v in one.via
            ],
        },
    }
