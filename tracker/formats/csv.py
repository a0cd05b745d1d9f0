"""CSV (RFC 4180): a flat row for each entry, in columns that are the same for every kind."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.formats.chunks import SIZE
from tracker.formats.listing import Listing
from tracker.formats.words import called

if TYPE_CHECKING:
    Entry = Mapping[str, Any]

MEDIA_TYPE = "text/csv; header=present"
EXTENSION = "csv"
WHOLE = True

END_OF_ROW = "\r\n"
BETWEEN = " | "
"""Between the values of a cell that has several."""

BROKEN_OFF = "THIS LIST IS NOT WHOLE: the export broke off here"

_STARTS = "=+@\\-＝＋－＠﹢﹣﹦﹫−"
_FORMULA = re.compile(
    rf"(?:^|(?<=[;,\t\r\n]))(?=[\s\"'“”‘’`]*[{_STARTS}])|^(?=\s*[\t\r\n|%])|(?<=\")(?=\s*[{_STARTS}])"
)
"""Where a formula could begin: in front of a sign at the start of the cell, or of what another separator or a quotation
mark would make a cell of (OWASP, CSV Injection). A bare separator within a sentence is followed by no such sign."""


_HARMLESS = re.compile(r"\w[^;,\t\r\n\"]*")
"""Begins with a letter or a digit and could not be two cells: nearly every text, found without the longer look."""


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before each place where one could begin.

    >>> neutral("=1+1"), neutral("x;=1+1"), neutral("-5 degrees, or less"), neutral("Talks - day 2")
    ("'=1+1", "x;'=1+1", "'-5 degrees, or less", 'Talks - day 2')

    """
    return text if _HARMLESS.fullmatch(text) else _FORMULA.sub("'", text)


def _at(*path: str) -> Callable[[Entry, Listing], Any]:
    def read(entry: Entry, _: Listing) -> Any:
        found: Any = entry
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found

    return read


def _named(field: str) -> Callable[[Entry, Listing], Any]:
    return lambda entry, _: called(entry.get(field)) or None


def _each(field: str, tell: Callable[[Mapping[str, Any]], Any]) -> Callable[[Entry, Listing], Any]:
    return lambda entry, _: [tell(one) for one in entry.get(field) or ()]


def _issues(entry: Entry, _: Listing) -> list[str]:
    issues = [*entry["issues"], *([entry["issue"]] if entry.get("issue") else [])]
    return list(dict.fromkeys(issue["id"] for issue in issues))


def _own_or_venue(*path: str) -> Callable[[Entry, Listing], Any]:
    """Of a venue its own; of everything else that of the place where it is."""
    own, its = _at(*path), _at("venue", *path)
    return lambda entry, listing: own(entry, listing) if entry["kind"] == "venue" else its(entry, listing)


def _country(entry: Entry, listing: Listing) -> Any:
    return entry.get("country") or _at("venue", "country")(entry, listing)


COLUMNS: Mapping[str, Callable[[Entry, Listing], Any]] = {
    "kind": _at("kind"),
    "id": _at("id"),
    "title": _at("title"),
    "status": _at("status"),
    "date": _at("when", "display"),
    "edtf": _at("when", "edtf"),
    "start": _at("when", "start"),
    "end": _at("when", "end"),
    "granularity": _at("when", "granularity"),
    "approximate": _at("when", "approximate"),
    "ambiguous": _at("when", "ambiguous"),
    "probability": _at("when", "probability"),
    "basis": _at("when", "basis"),
    "expression": _at("when", "expression"),
    "process": _at("process", "id"),
    "process_title": _named("process"),
    "venue": _at("venue", "id"),
    "venue_name": _named("venue"),
    "place": _own_or_venue("place"),
    "country": _country,
    "lat": _own_or_venue("location", "lat"),
    "lon": _own_or_venue("location", "lon"),
    "location_precision": _own_or_venue("location", "precision"),
    "participants": _each("participants", lambda one: one["id"]),
    "participant_names": _each("participants", called),
    "participant_roles": _each("participants", lambda one: one["role"]),
    "issues": _issues,
    "summary": _at("summary"),
    "ordinal": _at("ordinal"),
    "medium": _at("medium"),
    "level": _at("level"),
    "sort": _at("sort"),
    "stance": _at("stance"),
    "holder": _at("holder", "id"),
    "on_behalf_of": _at("on_behalf_of", "id"),
    "addressee": _at("addressee", "id"),
    "quote": _at("quote"),
    "attribution": _at("attribution"),
    "attribution_text": _at("attribution_text"),
    "round": _at("round", "id"),
    "outcome": _at("outcome"),
    "documents": _each("documents", lambda one: " ".join(filter(None, [one["title"], one.get("address")]))),
    "part_of": _at("part_of", "id"),
    "aliases": _at("aliases"),
    "unnamed": _at("unnamed"),
    "conflicts": _at("conflicts"),
    "sources": _each("sources", lambda one: one["id"]),
    "publishers": _each("sources", lambda one: one["publisher"]),
    "published": _each("sources", lambda one: one["published"]),
    "source_addresses": _each("sources", lambda one: one["address"] or ""),
    "origins": _each("sources", lambda one: one["origin"]),
    "known_from": _at("known_from"),
    "recorded_from": _at("recorded_from"),
    "address": lambda entry, listing: listing.leading_to(entry["kind"], entry["id"]),
}
"""Every column with what it holds of an entry; empty where nothing is known or the kind has no such thing."""


def render(bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
    """A head and a row for each entry, UTF-8 without a byte order mark.

    No chunk ends at the end of a row but the last: a file that breaks off stops within a row. Where what failed is the
    reading, the last row says so.
    """
    rest = iter(bodies)
    yield _rows([list(COLUMNS)]).removesuffix(END_OF_ROW).encode()
    try:
        while batch := list(islice(rest, SIZE)):
            rows = _rows([_row(body, listing or Listing()) for body in batch])
            yield (END_OF_ROW + rows.removesuffix(END_OF_ROW)).encode()
    except Exception:
        yield f"{END_OF_ROW}{BROKEN_OFF}".encode()
        raise
    yield END_OF_ROW.encode()


def _row(body: str, listing: Listing) -> list[str]:
    entry = msgspec.json.decode(body)
    return [_cell(read(entry, listing)) for read in COLUMNS.values()]


def _cell(value: object) -> str:
    """Numbers and truth values as JSON writes them; only text can be a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return neutral(BETWEEN.join(map(str, value)))
    return str(value)


def _rows(rows: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator=END_OF_ROW).writerows(rows)
    return out.getvalue()
