"""States, seats of government, organisations, armed groups and cities, by all names that newspapers call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from tracker.ingest.toml_table import toml_table
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort

_SPOKEN = re.compile(r"(?!(?:FACT|MEND|MODEL)$)(?=.*[AEIOU])[A-Z]{4,}")
"""An abbreviation that can be spoken as a word, and is no other one."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part in talks, as `actors.toml` has it; `of` is the id of the state that it speaks for.

    What is called so `before` the day `since` which it is there is another one, of that id. Whoever is called
    `by_state` has no name but the adjective of a state and what he is to it.
    """

    id: str
    name: str
    sort: str
    country: str | None = None
    of: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    city: str | None = None
    since: date | None = None
    before: str | None = None
    by_state: bool = False

    @property
    def residence(self) -> str | None:
        """The city of a state's government."""
        return self.capital[0] if self.capital else self.city


@dataclass(frozen=True, slots=True)
class City:
    """A place, and the code of the country that it lies in."""

    id: str
    name: str
    country: str | None = None


_SORTS = {
    "state": ActorSort.STATE,
    "seat": ActorSort.AGENCY,
    "organisation": ActorSort.ORGANISATION,
    "group": ActorSort.ARMED_GROUP,
    "party": ActorSort.ORGANISATION,
}


_AGAINST = {"opposition": ActorSort.ORGANISATION, "rebels": ActorSort.ARMED_GROUP}
"""What those are called who are against a government, behind the adjective of its state."""


@cache
def _data() -> dict[str, Any]:
    return toml_table(__package__, "actors")


@cache
def actors() -> tuple[Actor, ...]:
    """All of them, in the order of the data, and behind them those who are called by their state only."""
    listed = tuple(_actor(sort, row) for sort in _SORTS for row in _data()[sort])
    taken = {name for one in listed for name in (one.name, *one.names)}
    states = [one for one in listed if one.sort == ActorSort.STATE and one.demonyms]
    against = (_against(state, called, sort) for state in states for called, sort in _AGAINST.items())
    return (*listed, *(one for one in against if one.name not in taken))


def _against(state: Actor, called: str, sort: ActorSort) -> Actor:
    """Those who are against the government of a state and have no other name: "the Chadian opposition"."""
    name, *names = (f"{demonym} {called}" for demonym in state.demonyms)
    return Actor(slugify(name), name, sort.value, state.country, names=tuple(names), by_state=True)


def _actor(sort: str, row: dict[str, Any]) -> Actor:
    return Actor(
        row["id"],
        row["name"],
        _SORTS[sort].value,
        row.get("country"),
        row.get("of"),
        since=row.get("since"),
        before=row.get("before"),
        names=tuple(row.get("names", ())),
        demonyms=tuple(row.get("demonyms", ())),
        capital=tuple(row.get("capital", ())),
        city=row.get("city"),
    )


@cache
def by_id() -> dict[str, Actor]:
    """Actors by their ids."""
    return {actor.id: actor for actor in reversed(actors())}


@cache
def mediators() -> frozenset[str]:
    """The ids of bodies that stand between others."""
    return frozenset(_data()["mediators"])


@cache
def contenders() -> frozenset[str]:
    """The ids of parties and peoples that contend with a state or with each other, and are no bodies of states."""
    return frozenset(row["id"] for row in _data()["party"])


@cache
def up_against() -> dict[str, str]:
    """The ids of states by those of the groups, parties and peoples that are up against them."""
    return {name: state for state, names in _data()["up_against"].items() for name in names}


@cache
def armies() -> frozenset[str]:
    """The ids of armed groups that are the army of a state."""
    return frozenset(_data()["armies"])


@cache
def ruling() -> dict[str, tuple[str, date]]:
    """The ids of states by those of the groups that have become their governments, and since when."""
    return {name: (row["state"], row["since"]) for name, row in _data()["ruling"].items()}


@cache
def governments() -> frozenset[str]:
    """The ids of parties that govern their country: where they talk, the state is no third one."""
    return frozenset(_data()["governments"])


@cache
def loyal() -> frozenset[str]:
    """The ids of armed groups that fight on the side of a government, and are no rebels."""
    return frozenset(_data()["loyal"])


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The ids of bodies by what they are called whose names do not say it: "bloc", "agency"."""
    return {noun: frozenset(ids) for noun, ids in _data()["kinds"].items()}


def is_named(words: str) -> bool:
    """Whether words are the name or the adjective of an actor, or the name of a place."""
    return any(words in names for names in (by_name(), by_demonym(), by_capital(), cities(), regions()))


def on(actor: Actor, day: date) -> Actor:
    """Whom the name of an actor means on a day: its predecessor, before it was there."""
    return by_id()[actor.before] if actor.before and actor.since and day < actor.since else actor


@cache
def by_name() -> dict[str, Actor]:
    """Actors by names that always mean them, and by abbreviations as British papers write them: "Farc", "Nato"."""
    written = {name: actor for actor in actors() for name in (actor.name, *actor.names)}
    spoken = {name.capitalize(): actor for name, actor in written.items() if _SPOKEN.fullmatch(name)}
    return spoken | written


@cache
def by_demonym() -> dict[str, Actor]:
    """States and organisations by their adjectives, and by abbreviations that stand like one ("U.S. officials")."""
    short = {name: by_name()[name] for name in _data()["abbreviations"]}
    return short | {demonym: actor for actor in actors() for demonym in actor.demonyms}


_PLURAL = re.compile(r"(?:an|i|ine|o)$")
"""What those adjectives end in whose plural is that of the people: "Israelis", "Argentines"."""


@cache
def by_people() -> dict[str, Actor]:
    """States by their people: "the Israelis" are Israel where it negotiates."""
    irregular = {name: by_id()[state] for name, state in _data()["people"].items()}
    regular = {
        f"{demonym}s": actor
        for actor in actors()
        if actor.sort == ActorSort.STATE
        for demonym in actor.demonyms
        if _PLURAL.search(demonym)
    }
    return irregular | regular


@cache
def by_capital() -> dict[str, Actor]:
    """States by their capitals."""
    return {name: actor for actor in actors() for name in actor.capital}


@cache
def cities() -> dict[str, City]:
    """Cities by name, capitals among them; two spellings of one capital have one id."""
    found = {
        name: City(slugify(actor.capital[0]), actor.capital[0], actor.country)
        for actor in actors()
        for name in actor.capital
    }
    return found | {row["name"]: City(row["id"], row["name"], row.get("country")) for row in _data()["city"]}


def house(seat: Actor) -> City:
    """The seat of a government as a place."""
    return City(seat.id, seat.name, seat.country)


def regions() -> tuple[str, ...]:
    """Names of disputed regions; nobody meets on their behalf."""
    return tuple(_data()["regions"])


def no_actors() -> tuple[str, ...]:
    """Names of something else in which that of an actor stands: "the Niger Delta"."""
    return tuple(_data()["no_actors"])
