"""What the drafts of an article can join: the records as they stand, and what earlier articles propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select
from sqlmodel import Session, col

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import source_of, when_of
from tracker.ingest.drafting import stored
from tracker.ingest.drafting.known import Known, KnownParticipant, KnownProcess, KnownRound, KnownVenue
from tracker.ingest.reading.dates import iso
from tracker.records import tables
from tracker.records.shapes import NewSource
from tracker.records.vocabulary import DraftStatus, Kind
from tracker.temporal import Interval

_KINDS = (Kind.PARTICIPANT, Kind.VENUE, Kind.ROUND, Kind.PROCESS)

Said = Mapping[str, Any]


def known(session: Session) -> Known:
    """All that is recorded, and all that drafts propose which nobody has decided on.

    It is the same object for as long as neither changes.
    """
    records, proposed, database = stored.known(session), list(_proposed(session)), session.get_bind()
    before = _LAST.get(database)
    if before is not None and before.records is records and before.proposed == proposed:
        return before.all
    found = _with(records, proposed)
    _LAST[database] = _Last(records, proposed, found)
    return found


@dataclass(frozen=True, slots=True)
class _Last:
    """What was known last of a database: the records, what drafts proposed, and both together."""

    records: Known
    proposed: Sequence[tuple[Kind, Said, Interval | None]]
    all: Known


_LAST: WeakKeyDictionary[Engine | Connection, _Last] = WeakKeyDictionary()


def with_drafts(found: Known, article: Article, drafts: Iterable[Draft], process: str | None = None) -> Known:
    """The same with what the drafts of one more article propose, in `process` where they name none."""
    source = source_of(article)
    return _with(found, ((one.kind, *_said(one.kind, one.says, source, process)) for one in drafts))


def _proposed(session: Session) -> Iterator[tuple[Kind, Said, Interval | None]]:
    """What pending drafts say, with the days of their rounds."""
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
        kind = Kind(draft.kind)
        yield kind, *_said(kind, draft.says, _source(article), article.process)


def _said(kind: Kind, says: Said, source: NewSource, process: str | None) -> tuple[Said, Interval | None]:
    """What a draft says with the process that it is about, and its days, where it is of a round."""
    if kind is not Kind.ROUND:
        return says, None
    when = when_of(kind, says, source)
    days = Interval(_moment(when["start"]), _moment(when["end"])) if when else None
    return {"process": process, **says}, days


def _source(article: tables.Article) -> NewSource:
    names = ("publisher", "published", "language", "country", "zone")
    return NewSource(id=article.slug, **{name: getattr(article, name) for name in names})


def _with(found: Known, said: Iterable[tuple[Kind, Said, Interval | None]]) -> Known:
    """What is known with more; of each record the first word stands, for the records come first."""
    participants = {one.id: one for one in found.participants}
    venues = {one.id: one for one in found.venues}
    rounds = {one.id: one for one in found.rounds}
    processes = {one.id: one for one in found.processes}
    for kind, says, days in said:
        if kind is Kind.PARTICIPANT:
            participants.setdefault(says["id"], _participant(says))
        elif kind is Kind.VENUE:
            venues.setdefault(says["id"], KnownVenue(says["id"], _name(says), says.get("country")))
        elif kind is Kind.ROUND:
            rounds[says["id"]] = _on(rounds.get(says["id"]) or _round(says, days), days)
        elif kind is Kind.PROCESS:
            parties = tuple(says.get("parties") or ())
            processes.setdefault(says["id"], KnownProcess(says["id"], says.get("title"), parties))
    return replace(
        found,
        participants=tuple(participants.values()),
        venues=tuple(venues.values()),
        rounds=tuple(rounds.values()),
        processes=tuple(processes.values()),
    )


def _participant(says: Said) -> KnownParticipant:
    backed = (role.get("on_behalf_of") for role in says.get("roles") or ())
    return KnownParticipant(
        id=says["id"],
        name=_name(says),
        aliases=tuple(says.get("aliases") or ()),
        sort=says.get("sort"),
        country=says.get("country"),
        on_behalf_of=tuple(dict.fromkeys(filter(None, backed))),
        unnamed=bool(says.get("unnamed")),
    )


def _round(says: Said, days: Interval | None) -> KnownRound:
    return KnownRound(
        id=says["id"],
        process=says.get("process") or "",
        title=says.get("title"),
        venue=says.get("venue"),
        ordinal=says.get("ordinal"),
        status=says.get("status"),
        when=days,
        parties=tuple(one["party"] for one in says.get("delegations") or ()),
    )


def _on(one: KnownRound, days: Interval | None) -> KnownRound:
    """A round with one more stretch of days on which it is said to be."""
    return one if days is None or days in one.days else replace(one, days=(*one.days, days))


def _name(says: Said) -> str:
    return str(says.get("name") or says["id"].replace("-", " "))


def _moment(text: str | None) -> Any:
    return iso(text) if text else None
