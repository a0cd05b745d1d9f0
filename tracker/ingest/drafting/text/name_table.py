"""Many names, looked up in a text word by word: thousands of them in an expression take long to be made ready."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.text.finder import beginning_with, vocabulary

_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"\w")


class Names:
    """Names that begin with a letter or a digit; one stands where no letter or digit goes on behind it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self.longest = 0
        for name in sorted(set(names), key=len, reverse=True):
            if word := _WORD.match(name):
                self._by_word[word.group()].append(name)
                self.longest = max(self.longest, len(name))

    def places(self, text: str) -> list[int]:
        """Where in a text names can begin, in order."""
        return vocabulary(text).places(self._by_word) if self._by_word else []

    def end(self, text: str, place: int) -> int | None:
        """Where the longest name ends that begins at a place; None where none does."""
        word = _WORD.match(text, place)
        for name in self._by_word.get(word.group(), ()) if word else ():
            if text.startswith(name, place) and not _GOES_ON.match(text, place + len(name)):
                return place + len(name)
        return None

    def in_parts(self, text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Span]]:
        """The names in parts of a text that follow each other, with the numbers of the parts; none within another."""
        places, done = self.places(text), 0
        for number, (start, stop) in enumerate(parts):
            for place in places[bisect_left(places, start) : bisect_left(places, stop)]:
                if place < done or text.endswith("-", 0, place):
                    continue
                end = self.end(text, place)
                if end is not None and end <= stop:
                    yield number, (place, end)
                    done = end


class NameTable(Names):
    """Names that are asked of all texts: where they can begin is looked up with all else that begins there."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(names)
        self._begins = beginning_with(self._by_word)

    def places(self, text: str) -> list[int]:
        """Where in a text names can begin, in order."""
        return vocabulary(text).starts(self._begins)
