"""The feed of changes backwards, the newest first: what each act changed in the line of one record."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any

import msgspec
from msgspec import Raw
from sqlalchemy import Row, Select, literal, select, tuple_, union_all
from sqlmodel import Session, col

from tracker.records.changes import Change, LineChange, Touched, compare
from tracker.records.tables import OPEN, Entry, moment_of
from tracker.store.causes import Cause, Causes
from tracker.store.changes import Place, touched

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Act:
    """All that one moment changed in one record; `title` is what its line was called, last or before it went."""

    place: Place
    kind: str
    id: str
    title: str
    line: LineChange
    cause: Cause

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; `fields` are those that differ, none of a line that is gone or that only the past shows."""
        fields = [field for field in self.line.fields if field.field]
        return {
            "kind": self.kind,
            "id": self.id,
            "title": self.title,
            "change": self.line.change,
            "fields": [{"field": f.field, "old": Raw(f.old), "new": Raw(f.new)} for f in fields],
            **asdict(self.cause),
            "known_from": moment_of(self.line.known_from),
            "known_to": None if self.line.known_to == OPEN else moment_of(self.line.known_to),
            "recorded_from": moment_of(self.place.moment),
        }


def latest(
    session: Session,
    before: Place,
    after: Place,
    *,
    records: Collection[int] | None = None,
    until: datetime | None = None,
    limit: int,
) -> list[Act]:
    """The newest acts in front of one place and behind another: of these records (None: of all)."""
    return list(islice(_acts(session, before, after, records, until), limit))


def _acts(
    session: Session, before: Place, after: Place, records: Collection[int] | None, until: datetime | None
) -> Generator[Act]:
    causes = Causes(session)
    for versions in _touched(session, before, records, until):
        first = versions[0]
        place = Place(first.moment, first.record_id, "")
        if (place.moment, place.record) <= (after.moment, after.record):
            return
        line = compare(
            [Touched(bool(v.opened), v.known_from, v.known_to, v.digest, v.body) for v in versions]
        )
        if line is not None:
            title = _title(versions, line)
            yield Act(place, first.kind, first.slug, title, line, causes.of(first.moment, first.record_id))


def _title(versions: Sequence[Row[Any]], line: LineChange) -> str:
    gone = line.change is Change.REMOVED
    bodies = [v.body for v in versions if v.body is not None and bool(v.opened) is not gone]
    if not bodies:
        bodies = [v.body for v in versions if v.body is not None]
    return str(msgspec.json.decode(bodies[0])["title"]) if bodies else versions[0].slug


def _touched(
    session: Session, before: Place, records: Collection[int] | None, until: datetime | None
) -> Generator[list[Row[Any]]]:
    """The versions that were opened or closed in front of a place, those of one moment and record together."""
    end, size = (before.moment, before.record), _AT_ONCE
    while True:
        rows = session.connection().execute(_query(end, records, until, size)).all()
        groups = [list(group) for _, group in groupby(rows, key=lambda row: (row.moment, row.record_id))]
        if len(rows) < size:
            yield from groups
            return
        if len(groups) > 1:
            yield from groups[:-1]  # of the last one there may be more
            last = groups[-2][0]
            end, size = (last.moment, last.record_id), _AT_ONCE
        else:
            size *= 2


def _query(
    end: tuple[int, int], records: Collection[int] | None, until: datetime | None, size: int
) -> Select[Any]:
    arms = [
        _arm(column, opened, end, records, until).limit(size).subquery()
        for column, opened in ((col(Entry.recorded_from), 1), (col(Entry.recorded_to), 0))
    ]
    both = union_all(*(select(arm) for arm in arms)).subquery()
    return select(both).order_by(both.c.moment.desc(), both.c.record_id.desc()).limit(size)


def _arm(
    column: Any, opened: int, end: tuple[int, int], records: Collection[int] | None, until: datetime | None
) -> Select[Any]:
    """Each way walked backwards along its own index and no further."""
    place = tuple_(column, col(Entry.record_id)) < tuple_(literal(end[0]), literal(end[1]))
    newest_first = (column.desc(), col(Entry.record_id).desc())
    return touched(column, opened, records, until).where(place).order_by(*newest_first)
