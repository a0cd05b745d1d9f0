"""Everything that was appended, read row by row for a backup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Row as DatabaseRow
from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.records import tables
from tracker.records.backup import (
    ArticleRow,
    DraftActRow,
    DraftRow,
    IssueRow,
    RecordRow,
    ReportRow,
    Row,
    RulingRow,
    SourceRow,
)
from tracker.records.issues import parents_first
from tracker.store.reading import report_id
from tracker.store.vocabulary import issues

BACKED_UP: Mapping[str, type[tables.Table]] = {
    "issue": tables.Issue,
    "record": tables.Record,
    "source": tables.Source,
    "report": tables.Report,
    "ruling": tables.Ruling,
    "article": tables.Article,
    "draft": tables.Draft,
    "draft act": tables.DraftAct,
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
        (_articles(), _article),
        (_drafts(), _draft),
        (_draft_acts(), _draft_act),
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


def _articles() -> Query:
    original = aliased(tables.Article)
    query: Query = (
        select(
            tables.Article.__table__,  # type: ignore[attr-defined]  # as above
            col(original.slug).label("original"),
        )
        .outerjoin(original, col(original.id) == col(tables.Article.copy_of))
        .order_by(col(tables.Article.id))
    )
    return query


def _article(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    own = {name: getattr(row, name) for name in ArticleRow.__struct_fields__ if hasattr(row, name)}
    return ArticleRow(**{**own, "number": row.id, "id": row.slug, "copy_of": row.original})


def _drafts() -> Query:
    query: Query = (
        select(
            tables.Draft.__table__,  # type: ignore[attr-defined]  # as above
            col(tables.Article.slug).label("article"),
        )
        .join(tables.Article, col(tables.Article.id) == col(tables.Draft.article_id))
        .order_by(col(tables.Draft.id))
    )
    return query


def _draft(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    own = {name: getattr(row, name) for name in DraftRow.__struct_fields__ if name != "number"}
    return DraftRow(number=row.id, **own)


def _draft_acts() -> Query:
    query: Query = select(tables.DraftAct.__table__).order_by(col(tables.DraftAct.id))  # type: ignore[attr-defined]  # as above
    return query


def _draft_act(row: DatabaseRow[*tuple[object, ...]]) -> Row:
    own = {name: getattr(row, name) for name in DraftActRow.__struct_fields__ if hasattr(row, name)}
    return DraftActRow(**own, number=row.id, draft=row.draft_id)
