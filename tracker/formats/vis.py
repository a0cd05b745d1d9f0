"""vis-timeline: items and groups for its DataSets. It reads `content` and `title` as HTML, so both are escaped.

It takes a bare date for midnight in Greenwich, and shows it a day early west of there: days are written as midnight
without a zone, which browsers take for their own.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.formats.json import about
from tracker.formats.listing import Listing
from tracker.formats.spans import Span, span
from tracker.formats.words import dated, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "application/json"
EXTENSION = "vis"
WHOLE = False


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """`{"items": [...], "groups": [...], "undated": [...], ...}`: a group for each kind that occurs."""
    listing = listing or Listing()
    entries = [msgspec.json.decode(body) for body in bodies]
    placed = [(entry, span(entry["when"])) for entry in entries]
    kinds = dict.fromkeys(entry["kind"] for entry, where in placed if where)
    yield msgspec.json.encode(
        {
            "items": [_item(entry, where, listing) for entry, where in placed if where],
            "groups": [{"id": kind, "content": kind} for kind in kinds],
            "undated": [_mentioned(entry, listing) for entry, where in placed if where is None],
            "undated_rest": listing.undated,
            **about(listing),
        }
    )


def _item(entry: Mapping[str, Any], where: Span, listing: Listing) -> dict[str, Any]:
    return {
        **_mentioned(entry, listing),
        "group": entry["kind"],
        "title": escape(f"{dated(entry['when'])}: {sort_of(entry)}"),
        "start": local(where.start),
        "end": local(where.end),
        "type": _type(where),
        "className": " ".join(word.replace(" ", "-") for word in (entry["kind"], entry["status"]) if word),
        "display": entry["when"]["display"],
        "granularity": entry["when"]["granularity"],
        "exact": where.exact,
    }


def _mentioned(entry: Mapping[str, Any], listing: Listing) -> dict[str, Any]:
    return {
        "id": f"{entry['kind']}/{entry['id']}",
        "content": escape(entry["title"]),
        "url": listing.address_of(entry),
    }


def _type(where: Span) -> str:
    """A point for one day or a time in it, a range for several days, a background for when it may have been."""
    if not where.exact:
        return "background"
    return "point" if where.end - where.start <= timedelta(days=1) else "range"


def local(edge: date) -> str:
    """A day as its midnight in whichever zone the reader is; an instant with its offset."""
    return edge.isoformat() if isinstance(edge, datetime) else f"{edge.isoformat()}T00:00:00"
