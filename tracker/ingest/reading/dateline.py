"""The dateline at the beginning of a story, and who signs it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracker.ingest.months import BEGINNINGS
from tracker.ingest.reading.rows import LONGEST, Row, content, rows

_NO_PLACE = re.compile(
    r".*\b(?:said|says|say|told|was|were|is|are|has|have|the|of|and)\b"
    rf"|(?:{BEGINNINGS})(?:[a-z]{{1,2}}|uary|ruary|ch|il|ust|tember|ober|ember)?\.?$"
)
_SHORTEST_PLACE = 4  # letters that a place in capitals alone must have: NATO, USA and their like are none


_ALONE = frozenset({"capitals", "place-in-parentheses"})  # rows that have nothing but a place
_LONGEST_ALONE = 80  # characters of a dateline in a paragraph of its own
_STORY = "Envoys of the two countries met for the third time in a year and agreed on nothing but a day."


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, day and agency as they are printed, and where the story begins behind them.

    The place is empty where only an agency is named.
    """

    place: str
    date: str | None
    agency: str | None
    end: int


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with."""
    for row in rows("head", "dateline"):
        found = row.pattern.match(paragraph[:LONGEST])
        if found and _is_one(found.groupdict(), row):
            given = found.groupdict()
            return Dateline(given["place"].strip(" .-–"), given.get("date"), given.get("agency"), found.end())
    return None


def alone(paragraph: str) -> Dateline | None:
    """The dateline that is all of a paragraph, above a story that begins in the next one.

    >>> alone("OSLO, August 8 (Xinhua) --").place, alone("GENEVA").place, alone("ANALYSIS")
    ('OSLO', 'GENEVA', None)

    """
    if len(paragraph) > _LONGEST_ALONE:
        return None
    if paragraph.isupper() and _is_city(paragraph):
        return Dateline(paragraph, None, None, len(paragraph))
    found = dateline(f"{paragraph} {_STORY}")
    return found if found and found.end == len(paragraph) + 1 else None


def publisher_of(words: str) -> str | None:
    """The agency or outlet that goes by a name, or the first of several; None where nobody known does."""
    names = _publishers()
    return names.get(_folded(words)) or names.get(_folded(words.split("/", 1)[0]))


def _folded(words: str) -> str:
    return " ".join(words.split()).strip(" .").casefold()


@cache
def _publishers() -> dict[str, str]:
    return {
        _folded(name): row["publisher"]
        for row in content("agencies")["agency"]
        for name in (*row["names"], row["publisher"])
    }


def _is_one(found: Mapping[str, str | None], row: Row) -> bool:
    """Whether what a row has found is a dateline: some rows hold for what we know by name only."""
    known = row.given.get("known")
    if known == "agency":
        return publisher_of(found["agency"] or "") is not None
    place = found["place"] or ""
    return _is_city(place) if known == "place" else _is_place(place, row.id)


def _is_place(words: str, row: str) -> bool:
    if _NO_PLACE.match(words) or words.rstrip(" 0123456789") in content("head")["dateline_silent"]["words"]:
        return False
    letters = sum(letter.isalpha() for letter in words)
    return row not in _ALONE or letters > _SHORTEST_PLACE or _is_city(words)


def _is_city(words: str) -> bool:
    return words.split(", ", 1)[0].casefold() in _cities()


@cache
def _cities() -> frozenset[str]:
    """The cities that datelines name without anything else that tells one, in small letters."""
    names = content("head")["dateline_cities"]["names"].split()
    return frozenset(name.replace("_", " ").casefold() for name in names)
