"""GeoJSON (RFC 7946): a feature for each entry, at the point of its venue, or without a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tracker.formats.chunks import joined
from tracker.formats.json import about
from tracker.formats.listing import Listing
from tracker.formats.words import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "application/geo+json"
EXTENSION = "geojson"
WHOLE = False


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """A FeatureCollection; what JSON says beside its items (`next`, the clocks) stands beside the features."""
    listing = listing or Listing()
    yield b'{"type":"FeatureCollection","features":['
    yield from joined((msgspec.json.encode(_feature(body, listing)).decode() for body in bodies), ",")
    yield b"]," + msgspec.json.encode(about(listing))[1:]


def _feature(body: str, listing: Listing) -> dict[str, Any]:
    entry = msgspec.json.decode(body)
    place = entry if entry["kind"] == "venue" else entry["venue"] or {}
    location = place.get("location")
    return {
        "type": "Feature",
        "id": f"{entry['kind']}/{entry['id']}",
        "geometry": _point(location),
        "properties": {
            **{name: entry[name] for name in ("kind", "id", "title", "summary", "status")},
            **_dates(entry["when"] or {}),
            "process": entry["process"] and entry["process"]["id"],
            "venue": entry["venue"] and called(entry["venue"]),
            "place": place.get("place"),
            "country": place.get("country"),
            "place_precision": location and location.get("precision"),
            "participants": [called(one) for one in entry["participants"]],
            "issues": [issue["id"] for issue in [*entry["issues"], *filter(None, [entry.get("issue")])]],
            "conflicts": entry["conflicts"],
            "sources": [_source(source) for source in entry["sources"]],
            "known_from": entry["known_from"],
            "address": listing.leading_to(entry["kind"], entry["id"]),
        },
    }


def _point(location: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": [location["lon"], location["lat"]]} if location else None


def _dates(when: Mapping[str, Any]) -> dict[str, Any]:
    """Half-open, as everywhere here: `end` is not included. All null where nobody has dated it."""
    names = ("start", "end", "edtf", "display", "granularity", "approximate", "ambiguous", "basis")
    return {name: when.get(name) for name in names}


def _source(source: Mapping[str, Any]) -> dict[str, Any]:
    return {name: source[name] for name in ("publisher", "published", "address")}
