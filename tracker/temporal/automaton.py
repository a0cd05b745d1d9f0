"""Patterns against letters: all patterns of a level are followed at once, and where they stand is remembered.

A pattern prefers as a regular expression does: the first of its choices that holds, and what is optional before
nothing. Since no pattern repeats anything, a state knows all that was read on the way to it: which slot lies how far
from the beginning. A state is made when a text first asks for it, so what is never written is never worked out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from tracker.temporal.pattern import Child, Group, Leaf, Part, Slot, Word

Letters = Callable[[Leaf], str]
Slots = tuple[
    tuple[str, str | None, int], ...
]  # name, table (None for a mention) and place from the beginning
_Rest: TypeAlias = "tuple[Part, _Rest] | None"  # what of a pattern is still to come
_MOST = 20_000  # states: with as many, all are forgotten, so that no text fills the memory


class _Thread(NamedTuple):
    """One way through one pattern: the letters that it takes next, the part they are for, and what was read."""

    pattern: int
    letters: str
    part: Leaf
    rest: _Rest
    slots: Slots


class _State:
    """Where all patterns stand: their threads, in order of preference, and the rule that ends here, if one does."""

    __slots__ = ("depth", "found", "next", "threads")

    def __init__(self, depth: int, threads: list[_Thread], found: tuple[int, Slots] | None) -> None:
        self.depth, self.threads, self.found = depth, threads, found
        self.next: dict[str, _State] = {}


_NOWHERE = _State(0, [], None)


class Automaton:
    """Patterns over letters, each with the number of its rule; `letters` says which may stand for a part.

    `firsts` are the letters that can begin a match.
    """

    def __init__(self, patterns: Sequence[tuple[int, Group]], letters: Letters) -> None:
        self._rules = [rule for rule, _ in patterns]
        self._letters = letters
        self._barred: dict[tuple[str, frozenset[int]], _State] = {}
        self._made = 0
        self._begins: defaultdict[str, _State] = defaultdict(lambda: _State(0, [], None))
        for pattern, (_, tree) in enumerate(patterns):
            for ahead in _ahead((tree, None)):
                if ahead:
                    thread = self._thread(pattern, ahead, ())
                    for letter in thread.letters:
                        self._begins[letter].threads.append(thread)
        self.firsts = frozenset(self._begins)

    def longest(
        self, letters: str, start: int, barred: frozenset[int] = frozenset()
    ) -> tuple[int, int, Slots] | None:
        """The rule with the longest match at a place, the first among equals; the match's end, and its slots.

        The letter at the place is one of `firsts`; `barred` rules may not match.
        """
        first = letters[start]
        state, found, end = self._without(first, barred) if barred else self._begins[first], None, start
        for place in range(start, len(letters)):
            letter = letters[place]
            state = state.next.get(letter) or self._follow(state, letter)
            if state is _NOWHERE:
                break
            if state.found:
                found, end = state.found, place + 1
        return (found[0], end, found[1]) if found else None

    def _without(self, first: str, barred: frozenset[int]) -> _State:
        """The beginning with a letter in which some rules have no part, made and remembered."""
        if (first, barred) not in self._barred:
            threads = self._begins[first].threads
            allowed = [thread for thread in threads if self._rules[thread.pattern] not in barred]
            self._made += 1
            self._barred[first, barred] = _State(0, allowed, None)
        return self._barred[first, barred]

    def _follow(self, state: _State, letter: str) -> _State:
        """The state after one more letter, made and remembered."""
        if self._made >= _MOST:
            for first in self._begins.values():
                first.next.clear()
            self._barred.clear()
            self._made = 0
        self._made += 1
        state.next[letter] = following = self._after(state, letter)
        return following

    def _after(self, state: _State, letter: str) -> _State:
        """A pattern that ends is done with: what it would have liked less is not followed any further."""
        threads: list[_Thread] = []
        found: tuple[int, Slots] | None = None
        ended = -1
        for pattern, letters, part, rest, slots in state.threads:
            if pattern == ended or letter not in letters:
                continue
            read = slots if isinstance(part, Word) else (*slots, (*_named(part), state.depth))
            for ahead in _ahead(rest):
                if ahead is None:
                    found, ended = found or (self._rules[pattern], read), pattern
                    break
                threads.append(self._thread(pattern, ahead, read))
        return _State(state.depth + 1, threads, found) if threads or found else _NOWHERE

    def _thread(self, pattern: int, ahead: tuple[Leaf, _Rest], slots: Slots) -> _Thread:
        part, rest = ahead
        return _Thread(pattern, self._letters(part), part, rest, slots)


def _named(part: Slot | Child) -> tuple[str, str | None]:
    return part.name, part.table if isinstance(part, Slot) else None


def _ahead(rest: _Rest) -> Iterator[tuple[Leaf, _Rest] | None]:
    """What can come next, with what follows it, in order of preference; None where the pattern can end."""
    if rest is None:
        yield None
        return
    part, after = rest
    if not isinstance(part, Group):
        yield part, after
        return
    for branch in part.branches:
        following = after
        for one in reversed(branch):
            following = (one, following)
        yield from _ahead(following)
    if part.optional:
        yield from _ahead(after)
