"""One record, one source, and the lists that are no timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from tracker.errors import RecordMerged, RecordNotFound, SourceNotFound
from tracker.records.conflicts import contested
from tracker.records.dates import display
from tracker.records.lines import ruled
from tracker.records.merges import leading, root
from tracker.records.reports import RecordKey, Report, decided, visible
from tracker.records.schedule import as_read
from tracker.records.schedule import schedule as told
from tracker.records.tables import Entry, Source
from tracker.records.tables import Report as ReportRow
from tracker.records.vocabulary import Kind
from tracker.store.history import END_OF_TIME, History
from tracker.store.reading import Dossier, dossiers, merges_around, record_ids, report_id
from tracker.store.rulings import rulings_about
from tracker.store.timeline import TimelineQuery, on_clocks, stream
from tracker.store.vocabulary import issues

__all__ = ["conflicts", "entry", "issues", "reports", "rulings", "schedule", "slippage", "source", "sources"]

Clock = datetime | None


def entry(
    session: Session, kind: Kind | str, slug: str, *, known_on: Clock = None, as_of: Clock = None
) -> str:
    """The finished JSON body of one record, as it was on both clocks.

    Raises:
        RecordNotFound: there is no such record, or was none then.
        RecordMerged: it was part of another one then.

    """
    number = number_of(session, RecordKey(Kind(kind), slug), as_of)
    query = select(col(Entry.body)).where(col(Entry.record_id) == number, *on_clocks(known_on, as_of))
    body = session.connection().execute(query).scalar()
    if body is None:
        raise RecordNotFound(kind, slug)
    return str(body)


def reports(
    session: Session, kind: Kind | str, slug: str, *, known_on: Clock = None, as_of: Clock = None
) -> list[dict[str, Any]]:
    """What was said about one record, oldest publication first, with what editors ruled on each report.

    Raises:
        RecordNotFound: there is no such record, or nothing was known of it then.
        RecordMerged: it was part of another one then.

    """
    dossier, seen = _seen(session, RecordKey(Kind(kind), slug), known_on, as_of)
    rulings: dict[str, list[dict[str, Any]]] = {}
    for ruling in decided(dossier.rulings, as_of):
        if ruling.report is not None:
            rulings.setdefault(ruling.report, []).append(ruled(ruling))
    seen.sort(key=lambda report: (report.source.known_at, report.source.slug, report.position))
    return [_report_read(report, rulings.get(report.id, [])) for report in seen]


def schedule(
    session: Session, kind: Kind | str, slug: str, *, known_on: Clock = None, as_of: Clock = None
) -> dict[str, Any]:
    """Every date that was announced for one record, in order: who said so, when that was known, the days it slipped.

    Raises:
        RecordNotFound: there is no such record, or nothing was known of it then.
        RecordMerged: it was part of another one then.

    """
    record = RecordKey(Kind(kind), slug)
    number = number_of(session, record, as_of)
    return _moves(_history(session, as_of), number, record, known_on)


def slippage(
    session: Session, kind: Kind | str, slug: str, *, known_on: Clock = None, as_of: Clock = None
) -> dict[str, Any]:
    """How often and how far the rounds of a process moved, round by round in the order of the timeline.

    Raises:
        RecordNotFound: there is no such process, or nothing was known of it then.
        RecordMerged: it was part of another one then.

    """
    entry(session, kind, slug, known_on=known_on, as_of=as_of)
    of_process = TimelineQuery(
        processes=(slug,), kinds=(Kind.ROUND,), known_on=known_on, as_of=as_of, undated="include"
    )
    lines = [msgspec.json.decode(body) for body in stream(session, of_process)]
    keys = [RecordKey(Kind.ROUND, line["id"]) for line in lines]
    numbers, history = record_ids(session, keys), _history(session, as_of)
    rounds = [
        _slipped(line, _moves(history, numbers[key], key, known_on))
        for line, key in zip(lines, keys, strict=True)
    ]
    slips = [each["slipped_days"] for each in rounds]
    return {
        "rounds": rounds,
        "moved_rounds": sum(1 for each in rounds if each["moves"]),
        "moves": sum(each["moves"] for each in rounds),
        "slipped_days": sum(slips),
        "later_days": sum(days for days in slips if days > 0),
        "earlier_days": -sum(days for days in slips if days < 0),
    }


def _slipped(line: dict[str, Any], told_of_it: dict[str, Any]) -> dict[str, Any]:
    plans = (step for step in told_of_it["steps"] if step["when"] and not step["happened"])
    first = next(plans, None)
    return {
        **{key: line[key] for key in ("id", "title", "ordinal", "status")},
        "first_announced": first and {"when": first["when"]["display"], "known_from": first["known_from"]},
        "when": line["when"] and line["when"]["display"],
        "moves": told_of_it["moves"],
        "slipped_days": told_of_it["slipped_days"],
    }


def conflicts(
    session: Session, kind: Kind | str, slug: str, *, known_on: Clock = None, as_of: Clock = None
) -> dict[str, Any]:
    """What sources contradict each other about in one record, field by field, with all who give each value.

    Raises:
        RecordNotFound: there is no such record, or nothing was known of it then.
        RecordMerged: it was part of another one then.

    """
    return {
        "fields": contested(msgspec.json.decode(entry(session, kind, slug, known_on=known_on, as_of=as_of)))
    }


def _history(session: Session, as_of: Clock) -> History:
    return History(session, as_of or END_OF_TIME)


def _seen(session: Session, record: RecordKey, known_on: Clock, as_of: Clock) -> tuple[Dossier, list[Report]]:
    """All that was recorded of a record, and of its reports those that there were on both clocks, one at least."""
    dossier = _history(session, as_of).dossier(number_of(session, record, as_of))
    seen = visible(dossier.reports, known_on, as_of)
    if not seen:
        raise RecordNotFound(record.kind, record.slug)
    return dossier, seen


def _moves(history: History, number: int, record: RecordKey, known_on: Clock) -> dict[str, Any]:
    """The schedule of a record, ready for JSON."""
    state = history.state(number, known_on)
    if state is None:
        raise RecordNotFound(record.kind, record.slug)
    return as_read(told(state))


def number_of(session: Session, record: RecordKey, as_of: Clock) -> int:
    """The row number of a record that there is, and that was no part of another one then.

    Raises:
        RecordNotFound: there is no such record.
        RecordMerged: it was part of another one then.

    """
    number = record_ids(session, [record]).get(record)
    if number is None:
        raise RecordNotFound(record.kind, record.slug)
    into = root(record, leading(merges_around(session, [number])[0], as_of))
    if into != record:
        raise RecordMerged(record.kind, record.slug, into.slug)
    return number


def rulings(
    session: Session, kind: Kind | str, slug: str, *, known_on: Clock = None, as_of: Clock = None
) -> dict[str, Any]:
    """What editors ruled about one record and what is part of it, in order, with what was undone since.

    Raises:
        RecordNotFound: there is no such record, or nothing was known of it then.
        RecordMerged: it was part of another one then.

    """
    record = RecordKey(Kind(kind), slug)
    dossier, _ = _seen(session, record, known_on, as_of)
    members = {record, *(ruling.record for ruling in dossier.rulings)}
    numbers = sorted(record_ids(session, members).values())
    found = rulings_about(session, numbers, known_on=known_on, as_of=as_of)
    return {"items": found, "next": None, "truncated": False}


def _says(report: Report) -> dict[str, Any]:
    says: dict[str, Any] = dict(report.says)
    if "when" in says:
        says["when"] = {"display": display(says["when"]), **says["when"]}
    return says


def _report_read(report: Report, rulings: Sequence[dict[str, Any]]) -> dict[str, Any]:
    source = report.source
    return {
        "id": report.id,
        "kind": report.record.kind,
        "record": report.record.slug,
        "source": {
            "id": source.slug,
            "revision": source.revision,
            "publisher": source.publisher,
            "title": source.title,
            "address": source.address,
            "published": source.published,
        },
        "via": report.via,
        "origin": report.origin,
        "says": _says(report),
        "evidence": report.evidence,
        "rulings": rulings,
        "recorded_at": report.recorded_at.isoformat(),
    }


def sources(
    session: Session,
    *,
    known_on: Clock = None,
    as_of: Clock = None,
    limit: int = 50,
    after: int | None = None,
) -> tuple[list[dict[str, Any]], list[int]]:
    """Sources by publication, oldest first, each in its latest revision; with the row numbers to page on."""
    latest = _latest(known_on, as_of).subquery()
    query = (
        select(Source)
        .join(latest, (col(Source.slug) == latest.c.slug) & (col(Source.revision) == latest.c.revision))
        .order_by(col(Source.published_at), col(Source.id))
    )
    if after is not None:
        last = session.get(Source, after)
        at = last.published_at if last else None
        query = query.where(
            (col(Source.published_at) > at) | ((col(Source.published_at) == at) & (col(Source.id) > after))
        )
    rows = session.scalars(query.limit(limit)).all()
    return [_source_read(row) for row in rows], [row.id or 0 for row in rows]


def _latest(known_on: Clock, as_of: Clock) -> Any:
    latest = func.max(col(Source.revision)).label("revision")
    return select(col(Source.slug), latest).where(*_by_then(known_on, as_of)).group_by(col(Source.slug))


def _by_then(known_on: Clock, as_of: Clock) -> list[ColumnElement[bool]]:
    """Revisions that could be known, and were recorded."""
    known = [] if known_on is None else [col(Source.known_at) <= known_on]
    return known + ([] if as_of is None else [col(Source.recorded_at) <= as_of])


def source(session: Session, slug: str, *, known_on: Clock = None, as_of: Clock = None) -> dict[str, Any]:
    """One source in its latest revision on both clocks, with every revision until then and the ids of its reports.

    Raises:
        SourceNotFound: no source has that id, or had it then.

    """
    of_it = select(Source).where(col(Source.slug) == slug, *_by_then(known_on, as_of))
    revisions = session.scalars(of_it.order_by(col(Source.revision))).all()
    if not revisions:
        raise SourceNotFound(slug)
    latest = revisions[-1]
    about = _standing(session, revisions)
    found = dossiers(session, {number for number, _ in about})
    return {
        **_source_read(latest),
        "revisions": [
            {"revision": row.revision, "recorded_at": row.recorded_at.isoformat()} for row in revisions
        ],
        "reports": [
            {
                "id": name,
                "kind": found[number].record.kind,
                "record": found[number].record.slug,
            }
            for number, name in about
        ],
    }


def _standing(session: Session, revisions: Sequence[Source]) -> list[tuple[int, str]]:
    """The records and ids of the reports that count after the last of these revisions of one source."""
    last = max(place for place, row in enumerate(revisions) if row.takes_back is None)
    counting = {row.id: row for row in revisions[last:]}
    back = {name for row in counting.values() for name in row.takes_back or ()}
    said = session.connection().execute(
        select(col(ReportRow.record_id), col(ReportRow.source_id), col(ReportRow.position))
        .join(Source, col(Source.id) == col(ReportRow.source_id))
        .where(col(ReportRow.source_id).in_(list(counting)))
        .order_by(col(Source.revision), col(ReportRow.position))
    )
    named = [
        (row.record_id, report_id(own.slug, own.revision, row.position))
        for row in said
        if (own := counting[row.source_id])
    ]
    return [(number, name) for number, name in named if name not in back]


_SOURCE_KEYS = (
    *(
        "revision",
        "publisher",
        "title",
        "author",
        "address",
        "archive_address",
        "language",
        "country",
        "zone",
    ),
    *("dateline", "note", "published", "via", "origin"),
)


def _source_read(row: Source) -> dict[str, Any]:
    return {
        "id": row.slug,
        **{key: getattr(row, key) for key in _SOURCE_KEYS},
        "known_from": row.known_at.isoformat(),
        "recorded_at": row.recorded_at.isoformat(),
    }
