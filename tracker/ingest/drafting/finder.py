"""Regular expressions that are tried only at the words of a text with which their matches can begin.

Most of what drafting looks for begins with one of some hundred words, few of which are in a text: nearly all places
need no look. Words are looked up once for a text and shared by all expressions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

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
        self.begins = begins(expression, small=small)
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


@dataclass(frozen=True, eq=False, slots=True)
class Beginnings:
    """The words with which the matches of an expression can begin; expressions with the same words share one.

    `words` are as written, those of `any_case` in small letters, `stems` what longer words begin with. `marks`: it may
    begin with a mark, or hold nothing.
    """

    words: frozenset[str]
    any_case: frozenset[str]
    stems: tuple[str, ...]
    capitals: bool
    everywhere: bool
    marks: bool


_WITH_WORD: defaultdict[str, list[Beginnings]] = defaultdict(list)
_WITH_LOW: defaultdict[str, list[Beginnings]] = defaultdict(list)
"""The beginnings that hold a word as it is written, and in small letters: each word of a text is looked up once."""


def begins(expression: str, *, small: bool = False) -> Beginnings:
    """The words with which the matches of an expression can begin, in any case for one of `small` letters."""
    found = beginnings(expression)
    open_ones = {one.letters for one in found if not one.whole}
    whole = [one for one in found if one.whole]
    return _shared(
        frozenset(one.letters for one in whole if not (small or one.any_case)),
        frozenset(one.letters for one in whole if small or one.any_case),
        tuple(sorted(one.lower() for one in open_ones - {"", CAPITAL})),
        CAPITAL in open_ones,
        "" in open_ones,
        any(not one.letters for one in whole),
    )


@cache
def _shared(
    words: frozenset[str],
    any_case: frozenset[str],
    stems: tuple[str, ...],
    capitals: bool,
    everywhere: bool,
    marks: bool,
) -> Beginnings:
    made = Beginnings(words, any_case, stems, capitals, everywhere, marks)
    for word in words:
        _WITH_WORD[word].append(made)
    for low in any_case:
        _WITH_LOW[low].append(made)
    return made


class Vocabulary:
    """The words of a text with the places where they begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(text):
            self._places[match.group()].append(match.start())
        self._matches: dict[Finder, list[int]] = {}
        self._starts: dict[Beginnings, list[int]] = {}
        self._by_words = self._new_by_words()

    def starts(self, those: Beginnings) -> list[int]:
        """Where the matches of an expression can begin, in order."""
        found = self._starts.get(those)
        if found is None:
            found = self._starts[those] = sorted(self._new_starts(those))
        return found

    def _new_by_words(self) -> tuple[int, dict[Beginnings, list[int]]]:
        """Where the whole words of all beginnings that there are stand, and how many these are."""
        found: defaultdict[Beginnings, list[int]] = defaultdict(list)
        for word, places in self._places.items():
            for one in _WITH_WORD.get(word, ()):
                found[one] += places
            for one in _WITH_LOW.get(word.lower(), ()):
                found[one] += places
        return _shared.cache_info().currsize, found

    def _new_starts(self, those: Beginnings) -> Iterable[int]:
        if those.everywhere:
            return self.places(self._places)
        if self._by_words[0] < _shared.cache_info().currsize:
            self._by_words = self._new_by_words()
        found = self._by_words[1].get(those, [])
        if those.stems:
            found = found + self.places(word for word in self._places if word.lower().startswith(those.stems))
        return {*found, *self._capitals} if those.capitals else {*found}

    @cached_property
    def _capitals(self) -> list[int]:
        return self.places(word for word in self._places if word[0].isupper())

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


@lru_cache(maxsize=2)
def vocabulary(text: str) -> Vocabulary:
    """The words of a text; asked for by all expressions in turn, and looked up once."""
    return Vocabulary(text)


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """A text in small letters, each at the place of its own; unchanged where a letter would become two."""
    low = text.lower()
    return low if len(low) == len(text) else text
