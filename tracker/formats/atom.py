"""Atom (RFC 4287) with links between pages (RFC 5005) and tombstones (RFC 6721)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tracker.formats.listing import Listing
from tracker.formats.news import Item, Tombstone, news
from tracker.formats.tags import tag_of_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEDIA_TYPE = "application/atom+xml"
EXTENSION = "atom"
WHOLE = False

NEVER = "1970-01-01T00:00:00Z"
"""When a feed without items was last updated."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: object) -> str:
    """Text without the characters that XML 1.0 forbids, in whatever form."""
    return _NOT_XML.sub("\ufffd", str(text))


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The feed of a list of entries."""
    listing = listing or Listing()
    yield from feed(news(bodies, listing), listing)


def feed(items: Iterable[Item | Tombstone], listing: Listing) -> Iterator[bytes]:
    """A feed, item by item; it says at its end when it was last updated, as the standard allows."""
    yield _head(listing).encode()
    updated = NEVER
    for one in items:
        yield (_entry(one) if isinstance(one, Item) else _deleted(one)).encode()
        updated = max(updated, one.updated if isinstance(one, Item) else one.when)
    yield f"{_element('updated', updated)}\n</feed>\n".encode()


def _head(listing: Listing) -> str:
    typed = {"type": MEDIA_TYPE}
    links: dict[str, tuple[str | None, dict[str, str]]] = {
        "self": (listing.address, typed),
        "alternate": (f"{listing.root}{listing.path}", {}),
        "next": (listing.next, typed),
        "bookmark": (listing.permalink, typed),
    }
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">',
            _element("id", tag_of_list(listing)),
            _element("title", title_of(listing)),
            "<author><name>tracker</name></author>",
            *(_link(rel, address, **kind) for rel, (address, kind) in links.items() if address),
            "",
        ]
    )


def title_of(listing: Listing) -> str:
    """The name of a list with its filters, for people."""
    filters = ", ".join(f"{name}: {text}" for name, text in listing.filters)
    name = listing.path.strip("/").replace("/", " ").capitalize()
    return f"{name} ({filters})" if filters else name


def _entry(one: Item) -> str:
    return "\n".join(
        [
            "<entry>",
            _element("id", one.name),
            _element("title", one.title),
            _element("updated", one.updated),
            _element("published", one.published),
            _link("alternate", one.address, type="text/html"),
            *(_link("via", via.address, title=via.publisher) for via in one.via if via.address),
            *(f"<category term={quoteattr(allowed(term))}/>" for term in one.categories),
            f'<summary type="text">{escape(allowed(one.text))}</summary>',
            "</entry>\n",
        ]
    )


def _deleted(one: Tombstone) -> str:
    about = f"ref={quoteattr(allowed(one.name))} when={quoteattr(one.when)}"
    return f"<at:deleted-entry {about}>\n<at:comment>{escape(allowed(one.reason))}</at:comment>\n</at:deleted-entry>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(allowed(text))}</{name}>"


def _link(rel: str, address: str, **attributes: str) -> str:
    told = {"rel": rel, "href": address, **attributes}
    return f"<link {' '.join(f'{name}={quoteattr(allowed(text))}' for name, text in told.items())}/>"
