"""What the store knows, as drafts can join it: names, days and positions of the present lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import Connection, Engine, Select, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.ingest.drafting.known import (
    Known,
    KnownMilestone,
    KnownParticipant,
    KnownPosition,
    KnownProcess,
    KnownRound,
    KnownVenue,
)
from tracker.records import tables
from tracker.records.dates import day_at
from tracker.records.vocabulary import Kind
from tracker.store.data_version import NEVER_WRITTEN, data_version
from tracker.store.timeline import TimelineQuery, stream
from tracker.temporal import Interval

_KINDS = (Kind.PARTICIPANT, Kind.VENUE, Kind.ROUND, Kind.PROCESS, Kind.MILESTONE)
_DAY = len("2026-01-27")


_READ_LAST: WeakKeyDictionary[Engine | Connection, tuple[str, Known]] = WeakKeyDictionary()
"""What was read last of each database, and under which version of its data."""


def known(session: Session) -> Known:
    """Every participant, venue, round, process, position and milestone as it is now, in a session that only reads.

    It is read anew only where something was written since: articles come more often than decisions on their drafts.
    """
    version, database = data_version(session), session.get_bind()
    before = _READ_LAST.get(database)
    if before is not None and before[0] == version != NEVER_WRITTEN:
        return before[1]
    found = _read(session)
    _READ_LAST[database] = version, found
    return found


def _read(session: Session) -> Known:
    found: dict[str, list[Any]] = {kind.value: [] for kind in _KINDS}
    query = TimelineQuery(kinds=tuple(kind.value for kind in _KINDS), undated="include")
    for body in stream(session, query):
        line: Mapping[str, Any] = msgspec.json.decode(body)
        found[line["kind"]].append(_READ[line["kind"]](line))
    return Known(
        participants=tuple(found["participant"]),
        venues=tuple(found["venue"]),
        rounds=tuple(found["round"]),
        processes=tuple(found["process"]),
        positions=tuple(_positions(session)),
        milestones=tuple(found["milestone"]),
    )


def _positions(session: Session) -> Iterator[KnownPosition]:
    """The positions by their columns alone: there are more of them than of everything else."""
    process, holder = aliased(tables.Record), aliased(tables.Record)
    query: Select[*tuple[Any, ...]] = (
        select(
            col(tables.Position.slug),
            col(process.slug).label("process"),
            col(holder.slug).label("holder"),
            col(tables.Position.issue),
            col(tables.Position.stance),
            col(tables.Entry.start_minute),
        )
        .join(process, col(process.id) == col(tables.Position.process))
        .join(holder, col(holder.id) == col(tables.Position.holder))
        .join(tables.Entry, col(tables.Entry.record_id) == col(tables.Position.record_id))
        .where(col(tables.Entry.known_to) == tables.OPEN, col(tables.Entry.recorded_to) == tables.OPEN)
        .order_by(col(tables.Position.slug))
    )
    for slug, of, whose, issue, stance, minute in session.execute(query):
        yield KnownPosition(slug, of, whose, issue, stance, day_at(minute))


def _participant(line: Mapping[str, Any]) -> KnownParticipant:
    roles = [role["on_behalf_of"] for role in line.get("roles") or () if role.get("on_behalf_of")]
    return KnownParticipant(
        id=line["id"],
        name=line.get("name") or line["id"],
        aliases=tuple(line.get("aliases") or ()),
        sort=line.get("sort"),
        country=line.get("country"),
        on_behalf_of=tuple(dict.fromkeys(roles)),
        unnamed=bool(line.get("unnamed")),
    )


def _venue(line: Mapping[str, Any]) -> KnownVenue:
    return KnownVenue(line["id"], line.get("name") or line["id"], line.get("country"))


def _round(line: Mapping[str, Any]) -> KnownRound:
    return KnownRound(
        id=line["id"],
        process=line["process"]["id"],
        title=line.get("title"),
        venue=(line.get("venue") or {}).get("id"),
        ordinal=line.get("ordinal"),
        status=line.get("status"),
        when=_interval(line.get("when")),
        days=tuple(_days(line)),
        parties=tuple(one["id"] for one in line.get("participants") or () if one.get("role") == "party"),
    )


def _process(line: Mapping[str, Any]) -> KnownProcess:
    return KnownProcess(line["id"], line.get("title"), tuple(one["id"] for one in line.get("parties") or ()))


def _milestone(line: Mapping[str, Any]) -> KnownMilestone:
    when = _interval(line.get("when"))
    return KnownMilestone(line["id"], line["process"]["id"], line.get("sort"), when, line.get("title"))


def _days(line: Mapping[str, Any]) -> Iterator[Interval]:
    """The days on which reports have put it: one that was moved is still known by its first day."""
    for claim in line.get("claims", {}).get("when", ()):
        if interval := _interval(claim["value"]):
            yield interval


def _interval(when: object) -> Interval | None:
    if not isinstance(when, Mapping) or not when.get("start") or not when.get("end"):
        return None
    return Interval(_moment(when["start"]), _moment(when["end"]))


def _moment(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) == _DAY else datetime.fromisoformat(text)


_READ = {
    "participant": _participant,
    "venue": _venue,
    "round": _round,
    "process": _process,
    "milestone": _milestone,
}
