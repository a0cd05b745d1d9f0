"""Where a text names whom an office may belong to, beside that office."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices

_OF = re.compile(r" of (?:the )?")
_AT_ITS_SEAT = "ission to "
"""What a capital stands behind that is only where somebody is accredited: "the mission to Tehran"."""


class Joint(NamedTuple):
    """All that stands between an owner and what is its; and what that begins with, where this tells."""

    between: re.Pattern[str]
    ahead: re.Pattern[str] | None = None

    def joins(self, text: str, end: int, place: int) -> bool:
        """Whether it stands between the end of an owner and a place."""
        found = self.between.fullmatch(text, end, place)
        return bool(found) and (self.ahead is None or bool(self.ahead.match(text, place)))


class Owners:
    """The names of owners in a text, in its order: at each word the longest that begins there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = {
            place: end
            for place in offices.owners().places(text)
            if (end := offices.owners().end(text, place))
        }
        self._starts = list(self._ends)

    def all(self) -> Iterator[Span]:
        """Where each of the names stands."""
        return iter(self._ends.items())

    def behind(self, place: int) -> Span | None:
        """The name behind a place that tells whose it is: " of Oman", " of the African Union"."""
        of = _OF.match(self._text, place)
        end = self._ends.get(of.end()) if of else None
        return (of.end(), end) if of and end else None

    def before(self, place: int, first: int, joints: Iterable[Joint]) -> Span | None:
        """The first name from `first` on that leads to a place: nothing but one of the joints is between both."""
        for start in self._starts[bisect_left(self._starts, first) : bisect_left(self._starts, place)]:
            end = self._ends[start]
            joined = end < place and any(one.joins(self._text, end, place) for one in joints)
            if joined and not self._text.endswith(_AT_ITS_SEAT, 0, start):
                return start, end
        return None


@lru_cache(maxsize=2)
def owners(text: str) -> Owners:
    """Those of a text; asked for by all expressions in turn, and looked up once."""
    return Owners(text)
