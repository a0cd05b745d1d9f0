"""What each shape carries of an entry, measured: a member is changed, and one looks whether the shape shows it.

`python -m tests.formats.losses` prints the tables of docs/formats.md; columns can be named (`csv md`).
"""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.formats.golden import LISTING, entries
from tracker.formats import FORMATS, NAMED_ONLY, Format
from tracker.web import timeline

SHAPES: tuple[Format, ...] = (*FORMATS, *NAMED_ONLY, timeline)

WHOLE, PART, NOT = "yes", "part", "no"


@dataclass(frozen=True)
class Case:
    """A place in one of the awkward entries, and values to put there beside the one that it has."""

    entry: str
    path: str
    values: tuple[Any, ...]


def case(entry: str, path: str, *values: Any) -> Case:
    return Case(entry, path, values)


PERSON = {"id": "someone", "name": "Someone", "role": "party"}
OTHER = {"id": "other", "name": "Other", "role": "party"}
POSITION = {"id": "said", "holder": "envoy", "stance": "offer", "summary": "x"}
DAYS = ("2026-01-02", "2026-01-03")
INSTANTS = ("2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z")
HISTORY = [
    {
        "value": {
            "start": "2026-01-01",
            "end": "2026-01-02",
            "granularity": "day",
            "ambiguous": False,
            "edtf": "2026-01-01",
            "display": "1 January 2026",
            "expression": None,
            "approximate": False,
        },
        "standing": "history",
        "reason": None,
        "report": "wire.1.9",
        "source": "wire",
        "publisher": "Wire",
        "published": "2026-01-20",
        "origin": "Wire",
    }
]
RULING = {
    "id": 1,
    "kind": "round",
    "record": "first",
    "verdict": "prefer",
    "report": "wire.1.9",
    "field": "when",
    "into": None,
    "reason": "because",
    "recorded_at": "2026-03-01T12:00:00Z",
}

READING = {
    "rule": ("a", "b"),
    "language": ("aa", "bb"),
    "anchor": (
        {"kind": "publication", "on": "2026-01-01", "text": None},
        {"kind": "stated", "on": "2026-01-02", "text": "x"},
    ),
    "direction": ("before", "after"),
    "cue": ("a", "b"),
    "policy": ("a", "b"),
    "timex_type": ("a", "b"),
    "timex_value": ("a", "b"),
    "mod": ("a", "b"),
    "alternatives": ([{"edtf": "2026-01-01"}], [{"edtf": "2026-01-01"}, {"edtf": "2026-01-02"}]),
    "warnings": (["a"], ["b"]),
    "zone": ("Europe/Kyiv", "Asia/Dubai"),
    "sentence": ("a", "b"),
}

