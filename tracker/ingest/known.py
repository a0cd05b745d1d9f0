"""What the drafts of an article can join: the records as they stand, and what earlier articles propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import source_of, when_of
from tracker.ingest.drafting.known import (
    Known,
    KnownParticipant,
    KnownPosition,
    KnownProcess,
    KnownRound,
    KnownVenue,
)
from tracker.ingest.reading.dates import iso
from tracker.records import tables
from tracker.records.dates import day_of
from tracker.records.shapes import NewSource
from tracker.records.tables import OPEN
from tracker.records.vocabulary import DraftStatus, Kind
from tracker.temporal import Interval

_KINDS = (Kind.PARTICIPANT, Kind.VENUE, Kind.ROUND, Kind.PROCESS)

Said = Mapping[str, Any]


def known(session: Session, process: str | None = None) -> Known:
    """All that is recorded, and all that drafts propose which nobody has decided on; of `process` alone, if given."""
    found = _with(
        Known.none(), ((kind, body, body.get("when")) for kind, body in _recorded(session)), process
    )
    found = _with(found, _proposed(session), process)
    processes = [one for one in found.processes if process in (None, one.id)]
    if process and not processes:
        processes = [KnownProcess(process)]
    return replace(found, processes=tuple(processes), positions=tuple(_positions(session)))


def with_drafts(found: Known, article: Article, drafts: Iterable[Draft], process: str | None = None) -> Known:
    """The same with what the drafts of one more article propose."""
    source = source_of(article)
    return _with(
        found, ((one.kind, one.says, when_of(one.kind, one.says, source)) for one in drafts), process
    )


def _recorded(session: Session) -> Iterator[tuple[Kind, Said]]:
    """The present lines of the records that drafts can join."""
    present = select(col(tables.Entry.kind), col(tables.Entry.body)).where(
        col(tables.Entry.known_to) == OPEN,
        col(tables.Entry.recorded_to) == OPEN,
        col(tables.Entry.kind).in_([kind.value for kind in _KINDS]),
    )
    for kind, body in session.execute(present.order_by(col(tables.Entry.key))):
        yield Kind(kind), msgspec.json.decode(body)


def _positions(session: Session) -> Iterator[KnownPosition]:
    """The present positions by their columns alone: there are more of them than of everything else."""
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
        .where(col(tables.Entry.known_to) == OPEN, col(tables.Entry.recorded_to) == OPEN)
        .order_by(col(tables.Position.slug))
    )
    for slug, of, whose, issue, stance, minute in session.execute(query):
        yield KnownPosition(slug, of, whose, issue, stance, day_of(minute))


def _proposed(session: Session) -> Iterator[tuple[Kind, Said, Said | None]]:
    """What pending drafts say, with the dates of their rounds."""
    query = (
        select(tables.Draft, tables.Article)
        .join(tables.Article, col(tables.Article.id) == col(tables.Draft.article_id))
        .where(
            col(tables.Draft.status) == DraftStatus.PENDING.value,
            col(tables.Draft.kind).in_([kind.value for kind in _KINDS]),
        )
        .order_by(col(tables.Draft.id))
    )
    for draft, article in session.execute(query):
        says = {"process": article.process, **draft.says} if draft.kind == Kind.ROUND else draft.says
        dated = draft.kind == Kind.ROUND and when_of(Kind.ROUND, draft.says, _source(article))
        yield Kind(draft.kind), says, dated or None


def _source(article: tables.Article) -> NewSource:
    names = ("publisher", "published", "language", "country", "zone")
    return NewSource(id=article.slug, **{name: getattr(article, name) for name in names})


def _with(found: Known, said: Iterable[tuple[Kind, Said, Said | None]], process: str | None) -> Known:
    """What is known with more; of each record the first word stands, for the records come first.

    A round keeps every day that it was said to be on: an article speaks of it by the day that was known when it came out.
    """
    participants = {one.id: one for one in found.participants}
    venues = {one.id: one for one in found.venues}
    rounds = {one.id: one for one in found.rounds}
    processes = {one.id: one for one in found.processes}
    for kind, says, when in said:
        if kind is Kind.PARTICIPANT:
            participants.setdefault(says["id"], _participant(says))
        elif kind is Kind.VENUE:
            venues.setdefault(says["id"], KnownVenue(says["id"], _name(says), says.get("country")))
        elif kind is Kind.ROUND and process in (None, _id(says.get("process"))):
            one = _round(says, when, process)
            before = rounds.get(one.id, replace(one, days=()))
            rounds[one.id] = replace(before, days=(*before.days, *one.days))
        elif kind is Kind.PROCESS:
            parties = tuple(filter(None, map(_id, says.get("parties") or ())))
            processes.setdefault(says["id"], KnownProcess(says["id"], says.get("title"), parties))
    return Known(
        tuple(participants.values()),
        tuple(venues.values()),
        tuple(rounds.values()),
        tuple(processes.values()),
        found.positions,
    )


def _participant(says: Said) -> KnownParticipant:
    backed = (_id(role.get("on_behalf_of")) for role in says.get("roles") or ())
    return KnownParticipant(
        id=says["id"],
        name=_name(says),
        aliases=tuple(says.get("aliases") or ()),
        sort=says.get("sort"),
        country=says.get("country"),
        on_behalf_of=tuple(dict.fromkeys(filter(None, backed))),
        unnamed=bool(says.get("unnamed")),
    )


def _round(says: Said, when: Said | None, process: str | None) -> KnownRound:
    parties = (_id(one.get("party")) for one in says.get("delegations") or ())
    return KnownRound(
        id=says["id"],
        process=_id(says.get("process")) or process or "",
        title=says.get("title"),
        venue=_id(says.get("venue")),
        ordinal=says.get("ordinal"),
        status=says.get("status"),
        when=_interval(when) if when else None,
        days=tuple(_interval(one) for one in (*([when] if when else []), *_claimed(says))),
        parties=tuple(filter(None, parties)),
    )


def _claimed(says: Said) -> Iterator[Said]:
    """The dates that reports have given a recorded round: one that was moved is still known by its first day."""
    claims = says.get("claims") or {}
    yield from (claim["value"] for claim in claims.get("when", ()) if claim["value"])


def _interval(when: Said) -> Interval:
    return Interval(_moment(when["start"]), _moment(when["end"]))


def _name(says: Said) -> str:
    return str(says.get("name") or says["id"].replace("-", " "))


def _id(value: Any) -> str | None:
    """The id of a record that a report names, or a line shows with its name."""
    return value.get("id") if isinstance(value, Mapping) else value


def _moment(text: str | None) -> Any:
    return iso(text) if text else None
