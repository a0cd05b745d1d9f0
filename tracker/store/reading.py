"""Reading the append-only tables back as the fold wants them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.merges import leading, root
from tracker.records.reports import RecordKey, Report, Ruling, SourceFacts, Superseded
from tracker.records.vocabulary import Kind, Verdict

_AT_ONCE = 500


@dataclass(slots=True)
class Dossier:
    """All that was ever said and ruled about one record."""

    id: int
    record: RecordKey
    reports: list[Report] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)


def report_id(source: str, revision: int, position: int) -> str:
    """The public name of a report: its source, the source's revision, its place there (from 1)."""
    return f"{source}.{revision}.{position}"


def places_of(report: str) -> tuple[int, int]:
    """The revision and the place in it of a report, by its public name.

    >>> places_of("reuters-2026-01-27.2.14")
    (2, 14)

    """
    _, revision, position = report.split(".")
    return int(revision), int(position)


def in_chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Lists of a size that every database takes as parameters of one statement."""
    iterator = iter(items)
    while chunk := list(islice(iterator, _AT_ONCE)):
        yield chunk


def record_ids(session: Session, keys: Collection[RecordKey]) -> dict[RecordKey, int]:
    """The row numbers of those records that are stored."""
    found: dict[RecordKey, int] = {}
    for kind, of_kind in groupby(sorted(set(keys)), key=lambda key: key.kind):
        for chunk in in_chunks(key.slug for key in of_kind):
            query = select(col(tables.Record.slug), col(tables.Record.id)).where(
                col(tables.Record.kind) == kind.value, col(tables.Record.slug).in_(chunk)
            )
            found |= {RecordKey(kind, row.slug): row.id for row in session.connection().execute(query)}
    return found


def report_numbers(session: Session, report: str) -> tuple[RecordKey, int, int] | None:
    """The record that a report is about and the row numbers of record and report; None where no report has that id."""
    source, _, rest = report.partition(".")
    revision, _, position = rest.partition(".")
    if not (revision.isdecimal() and position.isdecimal()):
        return None
    query: Select[*tuple[Any, ...]] = (
        select(
            col(tables.Record.kind),
            col(tables.Record.slug),
            col(tables.Record.id).label("record"),
            col(tables.Report.id).label("report"),
        )
        .join(tables.Report, col(tables.Report.record_id) == col(tables.Record.id))
        .join(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
        .where(
            col(tables.Source.slug) == source,
            col(tables.Source.revision) == int(revision[:9]),
            col(tables.Report.position) == int(position[:9]),
        )
    )
    row = session.connection().execute(query).one_or_none()
    return row and (RecordKey(Kind(row.kind), row.slug), row.record, row.report)


_REPORTS = select(
    col(tables.Report.record_id),
    col(tables.Report.position),
    col(tables.Report.says),
    col(tables.Report.evidence),
    col(tables.Report.via),
    col(tables.Report.origin),
    col(tables.Report.recorded_at),
    col(tables.Source.slug),
    col(tables.Source.revision),
    col(tables.Source.publisher),
    col(tables.Source.title),
    col(tables.Source.address),
    col(tables.Source.published),
    col(tables.Source.known_at),
).join(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))


def dossiers(session: Session, numbers: Collection[int]) -> dict[int, Dossier]:
    """Everything about the records with these row numbers."""
    found: dict[int, Dossier] = {}
    connection = session.connection()
    for chunk in in_chunks(sorted(numbers)):
        records = select(col(tables.Record.id), col(tables.Record.kind), col(tables.Record.slug)).where(
            col(tables.Record.id).in_(chunk)
        )
        for record in connection.execute(records).mappings():
            found[record["id"]] = Dossier(record["id"], RecordKey(Kind(record["kind"]), record["slug"]))
        rows = connection.execute(_REPORTS.where(col(tables.Report.record_id).in_(chunk))).all()
        later = later_revisions(session, {row.slug for row in rows})
        for row in rows:
            dossier = found[row.record_id]
            dossier.reports.append(_report(row, dossier.record, later.get(row.slug, [])))
        for row in session.execute(_RULINGS.where(col(tables.Ruling.record_id).in_(chunk))):
            found[row.Ruling.record_id].rulings.append(_ruling(row))
    return found


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of a source after its first; `takes_back` as in `tracker.records.tables.Source`."""

    number: int
    takes_back: frozenset[str] | None
    since: Superseded

    def ends(self, report: str, revision: int) -> bool:
        """Whether a report of an earlier revision no longer counts from this one on."""
        return revision < self.number and (self.takes_back is None or report in self.takes_back)