MEMBERS: dict[str, tuple[Case, ...]] = {
    "id": (case("first", "id", "one", "two"),),
    "kind": (case("first", "kind", "milestone"),),
    "process": (case("first", "process.id", "a", "b"), case("first", "process.title", "A", "B")),
    "title": (case("first", "title", "A", "B"), case("demand", "title", "A", "B")),
    "summary": (case("first", "summary", "A", "B"), case("demand", "summary", "A", "B")),
    "status": (
        case("first", "status", "announced", "scheduled", "postponed", "rescheduled", "cancelled", "lapsed"),
    ),
    "when.start": (
        case("first", "when.start", *DAYS),
        case("either", "when.start", *DAYS),
        case("decade", "when.start", "1991-01-01", "1992-01-01"),
        case("instant", "when.start", "2026-01-26T10:31:00+04:00"),
    ),
    "when.end": (
        case("first", "when.end", "2026-01-28", "2026-01-29"),
        case("either", "when.end", "2026-02-03", "2026-02-04"),
        case("open", "when.end", "2026-01-28", "2026-01-29"),
    ),
    "when.edtf": (
        case("first", "when.edtf", "2026-01-01", "2026-01-02"),
        case("either", "when.edtf", "[2026-01-25,2026-02-02]"),
    ),
    "when.granularity": (case("first", "when.granularity", "month", "week", "year"),),
    "when.display": (case("first", "when.display", "A", "B"),),
    "when.approximate": (case("first", "when.approximate", True),),
    "when.ambiguous": (case("first", "when.ambiguous", True),),
    "when.probability": (case("first", "when.probability", 0.5, 0.25),),
    "when.basis": (case("first", "when.basis", "reported"),),
    "when.expression": (case("first", "when.expression", "on Sunday", "on Monday"),),
    "how `when` was read": tuple(case("first", f"when.{name}", *values) for name, values in READING.items()),
    "when.report": (case("first", "when.report", "a", "b"),),
    "when.source": (case("first", "when.source", "a", "later"),),
    "venue": (case("first", "venue.id", "a", "b"), case("first", "venue.name", "A", "B")),
    "venue.country": (case("first", "venue.country", "CH", "TR"), case("palace", "country", "CH", "TR")),
    "venue.place": (case("first", "venue.place", "A", "B"), case("palace", "place", "A", "B")),
    "venue.location": (
        case("first", "venue.location.lat", 1.5, 2.5),
        case("first", "venue.location.lon", 1.5, 2.5),
        case("palace", "location.lat", 1.5, 2.5),
    ),
    "venue.location.precision": (case("first", "venue.location.precision", "place", "region", "country"),),
    "venue.part_of": (case("first", "venue.part_of", "a", "b"), case("palace", "part_of.id", "a", "b")),
    "participants": (
        case("first", "participants.0.id", "a", "b"),
        case("first", "participants.0.name", "A", "B"),
        case("first", "participants", [PERSON], [PERSON, OTHER]),
    ),
    "participants.role": (case("first", "participants.0.role", "host", "mediator", "observer", "head"),),
    "issues": (case("first", "issues.0.id", "a", "b"), case("demand", "issue.id", "a", "b")),
    "issues.title": (case("first", "issues.0.title", "A", "B"), case("demand", "issue.title", "A", "B")),
    "ordinal": (case("first", "ordinal", 2, 3),),
    "medium": (case("first", "medium", "video", "shuttle", "proximity", "back channel"),),
    "level": (case("first", "level", "leaders", "ministers"),),
    "delegations": (case("first", "delegations", [], None),),
    "hosts": (case("first", "hosts", [PERSON], [OTHER]),),
    "mediators": (case("first", "mediators", [PERSON], [OTHER]),),
    "observers": (case("first", "observers", [PERSON], [OTHER]),),
    "parties": (case("memorandum", "parties", [PERSON], [OTHER]),),
    "outcome": (case("first", "outcome", "A", "B"),),
    "documents": (
        case("memorandum", "documents.0.title", "A", "B"),
        case("memorandum", "documents.0.address", "https://a.example", "https://b.example"),
    ),
    "part_of": (case("part", "part_of.id", "a", "b"), case("talks", "part_of.id", "a", "b")),
    "sort": (
        case("memorandum", "sort", "proposal", "document", "deadline", "other"),
        case("envoy", "sort", "state", "organisation", "agency", None),
    ),
    "holder": (case("demand", "holder.id", "a", "b"),),
    "on_behalf_of": (case("demand", "on_behalf_of.id", "a", "b"),),
    "addressee": (case("demand", "addressee.id", "a", "b"), case("demand", "addressee.name", "A", "B")),
    "stance": (case("demand", "stance", "offer", "reject"),),
    "quote": (case("demand", "quote", "A", "B"),),
    "round": (case("demand", "round.id", "a", "b"),),
    "attribution": (case("demand", "attribution", "anonymous", "unattributed"),),
    "attribution_text": (case("demand", "attribution_text", "A", "B"),),
    "disputed_by": (case("answer", "disputed_by", [PERSON], [OTHER]),),
    "answers of positions": tuple(
        case("answer", name, [POSITION], [{**POSITION, "id": "more"}])
        for name in ("disputes", "corroborates", "denies", "disputed_in", "corroborated_in", "denied_in")
    ),
    "name": (case("palace", "name", "A", "B"), case("north", "name", "A", "B")),
    "country": (case("north", "country", "CH", "TR"),),
    "aliases": (case("north", "aliases", ["A"], ["B"]),),
    "unnamed": (case("official", "unnamed", False, None),),
    "roles": (
        case("envoy", "roles.0.title", "A", "B"),
        case("envoy", "roles.0.on_behalf_of", "a", "b"),
    ),
    "identifiers": (
        case("palace", "identifiers", {"isni": "1"}, {"isni": "2"}),
        case("envoy", "identifiers", {"isni": "1"}),
    ),
    "conflicts": (case("disputed", "conflicts", ["status"], []),),
    "claims": (
        case("first", "claims", {}, {"when": HISTORY}),
        case("disputed", "claims", {}, {"when": HISTORY}),
    ),
    "rulings": (case("first", "rulings", [RULING], [RULING, RULING]),),
    "sources": (case("first", "sources", []),),
    "sources.id": (case("first", "sources.0.id", "a", "b"),),
    "sources.publisher": (case("first", "sources.0.publisher", "A", "B"),),
    "sources.title": (case("first", "sources.0.title", "A", "B"),),
    "sources.address": (case("first", "sources.0.address", "https://a.example", "https://b.example"),),
    "sources.published": (case("first", "sources.0.published", "2026-01-01", "2026-01-02", *INSTANTS),),
    "sources.origin": (case("first", "sources.0.origin", "A", "B"),),
    "known_from": (case("first", "known_from", *INSTANTS),),
    "recorded_from": (case("first", "recorded_from", *INSTANTS),),
}
"""Every member of an entry, by the name that the tables have for it, with the cases that tell whether it is carried."""


