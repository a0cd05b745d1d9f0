"""Recognition: the rules of a language find mentions of time in its tokens, as symbols without a date.

Every token becomes one letter that stands for all the tables its word is in, so that a rule is a short regular
expression over letters and a run of known words is a short string. What a string reads as is
remembered: news repeats its phrases. Rules without mentions in them read first, then those that combine what was
found, level by level; at each place the longest match wins and, among equals, the row first in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal import numbers, pattern
from tracker.temporal.language import Language, Rule, load
from tracker.temporal.lexer import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_Letters = Callable[[pattern.Slot | pattern.Child | pattern.Word], str]
_TRIES = 8  # times that the words around may refuse rules of one run
_NONE: frozenset[tuple[int, int]] = frozenset()
_AMOUNT = "0"
_AMOUNTS = frozenset({"number", "other"})
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


@dataclass(frozen=True, slots=True)
class Mention:
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


class _Slot(NamedTuple):
    """A slot in a compiled alternation: its group, its name, its table (None for a mention)."""

    group: str
    name: str
    table: str | None


class _Branch(NamedTuple):
    """One pattern of a rule in a compiled alternation: the rule's number, its group and its slots."""

    rule: int
    group: str
    slots: list[_Slot]


class _Pass:
    """All rules of one level, compiled to one alternation for each letter that can begin them.

    The alternation tries every pattern at one place by looking ahead, so that one call finds the longest.
    """

    def __init__(self, rules: list[tuple[int, Rule]], letters: _Letters) -> None:
        self._letters = letters
        self._by_first: dict[str, list[tuple[int, pattern.Group]]] = defaultdict(list)
        for number, rule in rules:
            for tree in (pattern.Group((branch,)) for branch in rule.tree.branches):
                for letter in pattern.firsts(tree, letters):
                    self._by_first[letter].append((number, tree))
        self._compiled: dict[str, tuple[re.Pattern[str], list[_Branch]]] = {}

    def best(
        self, letters: str, place: int, barred: Sequence[int] = ()
    ) -> tuple[int, int, list[tuple[str, str | None, int]]] | None:
        """The rule with the longest match at a place, the match's end, and the places of its slots."""
        letter = letters[place]
        if letter not in self._by_first:
            return None
        if letter not in self._compiled:
            self._compiled[letter] = self._compile(self._by_first[letter])
        compiled, branches = self._compiled[letter]
        match = compiled.match(letters, place)
        if match is None:
            return None
        allowed = [branch for branch in branches if branch.rule not in barred] if barred else branches
        best = max(allowed, key=lambda branch: match.end(branch.group), default=None)
        if best is None or match.end(best.group) < 0:
            return None
        slots = [(slot.name, slot.table, match.start(slot.group)) for slot in best.slots]
        return best.rule, match.end(best.group), [slot for slot in slots if slot[2] >= 0]

    def _compile(self, trees: list[tuple[int, pattern.Group]]) -> tuple[re.Pattern[str], list[_Branch]]:
        branches = [_Branch(number, f"p{place}", []) for place, (number, _) in enumerate(trees)]
        sources = []
        for branch, (_, tree) in zip(branches, trees, strict=True):
            source = pattern.regex(tree, self._letters, partial(_group, branch))
            sources.append(f"(?:(?=(?P<{branch.group}>{source}))|)")
        return re.compile("".join(sources)), branches


