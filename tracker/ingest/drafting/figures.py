"""The parts of a cast: figures, the places they are at, and the words that mean them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.records.vocabulary import ActorSort

PARTIES = (ActorSort.STATE, ActorSort.ARMED_GROUP)
"""Who talks for himself: the sides of a conflict, and not those who mediate or are of one of them."""


class Figure(NamedTuple):
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
    """A place where somebody is or something happens ("in Abu Dhabi"), at one mention; never a government.

    A `whole` one is a country of which no city is named.
    """

    id: str
    name: str
    country: str | None
    span: Span
    joins: bool = False
    whole: bool = False

    def may_be(self, other: Place) -> bool:
        """Whether both can be one place: they are the same, or a city and its country."""
        of_one = (self.whole or other.whole) and self.country == other.country
        return self.id == other.id or of_one


class Mention(NamedTuple):
    """Whom the words of a span mean, and by what they are known: a name, a metonym, an office, a pronoun."""

    span: Span
    figures: tuple[str, ...]
    by: str
    reason: str


def span_of(mention: Mention) -> Span:
    """Where a mention stands, which is what mentions are in order by."""
    return mention.span


def begun_before(mentions: Sequence[Mention], at: int) -> int:
    """How many of some mentions, in the order of the text, begin before a place."""
    return bisect_left(mentions, at, key=_start)


def _start(mention: Mention) -> int:
    return mention.span[0]


def inside(inner: Span, outer: Span) -> bool:
    """Whether a span lies within another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def within(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Whether each of some spans lies within one of others."""
    return all(any(inside(one, other) for other in outer) for one in inner)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
