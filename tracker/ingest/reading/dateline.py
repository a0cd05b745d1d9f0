"""The dateline at the beginning of a story, and who signs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.ingest.months import BEGINNINGS
from tracker.ingest.reading.rows import LONGEST, content, rows

_NO_PLACE = re.compile(
    r".*\b(?:said|says|say|told|was|were|is|are|has|have|the|of|and)\b"
    rf"|(?:{BEGINNINGS})(?:[a-z]{{1,2}}|uary|ruary|ch|il|ust|tember|ober|ember)?\.?$"
)
_SHORTEST_PLACE = 4  # letters that a place in capitals alone must have: NATO, USA and their like are none


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, day and agency as they are printed, and where the story begins behind them."""

    place: str
    date: str | None
    agency: str | None
    end: int


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with."""
    for row in rows("head", "dateline"):
        found = row.pattern.match(paragraph[:LONGEST])
        if found and _is_place(found["place"], row.id):
            given = found.groupdict()
            return Dateline(found["place"].strip(" .-–"), given.get("date"), given.get("agency"), found.end())
    return None


def publisher_of(words: str) -> str | None:
    """The agency or outlet that goes by a name; None where nobody known does."""
    return _publishers().get(_folded(words))


def _folded(words: str) -> str:
    return " ".join(words.split()).strip(" .").casefold()


@cache
def _publishers() -> dict[str, str]:
    return {
        _folded(name): row["publisher"]
        for row in content("agencies")["agency"]
        for name in (*row["names"], row["publisher"])
    }


def _is_place(words: str, row: str) -> bool:
    if _NO_PLACE.match(words):
        return False
    letters = sum(letter.isalpha() for letter in words)
    return row != "capitals" or letters > _SHORTEST_PLACE or words in _SHORT_CAPITALS


_SHORT_CAPITALS = frozenset(
    {"KYIV", "KIEV", "ROME", "BERN", "DOHA", "BAKU", "OSLO", "RIGA", "GAZA", "LVIV", "LIMA", "CAIRO"}
)
