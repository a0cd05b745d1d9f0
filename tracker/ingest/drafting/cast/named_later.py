"""Somebody who is described first and named a few sentences later, as stories of agencies begin: one and not two.

"... a government spokesman said on Monday. '...,' government spokesman Ivo Hale told reporters."
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.people import Person
from tracker.ingest.drafting.names.unnamed import Described

T = TypeVar("T")

_ONE = re.compile(r"(?:an?|one) ", re.IGNORECASE)
_HIDDEN = re.compile(r"\b(?:anonym\w+|(?:not|refused|declined|requested not) to be (?:named|identified))\b")
_ALONE = re.compile(r"(?:^|[,.”\"] |\b(?:said|says|added|told|[Tt]he) )$")
"""Before an office that nothing tells more of, and behind it the name: "said spokesman X"."""

_FOR_OTHERS = re.compile(r" (?:for|of|at|from|with) ")
"""Behind a description that tells for whom he speaks, whom no side is named for: "a spokesman for the army"."""

_SOON = 10
"""Sentences within which the name follows."""

_LONGEST = 12


def named_later(
    text: str,
    sentences: Sequence[Span],
    described: Iterable[tuple[int, Described]],
    people: Sequence[tuple[Person, T]],
) -> Iterator[tuple[Described, Person, T]]:
    """Who is described in a text and named later, with the person: by all words of the description, or by its noun.

    By the noun alone only where nobody else is described or has an office so. Whoever does not want to be named is not.
    """
    found = list(described)
    nouns = Counter(one.noun for _, one in found)
    first = _first(people)
    starts = [one.at[0] for one, _ in first]
    titles = Counter(one.title.lower() for one, _ in first if one.title and one.owner is None)
    for number, one in found:
        start, end = sentences[number]
        if one.several or not _ONE.match(one.words) or _HIDDEN.search(text, start, end):
            continue
        last = sentences[min(number + _SOON, len(sentences) - 1)][1]
        alone = nouns[one.noun] == 1 == titles[one.noun]
        near = first[bisect_right(starts, one.span[1]) : bisect_right(starts, last)]
        for person, record in near:
            if _is_he(text, one, person, alone=alone):
                yield one, person, record
                break


def _first(people: Iterable[tuple[Person, T]]) -> list[tuple[Person, T]]:
    """Where each of some people is first named, in the order of the text."""
    found: dict[T, Person] = {}
    for person, record in sorted(people, key=lambda one: one[0].at):
        found.setdefault(record, person)
    return sorted(((person, record) for record, person in found.items()), key=lambda one: one[0].at)


def _is_he(text: str, one: Described, person: Person, *, alone: bool) -> bool:
    """Whether somebody is named with the words of a description before the name, or with nothing but its noun."""
    if not person.title or not _may_be_of(one.owner, person.owner):
        return False
    phrase = _ONE.sub("", one.words, count=1).lower()
    start = person.at[0]
    nothing_more = _ALONE.search(text, max(0, person.span[0] - _LONGEST), person.span[0]) is not None
    if text[max(0, start - len(phrase) - 1) : start].lower() == f"{phrase} ":
        return nothing_more or not _FOR_OTHERS.match(text, one.span[1])
    if not alone or person.title.lower() != one.noun or person.owner is not None or person.span[0] == start:
        return False
    return nothing_more


def _may_be_of(owner: str | None, other: str | None) -> bool:
    """Whether two who are told to be of somebody, if they are, may be of the same."""
    one, two = offices.actor_of(owner), offices.actor_of(other)
    return one is None or two is None or one.id == two.id
