"""Recognition: the rules of a language find mentions of time in its tokens, as symbols without a date.

Every token becomes one letter that stands for all the tables its word is in, so that a run of known words, from one
that can begin a mention to one that can end it, is a short string. What a string reads as is remembered: news
repeats its phrases. Rules without mentions in them read
first, then those that combine what was found, level by level; at each place the longest match wins and, among
equals, the row first in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.remembered import Remembered
from tracker.temporal import numbers
from tracker.temporal.automaton import Automaton
from tracker.temporal.language import Language, Rule, load
from tracker.temporal.lexer import SENTENCE_ENDS, Words, kind_of, tokens
from tracker.temporal.pattern import Child, Group, Leaf, Part, Word, matches_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TRIES = 8  # times that the words around may refuse rules of one run
_NONE: frozenset[tuple[int, int]] = frozenset()
_NOTHING: frozenset[int] = frozenset()
_SWALLOWS = "nothing"  # the operator of rules that keep their words from all others
_AMOUNT = "0"
_AMOUNTS = frozenset({"number", "other"})
_NEAR = 8  # tokens before a mention in which a word may turn its rule off
_RUN = 48  # tokens: a run of time words longer than that is no phrase
_UNKNOWN = "\ue000"
_FIRST = 0xE001
_NOWHERE = "(?!)"


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
        self._runs = re.compile(f"(?=[{self._firsts()}])[^{_UNKNOWN}]{{0,{_RUN - 1}}}[{self._lasts()}]")
        self._capital = re.compile("|".join(map(self._letter_of, language.capital)) or _NOWHERE)
        self.nodes = lru_cache(maxsize=16384)(self._nodes)
        self.letters = Remembered(self._letter_of, 16384)

    def _patterns(self, level: int) -> list[tuple[int, Group]]:
        """The patterns of one level, each by itself, with the numbers of their rules."""
        return [
            (number, Group((branch,)))
            for number, rule in enumerate(self.language.rules)
            if rule.level == level
            for branch in rule.tree.branches
        ]

    def _firsts(self) -> str:
        """The letters with which a mention can begin."""
        return "".join(frozenset().union(*(one.firsts for one in self._passes)))

    def _lasts(self) -> str:
        """The letters with which a mention can end; with "the" none does."""
        leaves = {leaf for rule in self.language.rules for leaf in _last_of(rule.tree)}
        return "".join({letter for leaf in leaves for letter in self._letters_of(leaf)})

    def mentions(self, text: str, *, alone: bool = False) -> tuple[Words, list[Mention]]:
        """The tokens of a text and the mentions in it, left to right, none overlapping another.

        `alone` says that the text is an expression without its surroundings, so that no rule can ask for any.
        """
        words = tokens(text, self.language.spelling)
        found: list[Mention] = []
        for run in self._runs.finditer(self._letters(words)):
            if nodes := self.nodes(run.group()):
                standing = nodes if alone else self._standing(nodes, run.group(), run.start(), words)
                found += [self._bind(node, run.start(), words) for node in standing]
        return words, found

    def _letters(self, words: Words) -> str:
        """A letter for each token."""
        letters = "".join(map(self.letters.__getitem__, words.forms))
        return self._capital.sub(lambda one: self._written(one.group(), one.start(), words), letters)

    def _written(self, letter: str, place: int, words: Words) -> str:
        """The letter of a token that may be a time word only with a capital letter."""
        small = words.forms[place] in self.language.capital and not words.capital(place)
        return _UNKNOWN if small else letter

    def _letter_of(self, form: str) -> str:
        return self._of_form.get(form) or (_UNKNOWN if form.isalpha() else self._of_shape(form))

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

    def _nodes(self, run: str, barred: frozenset[tuple[int, int]] = _NONE) -> tuple[Node, ...]:
        """The mentions of a run of letters; `barred` are rules that may not begin at a place.

        A part that nothing has taken up leaves its words to other rules: "last year of" without what it is of.
        """
        for _ in range(_TRIES):
            nodes = self._all_nodes(run, barred)
            loose = frozenset((node.rule, node.start) for node in nodes if self._is_loose(node))
            if not loose:
                break
            barred |= loose
        return tuple(node for node in nodes if not self.language.rules[node.rule].quiet)

    def _is_loose(self, node: Node) -> bool:
        """Whether a mention counts only as a part of another, and is none."""
        rule = self.language.rules[node.rule]
        return rule.quiet and rule.operator != _SWALLOWS and node.end - node.start > 1

    def _all_nodes(self, run: str, barred: frozenset[tuple[int, int]]) -> list[Node]:
        letters = run
        items: list[int | Node] = list(range(len(run)))
        not_at: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
        for rule, at in barred:
            not_at[at] |= {rule}
        for one in self._passes:
            if not one.firsts.isdisjoint(letters):
                letters, items = self._reduce(one, letters, items, not_at)
        return [] if letters == run else [item for item in items if isinstance(item, Node)]

    def _reduce(
        self, one: Automaton, letters: str, items: list[int | Node], not_at: Mapping[int, frozenset[int]]
    ) -> tuple[str, list[int | Node]]:
        """One level: what its rules match becomes one letter, the kind of the mention."""
        kept: list[int | Node] = []
        reduced, done, place = "", 0, 0
        while place < len(letters):
            here = not_at[_start(items[place])] if not_at else _NOTHING
            match = one.longest(letters, place, here) if letters[place] in one.firsts else None
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

    def _standing(self, found: tuple[Node, ...], run: str, offset: int, words: Words) -> tuple[Node, ...]:
        """The mentions of a run that the words around let stand; a rule that they refuse leaves its words to others."""
        barred = _NONE
        for _ in range(_TRIES):
            refused = [node for node in found if not self._stands(node, offset, words)]
            if not refused:
                return found
            barred |= {(node.rule, node.start) for node in refused}
            found = self.nodes(run, barred)
        return tuple(node for node in found if self._stands(node, offset, words))

    def _stands(self, node: Node, offset: int, words: Words, *, inner: bool = False) -> bool:
        """Whether the words around let a mention stand."""
        rule = self.language.rules[node.rule]
        before = _form(words, offset + node.start - 1)
        after = _form(words, offset + node.end)
        if not _suits_after(rule, after) or (not inner and not _suits_before(rule, before)):
            return False
        if rule.not_near and _is_near(rule, words.forms, offset + node.start):
            return False
        lasts = [item for _, _, item in node.slots if isinstance(item, Node) and item.end == node.end]
        return all(self._stands(item, offset, words, inner=True) for item in lasts)


def _suits_before(rule: Rule, word: str) -> bool:
    """Whether the word before a mention lets its rule stand."""
    return word not in rule.not_after and (not rule.only_after or word in rule.only_after)


def _suits_after(rule: Rule, word: str) -> bool:
    """Whether the word after a mention lets its rule stand."""
    return word not in rule.not_before and (not rule.only_before or word in rule.only_before)


def _is_near(rule: Rule, forms: list[str], place: int) -> bool:
    """Whether a word that turns a rule off stands not far before a place, in its sentence."""
    for form in reversed(forms[max(place - _NEAR, 0) : place]):
        if form in SENTENCE_ENDS:
            return False
        if form in rule.not_near:
            return True
    return False


def _form(words: Words, place: int) -> str:
    """The word at a place, 0 for any amount in figures, nothing outside of the text."""
    if not 0 <= place < len(words):
        return ""
    form = words.forms[place]
    return form if form.isalpha() or kind_of(form) not in _AMOUNTS else _AMOUNT


def _last_of(part: Part) -> Iterator[Leaf]:
    """The leaves with which a match of a part can end."""
    if not isinstance(part, Group):
        yield part
        return
    for branch in part.branches:
        for one in reversed(branch):
            yield from _last_of(one)
            if not (isinstance(one, Group) and matches_nothing(one)):
                break


def _start(item: int | Node) -> int:
    return item if isinstance(item, int) else item.start


def _end(item: int | Node) -> int:
    return item + 1 if isinstance(item, int) else item.end


@cache
def grammar(name: str) -> Grammar:
    """The grammar of a language that has a file."""
    return Grammar(load(name))
