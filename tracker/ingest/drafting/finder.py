"""Regular expressions that are tried only at the words of a text with which their matches can begin.

Most of what drafting looks for begins with one of some hundred words, few of which are in a text: nearly all places
need no look. Words are looked up once for a text and shared by all expressions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from tracker.ingest.drafting.beginnings import CAPITAL, beginnings

_WORD = re.compile(r"\w+")


class Finder:
    """A regular expression whose matches begin with a word, and hold a letter at least.

    `small`: it is written in small letters, and looks at a text as if that were.
    """

    def __init__(self, expression: str, *, small: bool = False) -> None:
        self.pattern = re.compile(expression)
        self.small = small
        found = beginnings(expression)
        open_ones = {one.letters for one in found if not one.whole}
        self.everywhere = "" in open_ones
        self.capitals = CAPITAL in open_ones
        self.stems = tuple(one.lower() for one in open_ones - {"", CAPITAL})
        whole = [one for one in found if one.whole]
        self.words = frozenset(one.letters for one in whole if not (small or one.any_case))
        self.any_case = frozenset(one.letters for one in whole if small or one.any_case)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of a part of a text in its order, none overlapping another, as `re` would find them."""
        starts = vocabulary(text).starts(self)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first == last:
            return
        match, done = self.pattern.match, start
        looked_at = lowered(text) if self.small else text
        for at in range(first, last):
            if starts[at] >= done and (found := match(looked_at, starts[at], end)):
                yield found
                done = found.end()

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match of a part of a text."""
        return next(self.finditer(text, start, end), None)


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
        self._starts: dict[Finder, list[int]] = {}

    def starts(self, finder: Finder) -> list[int]:
        """Where the matches of an expression can begin, in order."""
        found = self._starts.get(finder)
        if found is None:
            words = self._words(finder)
            found = self._starts[finder] = sorted(place for word in words for place in self._places[word])
        return found

    def _words(self, finder: Finder) -> set[str]:
        """The words with which the matches of an expression can begin."""
        if finder.everywhere:
            return set(self._places)
        words = set(finder.words & self._places.keys())
        words.update(*(self._forms[low] for low in finder.any_case & self._forms.keys()))
        if finder.stems:
            words.update(*(self._forms[low] for low in self._forms if low.startswith(finder.stems)))
        if finder.capitals:
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
