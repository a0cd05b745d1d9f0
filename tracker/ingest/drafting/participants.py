"""Participants as drafts: whom the other drafts name, and every person that the article names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.cast import Cast, Figure
from tracker.ingest.drafting.cast.shown import called_at, shown
from tracker.ingest.drafting.meetings.attending import attending
from tracker.ingest.drafting.names.posts import is_served
from tracker.ingest.statement import Statement
from tracker.records.references import references
from tracker.records.reports import RecordKey
from tracker.records.vocabulary import ActorSort, Kind

_CONFIDENCE = {True: 0.95, False: 0.85}
"""Of a name that is known, and of a new one."""

_OF_A_PARTY = "Representative"
"""What somebody is who is of a party and has no office that is named."""


def participants_of(
    article: Article, cast: Cast, others: Sequence[Draft], said: Iterable[Statement]
) -> tuple[Draft, ...]:
    """Drafts of those that other drafts refer to, of all persons, and of those on whose behalf these speak.

    Whoever has no name has to say something: "an official was asked" tells of nobody.
    """
    figures = {figure.id: figure for figure in cast.figures}
    wanted = {one.id for one in cast.figures if one.sort == ActorSort.PERSON and not one.unnamed}
    speakers = (one for statement in said for one in cast.who(statement.source))
    wanted |= {one.id for one in speakers if one.sort == ActorSort.PERSON}
    wanted |= set(attending(article, cast))
    wanted -= _served(cast)
    wanted |= _referred(others)
    wanted |= {
        figure.on_behalf_of for name in wanted if (figure := figures.get(name)) and figure.on_behalf_of
    }
    called = called_at(cast.mentions)
    return tuple(_draft(article, figure, called) for figure in cast.figures if figure.id in wanted)


def _served(cast: Cast) -> set[str]:
    """The ids of those of whom no more is told than the office, and that somebody serves them in it."""
    told = {False: set[str](), True: set[str]()}
    for one in cast.mentions:
        told[one.by == "office" and is_served(cast.text, one.span)].update(one.figures)
    return told[True] - told[False]


def _referred(others: Iterable[Draft]) -> set[str]:
    """The ids of all participants that drafts name anywhere."""
    return {
        reference.record.slug
        for draft in others
        for reference in references(RecordKey(draft.kind, draft.record), dict(draft.says))
        if reference.record.kind is Kind.PARTICIPANT
    }


def _draft(article: Article, figure: Figure, called: Mapping[str, Span]) -> Draft:
    span, reasons = shown(figure, called, article.text)
    says: dict[str, Any] = {
        "id": figure.id,
        "name": figure.name,
        **({"aliases": list(figure.aliases)} if figure.aliases else {}),
        **({"sort": figure.sort} if figure.sort else {}),
        **({"unnamed": True} if figure.unnamed else {}),
        **({"country": figure.country} if figure.country else {}),
        **dict(_roles(figure)),
        "evidence": quoted(article.text, *span),
    }
    return Draft(Kind.PARTICIPANT, says, _CONFIDENCE[figure.joins], figure.joins, reasons)


def _roles(figure: Figure) -> Iterator[tuple[str, list[dict[str, str]]]]:
    behalf = {"on_behalf_of": figure.on_behalf_of} if figure.on_behalf_of else {}
    title = figure.title or (_OF_A_PARTY if behalf and figure.sort == ActorSort.PERSON else None)
    if title:
        yield "roles", [{"title": title, **behalf}]
