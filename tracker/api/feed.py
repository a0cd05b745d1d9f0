"""Asking for changes: where to begin, of which records, up to when; the same over HTTP and on the command line."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType

import msgspec
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.cursor import Cursors
from tracker.api.parameters import (
    AS_OF,
    DEFAULT_PAGE,
    LIMIT,
    MOMENTS,
    Pairs,
    Parameter,
    moment,
    one_of,
    slug,
)
from tracker.api.refusals import QueryInvalid
from tracker.errors import Problem, advice
from tracker.formats import atom, json, jsonfeed, ndjson, sse
from tracker.records.text import SLUG_LENGTH, SLUG_PATTERN
from tracker.records.vocabulary import Kind
from tracker.store import changes
from tracker.store.changes import BEGINNING, END, Named, Place, RecordChange, behind

NOW = "now"
CURSOR_FORM = re.compile(r"[A-Za-z0-9_-]{40,200}", re.ASCII)


def since(text: str) -> datetime | str:
    """A date, an instant, `now`, or the text of a cursor, still sealed."""
    if text == NOW or CURSOR_FORM.fullmatch(text):
        return text
    try:
        return moment(text)
    except ValueError as expected:
        raise ValueError(f"{expected}, now, or a cursor as the feed gives it") from None


def record(text: str) -> Named:
    """The id of a record, or its kind and id with a slash between."""
    kind, slash, rest = text.rpartition("/")
    return Kind(one_of(list(Kind))(kind)) if slash else None, slug(rest)


SINCE = Parameter(
    "since",
    "Only what was recorded after it: a date (its end, in UTC), an instant, `now`, or a cursor of this feed. "
    "Everything where left out.",
    since,
    {"type": "string", "anyOf": [*MOMENTS, {"const": NOW}, {"pattern": f"^{CURSOR_FORM.pattern}$"}]},
    blank=True,
)
ID = Parameter(
    "id",
    "Only changes of this record: `round/abu-dhabi-2`, or `abu-dhabi-2` for the record of any kind with that id. May "
    "be repeated.",
    record,
    {"type": "string", "pattern": f"^(({'|'.join(Kind)})/)?{SLUG_PATTERN[1:]}", "maxLength": SLUG_LENGTH},
    many=True,
)
BEFORE = Parameter(
    "before",
    "Only what was recorded before it: the cursor that `next` of a feed holds. The newest where left out.",
    str,
)
ACCEPTED: Mapping[ModuleType, Sequence[Parameter]] = {
    json: (SINCE, ID, AS_OF, LIMIT),
    ndjson: (SINCE, ID, AS_OF),
    sse: (SINCE, ID),
    atom: (SINCE, ID, AS_OF, LIMIT, BEFORE),
    jsonfeed: (SINCE, ID, AS_OF, LIMIT, BEFORE),
}
"""The shapes, the usual one first, with what may be asked of each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for changes: its parameters as given, the place to begin behind, the records and the end.

    `before` is the place in front of which a feed goes on, from new to old.
    """

    pairs: Pairs
    after: Place
    records: tuple[Named, ...]
    until: datetime | None
    limit: int
    before: Place = END


def asked(pairs: Pairs, accepts: Sequence[Parameter], cursors: Cursors, resumes: str = "") -> Asked:
    """Read a request for changes; `resumes` is a cursor that counts instead of `since`.

    Raises:
        QueryInvalid: a parameter is unknown or has no such value.
        CursorInvalid: the cursor is not ours, or not of this feed.

    """
    values = parameters.read(pairs, accepts)
    return Asked(
        pairs=tuple(pair for pair in pairs if pair[0] != SINCE.name),
        after=_place(resumes or values.get(SINCE.name), cursors),
        records=values.get(ID.name, ()),
        until=values.get(AS_OF.name),
        limit=values.get(LIMIT.name, DEFAULT_PAGE),
        before=cursors.place(values[BEFORE.name]) if BEFORE.name in values else END,
    )


def _place(given: datetime | str | None, cursors: Cursors) -> Place:
    if given is None or given == NOW:
        return BEGINNING if given is None else END
    return behind(given) if isinstance(given, datetime) else cursors.place(given)


def numbers(session: Session, wanted: Asked) -> frozenset[int] | None:
    """The row numbers of the records asked for; None where all are.

    Raises:
        QueryInvalid: a name that nothing has, with the nearest ones.

    """
    found, unknown = changes.numbers(session, wanted.records)
    if unknown:
        raise QueryInvalid([_names_nothing(name.value, name.nearest) for name in unknown])
    return frozenset(found) if wanted.records else None


def _names_nothing(value: str, nearest: Sequence[str]) -> Problem:
    expected = advice(nearest, "the id of a record, or its kind and id such as round/abu-dhabi-2")
    return Problem(ID.name, value, expected, f"there is no record with the id {value!r}; {expected}")


def written(found: Iterable[RecordChange], cursors: Cursors) -> Generator[tuple[str, str]]:
    """Each change as a finished JSON text that holds the cursor of the place behind it; the cursor comes first."""
    for change in found:
        cursor = cursors.mark(change.place)
        yield cursor, msgspec.json.encode({**change.as_dict(), "cursor": cursor}).decode()
