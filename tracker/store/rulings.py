"""Rulings: an editor's acts on reports, on whole records and on earlier rulings, appended and never taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.errors import InputInvalid, Problem, ReportNotFound, advice, nearest
from tracker.records import tables
from tracker.records.merges import leading, path
from tracker.records.reports import RecordKey
from tracker.records.shapes import RULING_PARTS, NewRuling, fields_said
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.projection import refresh
from tracker.store.reading import merges_around, record_ids, report_id, report_numbers, roots
from tracker.store.state import next_moment


@dataclass(frozen=True, slots=True)
class RecordChanged:
    """A record whose line a ruling changed, or ended."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class RulingReceipt:
    """What became of a ruling: its number, from when on it counts, the records whose lines it changed."""

    ruling: int
    recorded_at: datetime
    changed: tuple[RecordChanged, ...]

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**asdict(self), "recorded_at": self.recorded_at.isoformat()}


def rule(session: Session, ruling: NewRuling, *, now: datetime, by: str | None = None) -> RulingReceipt:
    """Store an editor's act and bring the timeline up to date, in the session's transaction.

    Raises:
        ReportNotFound: the record has no such report.
        InputInvalid: a part that the verdict needs is missing or names nothing that it could be about.

    """
    _check_parts(ruling)
    about = _ABOUT[ruling.verdict](session, ruling)
    moment = next_moment(session, now)
    row = tables.Ruling(
        **about,
        field=ruling.field,
        verdict=ruling.verdict.value,
        reason=ruling.reason,
        recorded_at=moment,
        recorded_by=by,
    )
    session.add(row)
    session.flush()
    changed = refresh(session, moment)
    return RulingReceipt(row.id or 0, moment, tuple(RecordChanged(key.kind, key.slug) for key in changed))


def _check_parts(ruling: NewRuling) -> None:
    """Refuse a ruling that lacks what its verdict needs, or has what it does not take."""
    needed, optional = RULING_PARTS[ruling.verdict]
    given = {part for part in ("report", "field", "into", "ruling") if getattr(ruling, part) is not None}
    taken = f"{', '.join(sorted(needed))}{''.join(f', perhaps {part}' for part in sorted(optional))}"
    problems = [
        Problem(f"/{part}", "", f"a value for {part}", f"{ruling.verdict} needs {part}")
        for part in sorted(needed - given)
    ]
    problems += [
        Problem(f"/{part}", str(getattr(ruling, part)), taken, f"{ruling.verdict} takes no {part}")
        for part in sorted(given - needed - optional)
    ]
    if problems:
        raise InputInvalid(problems)


def _about_report(session: Session, ruling: NewRuling) -> dict[str, int]:
    """A report of the record itself, or of one that is part of it."""
    _check_field(ruling)
    found = report_numbers(session, str(ruling.report))
    given = RecordKey(ruling.kind, ruling.record)
    if found is None or not _same_record(session, given, found[0]):
        raise ReportNotFound(str(ruling.report), ruling.kind, ruling.record)
    _, record, report = found
    return {"record_id": record, "report_id": report}


def _same_record(session: Session, one: RecordKey, other: RecordKey) -> bool:
    led = roots(session, [one, other], None)
    return one in led and led[one] == led.get(other)


def _check_field(ruling: NewRuling) -> None:
    fields = fields_said(ruling.kind)
    if ruling.field is not None and ruling.field not in fields:
        close = nearest(ruling.field, fields)
        expected = advice(close, f"one of {', '.join(fields)}")
        detail = f"no {ruling.kind} has the field {ruling.field!r}; {expected}"
        raise InputInvalid([Problem("/field", ruling.field, expected, detail)])