def later_revisions(session: Session, slugs: Collection[str]) -> dict[str, list[Revision]]:
    """The revisions after the first, of those sources that have any."""
    later: dict[str, list[Revision]] = {}
    for chunk in in_chunks(sorted(slugs)):
        query = select(
            col(tables.Source.slug),
            col(tables.Source.revision),
            col(tables.Source.takes_back),
            col(tables.Source.known_at),
            col(tables.Source.recorded_at),
        ).where(col(tables.Source.slug).in_(chunk), col(tables.Source.revision) > 1)
        for slug, number, takes_back, known_at, recorded_at in session.connection().execute(query):
            back = None if takes_back is None else frozenset(takes_back)
            later.setdefault(slug, []).append(Revision(number, back, Superseded(known_at, recorded_at)))
    return later


def _report(row: Row[Any], record: RecordKey, revisions: Sequence[Revision]) -> Report:
    name = report_id(row.slug, row.revision, row.position)
    source = SourceFacts(
        slug=row.slug,
        revision=row.revision,
        publisher=row.publisher,
        title=row.title,
        address=row.address,
        published=row.published,
        known_at=row.known_at,
        later=tuple(later.since for later in revisions if later.ends(name, row.revision)),
    )
    return Report(
        id=name,
        record=record,
        source=source,
        position=row.position,
        says=row.says,
        origin=row.origin,
        recorded_at=row.recorded_at,
        via=row.via,
        evidence=row.evidence,
    )


_UNDOING = aliased(tables.Ruling)
_OWN, _INTO = aliased(tables.Record), aliased(tables.Record)
_RULINGS: Select[*tuple[Any, ...]] = (
    select(
        tables.Ruling,
        col(_OWN.kind),
        col(_OWN.slug).label("record"),
        col(_INTO.slug).label("into"),
        col(_UNDOING.recorded_at).label("undone_at"),
        col(tables.Source.slug),
        col(tables.Source.revision),
        col(tables.Report.position),
    )
    .join(_OWN, col(_OWN.id) == col(tables.Ruling.record_id))
    .outerjoin(_INTO, col(_INTO.id) == col(tables.Ruling.into_id))
    .outerjoin(_UNDOING, col(_UNDOING.undoes) == col(tables.Ruling.id))
    .outerjoin(tables.Report, col(tables.Report.id) == col(tables.Ruling.report_id))
    .outerjoin(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
    .where(col(tables.Ruling.undoes).is_(None))
)
"""Every ruling but those that undo one: of these, the ruling that is undone knows the moment."""


def _ruling(row: Row[Any]) -> Ruling:
    kind, stored = Kind(row.kind), row.Ruling
    return Ruling(
        id=stored.id,
        record=RecordKey(kind, row.record),
        report=report_id(row.slug, row.revision, row.position) if row.slug else None,
        field=stored.field,
        verdict=Verdict(stored.verdict),
        reason=stored.reason,
        recorded_at=stored.recorded_at,
        into=RecordKey(kind, row.into) if row.into else None,
        undone_at=row.undone_at,
    )


def merges_around(session: Session, numbers: Collection[int]) -> tuple[list[Ruling], set[int]]:
    """Every merge that ever connected these records with others, directly or not; and all records so connected."""
    found: dict[int, Ruling] = {}
    reached: set[int] = set()
    waiting = set(numbers)
    while waiting:
        reached |= waiting
        beyond: set[int] = set()
        for chunk in in_chunks(sorted(waiting)):
            own, into = col(tables.Ruling.record_id), col(tables.Ruling.into_id)
            query = _RULINGS.where(into.is_not(None), or_(own.in_(chunk), into.in_(chunk)))
            for row in session.execute(query):
                found[row.Ruling.id] = _ruling(row)
                beyond |= {row.Ruling.record_id, row.Ruling.into_id}
        waiting = beyond - reached
    return list(found.values()), reached


def roots(session: Session, keys: Collection[RecordKey], as_of: datetime | None) -> dict[RecordKey, int]:
    """The row numbers of what these records were part of then; of themselves, where nothing had merged them.

    Records that are not stored are left out.
    """
    stored = record_ids(session, keys)
    led = leading(merges_around(session, stored.values())[0], as_of)
    to = {key: root(key, led) for key in stored}
    numbers = stored | record_ids(session, set(to.values()) - stored.keys())
    return {key: numbers[to[key]] for key in stored}
