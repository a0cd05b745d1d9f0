"""FullCalendar: the events of a window as a bare array, the way its JSON feed asks for them.

It sends the window as `start` and `end`, and the zone it shows as `timeZone` where that is not the reader's own. Days
are dates, which no zone moves; times are instants, on the clock of the zone that it shows.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from tracker.formats.listing import Listing
from tracker.formats.spans import Span, span
from tracker.formats.words import called, dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "application/json"
EXTENSION = "fullcalendar"
WHOLE = True

LOCAL = ("", "local")
"""What `timeZone` says where the reader's own zone is shown."""


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """`[{"id": ..., "title": ..., "start": ..., ...}, ...]`; what has no date is in no window."""
    listing = listing or Listing()
    zone = zone_of(listing.given("timeZone"))
    window = [edge_of(listing.given(name), zone) for name in ("start", "end")]
    encode, separator = msgspec.json.encode, b"["
    for entry in (msgspec.json.decode(body) for body in bodies):
        where = span(entry["when"])
        if where and _within(where, *window):
            yield separator + encode(_event(entry, where, zone, listing))
            separator = b","
    yield b"[]" if separator == b"[" else b"]"


def zone_of(text: str) -> tzinfo | None:
    """The zone that `timeZone` names; None where it is the reader's own.

    Raises KeyError (as ZoneInfoNotFoundError) or ValueError for what is no zone.
    """
    return None if text in LOCAL else ZoneInfo(text)


def edge_of(text: str, zone: tzinfo | None) -> datetime | None:
    """An edge of the window: an instant, on the clock of its own offset; one without an offset is in the zone shown.

    Raises ValueError for what is neither date nor instant.
    """
    if not text:
        return None
    found = datetime.fromisoformat(text.replace(" ", "+"))  # a + that was not escaped arrives as a space
    return found if found.tzinfo else found.replace(tzinfo=zone or UTC)


def _within(where: Span, start: datetime | None, end: datetime | None) -> bool:
    """Whether it is in the window: days by the calendar that the window is on, instants by the clock."""
    return (end is None or _before(where.start, end)) and (start is None or _before(start, where.end))


def _before(one: date, other: date) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _midnight(one) < _midnight(other)


def _midnight(edge: date) -> datetime:
    """A day as its first moment, and an instant as its clock shows it: both without a zone."""
    if isinstance(edge, datetime):
        return edge.replace(tzinfo=None)
    return datetime(edge.year, edge.month, edge.day)  # noqa: DTZ001 - days have no zone


def _event(entry: Mapping[str, Any], where: Span, zone: tzinfo | None, listing: Listing) -> dict[str, Any]:
    when, address = entry["when"], listing.address_of(entry)
    return {
        "id": f"{entry['kind']}/{entry['id']}",
        "title": entry["title"] if where.exact else f"{entry['title']} ({when['display']})",
        "start": _edge(where.start, zone),
        "end": _edge(where.end, zone),
        "allDay": not where.clocked,
        **({"url": address} if address else {}),
        "classNames": [word.replace(" ", "-") for word in (entry["kind"], entry["status"]) if word],
        "extendedProps": {
            "kind": entry["kind"],
            "status": entry["status"],
            "display": dated(when),
            "edtf": when["edtf"],
            "granularity": when["granularity"],
            "exact": where.exact,
            "venue": called(entry["venue"]) or None,
        },
    }


def _edge(edge: date, zone: tzinfo | None) -> str:
    return (edge.astimezone(zone) if zone and isinstance(edge, datetime) else edge).isoformat()
