"""The feed of changes: what each moment of recording changed, in the one order that never changes.

Writers go one after the other and their moments strictly increase (docs/decisions/0016): whoever has read all up to
some moment has missed none before it, so a place in the feed is all that a reader has to keep.
"""

from __future__ import annotations

from collections.abc import Collection, Generator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from msgspec import Raw
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    case,
    literal,
    literal_column,
    select,
    tuple_,
    union_all,
)
from sqlmodel import Session, col

from tracker.errors import nearest
from tracker.records.changes import FieldChange, LineChange, Touched, compare
from tracker.records.tables import OPEN, Entry, Record, microseconds, moment_of
from tracker.records.vocabulary import Kind
from tracker.store.causes import Cause, Causes
from tracker.store.reading import in_chunks
from tracker.store.state import latest_moment
from tracker.store.unknown import UnknownName

_OPEN: ColumnElement[int] = literal_column(str(OPEN))  # written out, so that the partial index is used
_AT_ONCE = 200

Named = tuple[Kind | None, str]
"""A record by its id, or by its kind and its id."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the feed: behind a change of a field of a record, by its row number, at a moment in microseconds."""

    moment: int
    record: int
    field: str


BEGINNING = Place(0, 0, "")
END = Place(OPEN, OPEN, "")


def behind(moment: datetime) -> Place:
    """The place behind everything that was recorded up to a moment."""
    return Place(max(microseconds(moment), 0), OPEN, "")


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One change of one field of one record, or of its whole line; `place` is behind it."""

    place: Place
    kind: str
    id: str
    line: LineChange
    field: FieldChange
    cause: Cause

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; every key always present."""
        line, change = self.line, self.field
        return {
            "kind": self.kind,
            "id": self.id,
            "change": line.change,
            "field": change.field or None,
            "old": Raw(change.old),
            "new": Raw(change.new),
            **asdict(self.cause),
            "known_from": moment_of(line.known_from),
            "known_to": None if line.known_to == OPEN else moment_of(line.known_to),
            "recorded_from": moment_of(self.place.moment),
        }


@dataclass(frozen=True, slots=True)
class Page:
    """Changes in order, whether more follow now, and the place behind all that was looked at."""

    changes: list[RecordChange]
    more: bool
    place: Place


def page(
    session: Session,
    after: Place,
    *,
    records: Collection[int] | None = None,
    until: datetime | None = None,
    limit: int,
) -> Page:
    """The next changes behind a place: of these records (None: of all), recorded up to `until` (None: up to now).

    A place behind the last write counts as the last write: what is recorded from then on is not missed.
    """
    last = _last(session)
    first = min(after, last)
    found = list(islice(stream(session, first, records=records, until=until), limit + 1))
    if len(found) > limit:
        return Page(found[:limit], True, found[limit - 1].place)
    return Page(found, False, max(first, last if until is None else min(last, behind(until))))


def start(session: Session, after: Place) -> Place:
    """Where a walk from a place begins: there, or behind the last write where the place is behind even that."""
    return min(after, _last(session))


def _last(session: Session) -> Place:
    latest = latest_moment(session)
    return BEGINNING if latest is None else behind(latest)


def stream(
    session: Session,
    after: Place,
    *,
    records: Collection[int] | None = None,
    until: datetime | None = None,
) -> Generator[RecordChange]:
    """Every change behind a place, in constant memory."""
    causes = Causes(session)
    for versions in _touched(session, after, records, until):
        first = versions[0]
        line = compare(
            [Touched(bool(v.opened), v.known_from, v.known_to, v.digest, v.body) for v in versions]
        )
        if line is None:
            continue
        cause = causes.of(first.moment, first.record_id)
        for field in line.fields:
            place = Place(first.moment, first.record_id, field.field)
            if place > after:
                yield RecordChange(place, first.kind, first.slug, line, field, cause)