def _group(branch: _Branch, part: pattern.Slot | pattern.Child) -> str:
    """A group name for a slot of a rule, noted in the rule's branch."""
    table = part.table if isinstance(part, pattern.Slot) else None
    branch.slots.append(_Slot(f"{branch.group}_{len(branch.slots)}", part.name, table))
    return branch.slots[-1].group


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
        levels = sorted({rule.level for rule in language.rules})
        numbered = list(enumerate(language.rules))
        self._passes = [
            _Pass([pair for pair in numbered if pair[1].level == level], self._letters_of) for level in levels
        ]
        self.nodes = lru_cache(maxsize=16384)(self._nodes)

    def mentions(self, text: str, *, alone: bool = False) -> tuple[list[Token], list[Mention]]:
        """The tokens of a text and the mentions in it, left to right, none overlapping another.

        `alone` says that the text is an expression without its surroundings, so that no rule can ask for any.
        """
        words = tokens(text, self.language.spelling)
        found = [
            self._bind(node, start, words)
            for start, letters in self._runs(words)
            for node in (self.nodes(letters) if alone else self._standing(letters, start, words))
        ]
        return words, found

    def _runs(self, words: list[Token]) -> Iterator[tuple[int, str]]:
        letter, known, capital = self._letter_of, self._of_form, self.language.capital
        letters = "".join(
            [
                known.get(token[1], _UNKNOWN)
                if token[0] == "word" and token[1] not in capital
                else letter(token)
                for token in words
            ]
        )
        for run in _RUNS.finditer(letters):
            yield run.start(), run.group()

    def _letter_of(self, token: Token) -> str:
        form = token.form
        if token.kind == "word":
            if not token.capital and form in self.language.capital:
                return _UNKNOWN
            return self._of_form.get(form, _UNKNOWN)
        shapes = numbers.readings(token.kind, form)
        if shapes:
            return self._code.get((frozenset(shapes), ""), _UNKNOWN)
        return self._of_form.get(form, _UNKNOWN)

    def _tables(self, form: str) -> frozenset[str]:
        return frozenset(self.language.words.get(form, ()))

    def _letter(self, tables: frozenset[str], form: str) -> str:
        key = (tables, form if form in self.language.literals else "")
        if not tables and not key[1]:
            return _UNKNOWN
        return self._code.setdefault(key, chr(_FIRST + len(self._code)))

    def _letters_of(self, part: pattern.Slot | pattern.Child | pattern.Word) -> str:
        if isinstance(part, pattern.Child):
            return "".join(self._kinds[kind] for kind in part.kinds)
        if isinstance(part, pattern.Word):
            return "".join(letter for (_, form), letter in self._code.items() if form == part.form)
        return "".join(letter for (tables, _), letter in self._code.items() if part.table in tables)

    def _nodes(self, letters: str, barred: frozenset[tuple[int, int]] = _NONE) -> tuple[Node, ...]:
        """The mentions of a run of letters; `barred` are rules that may not begin at a place."""
        items: list[int | Node] = list(range(len(letters)))
        not_at: defaultdict[int, list[int]] = defaultdict(list)
        for rule, at in barred:
            not_at[at].append(rule)
        for one in self._passes:
            letters, items = self._reduce(one, letters, items, not_at)
        return tuple(
            item for item in items if isinstance(item, Node) and not self.language.rules[item.rule].quiet
        )

    def _reduce(
        self, one: _Pass, letters: str, items: list[int | Node], not_at: Mapping[int, Sequence[int]]
    ) -> tuple[str, list[int | Node]]:
        """One level: what its rules match becomes one letter, the kind of the mention."""
        out, kept, place = [], [], 0
        while place < len(letters):
            match = one.best(letters, place, not_at[_start(items[place])] if not_at else ())
            if match is None:
                out.append(letters[place])
                kept.append(items[place])
                place += 1
                continue
            rule, end, slots = match
            node = Node(
                rule,
                _start(items[place]),
                _end(items[end - 1]),
                tuple((name, table, items[at]) for name, table, at in slots),
            )
            out.append(self._kinds[self.language.rules[rule].kind])
            kept.append(node)
            place = end
        return "".join(out), kept

    def _bind(self, node: Node, offset: int, words: list[Token]) -> Mention:
        rule = self.language.rules[node.rule]
        slots: dict[str, object] = dict(rule.constants)
        for name, table, item in node.slots:
            slots[name] = (
                self._bind(item, offset, words)
                if isinstance(item, Node)
                else self._symbol(words[offset + item], table or "")
            )
        said = {name: words[offset + item].form for name, _, item in node.slots if isinstance(item, int)}
        first, last = offset + node.start, offset + node.end
        return Mention(rule, words[first].start, words[last - 1].end, first, last, slots, said)

    def _symbol(self, token: Token, table: str) -> object:
        shapes = numbers.readings(token.kind, token.form)
        return shapes[table] if table in shapes else self.language.words[token.form][table]

    def _standing(self, letters: str, offset: int, words: list[Token]) -> tuple[Node, ...]:
        """The mentions of a run that the words around let stand; a rule that they refuse leaves its words to others."""
        barred = _NONE
        found = self.nodes(letters)
        for _ in range(_TRIES):
            refused = [node for node in found if not self._stands(node, offset, words)]
            if not refused:
                return found
            barred |= {(node.rule, node.start) for node in refused}
            found = self.nodes(letters, barred)
        return tuple(node for node in found if self._stands(node, offset, words))

    def _stands(self, node: Node, offset: int, words: list[Token], *, inner: bool = False) -> bool:
        """Whether the words around let a mention stand."""
        rule = self.language.rules[node.rule]
        before = _form(words, offset + node.start - 1)
        after = _form(words, offset + node.end)
        if after in rule.not_before or (rule.only_before and after not in rule.only_before and not inner) or (
            not inner and (before in rule.not_after or (rule.only_after and before not in rule.only_after))
        ):
            return False
        lasts = [item for _, _, item in node.slots if isinstance(item, Node) and item.end == node.end]
        return all(self._stands(item, offset, words, inner=True) for item in lasts)


def _form(words: list[Token], place: int) -> str:
    """The word at a place, 0 for any amount in figures, nothing outside of the text."""
    if not 0 <= place < len(words):
        return ""
    return _AMOUNT if words[place].kind in _AMOUNTS else words[place].form


def _start(item: int | Node) -> int:
    return item if isinstance(item, int) else item.start


def _end(item: int | Node) -> int:
    return item + 1 if isinstance(item, int) else item.end


@cache
def grammar(name: str) -> Grammar:
    """The grammar of a language that has a file."""
    return Grammar(load(name))
