"""Reading the append-only tables back as the fold wants them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col

from tracker.records import tables
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


def report_number(session: Session, record: RecordKey, report: str) -> tuple[int | None, int | None]:
    """The row numbers of a record and of one of its reports, by their public names."""
    number = record_ids(session, [record]).get(record)
    source, _, rest = report.partition(".")
    revision, _, position = rest.partition(".")
    if number is None or not (revision.isdecimal() and position.isdecimal()):
        return number, None
    query = (
        select(col(tables.Report.id))
        .join(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
        .where(
            col(tables.Report.record_id) == number,
            col(tables.Source.slug) == source,
            col(tables.Source.revision) == int(revision[:9]),
            col(tables.Report.position) == int(position[:9]),
        )
    )
    return number, session.connection().execute(query).scalar()


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
        later = _later_revisions(session, {row.slug for row in rows})
        for row in rows:
            dossier = found[row.record_id]
            dossier.reports.append(_report(row, dossier.record, later.get(row.slug, [])))
        for number, ruling in _rulings(session, chunk, found):
            found[number].rulings.append(ruling)
    return found


def _later_revisions(session: Session, slugs: Collection[str]) -> dict[str, list[tuple[int, Superseded]]]:
    """The revisions after the first, of those sources that have any."""
    later: dict[str, list[tuple[int, Superseded]]] = {}
    for chunk in in_chunks(sorted(slugs)):
        query = select(
            col(tables.Source.slug),
            col(tables.Source.revision),
            col(tables.Source.known_at),
            col(tables.Source.recorded_at),
        ).where(col(tables.Source.slug).in_(chunk), col(tables.Source.revision) > 1)
        for slug, revision, known_at, recorded_at in session.connection().execute(query):
            later.setdefault(slug, []).append((revision, Superseded(known_at, recorded_at)))
    return later


def _report(row: Row[Any], record: RecordKey, revisions: Sequence[tuple[int, Superseded]]) -> Report:
    source = SourceFacts(
        slug=row.slug,
        revision=row.revision,
        publisher=row.publisher,
        title=row.title,
        address=row.address,
        published=row.published,
        known_at=row.known_at,
        later=tuple(superseded for revision, superseded in revisions if revision > row.revision),
    )
    return Report(
        id=report_id(row.slug, row.revision, row.position),
        record=record,
        source=source,
        position=row.position,
        says=row.says,
        origin=row.origin,
        recorded_at=row.recorded_at,
        via=row.via,
        evidence=row.evidence,
    )


def _rulings(
    session: Session, numbers: Sequence[int], found: dict[int, Dossier]
) -> Iterator[tuple[int, Ruling]]:
    query = (
        select(
            tables.Ruling,
            col(tables.Source.slug),
            col(tables.Source.revision),
            col(tables.Report.position),
        )
        .join(tables.Report, col(tables.Report.id) == col(tables.Ruling.report_id))
        .join(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
        .where(col(tables.Ruling.record_id).in_(numbers))
    )
    for row, slug, revision, position in session.execute(query):
        ruling = Ruling(
            id=row.id or 0,
            record=found[row.record_id].record,
            report=report_id(slug, revision, position),
            field=row.field,
            verdict=Verdict(row.verdict),
            reason=row.reason,
            recorded_at=row.recorded_at,
        )
        yield row.record_id, ruling
