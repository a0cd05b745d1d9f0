"""What readers of feeds are told of an entry: one shape, which each format of feeds writes in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from tracker.formats.listing import Listing
from tracker.formats.tags import tag
from tracker.formats.words import called, marks, web_address

DAY = len("2026-01-27")


@dataclass(frozen=True, slots=True)
class Via:
    """A source: its publisher, its address on the web where it has one, and the day or instant of publication."""

    publisher: str
    address: str | None
    published: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed. `updated` is when readers could know it so, `published` when they could know of it at all.

    `more` holds what formats that have room for members of their own say beside it.
    """

    name: str
    address: str
    title: str
    text: str
    updated: str
    published: str
    categories: tuple[str, ...]
    via: tuple[Via, ...]
    more: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An item that is gone: its name, since when, and why."""

    name: str
    when: str
    reason: str


def news(bodies: Iterable[str], listing: Listing) -> Iterator[Item | Tombstone]:
    """The entries of a list as items, and behind them what is gone."""
    for body in bodies:
        yield item(body, listing)
    for one in listing.gone:
        yield Tombstone(
            tag(listing, one.kind, one.id),
            one.since,
            "It has no line any more: withdrawn, superseded or merged.",
        )


def item(body: str, listing: Listing) -> Item:
    """A finished entry as an item."""
    entry = msgspec.json.decode(body)
    return Item(
        name=tag(listing, entry["kind"], entry["id"]),
        address=listing.leading_to(entry["kind"], entry["id"]),
        title=entry["title"],
        text=". ".join(_text(entry)),
        updated=entry["known_from"],
        published=_earliest(
            source["published"] for source in [*entry["sources"], {"published": entry["known_from"]}]
        ),
        categories=tuple(
            filter(None, [entry["kind"], entry["status"], entry["process"] and entry["process"]["id"]])
        ),
        via=tuple(via(source) for source in entry["sources"]),
        more={
            "kind": entry["kind"],
            "id": entry["id"],
            "status": entry["status"],
            **{name: (entry["when"] or {}).get(name) for name in ("edtf", "start", "end", "granularity")},
            "conflicts": entry["conflicts"],
        },
    )


def via(source: Mapping[str, Any]) -> Via:
    """A source as a feed names it."""
    return Via(source["publisher"], web_address(source["address"]), source["published"])


def _earliest(moments: Iterator[str]) -> str:
    """The earliest of some days and instants, in UTC; a day counts from its start."""
    found = (datetime.fromisoformat(f"{text}T00:00:00Z" if len(text) == DAY else text) for text in moments)
    return min(moment.astimezone(UTC) for moment in found).isoformat().replace("+00:00", "Z")


def _text(entry: Mapping[str, Any]) -> Iterator[str]:
    when = entry["when"]
    if when:
        doubts = ", ".join(marks(when))
        yield f"{when['display']} ({doubts})" if doubts else when["display"]
    else:
        yield "No date"
    if entry["venue"]:
        yield called(entry["venue"])
    if entry["participants"]:
        yield ", ".join(called(one) for one in entry["participants"])
    for name in ("summary", "quote", "outcome"):
        if entry.get(name):
            yield entry[name]
    if entry["conflicts"]:
        yield f"Sources disagree about: {', '.join(entry['conflicts'])}"
