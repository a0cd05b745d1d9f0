"""Whose well-known office holders are, by the day; data in `holders.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.namesakes import Namesakes
from tracker.ingest.drafting.text.name_table import Names
from tracker.ingest.toml_table import toml_table
from tracker.records import names

LEAST = 5
"""Letters of a last name that can stand alone."""

COMMON = frozenset(
    {
        "Ahmed",
        "Ibrahim",
        "Khan",
        "Singh",
        "Sharon",
        "Carter",
        "Reynolds",
        "Barak",
        "Castro",
        "Uribe",
        "Bennett",
        "Johnson",
        "Major",
        "Katz",
        "Santos",
        "Sharif",
        "Abbas",
    }
)
"""Last names that many people have, or that are words."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who held an office from one day to another (excluded); `to` is None while it lasts.

    Whoever is known `alone` is known by his last name too.
    """

    name: str
    title: str
    of: str
    since: date
    to: date | None = None
    alone: bool = True

    def on(self, day: date) -> bool:
        """Whether the office was held on a day."""
        return self.since <= day and (self.to is None or day < self.to)


@cache
def holders() -> tuple[Holder, ...]:
    """All rows, in the order of the data."""
    table = toml_table(__package__, "holders")
    return tuple(
        Holder(row["name"], row["title"], row["of"], row["from"], row.get("to"), part == "holder")
        for part in ("holder", "in_full")
        for row in table[part]
    )


def holder(name: str, day: date) -> Holder | None:
    """The holder on a day who is called just so, in any spelling; None where nobody is, or two are.

    >>> from datetime import date
    >>> holder("Serguei Lavrov", date(2022, 3, 10)).of, holder("Bill Clinton", date(2022, 3, 10))
    ('russia', None)

    """
    found = [one for one in _called(name) if one.on(day)]
    return found[0] if len({one.of for one in found}) == 1 else None


def entitled(title: str, last: str, day: date) -> Holder | None:
    """The only holder on a day of an office of that title who has a last name; None where nobody is, or two are.

    >>> from datetime import date
    >>> entitled("Secretary of State", "Baker", date(1990, 8, 16)).name
    'James Baker'

    """
    found = {
        one.name: one
        for one in _by_last().get(last, ())
        if one.on(day) and offices.office(one.title) == offices.office(title)
    }
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=100)
def full_names(day: date) -> Names:
    """The names of all holders on a day as they are written, of two words or more."""
    return Names(one.name for one in holders() if one.on(day) and " " in one.name)


@cache
def _by_last() -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for one in holders():
        found.setdefault(one.name.split()[-1], []).append(one)
    return found


@lru_cache(maxsize=5_000)
def _called(name: str) -> tuple[Holder, ...]:
    return tuple(one for one, _ in _by_name().like(name, whole=True))


@cache
def _by_name() -> Namesakes[Holder]:
    return Namesakes((one.name, one) for one in holders())


def surnames_in(words: Iterable[str], day: date) -> dict[str, str]:
    """The full names of those on a day of whom words may be the last names, in any spelling, by those words.

    >>> from datetime import date
    >>> surnames_in(["Zelensky", "Vučić", "Geneva"], date(2025, 6, 2))
    {'Zelensky': 'Volodymyr Zelenskyy', 'Vučić': 'Aleksandar Vucic'}

    """
    known, folded = surnames(day), _folded_surnames(day)
    named = {word: known.get(word) or folded.get(_folded(word)) for word in words if len(word) >= LEAST}
    return {word: name for word, name in named.items() if name and word not in COMMON}


@lru_cache(maxsize=100)
def _folded_surnames(day: date) -> dict[str, str]:
    """The same as `surnames`, by names as `records/names.py` folds them; what two would be is nobody."""
    found: dict[str, set[str]] = {}
    for last, name in surnames(day).items():
        found.setdefault(_folded(last), set()).add(name)
    return {last: called.pop() for last, called in found.items() if len(called) == 1}


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return " ".join(names.read(word))


@lru_cache(maxsize=100)
def surnames(day: date) -> dict[str, str]:
    """The full names of leaders and ministers on a day, by last names that are no other words and mean only one.

    >>> from datetime import date
    >>> surnames(date(2025, 6, 2))["Trump"]
    'Donald Trump'

    """
    found: dict[str, set[str]] = {}
    for one in holders():
        if one.alone and one.on(day) and offices.level_of(one.title) in ("leaders", "ministers"):
            found.setdefault(one.name.split()[-1], set()).add(one.name)
    alone = {last: called.pop() for last, called in found.items() if len(called) == 1}
    return {last: name for last, name in alone.items() if len(last) >= LEAST and last not in COMMON}
