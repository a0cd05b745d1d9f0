"""Regular expressions that are tried only at the words of a text with which their matches can begin.

Most of what drafting looks for begins with one of some hundred words, few of which are in a text: nearly all places
need no look. Words are looked up once for a text and shared by all expressions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.beginnings import CAPITAL, beginnings

_WORD = re.compile(r"\w+")


class Finder:
    """A regular expression whose matches begin with a word; ValueError where they may begin with a mark.

    `small`: it is written in small letters, and looks at a text as if that were. `needs` is another expression, of
    which every match holds one.
    """

    def __init__(self, expression: str, *, small: bool = False, needs: str | None = None) -> None:
        self.pattern = re.compile(expression)
        self.small = small
        self.needs = _needed(needs, small=small) if needs else None
        self.begins = Beginnings(expression, small=small)
        if self.begins.marks:
            raise ValueError(f"this may begin with no letter: {expression}")

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of a part of a text in its order, none overlapping another, as `re` would find them."""
        return (match for _, match in self.in_parts(text, ((start, end),)))

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match of a part of a text."""
        return next(self.finditer(text, start, end), None)

    def in_parts(self, text: str, parts: Sequence[Span]) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches of some parts of a text, which follow each other, with the numbers of the parts."""
        words = vocabulary(text)
        starts = words.starts(self.begins)
        if not starts or not parts:
            return
        needed = words.matches(self.needs) if self.needs else None
        if needed is not None and not needed:
            return
        looked_at, match = lowered(text) if self.small else text, self.pattern.match
        number, done, (start, end) = 0, 0, parts[0]
        for at in range(bisect_left(starts, start), len(starts)):
            place = starts[at]
            while place >= end:
                number += 1
                if number == len(parts):
                    return
                start, end = parts[number]
            if place < start or place < done:
                continue
            if needed is not None and not _holds(needed, place, end):
                continue
            if found := match(looked_at, place, end):
                yield number, found
                done = found.end()


@lru_cache(maxsize=100)
def _needed(expression: str, *, small: bool) -> Finder:
    """One finder for all that need the same."""
    return Finder(expression, small=small)


def _holds(places: list[int], start: int, end: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


class Beginnings:
    """The words with which the matches of an expression can begin."""

    def __init__(self, expression: str, *, small: bool = False) -> None:
        found = beginnings(expression)
        open_ones = {one.letters for one in found if not one.whole}
        self.marks = any(one.whole and not one.letters for one in found)
        self.everywhere = "" in open_ones
        self.capitals = CAPITAL in open_ones
        self.stems = tuple(one.lower() for one in open_ones - {"", CAPITAL})
        whole = [one for one in found if one.whole]
        self.words = frozenset(one.letters for one in whole if not (small or one.any_case))
        self.any_case = frozenset(one.letters for one in whole if small or one.any_case)


class Vocabulary:
    """The words of a text with the places where they begin."""

    def __init__(self, text: str) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text):
            self._places[match.group()].append(match.start())
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._places:
            self._forms[word.lower()].append(word)
        self._capitals = [word for word in self._places if word[0].isupper()]
        self._text = text
        self._matches: dict[Finder, list[int]] = {}
        self._starts: dict[Beginnings, list[int]] = {}

    def starts(self, begins: Beginnings) -> list[int]:
        """Where the matches of an expression can begin, in order."""
        found = self._starts.get(begins)
        if found is None:
            found = self._starts[begins] = self.places(self._words(begins))
        return found

    def matches(self, finder: Finder) -> list[int]:
        """Where an expression matches, in order, whether or not one match lies in another."""
        found = self._matches.get(finder)
        if found is None:
            looked_at = lowered(self._text) if finder.small else self._text
            match = finder.pattern.match
            found = [start for start in self.starts(finder.begins) if match(looked_at, start)]
            self._matches[finder] = found
        return found

    def places(self, words: Iterable[str]) -> list[int]:
        """Where some words begin, in order."""
        known = self._places
        return sorted(place for word in words if word in known for place in known[word])

    def _words(self, begins: Beginnings) -> set[str]:
        """The words with which the matches of an expression can begin."""
        if begins.everywhere:
            return set(self._places)
        words = set(begins.words & self._places.keys())
        words.update(*(self._forms[low] for low in begins.any_case & self._forms.keys()))
        if begins.stems:
            words.update(*(self._forms[low] for low in self._forms if low.startswith(begins.stems)))
        if begins.capitals:
            words.update(self._capitals)
        return words


@lru_cache(maxsize=2)
def vocabulary(text: str) -> Vocabulary:
    """The words of a text; asked for by all expressions in turn, and looked up once."""
    return Vocabulary(text)


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """A text in small letters, each at the place of its own; unchanged where a letter would become two."""
    low = text.lower()
    return low if len(low) == len(text) else text
