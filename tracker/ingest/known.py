"""What the drafts of an article can join: the records as they stand, and what earlier articles propose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select
from sqlmodel import Session, col

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import days_of, source_of
from tracker.ingest.drafting import stored
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
from tracker.records.shapes import NewSource
from tracker.records.vocabulary import DraftStatus, Kind
from tracker.temporal import Interval
from tracker.temporal.meaning import day_of

_OF_A_DAY = (Kind.ROUND, Kind.MILESTONE, Kind.POSITION)
"""Kinds of which it matters on which days they are."""

Said = Mapping[str, Any]


class _Proposed(NamedTuple):
    """What a draft says, as it is stored and with its process, and its days."""

    stored: Said
    kind: Kind
    said: Said
    days: Interval | None


@dataclass(frozen=True, slots=True)
class _Last:
    """What was known last of a database: the records, what drafts propose by their numbers, and both together."""

    records: Known
    proposed: Mapping[int, _Proposed]
    all: Known


_LAST: WeakKeyDictionary[Engine | Connection, _Last] = WeakKeyDictionary()


def known(session: Session) -> Known:
    """All that is recorded, and all that drafts propose which nobody has decided on.

    It is the same object for as long as neither changes.
    """
    database = session.get_bind()
    before = _LAST.get(database)
    records, proposed = stored.known(session), _proposed(session, before.proposed if before else {})
    if before is not None and before.records is records and before.proposed == proposed:
        return before.all
    found = _with(records, ((one.kind, one.said, one.days) for one in proposed.values()))
    _LAST[database] = _Last(records, proposed, found)
    return found


def with_drafts(found: Known, article: Article, drafts: Iterable[Draft], process: str | None = None) -> Known:
    """The same with what the drafts of one more article propose, in `process` where they name none."""
    source = source_of(article)
    return _with(found, ((one.kind, *_said(one.kind, one.says, source, process)) for one in drafts))


def _proposed(session: Session, before: Mapping[int, _Proposed]) -> dict[int, _Proposed]:
    """What pending drafts say, with their days, which are derived once as long as nobody amends a draft."""
    draft = tables.Draft
    query = (
        select(col(draft.id), col(draft.kind), col(draft.says), col(draft.article_id))
        .where(col(draft.status) == DraftStatus.PENDING.value)
        .order_by(col(draft.id))
    )
    return {
        number: one
        if (one := before.get(number)) is not None and one.stored == says
        else _read(session, Kind(kind), says, article)
        for number, kind, says, article in session.execute(query)
    }


def _read(session: Session, kind: Kind, says: Said, article_id: int) -> _Proposed:
    article = session.get_one(tables.Article, article_id)
    return _Proposed(says, kind, *_said(kind, says, _source(article), article.process))


def _said(kind: Kind, says: Said, source: NewSource, process: str | None) -> tuple[Said, Interval | None]:
    """What a draft says with the process that it is about, and its days; a position without any is of its report."""
    if kind not in _OF_A_DAY:
        return says, None
    days = days_of(kind, says, source) if says.get("when") else None
    return {"process": process, **says}, days or (_reported(source) if kind is Kind.POSITION else None)


def _reported(source: NewSource) -> Interval:
    """The day on which something was reported that has no day of its own."""
    return Interval(day_of(source.published), None)


def _source(article: tables.Article) -> NewSource:
    names = ("publisher", "published", "language", "country", "zone")
    return NewSource(id=article.slug, **{name: getattr(article, name) for name in names})


def _with(found: Known, said: Iterable[tuple[Kind, Said, Interval | None]]) -> Known:
    """What is known with more; of each record the first word stands, for the records come first."""
    by_id: dict[str, dict[str, Any]] = {
        name: {one.id: one for one in getattr(found, name)} for name, _ in _MADE.values()
    }
    for kind, says, days in said:
        name, made = _MADE[kind]
        one = by_id[name].setdefault(says["id"], made(says, days))
        if kind is Kind.ROUND:
            by_id[name][one.id] = _on(one, days)
    return replace(found, **{name: tuple(those.values()) for name, those in by_id.items()})


def _participant(says: Said, _: Interval | None) -> KnownParticipant:
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


def _venue(says: Said, _: Interval | None) -> KnownVenue:
    return KnownVenue(says["id"], _name(says), says.get("country"))


def _process(says: Said, _: Interval | None) -> KnownProcess:
    parties = tuple(says.get("parties") or ())
    return KnownProcess(says["id"], says.get("title"), parties, proposed=True)


def _milestone(says: Said, days: Interval | None) -> KnownMilestone:
    return KnownMilestone(says["id"], says.get("process") or "", says.get("sort"), days)


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
        proposed=True,
    )


def _position(says: Said, days: Interval | None) -> KnownPosition:
    return KnownPosition(
        says["id"],
        says.get("process") or "",
        says["holder"],
        says.get("issue"),
        says.get("stance"),
        day_of(days.start) if days and days.start else None,
    )


def _on(one: KnownRound, days: Interval | None) -> KnownRound:
    """A round with one more stretch of days on which it is said to be."""
    return one if days is None or days in one.days else replace(one, days=(*one.days, days))


def _name(says: Said) -> str:
    return str(says.get("name") or says["id"].replace("-", " "))


_MADE: Mapping[Kind, tuple[str, Callable[[Said, Interval | None], Any]]] = {
    Kind.PARTICIPANT: ("participants", _participant),
    Kind.VENUE: ("venues", _venue),
    Kind.ROUND: ("rounds", _round),
    Kind.PROCESS: ("processes", _process),
    Kind.POSITION: ("positions", _position),
    Kind.MILESTONE: ("milestones", _milestone),
}
"""Among what is known a draft of each kind belongs, and how it does."""
