"""Things that lie along a text, asked by place without a look at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from tracker.ingest.article import Span

T = TypeVar("T")

_BLOCK = 8
"""Bits of a place within one block of the text: blocks have 256 characters."""


class Along(Generic[T]):
    """Things with their spans; what is asked for comes in the order of the text, and as added where spans are one.

    >>> found = Along([((0, 4), "Kyiv"), ((20, 26), "Moscow"), ((0, 30), "all")])
    >>> found.touching((3, 10)), found.inside((0, 28)), found.around((22, 26))
    (['Kyiv', 'all'], ['Kyiv', 'Moscow'], ['all', 'Moscow'])

    """

    def __init__(self, things: Iterable[tuple[Span, T]] = ()) -> None:
        self._blocks: defaultdict[int, list[tuple[int, int, int, T]]] = defaultdict(list)
        self._waiting = list(things)
        self._added = 0

    def add(self, span: Span, thing: T) -> None:
        """Put one thing more on its span, which holds a character at least."""
        self._waiting.append((span, thing))

    def _place(self) -> None:
        """Put all things into the blocks that they share, when they are first asked for, as some never are."""
        for (start, end), thing in self._waiting:
            one = start, end, self._added, thing
            for block in range(start >> _BLOCK, (end - 1 >> _BLOCK) + 1) or (start >> _BLOCK,):
                self._blocks[block].append(one)
            self._added += 1
        self._waiting.clear()

    def touches(self, span: Span) -> bool:
        """Whether a span shares a character with that of anything."""
        start, end = span
        if self._waiting:
            self._place()
        for block in range(start >> _BLOCK, (end - 1 >> _BLOCK) + 1):
            for one in self._blocks.get(block, ()):
                if one[0] < end and start < one[1]:
                    return True
        return False

    def touching(self, span: Span) -> list[T]:
        """Whatever shares a character with a span."""
        return [one[3] for one in self._found(*span)]

    def inside(self, span: Span) -> list[T]:
        """Whatever lies within a span."""
        start, end = span
        return [one[3] for one in self._found(start, end) if start <= one[0] and one[1] <= end]

    def around(self, span: Span) -> list[T]:
        """Whatever a span lies within."""
        start, end = span
        return [one[3] for one in self._found(start, end) if one[0] <= start and end <= one[1]]

    def _found(self, start: int, end: int) -> list[tuple[int, int, int, T]]:
        if self._waiting:
            self._place()
        blocks, first, last = self._blocks, start >> _BLOCK, end - 1 >> _BLOCK
        found = [one for one in blocks.get(first, ()) if one[0] < end and start < one[1]]
        for block in range(first + 1, last + 1):
            found += [one for one in blocks.get(block, ()) if one[0] < end and one[0] >> _BLOCK == block]
        found.sort()  # never by the things themselves: of no two is as much added before
        return found
