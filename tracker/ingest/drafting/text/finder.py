"""Regular expressions that are tried only at the words of a text with which their matches can begin.

Most of what drafting looks for begins with one of some hundred words, few of which are in a text: nearly all places
need no look. Words are looked up once for a text and shared by all expressions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, compress

from tracker.ingest.article import Span
from tracker.ingest.drafting.text.beginnings import CAPITAL, beginnings, branches
from tracker.remembered import Remembered

_WORDS = re.compile(r"(\w+)")
_MOST_WORDS = 20_000
ANYWHERE = 1 << 40


class Finder:
    """A regular expression whose matches begin with a word; ValueError where they may begin with a mark.

    `small`: it is written in small letters, and looks at a text as if that were. `needs` is another expression, of
    which every match holds one, that begins at most `within` characters behind its own beginning. One with a
    `lexicon` of its own is asked for its `matches` in short texts, and takes no time of others.
    """

    def __init__(
        self,
        expression: str,
        *,
        small: bool = False,
        needs: str | None = None,
        within: int = ANYWHERE,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._expression = expression
        self.small, self.within = small, within
        self.needs = _needed(needs, small=small) if needs else None
        self.begins = begins(expression, small=small)
        if self.begins.marks:
            raise ValueError(f"this may begin with no letter: {expression}")
        (_LEXICON if lexicon is None else lexicon).add(self.begins)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, made when a text first has a word with which its matches can begin."""
        return re.compile(self._expression)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of a part of a text in its order, none overlapping another, as `re` would find them."""
        places = self._likely(vocabulary(text), ((start, end),))
        return self._matching(self._looked_at(text), places, end) if places else iter(())

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match of a part of a text."""
        places = self._likely(vocabulary(text), ((start, end),))
        looked_at = self._looked_at(text) if places else text
        for place in places:
            if found := self.pattern.match(looked_at, place, end):
                return found
        return None

    def first(self, words: Vocabulary, start: int = 0, end: int = ANYWHERE) -> re.Match[str] | None:
        """The first match in a text whose words were looked up in the lexicon of this, or in a part of it."""
        for place in words.starts(self.begins):
            if start <= place < end and (found := self.pattern.match(words.text, place, end)):
                return found
        return None

    def matches(self, words: Vocabulary) -> Iterator[re.Match[str]]:
        """The matches in all of a text whose words were looked up in the lexicon of this."""
        starts = words.starts(self.begins)
        return self._matching(words.text, starts, len(words.text)) if starts else iter(())

    def _matching(self, text: str, starts: Iterable[int], end: int) -> Iterator[re.Match[str]]:
        done, match = 0, self.pattern.match
        for place in starts:
            if place >= done and (found := match(text, place, end)):
                yield found
                done = found.end()

    def in_parts(self, text: str, parts: Sequence[Span]) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches of some parts of a text, which follow each other, with the numbers of the parts."""
        places = self._likely(vocabulary(text), parts) if parts else ()
        if not places:
            return
        looked_at, match = self._looked_at(text), self.pattern.match
        number, done, (start, end) = 0, 0, parts[0]
        for place in places:
            while place >= end:
                number += 1
                start, end = parts[number]
            if start <= place >= done and (found := match(looked_at, place, end)):
                yield number, found
                done = found.end()

    def _looked_at(self, text: str) -> str:
        return lowered(text) if self.small else text

    def _likely(self, words: Vocabulary, parts: Sequence[Span]) -> list[int]:
        """The places where a match can begin, in order, from the first part to the last."""
        starts = words.starts(self.begins)
        if not starts:
            return starts
        first, last = bisect_left(starts, parts[0][0]), bisect_left(starts, parts[-1][1])
        if first == last or self.needs is None:
            return starts[first:last]
        return self._near(starts, words.matches(self.needs), parts)

    def _near(self, starts: list[int], needed: list[int], parts: Sequence[Span]) -> list[int]:
        """Those of some places behind which, in the same part and near, one of those stands that a match needs."""
        found: list[int] = []
        last, number, (start, end) = 0, 0, parts[0]
        for place in needed[bisect_left(needed, start) : bisect_left(needed, parts[-1][1])]:
            while place >= end:
                number += 1
                start, end = parts[number]
            near = place - self.within
            first = bisect_left(starts, near if near > start else start, last)
            last = bisect_right(starts, place, first)
            found += starts[first:last]
        return found


@lru_cache(maxsize=100)
def _needed(expression: str, *, small: bool) -> Finder:
    """One finder for all that need the same."""
    return Finder(expression, small=small)


@dataclass(frozen=True, eq=False, slots=True)
class Beginnings:
    """The words with which the matches of an expression can begin; expressions with the same words share one.

    `words` are as written, those of `any_case` in small letters, `stems` what longer words begin with. `first`: it can
    begin with the first letter of a text only. `marks`: it may begin with a mark, or hold nothing.
    """

    words: frozenset[str]
    any_case: frozenset[str]
    stems: tuple[str, ...]
    capitals: bool
    everywhere: bool
    first: bool
    marks: bool


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
        all(one.startswith("^") for one in branches(expression)),
        any(not one.letters for one in whole),
    )


def beginning_with(words: Iterable[str]) -> Beginnings:
    """What begins with one of some words as they are written, known to all texts from now on."""
    found = _shared(
        frozenset(words), frozenset(), (), capitals=False, everywhere=False, first=False, marks=False
    )
    _LEXICON.add(found)
    return found


@cache
def _shared(
    words: frozenset[str],
    any_case: frozenset[str],
    stems: tuple[str, ...],
    capitals: bool,
    everywhere: bool,
    first: bool,
    marks: bool,
) -> Beginnings:
    return Beginnings(words, any_case, stems, capitals, everywhere, first, marks)


class Lexicon:
    """Which beginnings a word is one of, `by_word`; `size` is how many there are.

    Those that only the `first` word of a text can be one of are asked about by no word.
    """

    def __init__(self) -> None:
        self.size = 0
        self.by_word = Remembered(self._of, _MOST_WORDS)
        self._all: set[Beginnings] = set()
        self._with_word: defaultdict[str, list[Beginnings]] = defaultdict(list)
        self._with_low: defaultdict[str, list[Beginnings]] = defaultdict(list)
        self._with_stem: defaultdict[str, list[tuple[str, Beginnings]]] = defaultdict(list)
        self._stems: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        self.first: list[Beginnings] = []
        self._everywhere: list[Beginnings] = []
        self._capitals: list[Beginnings] = []

    def add(self, one: Beginnings) -> None:
        """Know one more; all that was remembered is out of date."""
        if one in self._all:
            return
        self._all.add(one)
        self.size += 1
        self.by_word.clear()
        if one.first:
            self.first.append(one)
            return
        for word in one.words:
            self._with_word[word].append(one)
        for low in one.any_case:
            self._with_low[low].append(one)
        for stem in one.stems:
            self._with_stem[stem[0]].append((stem, one))
            self._stems[stem[0]] += (stem,)
        if one.everywhere:
            self._everywhere.append(one)
        if one.capitals:
            self._capitals.append(one)

    def _of(self, word: str) -> tuple[Beginnings, ...]:
        low = word.lower()
        found = [*self._everywhere, *self._with_word.get(word, ()), *self._with_low.get(low, ())]
        if low.startswith(self._stems.get(low[0], ())):  # as few words do
            found += [one for stem, one in self._with_stem[low[0]] if low.startswith(stem)]
        if word[0].isupper():
            found += self._capitals
        return tuple(dict.fromkeys(found)) if found else ()


_LEXICON = Lexicon()


class Vocabulary:
    """Where the words of a text stand that expressions begin with, those of a lexicon."""

    def __init__(self, text: str, lexicon: Lexicon = _LEXICON) -> None:
        self.text, self._lexicon = text, lexicon
        self._matches: dict[Finder, list[int]] = {}
        pieces = _WORDS.split(text)  # what is between words is at even places, the words are at odd ones
        self._words = pieces[1::2]
        self._places = list(accumulate(map(len, pieces)))[:-1:2]
        self._read()

    def _read(self) -> None:
        self._size = self._lexicon.size
        self._starts: defaultdict[Beginnings, list[int]] = defaultdict(list)
        if self._places[:1] == [0]:
            self._starts.update((one, [0]) for one in self._lexicon.first)
        starts, known = self._starts, list(map(self._lexicon.by_word.__getitem__, self._words))
        for place, those in zip(compress(self._places, known), filter(None, known), strict=True):
            for one in those:
                starts[one].append(place)

    def starts(self, those: Beginnings) -> list[int]:
        """Where the matches of an expression can begin, in order."""
        if self._size < self._lexicon.size:
            self._read()
        return self._starts.get(those, [])

    def begun(self) -> Collection[Beginnings]:
        """All that a word of the text is the beginning of."""
        if self._size < self._lexicon.size:
            self._read()
        return self._starts.keys()

    def places(self, words: Collection[str]) -> list[int]:
        """Where some words stand, in order."""
        return list(compress(self._places, map(words.__contains__, self._words)))

    def matches(self, finder: Finder) -> list[int]:
        """Where an expression matches, in order, whether or not one match lies in another."""
        found = self._matches.get(finder)
        if found is None:
            looked_at = lowered(self.text) if finder.small else self.text
            starts = self.starts(finder.begins)
            found = [start for start in starts if finder.pattern.match(looked_at, start)]
            self._matches[finder] = found
        return found


@lru_cache(maxsize=2)
def vocabulary(text: str) -> Vocabulary:
    """The words of a text; asked for by all expressions in turn, and looked up once."""
    return Vocabulary(text)


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """A text in small letters, each at the place of its own; unchanged where a letter would become two."""
    low = text.lower()
    return low if len(low) == len(text) else text
