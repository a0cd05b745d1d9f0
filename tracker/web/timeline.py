"""HTML: a page of entries as a list that reads from top to bottom."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.formats.listing import Listing
from tracker.formats.words import called, heading
from tracker.records.vocabulary import Kind
from tracker.web.lists import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MEDIA_TYPE = "text/html"
EXTENSION = "html"
WHOLE = False

MOST_CHOICES = 12


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """The whole page."""
    listing = listing or Listing()
    entries = [msgspec.json.decode(body) for body in bodies]
    yield from page(
        "timeline.html",
        listing,
        groups=[(head, list(lines)) for head, lines in groupby(entries, heading)],
        title=_title(entries, listing),
        choices=[choice for choice in _choices(entries, listing) if choice[2]],
    )


def _title(entries: Sequence[Mapping[str, Any]], listing: Listing) -> str:
    """The name of the one process that is asked for, else of the list."""
    processes = {text for name, text in listing.filters if name == "process"}
    names = {e["process"]["id"]: called(e["process"]) for e in entries if e["process"]}
    named = [names[one] for one in processes if len(processes) == 1 and one in names]
    return named[0] if named else listing.path[1:].capitalize()


def _choices(
    entries: Sequence[Mapping[str, Any]], listing: Listing
) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The filters to offer: each parameter with its heading and its values, those on this page."""
    if listing.path == "/timeline":
        yield "kind", "Kind", [(kind.value, kind.value) for kind in Kind]
    yield "process", "Process", _named(entry["process"] for entry in entries)
    yield "status", "Status", [(text, text) for text in dict.fromkeys(e["status"] for e in entries) if text]
    yield "participant", "Participant", _named(one for entry in entries for one in entry["participants"])
    yield "issue", "Issue", _named(one for e in entries for one in (*e["issues"], e.get("issue")))


def _named(found: Iterable[Mapping[str, Any] | None]) -> list[tuple[str, str]]:
    """The most frequent ones, as (id, name), by name."""
    names: dict[str, str] = {}
    times: dict[str, int] = {}
    for one in found:
        if one is not None:
            names[one["id"]] = called(one)
            times[one["id"]] = times.get(one["id"], 0) + 1
    most = sorted(times, key=lambda slug: -times[slug])[:MOST_CHOICES]
    return sorted(((slug, names[slug]) for slug in most), key=lambda item: item[1].casefold())