def _about_record(session: Session, ruling: NewRuling) -> dict[str, int]:
    """A merge: one record into another of its kind, so that no chain ever closes to a circle."""
    own, into = RecordKey(ruling.kind, ruling.record), RecordKey(ruling.kind, str(ruling.into))
    numbers = record_ids(session, [own, into])
    missing = [(pointer, key) for pointer, key in (("/record", own), ("/into", into)) if key not in numbers]
    if missing:
        raise InputInvalid([_no_record(session, pointer, key) for pointer, key in missing])
    expected = f"the id of another {ruling.kind} that is not part of {own.slug!r}"
    if own == into:
        raise _refused("/into", into.slug, expected, f"{own.slug!r} cannot be merged into itself")
    led = leading(merges_around(session, numbers.values())[0])
    if own in led:
        known, first = f"{own.slug!r} is merged into {led[own].into_slug!r} already", led[own].id
        raise _refused("/record", own.slug, "a record of its own", f"{known}: undo ruling {first} first")
    chain = path(into, led)
    if any(step.into == own for step in chain):
        steps = " into ".join([into.slug, *(step.into_slug for step in chain)])
        detail = f"{into.slug!r} is part of {own.slug!r} already ({steps}, ruling {chain[-1].id})"
        raise _refused("/into", into.slug, expected, detail)
    return {"record_id": numbers[own], "into_id": numbers[into]}


def _refused(pointer: str, value: str, expected: str, detail: str) -> InputInvalid:
    return InputInvalid([Problem(pointer, value, expected, detail)])


def _no_record(session: Session, pointer: str, key: RecordKey) -> Problem:
    """A record that is not stored; it may be that another kind has the id."""
    stored = session.connection().execute(select(col(tables.Record.kind), col(tables.Record.slug))).all()
    other = [row.kind for row in stored if row.slug == key.slug]
    detail = f"there is no {key.kind} {key.slug!r}"
    if other:
        expected = f"the id of a {key.kind}: only records of one kind can be one"
        return Problem(pointer, key.slug, expected, f"{detail}, but a {' and a '.join(other)} with that id")
    close = nearest(key.slug, [row.slug for row in stored if row.kind == key.kind])
    expected = advice(close, f"the id of a {key.kind} that is recorded here")
    return Problem(pointer, key.slug, expected, f"{detail}; {expected}")


def _about_ruling(session: Session, ruling: NewRuling) -> dict[str, int]:
    """An undoing: of a ruling in force about this record, or about one that is part of it."""
    number = ruling.ruling or 0
    found = session.get(tables.Ruling, number)
    own = session.get(tables.Record, found.record_id) if found else None
    given = RecordKey(ruling.kind, ruling.record)
    expected = f"the number of a ruling in force, as /{given.kind.plural}/{given.slug}/rulings lists them"
    if found is None or own is None or not _same_record(session, given, RecordKey(Kind(own.kind), own.slug)):
        detail = f"there is no ruling {number} about the {given.kind} {given.slug!r}"
        raise _refused("/ruling", str(number), expected, detail)
    if found.undoes is not None:
        detail = f"ruling {number} undoes ruling {found.undoes}: rule anew instead of undoing it"
        raise _refused("/ruling", str(number), expected, detail)
    undone = session.scalars(select(col(tables.Ruling.id)).where(col(tables.Ruling.undoes) == number)).first()
    if undone is not None:
        raise _refused("/ruling", str(number), expected, f"ruling {number} is undone already, by {undone}")
    return {"record_id": found.record_id, "undoes": number}


_ABOUT: Mapping[Verdict, Callable[[Session, NewRuling], dict[str, int]]] = {
    Verdict.PREFER: _about_report,
    Verdict.DEPRECATE: _about_report,
    Verdict.WITHDRAW: _about_report,
    Verdict.MERGE: _about_record,
    Verdict.UNDO: _about_ruling,
}
"""What a ruling with each verdict is about: the columns that say so, or a refusal."""


_Own, _Into, _Undone, _Undoing = (
    aliased(tables.Record),
    aliased(tables.Record),
    aliased(tables.Ruling),
    aliased(tables.Ruling),
)


