"""Taking in what a source says: checked against what is stored, dated, appended whole or refused whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import func, insert, select
from sqlmodel import Session, col

from tracker.errors import InputInvalid, Problem, SourceDiffers, SourceNotFound, advice, nearest
from tracker.records import tables
from tracker.records.dating import known_at, local
from tracker.records.reports import RecordKey
from tracker.records.shapes import NewSource, Submission, Via
from tracker.store.projection import refresh
from tracker.store.reading import record_ids, report_id
from tracker.store.saying import Said, say
from tracker.store.state import next_moment


@dataclass(frozen=True, slots=True)
class RecordTouched:
    """A record that a submission says something about, and whether it is new."""

    kind: str
    id: str
    created: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission. `unchanged`: the same was stored before, and nothing was done."""

    source: str
    revision: int
    unchanged: bool
    reports: tuple[str, ...]
    records: tuple[RecordTouched, ...]
    recorded_at: datetime

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**asdict(self), "recorded_at": self.recorded_at.isoformat()}


def digest_of(submission: Submission) -> str:
    """SHA-256 of what a submission says, whatever the order of its keys."""
    said = submission.model_dump(mode="json", exclude_unset=True)
    return sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


def append(
    session: Session,
    submission: Submission,
    *,
    now: datetime,
    by: str | None = None,
    correction: bool = False,
) -> Receipt:
    """Store a source with all its reports and bring the timeline up to date, in the session's transaction.

    The same submission again changes nothing. With `correction` the submission takes the place of what the
    source said before, from now on; the earlier reports stay, for whoever asks as of an earlier moment.

    Raises:
        InputInvalid: naming every wrong value by a JSON pointer into the submission.
        SourceDiffers: the id is taken by other content, and this is no correction.
        SourceNotFound: a correction of a source that is not stored.

    """
    digest = digest_of(submission)
    stored = _latest_revision(session, submission.source.id)
    whole = stored if correction else _latest_whole(session, submission.source.id)
    if whole is not None and whole.takes_back is None and whole.digest == digest:
        return _unchanged(session, whole)
    if stored is not None and not correction:
        raise SourceDiffers(submission.source.id)
    if stored is None and correction:
        raise SourceNotFound(submission.source.id)
    return _store(session, submission, stored, None, now, by)


def add(
    session: Session,
    submission: Submission,
    *,
    takes_back: Sequence[str] = (),
    now: datetime,
    by: str | None = None,
) -> Receipt:
    """Store reports beside those that a source has already, and take back some of these, in the session's transaction.

    The earlier reports keep their ids and what was ruled about them. What is taken back counts no longer from now on,
    as though it had never been reported; it stays for whoever asks as of an earlier moment. Where the source is not
    stored yet, this is its first revision.

    Raises:
        InputInvalid: naming every wrong value by a JSON pointer into the submission.
        SourceDiffers: the source is stored with another publisher or another moment of publication.

    """
    stored = _latest_revision(session, submission.source.id)
    if stored is not None and not _same_document(stored, submission.source):
        raise SourceDiffers(submission.source.id)
    back = None if stored is None else sorted(takes_back)
    return _store(session, submission, stored, back, now, by)


def _same_document(stored: tables.Source, source: NewSource) -> bool:
    published = local(source.published, source.zone).isoformat()
    return (stored.publisher, stored.published) == (source.publisher, published)


def _store(
    session: Session,
    submission: Submission,
    stored: tables.Source | None,
    takes_back: list[str] | None,
    now: datetime,
    by: str | None,
) -> Receipt:
    """Store a revision after `stored` with all its reports."""
    said = say(session, submission)
    origin = _origin(session, submission.source.via, submission.source.publisher, "/source/via")
    origins = [
        _origin(session, one.via, submission.source.publisher, f"{one.pointer}/via") if one.via else origin
        for one in said
    ]
    moment = next_moment(session, now)
    source = _store_source(session, submission, stored, takes_back, origin, moment, by)
    created = _store_records(session, [one.record for one in said], moment)
    _store_reports(session, source, said, origins, moment)
    refresh(session, moment)
    return Receipt(
        source=source.slug,
        revision=source.revision,
        unchanged=False,
        reports=tuple(report_id(source.slug, source.revision, place) for place in range(1, len(said) + 1)),
        records=_touched([one.record for one in said], created),
        recorded_at=moment,
    )


def _latest_revision(session: Session, slug: str) -> tables.Source | None:
    query = select(tables.Source).where(col(tables.Source.slug) == slug)
    return session.scalars(query.order_by(col(tables.Source.revision).desc()).limit(1)).first()


