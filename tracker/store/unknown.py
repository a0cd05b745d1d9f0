"""Values of filters that name nothing here, and the names most like them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import SQLColumnExpression, select, union
from sqlmodel import Session, col

from tracker.errors import nearest
from tracker.records.reports import RecordKey
from tracker.records.tables import Issue, Participant, Record, Source, Venue
from tracker.records.tags import Tag, tag
from tracker.records.vocabulary import Kind
from tracker.store.reading import in_chunks, record_ids
from tracker.store.search import known_tag

if TYPE_CHECKING:
    from tracker.store.timeline import TimelineQuery


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A value of a filter that names nothing, and the names most like it."""

    parameter: str
    value: str
    nearest: tuple[str, ...]


_SOME = 8

_RECORDS = (
    ("process", "processes", Kind.PROCESS),
    ("participant", "participants", Kind.PARTICIPANT),
    ("on_behalf_of", "on_behalf_of", Kind.PARTICIPANT),
    ("venue", "venues", Kind.VENUE),
)
_COLUMNS = (
    ("issue", "issues", Tag.ISSUE, col(Issue.slug)),
    ("publisher", "publishers", Tag.PUBLISHER, col(Source.publisher)),
    ("source", "sources", Tag.SOURCE, col(Source.slug)),
)


def unknown_names(session: Session, query: TimelineQuery) -> list[UnknownName]:
    """The values of filters that name no stored record, issue, source, publisher or country."""
    return [
        UnknownName(parameter, value, tuple(_nearest(parameter, value, known)))
        for parameter, missing, all_known in _missing(session, query)
        if missing
        for known in [all_known()]
        for value in missing
    ]


def _nearest(parameter: str, value: str, known: Collection[str]) -> list[str]:
    """Two letters are like any other two: of countries, some are named that are recorded."""
    return nearest(value, known) or (list(known)[:_SOME] if parameter == "country" else [])


def _missing(
    session: Session, query: TimelineQuery
) -> Iterator[tuple[str, Sequence[str], Callable[[], Collection[str]]]]:
    """Of each filter: its parameter, the values that name nothing, and how to get all names that there are."""
    for parameter, field, kind in _RECORDS:
        given = getattr(query, field)
        known = record_ids(session, [RecordKey(kind, slug) for slug in given])
        missing = [slug for slug in given if RecordKey(kind, slug) not in known]
        yield parameter, missing, partial(_slugs, session, kind)
    for parameter, field, letter, column in _COLUMNS:
        missing = _not_in(session, column, _untagged(session, letter, getattr(query, field)))
        yield parameter, missing, partial(_distinct, session, column)
    yield "country", _untagged(session, Tag.COUNTRY, query.countries), partial(_countries, session)


def _slugs(session: Session, kind: Kind) -> list[str]:
    return list(session.scalars(select(col(Record.slug)).where(col(Record.kind) == kind.value)))


def _untagged(session: Session, letter: Tag, given: Sequence[str]) -> list[str]:
    """Those that no line ever had: found at once where one has it, however many sources there are."""
    return [value for value in given if not known_tag(session, tag(letter, value))]


def _not_in(session: Session, column: SQLColumnExpression[str], given: Sequence[str]) -> list[str]:
    found: set[str] = set()
    for chunk in in_chunks(given):
        found |= set(
            session.connection().execute(select(column).where(column.in_(chunk)).distinct()).scalars()
        )
    return [value for value in given if value not in found]


def _distinct(session: Session, column: SQLColumnExpression[str]) -> list[str]:
    return sorted(session.connection().execute(select(column).distinct()).scalars())


def _countries(session: Session) -> list[str]:
    query = union(*(select(col(table.country)) for table in (Venue, Participant)))
    return sorted(code for code in session.connection().execute(query).scalars() if code)
