"""The cast of an article: everybody it names or describes, and whom each of its noun phrases means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.known import Known


@dataclass(frozen=True, slots=True)
class Figure:
    """A participant as the article shows it.

    `id` is that of a record: a known one where it `joins`. `on_behalf_of` is the id of whom it speaks for. `unnamed`
    ones have a description for a name ("A senior Ukrainian official"). `first` is where it is first named or described.
    """

    id: str
    name: str
    sort: str | None
    first: Span
    country: str | None = None
    title: str | None = None
    on_behalf_of: str | None = None
    aliases: tuple[str, ...] = ()
    unnamed: bool = False
    joins: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place where somebody is or something happens ("in Abu Dhabi"), at one mention; never a government."""

    id: str
    name: str
    country: str | None
    span: Span
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom the words of a span mean, and by what they are known: a name, a metonym, an office, a pronoun."""

    span: Span
    figures: tuple[str, ...]
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Figures by first mention, all mentions in the order of the text, all places."""

    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]

    def who(self, spans: Sequence[Span]) -> tuple[Figure, ...]:
        """The figures that a noun phrase (such as the source of a statement) denotes; none where it is unclear."""
        raise NotImplementedError


def cast_of(article: Article, known: Known) -> Cast:
    """Find everybody in the body of an article."""
    raise NotImplementedError
