"""The measures: how much of the contents is found, whether the source is right, and how many statements are whole.

A word is a run of letters and digits; marks never count. Partial: the mean share of the words of each system content
that are in any annotated content (precision), and of each annotated content that are in any system content (recall;
Johansson and Moschitti 2010, as Pareti et al. 2013 use it). Pairs are one to one, the best word Dice first, and match
from 0.5. A source is right if it has the same words, articles apart; it fits if a word other than a stop word is in
both, or both are empty. A statement is whole if its content matches, its source fits and the cues share a word.
Direct is a content all of whose words stand in double quotation marks, indirect one with none, mixed any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from tracker.ingest.article import Span

KINDS = ("all", "direct", "mixed", "indirect")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"a", "an", "the"})
_STOP = """
a an the of and or in on at to for by with from as s his her its their our my your who which that this these those
mr mrs ms
"""
_STOPS = frozenset(re.findall(r"\w+", _STOP))


class Said(Protocol):
    """Anything with the places of its parts."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Who."""

    @property
    def cue(self) -> tuple[Span, ...]:
        """By which words."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What."""


class Item(NamedTuple):
    """The numbers of the words of each part, and the kind of the content."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str


class Words:
    """The words of a text, and which of them are quoted."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.low = [match.group().lower() for match in found]
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]
        self._quoted = self.of(_quoted(text))

    def of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The words that places touch."""
        touched: set[int] = set()
        for start, end in spans:
            touched.update(range(bisect_left(self._ends, start + 1), bisect_left(self._starts, end)))
        return frozenset(touched)

    def items(self, statements: Iterable[Said]) -> list[Item]:
        """Statements in words; without those whose content has none."""
        found = [(self.of(one.source), self.of(one.cue), self.of(one.content)) for one in statements]
        return [Item(*parts, self._kind(parts[2])) for parts in found if parts[2]]

    def _kind(self, content: frozenset[int]) -> str:
        quoted = len(content & self._quoted)
        return "direct" if quoted == len(content) else "mixed" if quoted else "indirect"

    def same(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether two sources have the same words, articles apart."""
        return self._bare(one) == self._bare(other)

    def _bare(self, words: frozenset[int]) -> frozenset[int]:
        return frozenset(at for at in words if self.low[at] not in _ARTICLES) or words

    def fit(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether two sources share a word that says something, or are the same, or both name nobody."""
        return one == other or any(self.low[at] not in _STOPS for at in one & other)

    def whole(self, one: Item, other: Item) -> bool:
        """Whether two statements with matching contents are the same: their sources fit, and their cues meet."""
        cues = bool(one.cue & other.cue) or not (one.cue or other.cue)
        return cues and self.fit(one.source, other.source)


def _quoted(text: str) -> list[Span]:
    """What stands in double marks; a mark left open runs to the end of its line."""
    found, at = [], 0
    for line in text.split("\n"):
        opened: int | None = None
        for place, sign in enumerate(line):
            if opened is None and sign in '“„«"':
                opened = place
            elif opened is not None and sign in '”»"':
                found.append((at + opened, at + place + 1))
                opened = None
        if opened is not None:
            found.append((at + opened, at + len(line)))
        at += len(line) + 1
    return found


def paired(gold: Sequence[Item], system: Sequence[Item]) -> list[tuple[int, int, float]]:
    """Annotated and system statements one to one, with the Dice of their contents, the best first."""
    candidates = sorted(
        (-_dice(one.content, other.content), -len(one.source & other.source), -len(one.cue & other.cue), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(system)
        if one.content & other.content
    )
    free, left = set(range(len(gold))), set(range(len(system)))
    pairs = []
    for dice, _, _, i, j in candidates:
        if i in free and j in left:
            free.remove(i)
            left.remove(j)
            pairs.append((i, j, -dice))
    return pairs


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


@dataclass
class Score:
    """Sums over documents, by the kind of content."""

    sums: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})

    def add(self, words: Words, gold: Sequence[Said], system: Sequence[Said]) -> None:
        """Count one document."""
        wanted, given = words.items(gold), words.items(system)
        self._cover(wanted, given, "gold")
        self._cover(given, wanted, "system")
        for i, j, dice in paired(wanted, given):
            if dice >= 0.5:
                self._match(words, wanted[i], given[j])

    def _cover(self, items: Sequence[Item], others: Sequence[Item], side: str) -> None:
        covered = frozenset[int]().union(*(one.content for one in others))
        for one in items:
            for kind in ("all", one.kind):
                self.sums[kind][side] += 1
                self.sums[kind][f"covered {side}"] += len(one.content & covered) / len(one.content)  # type: ignore[assignment] # a share

    def _match(self, words: Words, one: Item, other: Item) -> None:
        right, whole = words.same(one.source, other.source), words.whole(one, other)
        for side, kind in (("gold", one.kind), ("system", other.kind)):
            for counted in ("all", kind):
                self.sums[counted].update(
                    {f"matched {side}": 1, f"right {side}": right, f"whole {side}": whole}
                )

    def partial(self, kind: str = "all") -> float:
        """F of the contents, word by word."""
        return self._f(kind, "covered")

    def triple(self, kind: str = "all") -> float:
        """F of whole statements."""
        return self._f(kind, "whole")

    def source(self, kind: str = "all") -> float:
        """The share of matched statements whose source is right."""
        sums = self.sums[kind]
        return sums["right gold"] / sums["matched gold"] if sums["matched gold"] else 0.0

    def _f(self, kind: str, what: str) -> float:
        sums = self.sums[kind]
        precision = sums[f"{what} system"] / sums["system"] if sums["system"] else 0.0
        recall = sums[f"{what} gold"] / sums["gold"] if sums["gold"] else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
