"""Why a line changed: the source or the ruling that was recorded at that moment, and what of it is about the record.

Every moment of recording belongs to one act. Another sort of act is another row of `_ACTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from tracker.records.tables import Mention, Record, Report, Ruling, Source, moment_of
from tracker.store.reading import report_id


class Reason(StrEnum):
    """The sort of act behind a change."""

    REPORT = "report"
    CORRECTION = "correction"
    RULING = "ruling"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why one line changed, ready for JSON.

    `reports` are those about this record; `through` names the records that the act is about where it is not about
    this one, whose line only shows their names.
    """

    reason: Reason
    source: Mapping[str, Any] | None
    ruling: Mapping[str, Any] | None
    reports: list[str]
    through: list[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Act:
    """What was recorded at one moment: `about` holds the reports by the row number of their record."""

    reason: Reason
    about: Mapping[int, list[str]]
    source: Mapping[str, Any] | None = None
    ruling: Mapping[str, Any] | None = None


@dataclass(slots=True)
class Causes:
    """Finds causes moment by moment; keeps only the act of the latest moment asked for."""

    session: Session
    _moment: int | None = field(default=None, init=False)
    _act: _Act | None = field(default=None, init=False)

    def of(self, moment: int, record: int) -> Cause:
        """The cause of a change of a record, by the microsecond and the row number.

        Raises:
            LookupError: nothing was recorded at that moment.

        """
        if self._act is None or moment != self._moment:
            self._moment, self._act = moment, _recorded(self.session, moment)
        act = self._act
        through = [] if record in act.about else _through(self.session, moment, record, act)
        return Cause(act.reason, act.source, act.ruling, act.about.get(record, []), through)


def _recorded(session: Session, moment: int) -> _Act:
    found = next((act for find in _ACTS if (act := find(session, moment))), None)
    if found is None:
        raise LookupError(f"no source and no ruling was recorded at {moment_of(moment)}")
    return found


def _source(session: Session, moment: int) -> _Act | None:
    source = session.scalars(select(Source).where(col(Source.recorded_at) == moment_of(moment))).first()
    if source is None:
        return None
    shown = {
        "id": source.slug,
        **{
            name: getattr(source, name) for name in ("revision", "publisher", "title", "address", "published")
        },
    }
    only_adds = source.revision == 1 or source.takes_back == []
    reason = Reason.REPORT if only_adds else Reason.CORRECTION
    return _Act(reason, _reported(session, source), source=shown)


def _reported(session: Session, source: Source) -> dict[int, list[str]]:
    """The reports of a source by record; a record that an earlier revision was about has none."""
    query = (
        select(col(Report.record_id), col(Report.position), col(Source.revision))
        .join(Source, col(Source.id) == col(Report.source_id))
        .where(col(Source.slug) == source.slug, col(Source.revision) <= source.revision)
        .order_by(col(Report.position))
    )
    about: dict[int, list[str]] = {}
    for record, position, revision in session.connection().execute(query):
        reports = about.setdefault(record, [])
        if revision == source.revision:
            reports.append(report_id(source.slug, revision, position))
    return about


def _ruling(session: Session, moment: int) -> _Act | None:
    query = (
        select(Ruling, col(Source.slug), col(Source.revision), col(Report.position))
        .outerjoin(Report, col(Report.id) == col(Ruling.report_id))
        .outerjoin(Source, col(Source.id) == col(Report.source_id))
        .where(col(Ruling.recorded_at) == moment_of(moment))
    )
    found = session.execute(query).first()
    if found is None:
        return None
    ruling, slug, revision, position = found
    report = None if position is None else report_id(slug, revision, position)
    shown = {
        "id": ruling.id,
        "report": report,
        **{name: getattr(ruling, name) for name in ("field", "verdict", "reason")},
    }
    return _Act(Reason.RULING, {ruling.record_id: [report] if report else []}, ruling=shown)


_ACTS: tuple[Callable[[Session, int], _Act | None], ...] = (_source, _ruling)


def _through(session: Session, moment: int, record: int, act: _Act) -> list[Mapping[str, Any]]:
    """The records that a line names and that the act is about, by kind and id."""
    query = (
        select(col(Record.id), col(Record.kind), col(Record.slug))
        .join(Mention, col(Mention.record_id) == col(Record.id))
        .join(Report, col(Report.id) == col(Mention.report_id))
        .where(col(Report.record_id) == record, col(Report.recorded_at) <= moment_of(moment))
        .distinct()
    )
    named = sorted((row.kind, row.slug) for row in session.connection().execute(query) if row.id in act.about)
    return [{"kind": kind, "id": slug} for kind, slug in named]
