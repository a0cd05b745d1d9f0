"""Parties that no table knows: by what their names end in, or because somebody is said to be of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.naming import Named
from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.acronyms import Body, actors_of
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.names.people import Person
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.name_table import Names
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.months import NAMES
from tracker.ingest.sentences import part_at
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort

_WORD = r"(?:(?:al|el|ul)-)?[A-Z][\w’-]*"
_WORDS = rf"{_WORD}(?: (?:of |for |and )?{_WORD}){{0,4}}"
_LETTERS = r"[A-Z]{3,}(?:-[A-Z]{2,})*"
_IN_FULL = Finder(
    rf"\b(?P<name>[A-Z][\w’-]*(?: (?:and )?{_WORD}){{0,4}} {any_of('parties')}"
    rf"(?: (?:of|for) (?:the )?{_WORD}(?: {_WORD}){{0,2}})?)(?!\w)",
    needs=any_of("parties"),
)
_BEHIND = re.compile(
    rf"(?: of the|,? who (?:\w+ly )?{any_of('leads')} the) (?P<name>{_WORDS})(?!\w)(?!['’])"
    rf"|,? of (?P<letters>{_LETTERS})(?!\w)"
)
_BEFORE = re.compile(rf"(?<!\w)(?P<name>{_LETTERS})(?:['’]s|, whose(?: \w+){{0,3}})? $")
_LONGEST = 80
"""Characters of a name and of what stands between it and a person."""

_OWNER = re.compile(r"^[A-Z]\w+['’]s (?=.* )")
"""Whose a party is: "Uganda's Peace Front"."""

_NONE = re.compile(rf"\b{any_of('no_parties')}\b")
_BLANK = re.compile(" ")
_DAY = re.compile(rf"(?:\w+day|{NAMES}) ")
"""Before the name of a body that meets then: "the September Council"."""


def organisations_in(
    text: str,
    parts: Sequence[Span],
    people: Iterable[Person],
    bodies: Iterable[Body],
    introduced: Mapping[str, ActorSort],
) -> Iterator[tuple[int, Named]]:
    """Where parts of a text name parties that no table has, with the numbers of the parts.

    `bodies` are named in full with their letters, and what others are is `introduced` with their names.
    """
    by_letters = actors_of(text, bodies)
    introduced = {name: sort for name, sort in introduced.items() if not _is_known(name)}
    names = Names((*filter(_is_party, _names(text, parts, people)), *introduced, *by_letters))
    numbers = {part: number for number, part in enumerate(parts)}
    for place in names.places(text):
        part, end = part_at(parts, place), names.end(text, place)
        if part and end:
            called = text[place:end]
            party = by_letters.get(called) or _new(called, introduced.get(called, ActorSort.ORGANISATION))
            yield numbers[part], Named(called, (place, end), party, "name")


def _new(name: str, sort: ActorSort) -> actors.Actor:
    return actors.Actor(slugify(name), name, sort.value)


def _names(text: str, parts: Sequence[Span], people: Iterable[Person]) -> Iterator[str]:
    """What may be the name of a party."""
    for _, match in _IN_FULL.in_parts(text, parts):
        yield _OWNER.sub("", match["name"].removeprefix("The "))
    for person in people:
        start, end = part_at(parts, person.at[0]) or person.at
        if behind := _BEHIND.match(text, person.at[1], min(end, person.at[1] + _LONGEST)):
            yield behind["name"] or behind["letters"]
        if before := _BEFORE.search(text, max(start, person.span[0] - _LONGEST), person.span[0]):
            yield before["name"]


@lru_cache(maxsize=2_000)
def _is_party(name: str) -> bool:
    """Whether words with capitals can be the name of a party: they are no other name, and of no other kind."""
    return not (
        _DAY.match(name)
        or name.replace("’", "'") in _parts_of_names()
        or _NONE.search(name)
        or _is_known(name)
    )


@lru_cache(maxsize=2_000)
def _is_known(name: str) -> bool:
    """Whether a name is that of an actor, of a place or of an outlet."""
    return bool(outlet(name)) or actors.is_named(name)


@cache
def _parts_of_names() -> frozenset[str]:
    """What the longer names of actors begin with, up to each of their blanks, and what is behind an owner in them."""
    begun = (name[: blank.start()] for name in actors.by_name() for blank in _BLANK.finditer(name))
    owned = (name.split("'s ")[1] for name in actors.by_name() if "'s " in name)
    return frozenset((*begun, *owned))
