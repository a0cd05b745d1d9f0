"""iCalendar (RFC 5545, 7986): a calendar to subscribe to, an event for each record that has a date.

Days are `VALUE=DATE` with the end behind the last one, which no zone moves; times are in UTC, since a zone that a
calendar does not define is no zone at all. What is not known to the day is a span of days that says so in its title.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any
from unicodedata import category

import msgspec
from icalendar import Calendar, Event, vText

from tracker.formats.listing import Listing
from tracker.formats.spans import Span, span
from tracker.formats.words import by, called, dated, name_of_list, paragraphs, web_address
from tracker.records.schedule import moves
from tracker.records.vocabulary import PLANNED, RoundStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEDIA_TYPE = "text/calendar"
EXTENSION = "ics"
WHOLE = True

CANCELLED = ("status", "title", "hide")
"""What can be done with what was called off: only its STATUS says so, its title does too, or it is left out."""

REFRESHED = timedelta(hours=1)
PRODUCT = "-//tracker//a record of talks//EN"

_OFF = {RoundStatus.CANCELLED, RoundStatus.LAPSED}
_OPEN = {RoundStatus.ANNOUNCED, RoundStatus.POSTPONED}


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The calendar, an event a chunk; what has no date comes first in the list, is left out, and is counted.

    A stream that breaks off has no `END:VCALENDAR`.
    """
    listing = listing or Listing()
    rest = (msgspec.json.decode(body) for body in bodies)
    undated, first = 0, next(rest, None)
    while first is not None and span(first["when"]) is None:
        undated, first = undated + 1, next(rest, None)
    head, end = _calendar(undated, [first] if first else [], listing).to_ical().split(b"END:VCALENDAR")
    yield head
    cancelled = listing.given("cancelled", CANCELLED[0])
    for entry in chain([first] if first else [], rest):
        where = span(entry["when"])
        if where and not (cancelled == "hide" and entry["status"] in _OFF):
            yield _event(entry, where, listing, named=cancelled == "title").to_ical()
    yield b"END:VCALENDAR" + end


def _calendar(undated: int, entries: list[Mapping[str, Any]], listing: Listing) -> Calendar:
    name = vText(_plain(name_of_list(listing.filters, entries)))
    more = " or more" if listing.undated else ""
    about = [
        f"As known on {listing.known_on[:10]}." if listing.known_on else "",
        f"{undated}{more} without a date are not in it." if undated else "",
        "It is longer than a calendar may be: the earliest are left out." if listing.cut else "",
    ]
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", vText(" ".join(filter(None, about)) or "What happened, and what is planned."))
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT1H"))
    calendar.add("x-tracker-undated", vText(str(undated)))
    return calendar


def _event(entry: Mapping[str, Any], where: Span, listing: Listing, *, named: bool) -> Event:
    event = Event()
    event.add("uid", f"{entry['kind']}/{entry['id']}@tracker")
    event.add("dtstamp", datetime.fromisoformat(entry["known_from"]))
    event.add("last-modified", datetime.fromisoformat(entry["recorded_from"]))
    event.add("sequence", moves(entry))
    event.add("dtstart", _edge(where.start))
    event.add("dtend", _edge(where.end))
    event.add("summary", _plain(_title(entry, where, named=named)))
    event.add("description", _plain(_description(entry)))
    event.add("status", _status(entry, where))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [entry["kind"]])
    event.add("x-tracker-edtf", vText(entry["when"]["edtf"]))
    _place(event, entry["venue"])
    address = listing.address_of(entry)
    if address:
        event.add("url", address)
    return event


def _place(event: Event, venue: Mapping[str, Any] | None) -> None:
    if venue is not None:
        event.add("location", _plain(called(venue)))
        location = venue.get("location")
        if location and location.get("lat") is not None and location.get("lon") is not None:
            event.add("geo", (location["lat"], location["lon"]))


def _edge(edge: date) -> date:
    return edge.astimezone(UTC).replace(microsecond=0) if isinstance(edge, datetime) else edge


def _title(entry: Mapping[str, Any], where: Span, *, named: bool) -> str:
    off = f"{entry['status'].capitalize()}: " if named and entry["status"] in _OFF else ""
    about = "" if where.exact else f" ({entry['when']['display']})"
    return f"{off}{entry['title']}{about}"


def _description(entry: Mapping[str, Any]) -> str:
    sources = [
        " ".join(filter(None, (by(source), web_address(source["address"])))) for source in entry["sources"]
    ]
    return "\n".join([dated(entry["when"]), *paragraphs(entry), *sources])


def _status(entry: Mapping[str, Any], where: Span) -> str:
    """Tentative while it is only announced, put off, or planned for a date that is not known to the day."""
    status = entry["status"]
    if status in _OFF:
        return "CANCELLED"
    return "TENTATIVE" if status in _OPEN or (status in PLANNED and not where.exact) else "CONFIRMED"


def _plain(text: str) -> str:
    """A text without the control characters that no calendar may hold (RFC 5545, 3.1)."""
    lines = "\n".join(text.splitlines())
    return "".join(letter for letter in lines if letter in "\n\t" or category(letter) != "Cc")
