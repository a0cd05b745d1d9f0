"""Each shape is read back by a reader that we did not write, and by the rules of its own specification."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from geojson_pydantic import FeatureCollection
from pyld import jsonld as reader

from tests.formats.golden import BASE, LISTING, entries, made
from tracker.formats import atom, geojson, jsonfeed, jsonld
from tracker.formats import csv as rows
from tracker.formats.csv import BROKEN_OFF, COLUMNS
from tracker.formats.listing import Listing
from tracker.formats.news import Item, Tombstone
from tracker.formats.single import SINGLES

SCHEMA = "https://schema.org/"
ENTRIES = [json.loads(body) for body in entries()]


def by_id(found: Any, slug: str) -> Any:
    (one,) = [each for each in found if each["id"] == slug]
    return one


# --- CSV -----------------------------------------------------------------------------------------------------


def table() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(rows).decode(), newline=""), strict=True))


def test_csv_has_a_row_for_each_entry_and_every_column_in_each() -> None:
    found = table()
    assert [(row["kind"], row["id"]) for row in found] == [(entry["kind"], entry["id"]) for entry in ENTRIES]
    assert all(list(row) == list(COLUMNS) and None not in row.values() for row in found)


def test_csv_ends_every_row_with_a_carriage_return_and_begins_with_the_first_column() -> None:
    assert made(rows).startswith(b"kind,id,title,")
    assert made(rows).endswith(b"\r\n")
    assert made(rows).replace(b"\r\n", b"").count(b"\r") == 0


def test_csv_leaves_numbers_alone() -> None:
    pole = by_id(table(), "south-pole")
    assert (pole["lat"], pole["lon"]) == ("-90.0", "-0.5")
    assert by_id(table(), "mallory")["title"] == "'+1+1"


def test_csv_says_when_the_reading_broke_off() -> None:
    def failing() -> Iterator[str]:
        yield from entries()[:3]
        raise OSError("the disk has gone")

    found: list[bytes] = []
    with pytest.raises(OSError, match="gone"):
        found.extend(rows.render(failing(), LISTING))
    assert b"".join(found).decode().splitlines()[-1] == BROKEN_OFF


def test_no_chunk_of_csv_but_the_last_ends_at_the_end_of_a_row() -> None:
    chunks = list(rows.render(entries() * 30, LISTING))
    assert len(chunks) > 3
    assert [chunk.endswith(b"\r\n") for chunk in chunks] == [False] * (len(chunks) - 1) + [True]


# --- GeoJSON -------------------------------------------------------------------------------------------------


def test_geojson_is_valid_and_has_a_point_for_each_located_entry() -> None:
    found: Any = FeatureCollection.model_validate_json(made(geojson))
    located = {feature.id: feature.geometry for feature in found.features if feature.geometry}
    assert set(located) == {"round/first", "milestone/memorandum", "venue/palace", "venue/south-pole"}
    assert tuple(located["venue/south-pole"].coordinates) == (-0.5, -90.0)
    assert len(found.features) == len(ENTRIES)


def test_geojson_says_dates_the_precision_of_the_place_and_where_the_list_goes_on() -> None:
    found = json.loads(made(geojson))
    assert found["next"] == LISTING.next
    first = next(f["properties"] for f in found["features"] if f["id"] == "round/first")
    assert (first["start"], first["end"], first["edtf"]) == (
        "2026-01-23",
        "2026-01-25",
        "2026-01-23/2026-01-24",
    )
    assert first["place_precision"] == "building"
    assert all("geometry" in feature for feature in found["features"])


# --- JSON-LD -------------------------------------------------------------------------------------------------


def no_network(url: str, _: object) -> None:
    raise AssertionError(f"{url} was to be loaded")


def expanded(document: bytes) -> list[dict[str, Any]]:
    options: dict[str, Any] = {"documentLoader": no_network, "base": BASE}
    found: list[dict[str, Any]] = reader.expand(json.loads(document), options)
    return found


def node(slug: str) -> dict[str, Any]:
    (found,) = [n for n in expanded(made(jsonld)) if n.get("@id", "").endswith(f"/{slug}")]
    return found


def values(found: Mapping[str, Any], name: str) -> list[Any]:
    return [one.get("@value", one.get("@id")) for one in found.get(SCHEMA + name, [])]


@pytest.mark.parametrize(
    ("slug", "sort", "said"),
    [
        ("first", "Event", {"startDate": ["2026-01-23"], "endDate": ["2026-01-24"]}),
        ("month", "Event", {"startDate": ["2026-03"], "endDate": ["2026-03"]}),
        ("either", "Event", {"startDate": [], "endDate": []}),
        ("decade", "Event", {"startDate": [], "endDate": []}),
        ("open", "Event", {"startDate": ["2026-01-15"], "endDate": []}),
        ("far", "Event", {"startDate": ["0001"], "endDate": ["0001"]}),
        ("instant", "Event", {"startDate": ["2026-01-26T10:30:00+04:00"], "endDate": []}),
        ("never", "Event", {"startDate": [], "eventStatus": [f"{SCHEMA}EventScheduled"]}),
        ("off", "Event", {"eventStatus": [f"{SCHEMA}EventCancelled"]}),
        ("later", "Event", {"eventStatus": [f"{SCHEMA}EventPostponed"]}),
        (
            "moved",
            "Event",
            {
                "startDate": ["2026-02-04"],
                "previousStartDate": ["2026-02-01", "2026-02-03"],
                "eventStatus": [f"{SCHEMA}EventRescheduled"],
            },
        ),
        (
            "demand",
            "Quotation",
            {"text": ["not for sale"], "dateCreated": ["2026-01-22"], "keywords": ["demand"]},
        ),
        ("answer", "Statement", {"keywords": ["reject"]}),
        ("report", "PublicationEvent", {}),
        ("talks", "EventSeries", {}),
        (
            "envoy",
            "Person",
            {"sameAs": ["http://www.wikidata.org/entity/Q42"], "jobTitle": ["special envoy"]},
        ),
        ("north", "GovernmentOrganization", {"alternateName": ["The North", "N"]}),
        ("group", "Organization", {}),
        ("palace", "Place", {}),
    ],
)
def test_json_ld_expands_to_what_is_known_and_no_more(
    slug: str, sort: str, said: dict[str, list[str]]
) -> None:
    found = node(slug)
    assert found["@type"] == [SCHEMA + sort]
    assert {name: values(found, name) for name in said} == said


def test_json_ld_loses_no_word_and_names_articles_venues_and_people() -> None:
    nodes = expanded(made(jsonld))
    assert len(nodes) == len(ENTRIES) + 1
    first = node("first")
    articles = first[f"{SCHEMA}subjectOf"]
    assert [values(article, "datePublished") for article in articles] == [
        ["2026-01-20T08:30:00+00:00"],
        ["2026-02-06"],
    ]
    (place,) = first[f"{SCHEMA}location"]
    assert values(place[f"{SCHEMA}geo"][0], "latitude") == [24.4539]
    assert values(place[f"{SCHEMA}address"][0], "addressCountry") == ["AE"]
    assert [values(one, "name") for one in first[f"{SCHEMA}organizer"]] == [["Group"]]
    assert first["http://purl.org/dc/terms/date"] == [
        {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": "2026-01-23/2026-01-24"}
    ]


def test_one_record_in_json_ld_is_its_node_with_the_context() -> None:
    body = next(body for body in entries() if json.loads(body)["id"] == "first")
    permalink = f"{BASE}/rounds/first.jsonld?known_on=2026-02-28"
    (found,) = expanded(b"".join(SINGLES[0].render(body, [], permalink)))
    assert found == node("first")


# --- feeds ---------------------------------------------------------------------------------------------------


def test_a_feed_reader_finds_every_entry_with_its_times_and_sources() -> None:
    found = feedparser.parse(made(atom))
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    assert [one.title_detail.type for one in found.entries] == ["text/plain"] * len(ENTRIES)
    first = next(one for one in found.entries if one.id == "tag:tracker.example,2026:round/first")
    assert (first.updated, first.published) == ("2026-02-06T00:00:00Z", "2026-01-20T08:30:00Z")
    assert first.link == f"{BASE}/rounds/first"
    assert [link.href for link in first.links if link.rel == "via"] == [
        "https://wire.example/2026/01/20?a=1&b=(2)",
        "http://later.example/'quoted'",
    ]
    assert found.feed.updated == max(entry["known_from"] for entry in ENTRIES)
    rels = {link.rel: link.href for link in found.feed.links}
    assert (rels["self"], rels["next"]) == (LISTING.address, LISTING.next)


def test_ids_of_a_feed_are_unique_and_outlive_scheme_port_and_page() -> None:
    elsewhere = Listing(base="http://tracker.example:8000/", filters=LISTING.filters)
    ids = [one.id for one in feedparser.parse(made(atom)).entries]
    other = feedparser.parse(b"".join(atom.render(entries(), elsewhere)))
    assert len(set(ids)) == len(ids)
    assert [one.id for one in other.entries] == ids
    assert other.feed.id == feedparser.parse(made(atom)).feed.id


def an_instant(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


REQUIRED: Mapping[str, Callable[[Any], bool]] = {
    "version": lambda text: text == "https://jsonfeed.org/version/1.1",
    "title": bool,
    "items": lambda found: isinstance(found, list),
}
OF_ITEMS: Mapping[str, Callable[[Any], bool]] = {
    "id": lambda text: isinstance(text, str) and bool(text),
    "url": lambda text: text.startswith(BASE),
    "external_url": lambda text: text.startswith("http"),
    "title": lambda text: isinstance(text, str),
    "content_text": lambda text: isinstance(text, str) and bool(text),
    "date_published": an_instant,
    "date_modified": an_instant,
    "tags": lambda found: all(isinstance(tag, str) for tag in found),
}
ADDRESSES = ("home_page_url", "feed_url", "next_url")


def test_a_json_feed_has_what_version_1_1_wants_and_extensions_by_their_own_name() -> None:
    feed = json.loads(made(jsonfeed))
    assert all(holds(feed[name]) for name, holds in REQUIRED.items())
    assert set(feed) - {*REQUIRED, *ADDRESSES} == {"_tracker"}
    assert all(feed[name].startswith(BASE) for name in ADDRESSES)
    assert len({item["id"] for item in feed["items"]}) == len(ENTRIES)
    for item in feed["items"]:
        assert {"id", "content_text"} <= set(item)
        assert all(OF_ITEMS[name](value) for name, value in item.items() if name != "_tracker")


GONE = Tombstone("tag:tracker.example,2026:round/first", "2026-03-01T12:00:00Z", "Ruling 1 <b>")
NEWS = Item("tag:x,2026:y", f"{BASE}/x", "X", "y", "2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z", (), (), {})


def test_what_is_gone_is_a_deleted_entry() -> None:
    text = b"".join(atom.feed([NEWS, GONE], LISTING))
    root = ElementTree.fromstring(text)  # noqa: S314 - what we wrote ourselves
    at = "{http://purl.org/atompub/tombstones/1.0}"
    (deleted,) = root.findall(f"{at}deleted-entry")
    assert deleted.attrib == {"ref": GONE.name, "when": GONE.when}
    assert deleted.findtext(f"{at}comment") == GONE.reason
    assert not feedparser.parse(text).bozo
    found = json.loads(b"".join(jsonfeed.feed([NEWS, GONE], LISTING)))
    assert found["_tracker"]["deleted"] == [{"id": GONE.name, "when": GONE.when, "reason": GONE.reason}]
    assert [item["id"] for item in found["items"]] == [NEWS.name]


def test_a_feed_without_entries_is_one() -> None:
    assert not feedparser.parse(b"".join(atom.render([], LISTING))).bozo
    assert json.loads(b"".join(jsonfeed.render([], LISTING)))["items"] == []
