"""Recognition: the rules of a language find mentions of time in its tokens, as symbols without a date.

Every token becomes one letter that stands for all the tables its word is in, so that a run of known words is a
short string. What a string reads as is remembered: news repeats its phrases. Rules without mentions in them read
first, then those that combine what was found, level by level; at each place the longest match wins and, among
equals, the row first in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal import numbers
from tracker.temporal.automaton import Automaton
from tracker.temporal.language import Language, Rule, load
from tracker.temporal.lexer import Words, kind_of, tokens
from tracker.temporal.pattern import Child, Group, Leaf, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RUN = 48  # tokens: a run of time words longer than that is no phrase
_UNKNOWN = "\ue000"
_FIRST = 0xE001
_RUNS = re.compile(f"[^{_UNKNOWN}]{{1,{_RUN}}}")


class Node(NamedTuple):
    """A match over letters: its rule, half-open span in tokens, and what its slots hold."""

    rule: int
    start: int
    end: int
    slots: tuple[tuple[str, str | None, int | Node], ...]


class Mention(NamedTuple):
    """A rule and the symbols in its slots; children are mentions.

    Spans are in characters (`start`, `end`) and in tokens (`first`, `last`), half-open; `said` holds the
    words of the slots.
    """

    rule: Rule
    start: int
    end: int
    first: int
    last: int
    slots: Mapping[str, object]
    said: Mapping[str, str]


class Grammar:
    """The rules of one language over its letters; make one with `grammar(name)`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._code: dict[tuple[frozenset[str], str], str] = {}
        self._of_form = {
            form: self._letter(self._tables(form), form) for form in {*language.words, *language.literals}
        }
        for kind, form in numbers.SAMPLES:
            self._letter(frozenset(numbers.readings(kind, form)), "")
        self._kinds = {
            kind: chr(_FIRST + 0x800 + n)
            for n, kind in enumerate(sorted({rule.kind for rule in language.rules}))
        }
        self._of_table: defaultdict[str, str] = defaultdict(str)
        self._of_literal: defaultdict[str, str] = defaultdict(str)
        for (tables, literal), letter in self._code.items():
            self._of_literal[literal] += letter
            for table in tables:
                self._of_table[table] += letter
        levels = sorted({rule.level for rule in language.rules})
        self._passes = [Automaton(self._patterns(level), self._letters_of) for level in levels]
        self.nodes = lru_cache(maxsize=16384)(self._nodes)

    def _patterns(self, level: int) -> list[tuple[int, Group]]:
        """The patterns of one level, each by itself, with the numbers of their rules."""
        return [
            (number, Group((branch,)))
            for number, rule in enumerate(self.language.rules)
            if rule.level == level
            for branch in rule.tree.branches
        ]

    def mentions(self, text: str, *, alone: bool = False) -> tuple[Words, list[Mention]]:
        """The tokens of a text and the mentions in it, left to right, none overlapping another.

        `alone` says that the text is an expression without its surroundings, so that no rule can ask for any.
        """
        words = tokens(text, self.language.spelling)
        found = [
            self._bind(standing, run.start(), words)
            for run in _RUNS.finditer(self._letters(words))
            for node in self.nodes(run.group())
            for standing in ([node] if alone else self._standing(node, run.start(), words))
        ]
        return words, found

    def _letters(self, words: Words) -> str:
        """A letter for each token."""
        known, capital = self._of_form, self.language.capital
        letters = [
            known.get(form) or (_UNKNOWN if form.isalpha() else self._of_shape(form)) for form in words.forms
        ]
        for place in [place for place, form in enumerate(words.forms) if form in capital]:
            if not words.capital(place):
                letters[place] = _UNKNOWN
        return "".join(letters)

    def _of_shape(self, form: str) -> str:
        shapes = numbers.readings(kind_of(form), form)
        return self._code.get((frozenset(shapes), ""), _UNKNOWN) if shapes else _UNKNOWN

    def _tables(self, form: str) -> frozenset[str]:
        return frozenset(self.language.words.get(form, ()))

    def _letter(self, tables: frozenset[str], form: str) -> str:
        key = (tables, form if form in self.language.literals else "")
        if not tables and not key[1]:
            return _UNKNOWN
        return self._code.setdefault(key, chr(_FIRST + len(self._code)))

    def _letters_of(self, part: Leaf) -> str:
        """The letters that may stand for a part of a pattern."""
        if isinstance(part, Child):
            return "".join(self._kinds[kind] for kind in part.kinds)
        return self._of_literal[part.form] if isinstance(part, Word) else self._of_table[part.table]

    def _nodes(self, run: str) -> tuple[Node, ...]:
        """The mentions of a run of letters."""
        letters = run
        items: list[int | Node] = list(range(len(run)))
        for one in self._passes:
            if not one.firsts.isdisjoint(letters):
                letters, items = self._reduce(one, letters, items)
        if letters == run:
            return ()
        return tuple(
            item for item in items if isinstance(item, Node) and not self.language.rules[item.rule].quiet
        )

    def _reduce(self, one: Automaton, letters: str, items: list[int | Node]) -> tuple[str, list[int | Node]]:
        """One level: what its rules match becomes one letter, the kind of the mention."""
        kept: list[int | Node] = []
        reduced, done, place = "", 0, 0
        while place < len(letters):
            match = one.longest(letters, place) if letters[place] in one.firsts else None
            if match is None:
                place += 1
                continue
            rule, end, slots = match
            node = Node(
                rule,
                _start(items[place]),
                _end(items[end - 1]),
                tuple((name, table, items[place + at]) for name, table, at in slots),
            )
            reduced += letters[done:place] + self._kinds[self.language.rules[rule].kind]
            kept += [*items[done:place], node]
            done = place = end
        return reduced + letters[done:], kept + items[done:]

    def _bind(self, node: Node, offset: int, words: Words) -> Mention:
        rule = self.language.rules[node.rule]
        slots: dict[str, object] = dict(rule.constants)
        said: dict[str, str] = {}
        for name, table, item in node.slots:
            if isinstance(item, Node):
                slots[name] = self._bind(item, offset, words)
            else:
                said[name] = words.forms[offset + item]
                slots[name] = self._symbol(said[name], table or "")
        first, last = offset + node.start, offset + node.end
        return Mention(rule, words.start(first), words.end(last - 1), first, last, slots, said)

    def _symbol(self, form: str, table: str) -> object:
        shapes = numbers.readings(kind_of(form), form)
        return shapes[table] if table in shapes else self.language.words[form][table]

    def _standing(self, node: Node, offset: int, words: Words) -> Iterator[Node]:
        """The node if the words around let it stand, else those of its parts that do."""
        if self._stands(node, offset, words):
            yield node
            return
        parts = [item for _, _, item in node.slots if isinstance(item, Node)]
        for part in sorted(parts, key=lambda item: item.start):
            if not self.language.rules[part.rule].quiet:
                yield from self._standing(part, offset, words)

    def _stands(self, node: Node, offset: int, words: Words, *, inner: bool = False) -> bool:
        """Whether the words around let a mention stand."""
        rule = self.language.rules[node.rule]
        before = _form(words, offset + node.start - 1)
        after = _form(words, offset + node.end)
        if after in rule.not_before or (
            not inner and (before in rule.not_after or (rule.only_after and before not in rule.only_after))
        ):
            return False
        lasts = [item for _, _, item in node.slots if isinstance(item, Node) and item.end == node.end]
        return all(self._stands(item, offset, words, inner=True) for item in lasts)


def _form(words: Words, place: int) -> str:
    return words.forms[place] if 0 <= place < len(words) else ""


def _start(item: int | Node) -> int:
    return item if isinstance(item, int) else item.start


def _end(item: int | Node) -> int:
    return item + 1 if isinstance(item, int) else item.end


@cache
def grammar(name: str) -> Grammar:
    """The grammar of a language that has a file."""
    return Grammar(load(name))
