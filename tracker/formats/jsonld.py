"""JSON-LD 1.1 in the words of schema.org: events, statements, people and places, with their own small context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tracker.formats.chunks import joined
from tracker.formats.listing import Listing
from tracker.formats.reduced import first_and_last
from tracker.formats.words import called, web_address

MEDIA_TYPE = "application/ld+json"
EXTENSION = "jsonld"
WHOLE = False

Json = Mapping[str, Any]

SCHEMA = "https://schema.org/"
CONTEXT: Json = {
    "@vocab": SCHEMA,
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "eventStatus": {"@type": "@id"},
    "eventAttendanceMode": {"@type": "@id"},
    "edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    "knownFrom": {
        "@id": "http://purl.org/dc/terms/modified",
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
    },
    "next": {"@id": "http://www.w3.org/1999/xhtml/vocab#next", "@type": "@id"},
}
"""Nothing is loaded to read it: words without a row of their own are schema.org's."""

_STATUS = {
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "cancelled": "EventCancelled",
    "lapsed": "EventCancelled",
}
_MODE = {
    "in person": "OfflineEventAttendanceMode",
    "shuttle": "OfflineEventAttendanceMode",
    "proximity": "OfflineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
}
_ACTORS = {
    "person": "Person",
    "state": "GovernmentOrganization",
    "agency": "GovernmentOrganization",
    "organisation": "Organization",
    "armed group": "Organization",
}
_PUBLISHED = ("proposal", "document", "announcement")
_ORGANISE, _HELP = ("host",), ("mediator", "observer")
_NO_PART = ("disputed by", "self")


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """A graph of the entries, and behind them the page itself with its `next`."""
    listing = listing or Listing()
    page = known({"@type": "CollectionPage", "url": listing.address, "next": listing.next})
    nodes = (msgspec.json.encode(node(body, listing)).decode() for body in bodies)
    yield b'{"@context":' + msgspec.json.encode(CONTEXT) + b',"@graph":['
    for chunk in joined(nodes, ","):
        yield chunk + b","
    yield msgspec.json.encode(page) + b"]}"


def render_one(body: str, listing: Listing) -> Iterator[bytes]:
    """One entry, with the context before its own keys."""
    yield msgspec.json.encode({"@context": CONTEXT, **node(body, listing)})


def node(body: str, listing: Listing) -> Json:
    """An entry as a node; what is not known is left out."""
    entry = msgspec.json.decode(body)
    return known(
        {
            "@id": listing.leading_to(entry["kind"], entry["id"]),
            "identifier": f"{entry['kind']}/{entry['id']}",
            "name": entry["title"],
            "description": entry["summary"],
            "edtf": entry["when"] and entry["when"]["edtf"],
            **_KINDS[entry["kind"]](entry, listing),
            "about": [known({"name": called(issue), "identifier": issue["id"]}) for issue in _issues(entry)],
            "subjectOf": [_article(source) for source in entry["sources"]],
            "knownFrom": entry["known_from"],
        }
    )


def known(members: Mapping[str, Any]) -> Json:
    """Only the members that say something."""
    return {name: value for name, value in members.items() if value not in (None, "", [], {})}


def _issues(entry: Json) -> list[Json]:
    return [*entry["issues"], *([entry["issue"]] if entry.get("issue") else [])]


def _article(source: Json) -> Json:
    return known(
        {
            "@type": "Article",
            "identifier": source["id"],
            "headline": source["title"],
            "url": web_address(source["address"]),
            "datePublished": source["published"],
            "publisher": {"@type": "Organization", "name": source["publisher"]},
        }
    )


def _event(entry: Json, listing: Listing) -> Json:
    first, last = first_and_last(entry["when"]) if entry["when"] else (None, None)
    before = _moved_from(entry, first)
    status = _STATUS.get(entry["status"] or "", "EventRescheduled" if before else "EventScheduled")
    mode = _MODE.get(entry.get("medium") or "")
    return {
        "@type": "PublicationEvent" if entry.get("sort") in _PUBLISHED else "Event",
        "startDate": first,
        "endDate": last,
        "previousStartDate": before,
        "eventStatus": SCHEMA + status,
        "eventAttendanceMode": mode and SCHEMA + mode,
        "location": entry["venue"] and _place(entry["venue"], listing),
        "attendee": _taking_part(entry, listing, lambda role: role not in (*_ORGANISE, *_HELP, *_NO_PART)),
        "organizer": _taking_part(entry, listing, lambda role: role in _ORGANISE),
        "contributor": _taking_part(entry, listing, lambda role: role in _HELP),
        "superEvent": [
            *_link(entry["process"], "process", listing, "EventSeries"),
            *_link(entry.get("part_of"), "round", listing, "Event"),
        ],
        "workFeatured": [
            known({"@type": "CreativeWork", "name": one["title"], "url": web_address(one.get("address"))})
            for one in entry.get("documents") or ()
        ],
    }