def _latest_whole(session: Session, slug: str) -> tables.Source | None:
    """The latest revision that stood in the place of all before it."""
    query = select(tables.Source).where(
        col(tables.Source.slug) == slug, col(tables.Source.takes_back).is_(None)
    )
    return session.scalars(query.order_by(col(tables.Source.revision).desc()).limit(1)).first()


def _unchanged(session: Session, stored: tables.Source) -> Receipt:
    query = (
        select(col(tables.Record.kind), col(tables.Record.slug), col(tables.Report.position))
        .join(tables.Report, col(tables.Report.record_id) == col(tables.Record.id))
        .where(col(tables.Report.source_id) == stored.id)
        .order_by(col(tables.Report.position))
    )
    rows = session.connection().execute(query).all()
    return Receipt(
        source=stored.slug,
        revision=stored.revision,
        unchanged=True,
        reports=tuple(report_id(stored.slug, stored.revision, row.position) for row in rows),
        records=_touched([RecordKey(row.kind, row.slug) for row in rows], set()),
        recorded_at=stored.recorded_at,
    )


def _touched(said: list[RecordKey], created: set[RecordKey]) -> tuple[RecordTouched, ...]:
    return tuple(RecordTouched(key.kind, key.slug, key in created) for key in dict.fromkeys(said))


def _origin(session: Session, via: Via | None, publisher: str, pointer: str) -> str:
    """The publisher at the end of the source chain."""
    if via is None:
        return publisher
    if via.source is None:
        return str(via.publisher)
    found = _latest_revision(session, via.source)
    if found is None:
        known = session.scalars(select(col(tables.Source.slug)).distinct()).all()
        close = nearest(via.source, known)
        expected = advice(close, "the id of a stored source, or a publisher")
        raise InputInvalid(
            [Problem(pointer, via.source, expected, f"no source {via.source!r} is stored; {expected}")]
        )
    return found.origin


def _store_source(
    session: Session,
    submission: Submission,
    stored: tables.Source | None,
    takes_back: list[str] | None,
    origin: str,
    moment: datetime,
    by: str | None,
) -> tables.Source:
    source = submission.source
    published_at = known_at(source.published, source.zone)
    row = tables.Source(
        slug=source.id,
        revision=stored.revision + 1 if stored else 1,
        publisher=source.publisher,
        title=source.title,
        author=source.author,
        address=source.address,
        archive_address=source.archive_address,
        language=source.language,
        country=source.country,
        zone=source.zone,
        dateline=source.dateline,
        note=source.note,
        published=local(source.published, source.zone).isoformat(),
        published_at=published_at,
        known_at=known_at(source.corrected, source.zone) if source.corrected else published_at,
        via=source.via.model_dump(mode="json", exclude_unset=True) if source.via else None,
        origin=origin,
        digest=digest_of(submission),
        takes_back=takes_back,
        recorded_at=moment,
        recorded_by=by,
    )
    session.add(row)
    session.flush()
    return row


def _store_records(session: Session, keys: list[RecordKey], moment: datetime) -> set[RecordKey]:
    known = record_ids(session, keys)
    new = [key for key in dict.fromkeys(keys) if key not in known]
    if new:
        rows = [{"kind": key.kind.value, "slug": key.slug, "recorded_at": moment} for key in new]
        session.connection().execute(insert(tables.Record), rows)
    return set(new)


def _store_reports(
    session: Session, source: tables.Source, said: list[Said], origins: list[str], moment: datetime
) -> None:
    ids = record_ids(session, [key for one in said for key in (one.record, *one.mentions)])
    connection = session.connection()
    highest = connection.execute(select(func.max(col(tables.Report.id)))).scalar() or 0
    numbered = list(enumerate(zip(said, origins, strict=True), start=1))
    rows = [
        {
            "id": highest + place,
            "record_id": ids[one.record],
            "source_id": source.id,
            "position": place,
            "says": one.says,
            "evidence": one.evidence,
            "via": one.via.model_dump(mode="json", exclude_unset=True) if one.via else None,
            "origin": origin,
            "recorded_at": moment,
        }
        for place, (one, origin) in numbered
    ]
    mentions = [
        {"report_id": highest + place, "record_id": ids[key]}
        for place, (one, _) in numbered
        for key in sorted(one.mentions)
    ]
    if rows:
        connection.execute(insert(tables.Report), rows)
    if mentions:
        connection.execute(insert(tables.Mention), mentions)
