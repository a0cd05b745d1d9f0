"""The feed of changes for readers of feeds: an item for what one act changed in one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from tracker.formats.differences import difference
from tracker.formats.listing import Listing
from tracker.formats.news import Item, Tombstone, via
from tracker.formats.tags import tag
from tracker.formats.words import label
from tracker.records.changes import Change

_WORDS = {
    Change.ADDED: "new",
    Change.REMOVED: "is gone",
    Change.HISTORY: "looks different in the past",
}


def items(body: str, listing: Listing) -> Iterator[Item | Tombstone]:
    """An act as an item; of a line that is gone also what it was in the feed of the timeline."""
    act = msgspec.json.decode(body)
    because = _because(act)
    yield Item(
        name=tag(listing, "changes", act["recorded_from"], act["kind"], act["id"]),
        address=_address(act, listing),
        title=f"{act['title']}: {_what(act)}",
        text=". ".join([*_differences(act), because]),
        updated=act["recorded_from"],
        published=min(act["known_from"], act["recorded_from"]),
        categories=(act["kind"], act["change"], act["reason"]),
        via=(via(act["source"]),) if act["source"] else (),
        more={name: value for name, value in act.items() if name not in ("title", "source")},
    )
    if act["change"] == Change.REMOVED:
        yield Tombstone(tag(listing, act["kind"], act["id"]), act["recorded_from"], because)


def _address(act: Mapping[str, Any], listing: Listing) -> str:
    """The record as it stood behind the act; of one that is gone, what is known of its changes."""
    if act["change"] == Change.REMOVED:
        return f"{listing.root}/changes?id={act['kind']}/{act['id']}"
    moment = urlencode({"as_of": act["recorded_from"]}, safe=":")
    return f"{listing.leading_to(act['kind'], act['id'])}?{moment}"


def _what(act: Mapping[str, Any]) -> str:
    changed = ", ".join(label(field["field"]) for field in act["fields"])
    return _WORDS.get(act["change"]) or f"{changed} changed"


def _differences(act: Mapping[str, Any]) -> Iterator[str]:
    for field in act["fields"]:
        yield difference({**act, **field}).removesuffix(".")


def _because(act: Mapping[str, Any]) -> str:
    """The ruling or the source that did it, in words."""
    if act["ruling"]:
        return f"Ruling {act['ruling']['id']} ({act['ruling']['verdict']}): {act['ruling']['reason']}"
    word = "Corrected" if act["reason"] == "correction" else "Reported"
    return f"{word} by {act['source']['publisher']}"
