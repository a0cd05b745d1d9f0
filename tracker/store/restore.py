"""A backup, put back into an empty database: rows in batches, then the read model made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, col

from tracker.errors import BackupInvalid, DatabaseNotEmpty, InputInvalid, Problem, advice, nearest
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
    StoredDate,
    Truth,
)
from tracker.records.problems import pointer, shown
from tracker.records.proposals import as_says, words_of
from tracker.records.references import references
from tracker.records.reports import RecordKey
from tracker.records.shapes import RULING_PARTS, fields_said
from tracker.store.projection import Progress, rebuild
from tracker.store.reading import record_ids, report_numbers
from tracker.store.saying import issues_of
from tracker.store.vocabulary import store_issues

_AT_ONCE = 200
_TRUTH = (
    *(tables.Source, tables.Record, tables.Report, tables.Ruling),
    *(tables.Article, tables.Draft, tables.DraftAct),
)

Revisions = Mapping[tuple[str, int], int]
"""The row numbers of sources by id and revision."""

R = TypeVar("R", bound=Row)
Placed = Sequence[tuple[int, R]]
"""Rows with the numbers of their lines."""


def restore(session: Session, rows: Iterable[tuple[int, Truth]], on_progress: Progress | None = None) -> None:
    """Store the rows of a backup with the numbers and moments that they have, and make the read model from them.

    `on_progress` is told of the making of the read model. The issues are those of the backup, and what this version
    of the program adds to them.

    Raises:
        DatabaseNotEmpty: something was recorded here already.
        BackupInvalid: a row names what is not there, or the database refuses it; the line is named.

    """
    _see_empty(session)
    for table in (tables.Alias, tables.Issue):
        session.connection().execute(delete(table))
    for sort, batch in _batches(rows):
        _TAKE[sort](session, batch)
    store_issues(session)
    _go_on_numbering(session)
    rebuild(session, on_progress)


def _see_empty(session: Session) -> None:
    counts = {
        str(table.__tablename__): session.connection()
        .execute(select(func.count()).select_from(table))
        .scalar()
        for table in _TRUTH
    }
    if any(counts.values()):
        raise DatabaseNotEmpty({name: count for name, count in counts.items() if count})


def _batches(rows: Iterable[tuple[int, Truth]]) -> Iterator[tuple[type[Row], Placed[Any]]]:
    """Rows of one sort at a time, so many that a statement is worth while and memory does not grow."""
    for sort, of_sort in groupby(rows, key=lambda placed: type(placed[1])):
        while batch := list(islice(of_sort, _AT_ONCE)):
            yield sort, batch


def _refused(
    line: int, place: Sequence[str | int], value: object, expected: str, detail: str
) -> BackupInvalid:
    return BackupInvalid([(line, Problem(pointer(place), shown(value), expected, detail))])


def _insert(
    session: Session, table: type[tables.Table], batch: Placed[Any], rows: list[dict[str, Any]]
) -> None:
    """Insert all at once; where the database refuses that, one by one, to name the line that it refuses."""
    try:
        with session.begin_nested():
            session.connection().execute(insert(table), rows)
    except DatabaseError:
        for (line, _), row in zip(batch, rows, strict=True):
            try:
                with session.begin_nested():
                    session.connection().execute(insert(table), row)
            except DatabaseError as error:
                reason = str(error.orig).splitlines()[0]
                expected = "a row that the others leave room for"
                raise _refused(line, (), "", expected, f"the database refuses this row: {reason}") from None


def _take_issues(session: Session, batch: Placed[IssueRow]) -> None:
    rows = [{"slug": row.id, "title": row.title, "parent": row.parent} for _, row in batch]
    for placed, row in zip(batch, rows, strict=True):  # one by one: children name parents of the same batch
        _insert(session, tables.Issue, [placed], [row])
    named = [(line, {"issue": row.id, "name": name}) for line, row in batch for name in row.aliases]
    if named:
        _insert(session, tables.Alias, named, [row for _, row in named])


def _take_records(session: Session, batch: Placed[RecordRow]) -> None:
    rows = [
        {"id": row.number, "kind": row.kind.value, "slug": row.id, "recorded_at": row.recorded_at}
        for _, row in batch
    ]
    _insert(session, tables.Record, batch, rows)


def _take_sources(session: Session, batch: Placed[SourceRow]) -> None:
    rows = [
        {"id": row.number, "slug": row.id}
        | {name: getattr(row, name) for name in row.__struct_fields__ if name not in ("number", "id")}
        for _, row in batch
    ]
    _insert(session, tables.Source, batch, rows)


def _take_reports(session: Session, batch: Placed[ReportRow]) -> None:
    issues = set(session.scalars(select(col(tables.Issue.slug))))
    named = {row.number: _named(line, row, issues) for line, row in batch}
    numbers = record_ids(session, {key for keys in named.values() for key in keys})
    sources = _revisions(session, {row.source for _, row in batch})
    for line, row in batch:
        _check_names(line, row, named[row.number], numbers, sources)
    _insert(session, tables.Report, batch, [_report(row, numbers, sources) for _, row in batch])
    mentions = [
        {"report_id": row.number, "record_id": numbers[key]}
        for _, row in batch
        for key, path in sorted(named[row.number].items())
        if path != _OWN
    ]
    if mentions:
        session.connection().execute(insert(tables.Mention), mentions)


_OWN = ("record",)

Named = Mapping[RecordKey, tuple[str | int, ...]]
"""The records that a row names, each with a place where it does; the record that a report is about, at its own."""


def _named(line: int, row: ReportRow, issues: set[str]) -> Named:
    own = RecordKey(row.kind, row.record)
    try:
        _check_says(line, row, issues)
        said = {ref.record: ("says", *ref.path) for ref in references(own, row.says)}
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        told = f"what the report says is not in the stored form: {error}"
        raise _refused(line, ("says",), row.says, "what a report says, as it is stored", told) from None
    return {own: _OWN, **said}


def _check_names(
    line: int, row: ReportRow, named: Named, numbers: Mapping[RecordKey, int], sources: Revisions
) -> None:
    for key, path in named.items():
        if key not in numbers:
            raise _no_record(line, path, key)
    if (row.source, row.revision) not in sources:
        told = f"there is no revision {row.revision} of the source {row.source!r}"
        raise _refused(line, ("source",), row.source, "the id of a source of this backup", told)


def _no_record(line: int, path: Sequence[str | int], key: RecordKey) -> BackupInvalid:
    told = f"there is no {key.kind} {key.slug!r}"
    return _refused(line, path, key.slug, f"the id of a {key.kind} of this backup", told)


def _report(row: ReportRow, numbers: Mapping[RecordKey, int], sources: Revisions) -> dict[str, Any]:
    stored = ("position", "says", "evidence", "via", "origin", "recorded_at")
    return {
        "id": row.number,
        "record_id": numbers[RecordKey(row.kind, row.record)],
        "source_id": sources[row.source, row.revision],
        **{name: getattr(row, name) for name in stored},
    }


def _check_says(line: int, row: ReportRow, issues: set[str]) -> None:
    """Refuse what the fold could not read: an unknown field, a date that is none, an issue that is not there."""
    fields = fields_said(row.kind)
    for field in row.says:
        if field not in fields:
            expected = advice(nearest(field, fields), f"one of {', '.join(fields)}")
            raise _refused(line, ("says", field), field, expected, f"no {row.kind} has the field {field!r}")
    try:
        if "when" in row.says:
            msgspec.convert(row.says["when"], StoredDate)
    except msgspec.ValidationError as error:
        raise _refused(line, ("says", "when"), row.says["when"], "a stored date", str(error)) from None
    for place, issue in issues_of(row.says):
        if issue not in issues:
            expected = advice(nearest(issue, issues), "the id of an issue of this backup")
            raise _refused(line, ("says", *place), issue, expected, f"there is no issue {issue!r}")


def _revisions(session: Session, slugs: set[str]) -> Revisions:
    query = select(col(tables.Source.slug), col(tables.Source.revision), col(tables.Source.id))
    found = session.connection().execute(query.where(col(tables.Source.slug).in_(slugs)))
    return {(row.slug, row.revision): row.id for row in found}


def _take_rulings(session: Session, batch: Placed[RulingRow]) -> None:
    for line, row in batch:
        (needed,) = RULING_PARTS[row.verdict][0]
        parts = {"report": row.report, "into": row.into, "ruling": row.undoes}
        if {part for part, value in parts.items() if value is not None} != {needed}:
            key = "undoes" if needed == "ruling" else needed
            told = f"{row.verdict} needs {key} and no other object"
            raise _refused(line, (key,), parts[needed], f"a value for {key} alone", told)
        _insert(session, tables.Ruling, [(line, row)], [_ruling(session, line, row)])


def _ruling(session: Session, line: int, row: RulingRow) -> dict[str, Any]:
    """One by one: a ruling may undo the one before it."""
    about = {"record": RecordKey(row.kind, row.record)}
    if row.into is not None:
        about["into"] = RecordKey(row.kind, row.into)
    numbers = record_ids(session, about.values())
    for name, key in about.items():
        if key not in numbers:
            raise _no_record(line, (name,), key)
    report = report_numbers(session, row.report) if row.report is not None else None
    if row.report is not None and (report is None or report[0] != about["record"]):
        told = f"the {row.kind} {row.record!r} has no report {row.report!r}"
        raise _refused(line, ("report",), row.report, "the id of a report about this record", told)
    return {
        "id": row.number,
        "record_id": numbers[about["record"]],
        "report_id": report[2] if report else None,
        "into_id": numbers[about["into"]] if "into" in about else None,
        "verdict": row.verdict.value,
        **{name: getattr(row, name) for name in ("undoes", "field", "reason", "recorded_at", "recorded_by")},
    }


def _take_articles(session: Session, batch: Placed[ArticleRow]) -> None:
    for placed in batch:  # one by one: a copy names an article that may be of the same batch
        line, row = placed
        copied = None if row.copy_of is None else _article(session, line, "copy_of", row.copy_of)
        own = {name: getattr(row, name) for name in row.__struct_fields__ if name not in ("number", "id")}
        values = {**own, "id": row.number, "slug": row.id, "copy_of": copied}
        _insert(session, tables.Article, [placed], [values])


def _article(session: Session, line: int, key: str, slug: str) -> int:
    found = session.scalars(select(col(tables.Article.id)).where(col(tables.Article.slug) == slug)).first()
    if found is None:
        told = f"there is no article {slug!r}"
        raise _refused(line, (key,), slug, "the id of an article of this backup", told)
    return found


def _take_drafts(session: Session, batch: Placed[DraftRow]) -> None:
    slugs = {row.article: line for line, row in reversed(batch)}
    articles = {slug: _article(session, line, "article", slug) for slug, line in slugs.items()}
    rows = []
    for line, row in batch:
        for key in ("says", "proposed"):
            _check_draft(line, key, row)
        own = {
            name: getattr(row, name) for name in row.__struct_fields__ if name not in ("number", "article")
        }
        derived = {"words": words_of(row.says), "kind": row.kind.value, "status": row.status.value}
        rows.append({**own, **derived, "id": row.number, "article_id": articles[row.article]})
    _insert(session, tables.Draft, batch, rows)


def _check_draft(line: int, key: str, row: DraftRow) -> None:
    try:
        as_says(row.kind, getattr(row, key))
    except InputInvalid as invalid:
        fault = invalid.problems[0]
        place = (key, *fault.pointer.split("/")[1:])
        raise _refused(line, place, fault.value, fault.expected, fault.detail) from None


def _take_draft_acts(session: Session, batch: Placed[DraftActRow]) -> None:
    for placed in batch:  # one by one: an act may undo the one before it
        row = placed[1]
        own = {name: getattr(row, name) for name in row.__struct_fields__ if name not in ("number", "draft")}
        values = {**own, "id": row.number, "draft_id": row.draft, "verb": row.verb.value}
        _insert(session, tables.DraftAct, [placed], [values])


_TAKE: Mapping[type[Row], Callable[[Session, Placed[Any]], None]] = {
    IssueRow: _take_issues,
    RecordRow: _take_records,
    SourceRow: _take_sources,
    ReportRow: _take_reports,
    RulingRow: _take_rulings,
    ArticleRow: _take_articles,
    DraftRow: _take_drafts,
    DraftActRow: _take_draft_acts,
}


def _go_on_numbering(session: Session) -> None:
    """Let PostgreSQL number what comes next after what was put back; SQLite does so by itself."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in _TRUTH:
        name = str(table.__tablename__)
        statement = (
            f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name} HAVING max(id) > 0"  # noqa: S608 - names of our own tables
        )
        session.connection().execute(text(statement))