def _moved_from(entry: Json, start: str | None) -> list[str]:
    """Each date that was announced before the plan moved, in the order in which it was said."""
    said = [claim["value"] for claim in entry["claims"].get("when", ()) if claim["standing"] == "history"]
    firsts = dict.fromkeys(first_and_last(value)[0] for value in said)
    return [first for first in firsts if first and first != start]


def _taking_part(entry: Json, listing: Listing, fits: Callable[[str], bool]) -> list[Json]:
    return [_actor(one, listing) for one in entry["participants"] if fits(one["role"])]


def _actor(one: Json, listing: Listing) -> Json:
    """Somebody by name and address; of what sort they are, their own record says."""
    return {"@id": listing.leading_to("participant", one["id"]), "name": called(one)}


def _link(one: Json | None, kind: str, listing: Listing, sort: str) -> list[Json]:
    return [{"@type": sort, "@id": listing.leading_to(kind, one["id"]), "name": called(one)}] if one else []


def _place(venue: Json, listing: Listing) -> Json:
    return {"@id": listing.leading_to("venue", venue["id"]), "name": called(venue), **_place_of(venue)}


def _place_of(venue: Json) -> Json:
    location = venue["location"]
    return known(
        {
            "@type": "Place",
            "address": _address(venue["country"], venue["place"]),
            "geo": location
            and {"@type": "GeoCoordinates", "latitude": location["lat"], "longitude": location["lon"]},
        }
    )


def _address(country: str | None, place: str | None = None) -> Json:
    found = known({"addressLocality": place, "addressCountry": country})
    return found and {"@type": "PostalAddress", **found}


def _statement(entry: Json, listing: Listing) -> Json:
    """What somebody said; on whose behalf is schema.org's `sourceOrganization`."""
    return {
        "@type": "Quotation" if entry["quote"] else "Statement",
        "text": entry["quote"],
        "abstract": entry["summary"],
        "description": None,
        "dateCreated": first_and_last(entry["when"])[0] if entry["when"] else None,
        "creator": entry["holder"] and _actor(entry["holder"], listing),
        "sourceOrganization": entry["on_behalf_of"] and _actor(entry["on_behalf_of"], listing),
        "audience": entry["addressee"] and {"@type": "Audience", "name": called(entry["addressee"])},
        "keywords": entry["stance"],
        "recordedAt": _link(entry["round"], "round", listing, "Event"),
        "isPartOf": _link(entry["process"], "process", listing, "EventSeries"),
    }


def _participant(entry: Json, _: Listing) -> Json:
    sort = entry["sort"]
    return {
        "@type": _ACTORS.get(sort, "Thing"),
        "alternateName": entry["aliases"],
        "address": _address(entry["country"]),
        "jobTitle": [role["title"] for role in entry["roles"] or ()] if sort == "person" else None,
        **_identified(entry),
    }


def _identified(entry: Json) -> Json:
    """Its names in other catalogues; of Wikidata also the address of the thing itself."""
    found = entry["identifiers"] or {}
    wikidata = found.get("wikidata", "")
    same = f"http://www.wikidata.org/entity/{wikidata}" if wikidata[1:].isdecimal() else None
    others = [{"@type": "PropertyValue", "propertyID": name, "value": text} for name, text in found.items()]
    return {"identifier": [f"{entry['kind']}/{entry['id']}", *others], "sameAs": same}


def _venue(entry: Json, listing: Listing) -> Json:
    return {
        **_place_of(entry),
        "containedInPlace": _link(entry["part_of"], "venue", listing, "Place"),
        **_identified(entry),
    }


def _process(entry: Json, listing: Listing) -> Json:
    first, last = first_and_last(entry["when"]) if entry["when"] else (None, None)
    return {
        "@type": "EventSeries",
        "startDate": first,
        "endDate": last,
        "keywords": entry["status"],
        "attendee": _taking_part(entry, listing, lambda role: role not in (*_HELP, *_NO_PART)),
        "contributor": _taking_part(entry, listing, lambda role: role in _HELP),
        "superEvent": _link(entry["part_of"], "process", listing, "EventSeries"),
    }


_KINDS: Mapping[str, Callable[[Json, Listing], Json]] = {
    "process": _process,
    "round": _event,
    "venue": _venue,
    "participant": _participant,
    "position": _statement,
    "milestone": _event,
}