def carried(shape: Format, member: str) -> str:
    """Whether a shape tells all values of a member apart, in every case (yes), some of them (part), or none (no)."""
    found = [told for one in MEMBERS[member] for told in _told_apart(shape, one)]
    return WHOLE if all(found) else PART if any(found) else NOT


def _told_apart(shape: Format, one: Case) -> Iterator[bool]:
    """Of each pair of values of a case, whether the shape shows which one it was."""
    outputs = [_made(shape, _entry(one.entry))]
    outputs += [_made(shape, changed(_entry(one.entry), one.path, value)) for value in one.values]
    for place, output in enumerate(outputs):
        for other in outputs[:place]:
            yield output != other


def _entry(slug: str) -> dict[str, Any]:
    (found,) = [entry for entry in map(json.loads, entries()) if entry["id"] == slug]
    return dict(found)


def _made(shape: Format, entry: dict[str, Any]) -> bytes:
    return b"".join(shape.render([json.dumps(entry)], LISTING))


def changed(entry: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The entry with another value at a path such as `sources.0.publisher`."""
    out: Any = copy.deepcopy(entry)
    *steps, last = path.split(".")
    at = out
    for step in steps:
        at = at[int(step)] if step.isdecimal() else at[step]
    assert last in at, path
    at[last] = value
    return dict(out)


def name_of(shape: Format) -> str:
    """The column of a shape."""
    return shape.EXTENSION


def table(shapes: Sequence[Format]) -> Iterator[str]:
    """The table of these shapes as docs/formats.md has it."""
    yield f"| Member | {' | '.join(name_of(shape) for shape in shapes)} |"
    yield f"|---|{'---|' * len(shapes)}"
    for member in MEMBERS:
        cells = " | ".join(carried(shape, member) for shape in shapes)
        yield f"| {member if '`' in member or ' ' in member else f'`{member}`'} | {cells} |"


if __name__ == "__main__":
    wanted = sys.argv[1:] or [name_of(shape) for shape in SHAPES]
    print("\n".join(table([shape for name in wanted for shape in SHAPES if name_of(shape) == name])))