def _touched(
    session: Session, after: Place, records: Collection[int] | None, until: datetime | None
) -> Generator[list[Row[Any]]]:
    """The versions that were opened or closed behind a place, those of one moment and record together."""
    begin, size = (after.moment, after.record), _AT_ONCE
    while True:
        rows = session.connection().execute(_query(begin, records, until, size)).all()
        groups = [list(group) for _, group in groupby(rows, key=_moment_and_record)]
        if len(rows) < size:
            yield from groups
            return
        yield from groups[:-1]  # of the last one there may be more
        begin = _moment_and_record(groups[-1][0])
        size = _AT_ONCE if len(groups) > 1 else size * 2


def _moment_and_record(row: Row[Any]) -> tuple[int, int]:
    return row.moment, row.record_id


def _query(
    begin: tuple[int, int], records: Collection[int] | None, until: datetime | None, size: int
) -> CompoundSelect[Any]:
    """So many of them by moment and record, each way walked along its own index and no further."""
    arms = [
        _arm(column, opened, begin, records, until).limit(size)
        for column, opened in ((col(Entry.recorded_from), 1), (col(Entry.recorded_to), 0))
    ]
    return union_all(*(select(arm.subquery()) for arm in arms)).order_by("moment", "record_id").limit(size)


def _arm(
    column: Any,
    opened: int,
    begin: tuple[int, int],
    records: Collection[int] | None,
    until: datetime | None,
) -> Select[Any]:
    place = tuple_(column, col(Entry.record_id)) >= tuple_(literal(begin[0]), literal(begin[1]))
    return touched(column, opened, records, until).where(place).order_by(column, col(Entry.record_id))


def touched(column: Any, opened: int, records: Collection[int] | None, until: datetime | None) -> Select[Any]:
    """The versions that `column` says were opened (1) or closed (0), each with its moment; in no order yet."""
    conditions = [column < _OPEN]
    if until is not None:
        conditions.append(column <= microseconds(until))
    if records is not None:
        conditions.append(col(Entry.record_id).in_(records))
    return (
        select(
            column.label("moment"),
            col(Entry.record_id),
            literal_column(str(opened)).label("opened"),
            col(Entry.known_from),
            col(Entry.known_to),
            col(Entry.digest),
            case((col(Entry.known_to) == _OPEN, col(Entry.body))).label("body"),
            col(Record.kind),
            col(Record.slug),
        )
        .join(Record, col(Record.id) == col(Entry.record_id))
        .where(*conditions)
    )


def numbers(session: Session, names: Collection[Named]) -> tuple[set[int], list[UnknownName]]:
    """The row numbers of named records, and the names that nothing has, each with the names most like it.

    An id without a kind names the record of every kind that has it.
    """
    found: dict[Named, set[int]] = {name: set() for name in names}
    for chunk in in_chunks({slug for _, slug in names}):
        query = select(col(Record.id), col(Record.kind), col(Record.slug)).where(col(Record.slug).in_(chunk))
        for row in session.connection().execute(query):
            for name in ((None, row.slug), (Kind(row.kind), row.slug)):
                if name in found:
                    found[name].add(row.id)
    missing = [name for name, records in found.items() if not records]
    return set().union(*found.values()), [_unknown(session, name) for name in missing]


def _unknown(session: Session, name: Named) -> UnknownName:
    kind, slug = name
    query = select(col(Record.slug))
    if kind is not None:
        query = query.where(col(Record.kind) == kind.value)
    close = nearest(slug, set(session.scalars(query)))
    return UnknownName("id", spelled(name), tuple(spelled((kind, each)) for each in close))


def spelled(name: Named) -> str:
    """A record as it is named: `round/abu-dhabi-2`, or only its id.

    >>> spelled((Kind.ROUND, "abu-dhabi-2")), spelled((None, "abu-dhabi-2"))
    ('round/abu-dhabi-2', 'abu-dhabi-2')

    """
    kind, slug = name
    return slug if kind is None else f"{kind}/{slug}"
