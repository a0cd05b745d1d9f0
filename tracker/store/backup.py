"""Everything that was appended, read row by row for a backup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Row as DatabaseRow
from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.backup import IssueRow, RecordRow, ReportRow, Row, RulingRow, SourceRow
from tracker.store.reading import report_id
from tracker.store.vocabulary import issues, parents_first

BACKED_UP: Mapping[str, type[tables.Table]] = {
    "issue": tables.Issue,
    "record": tables.Record,
    "source": tables.Source,
    "report": tables.Report,
    "ruling": tables.Ruling,
}
"""The table behind each sort of row; aliases travel with their issues."""

_STREAMED = {"yield_per": 500}
_SOURCE = [field for field in SourceRow.__struct_fields__ if field not in ("number", "id")]


def counts(session: Session) -> dict[str, int]:
    """How many rows of each sort there are."""
    return {
        sort: session.connection().execute(select(func.count()).select_from(table)).scalar() or 0
        for sort, table in BACKED_UP.items()
    }


def rows(session: Session) -> Iterator[Row]:
    """Every row in the order of a backup, in constant memory."""
    yield from (IssueRow(**issue) for issue in parents_first(issues(session)))
    for query, made in (
        (_records(), _record),
        (_sources(), _source),
        (_reports(), _report),
        (_rulings(), _ruling),
    ):
        yield from map(made, session.connection().execute(query, execution_options=_STREAMED))


Query = Select[*tuple[object, ...]]


def _records() -> Query:
    query: Query = select(tables.Record.__table__).order_by(col(tables.Record.id))  # type: ignore[attr-defined]  # SQLModel adds it to table classes
    return query


def _record(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    return RecordRow(number=row.id, kind=row.kind, id=row.slug, recorded_at=row.recorded_at)


def _sources() -> Query:
    query: Query = select(tables.Source.__table__).order_by(col(tables.Source.id))  # type: ignore[attr-defined]  # as above
    return query


def _source(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    return SourceRow(number=row.id, id=row.slug, **{name: getattr(row, name) for name in _SOURCE})


def _reports() -> Query:
    query: Query = (
        select(
            tables.Report.__table__,  # type: ignore[attr-defined]  # as above
            col(tables.Source.slug).label("source"),
            col(tables.Source.revision),
            col(tables.Record.kind),
            col(tables.Record.slug).label("record"),
        )
        .join(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
        .join(tables.Record, col(tables.Record.id) == col(tables.Report.record_id))
        .order_by(col(tables.Report.id))
    )
    return query


def _report(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    own = (
        "source",
        "revision",
        "position",
        "kind",
        "record",
        "says",
        "evidence",
        "via",
        "origin",
        "recorded_at",
    )
    return ReportRow(number=row.id, **{name: getattr(row, name) for name in own})


def _rulings() -> Query:
    own, into = aliased(tables.Record), aliased(tables.Record)
    query: Query = (
        select(
            tables.Ruling.__table__,  # type: ignore[attr-defined]  # as above
            col(own.kind),
            col(own.slug).label("record"),
            col(into.slug).label("into"),
            col(tables.Source.slug).label("source"),
            col(tables.Source.revision),
            col(tables.Report.position),
        )
        .join(own, col(own.id) == col(tables.Ruling.record_id))
        .outerjoin(into, col(into.id) == col(tables.Ruling.into_id))
        .outerjoin(tables.Report, col(tables.Report.id) == col(tables.Ruling.report_id))
        .outerjoin(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
        .order_by(col(tables.Ruling.id))
    )
    return query


def _ruling(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    own = ("kind", "record", "verdict", "field", "into", "undoes", "reason", "recorded_at", "recorded_by")
    report = report_id(row.source, row.revision, row.position) if row.source else None
    return RulingRow(number=row.id, report=report, **{name: getattr(row, name) for name in own})
