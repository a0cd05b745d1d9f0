"""Writing the versions of a line: what no longer holds is closed, what is new is added, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b

import msgspec
from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from tracker.records.lines import Line
from tracker.records.places import cells_of
from tracker.records.reports import RecordKey
from tracker.records.searchable import words_of
from tracker.records.tables import OPEN, Entry, EntryParticipant, microseconds, moment_of
from tracker.records.tags import ROLES, Tag, covered, covering, day_of, tag
from tracker.records.vocabulary import Kind
from tracker.store import search
from tracker.store.history import Version
from tracker.store.naming import write_names
from tracker.store.vocabulary import Issues

Numbers = Mapping[RecordKey, int]

_AT_ONCE = 64

# What tells one version from another: where it stands on the publication clock, and a digest of its line.
Identity = tuple[int, int, str]


def write_versions(
    session: Session,
    record: int,
    versions: Sequence[Version],
    moment: datetime,
    numbers: Numbers,
    issues: Issues,
) -> bool:
    """Make the versions of a line that stand from `moment` on exactly these; whether that changed anything."""
    standing = _standing(session, record)
    wanted = {_identity(version): version for version in versions}
    _close(session, [key for identity, key in standing.items() if identity not in wanted], moment)
    for identity, version in wanted.items():
        if identity not in standing:
            _add(session, record, identity, version.line, moment, numbers, issues)
    return standing.keys() != wanted.keys()


def _standing(session: Session, record: int) -> dict[Identity, int]:
    query = select(col(Entry.known_from), col(Entry.known_to), col(Entry.digest), col(Entry.key)).where(
        col(Entry.record_id) == record, col(Entry.recorded_to) == OPEN
    )
    rows = session.connection().execute(query).all()
    return {(row.known_from, row.known_to, row.digest): row.key for row in rows}


def _identity(version: Version) -> Identity:
    known_to = OPEN if version.known_to is None else microseconds(version.known_to)
    return microseconds(version.known_from), known_to, _digest(version.line)


def _digest(line: Line) -> str:
    parts = asdict(line) | {"participants": sorted(line.participants), "issues": sorted(line.issues)}
    return blake2b(msgspec.json.encode(parts, order="sorted"), digest_size=12).hexdigest()


def _close(session: Session, keys: Sequence[int], moment: datetime) -> None:
    if keys:
        closed = update(Entry).where(col(Entry.key).in_(keys)).values(recorded_to=microseconds(moment))
        session.connection().execute(closed)


def _add(
    session: Session,
    record: int,
    identity: Identity,
    line: Line,
    moment: datetime,
    numbers: Numbers,
    issues: Issues,
) -> None:
    known_from, known_to, digest = identity
    key = _free_key(session, line)
    tags = sorted(set(_tags(line, numbers, issues)))
    process, venue = (_number(numbers, Kind.PROCESS, line.process), _number(numbers, Kind.VENUE, line.venue))
    row = {
        "key": key,
        "record_id": record,
        "kind": line.record.kind.value,
        "process_id": process,
        "venue_id": venue,
        "status": line.status,
        "in_conflict": line.in_conflict,
        "ambiguous": line.ambiguous,
        "awaited": line.awaited,
        "start_minute": line.start_minute,
        "end_minute": line.end_minute,
        "lat": line.location and line.location[0],
        "lon": line.location and line.location[1],
        "tags": " ".join(tags),
        "known_from": known_from,
        "known_to": known_to,
        "recorded_from": microseconds(moment),
        "recorded_to": OPEN,
        "digest": digest,
        "body": _finished(line.body, known_from, moment),
    }
    session.connection().execute(insert(Entry), row)
    search.write(
        session,
        key,
        words_of(msgspec.json.decode(line.body)),
        [*tags, *_days(line, known_from, known_to, moment)],
    )
    _add_participants(session, key, line, numbers)
    write_names(session, key, line)


def _tags(line: Line, numbers: Numbers, issues: Issues) -> Iterator[str]:
    """What a line is filtered and counted by; of an issue also those that it is part of."""
    yield tag(Tag.KIND, line.record.kind.value)
    for letter, kind, slug in (
        (Tag.PROCESS, Kind.PROCESS, line.process),
        (Tag.VENUE, Kind.VENUE, line.venue),
        *((Tag.PARTICIPANT, Kind.PARTICIPANT, slug) for slug, _ in line.participants),
        *((ROLES[role], Kind.PARTICIPANT, slug) for slug, role in line.participants if role in ROLES),
    ):
        if slug is not None:
            yield tag(letter, numbers[RecordKey(kind, slug)])
    for letter, value in (
        (Tag.STATUS, line.status),
        (Tag.STANCE, line.stance),
        (Tag.COUNTRY, line.country),
        *((Tag.SOURCE, source) for source, _ in line.told_by),
        *((Tag.PUBLISHER, publisher) for _, publisher in line.told_by),
        *((Tag.ISSUE, above) for issue in line.issues for above in issues.with_parents(issue)),
    ):
        if value is not None:
            yield tag(letter, value)
    for letter, so in (
        (Tag.IN_CONFLICT, line.in_conflict),
        (Tag.AMBIGUOUS, line.ambiguous),
        (Tag.AWAITED, line.awaited),
    ):
        if so:
            yield tag(letter)
    if line.location is not None:
        yield from cells_of(*line.location)


def _days(line: Line, known_from: int, known_to: int, moment: datetime) -> Iterator[str]:
    """The days of a line, and those of a version on both clocks; its row tells when it was closed."""
    yield from covered(line.start_minute, line.end_minute)
    yield from covering(Tag.KNOWN, day_of(known_from), day_of(known_to))
    yield from covering(Tag.RECORDED, day_of(microseconds(moment)), day_of(OPEN))


def _add_participants(session: Session, key: int, line: Line, numbers: Numbers) -> None:
    participants = [
        {"record_id": _number(numbers, Kind.PARTICIPANT, slug), "key": key, "role": role}
        for slug, role in sorted(line.participants)
    ]
    if participants:
        session.connection().execute(insert(EntryParticipant), participants)


def _number(numbers: Numbers, kind: Kind, slug: str | None) -> int | None:
    return None if slug is None else numbers[RecordKey(kind, slug)]


def _finished(body: str, known_from: int, moment: datetime) -> str:
    """The JSON of a line with its two clocks, as it is sent to readers."""
    clocks = {"known_from": moment_of(known_from), "recorded_from": moment}
    return f"{body[:-1]},{msgspec.json.encode(clocks).decode()[1:]}"


def _free_key(session: Session, line: Line) -> int:
    """The first free key at or after the line's own, going round among those that sort alike."""
    first, room, offset = line.place.first, line.place.room, line.place.offset
    for start in range(0, room, _AT_ONCE):
        tried = range(first + (offset + start) % room, first + room)[:_AT_ONCE]
        query = select(col(Entry.key)).where(col(Entry.key).between(tried[0], tried[-1]))
        taken = set(session.connection().execute(query).scalars())
        free = next((place for place in tried if place not in taken), None)
        if free is not None:
            return free
    raise OverflowError(f"more than {room} versions of lines with the same date as {line.record}")