def _listed() -> Select[*tuple[Any, ...]]:
    undoing = ("id", "reason", "recorded_at")
    query: Select[*tuple[Any, ...]] = (
        select(
            col(tables.Ruling.id),
            col(_Own.kind),
            col(_Own.slug).label("record"),
            col(tables.Ruling.verdict),
            col(tables.Source.slug).label("source"),
            col(tables.Source.revision),
            col(tables.Report.position),
            col(tables.Ruling.field),
            col(_Into.slug).label("into"),
            col(tables.Ruling.undoes),
            col(tables.Ruling.reason),
            col(tables.Ruling.recorded_at),
            *(getattr(_Undoing, name).label(f"undoing_{name}") for name in undoing),
        )
        .join(_Own, col(_Own.id) == col(tables.Ruling.record_id))
        .outerjoin(_Into, col(_Into.id) == col(tables.Ruling.into_id))
        .outerjoin(tables.Report, col(tables.Report.id) == col(tables.Ruling.report_id))
        .outerjoin(tables.Source, col(tables.Source.id) == col(tables.Report.source_id))
        .order_by(col(tables.Ruling.id))
    )
    return query


def _undone_by(as_of: datetime | None) -> Any:
    undoes = col(_Undoing.undoes) == col(tables.Ruling.id)
    return undoes if as_of is None else undoes & (col(_Undoing.recorded_at) <= as_of)


def _read(row: Any) -> dict[str, Any]:
    undone = {
        "ruling": row.undoing_id,
        "reason": row.undoing_reason,
        "recorded_at": row.undoing_recorded_at and row.undoing_recorded_at.isoformat(),
    }
    return {
        "id": row.id,
        "kind": row.kind,
        "record": row.record,
        "verdict": row.verdict,
        "report": report_id(row.source, row.revision, row.position) if row.source else None,
        "field": row.field,
        "into": row.into,
        "undoes": row.undoes,
        "reason": row.reason,
        "recorded_at": row.recorded_at.isoformat(),
        "undone": undone if row.undoing_id else None,
    }


def rulings(
    session: Session,
    *,
    known_on: datetime | None = None,
    as_of: datetime | None = None,
    limit: int = 50,
    after: int | None = None,
) -> list[dict[str, Any]]:
    """Every ruling in the order in which they were made, those that are undone with what undid them.

    What is about a report, or about a record, of which nothing had been published on `known_on` is left out.
    """
    query = _on_clocks(_listed().outerjoin(_Undoing, _undone_by(as_of)), known_on, as_of).limit(limit)
    if after is not None:
        query = query.where(col(tables.Ruling.id) > after)
    return [_read(row) for row in session.connection().execute(query)]


def rulings_about(
    session: Session, numbers: list[int], *, known_on: datetime | None, as_of: datetime | None
) -> list[dict[str, Any]]:
    """The rulings about these records or into them, with those that undo one of these.

    What is about a report, or about a record, of which nothing had been published on `known_on` is left out.
    """
    own, into = col(tables.Ruling.record_id), col(tables.Ruling.into_id)
    undone_into = select(col(_Undone.id)).where(col(_Undone.into_id).in_(numbers))
    about = or_(own.in_(numbers), into.in_(numbers), col(tables.Ruling.undoes).in_(undone_into))
    query = _on_clocks(_listed().outerjoin(_Undoing, _undone_by(as_of)).where(about), known_on, as_of)
    return [_read(row) for row in session.connection().execute(query)]


def _on_clocks(query: Select[Any], known_on: datetime | None, as_of: datetime | None) -> Select[Any]:
    """Only rulings that were recorded by the one moment, about what readers could know by the other."""
    if as_of is not None:
        query = query.where(col(tables.Ruling.recorded_at) <= as_of)
    return query if known_on is None else query.where(_known(known_on, as_of))


def _known(known_on: datetime, as_of: datetime | None) -> Any:
    report, source = aliased(tables.Report), aliased(tables.Source)
    said = (col(tables.Ruling.report_id).is_(None)) | (col(report.id) == col(tables.Ruling.report_id))
    recorded = [] if as_of is None else [col(source.recorded_at) <= as_of]
    return exists().where(
        col(report.source_id) == col(source.id),
        col(report.record_id) == col(tables.Ruling.record_id),
        col(source.known_at) <= known_on,
        said,
        *recorded,
    )
