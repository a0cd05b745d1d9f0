"""The little notation of rule patterns: words, {slots}, <mentions>, (choices|of them)? and nothing else.

`the {shift} {unit}` reads a literal, then a word of the table `shift`, then one of `unit`; a slot may
have a name of its own, `{first:day} - {last:day}`. `<from:weekday|day>` reads a mention that a rule of
that kind has found before. A backslash makes a mark of the notation a literal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r"\s*(?:\{(?:(\w+):)?(\w+)\}|<(?:(\w+):)?([\w|]+)>|([()|?])|(\\\S|[^\s{}<>()|?\\]+))")


class Slot(NamedTuple):
    """A word of one table, bound to a name."""

    name: str
    table: str


class Child(NamedTuple):
    """A mention of one of several kinds, bound to a name."""

    name: str
    kinds: tuple[str, ...]


class Word(NamedTuple):
    """A literal word or mark, in lower case."""

    form: str


class Group(NamedTuple):
    """A choice between sequences, perhaps optional."""

    branches: tuple[tuple[Part, ...], ...]
    optional: bool = False


Leaf = Slot | Child | Word
Part = Leaf | Group


class PatternInvalid(ValueError):
    """A pattern that is not in the notation; the loader adds file and row."""


def parse(text: str) -> Group:
    """The tree of a pattern; raises PatternInvalid."""
    return _group(_pieces(text), top=True)


def parts(tree: Group) -> Iterator[Leaf]:
    """The leaves of a pattern, left to right."""
    for branch in tree.branches:
        for part in branch:
            if isinstance(part, Group):
                yield from parts(part)
            else:
                yield part


def matches_nothing(tree: Group) -> bool:
    """Whether the pattern matches the empty string."""
    return tree.optional or any(
        all(isinstance(part, Group) and matches_nothing(part) for part in branch) for branch in tree.branches
    )


def _pieces(text: str) -> list[tuple[str, ...]]:
    """The pieces of a pattern, last one first."""
    if foreign := _PIECE.sub("", text.strip()):
        raise PatternInvalid(f"{foreign!r} in {text!r} is not in the notation of patterns")
    return _PIECE.findall(text)[::-1]


def _group(pieces: list[tuple[str, ...]], *, top: bool = False) -> Group:
    branches: list[list[Part]] = [[]]
    while pieces:
        name, table, child, kinds, mark, word = pieces.pop()
        if table:
            branches[-1].append(Slot(name or table, table))
        elif kinds:
            branches[-1].append(Child(child or kinds.split("|")[0], tuple(kinds.split("|"))))
        elif word:
            branches[-1].append(Word(word.lower().removeprefix("\\")))
        elif mark == "(":
            branches[-1].append(_group(pieces))
        elif mark == "|":
            branches.append([])
        elif mark == ")" and not top:
            optional = bool(pieces) and pieces[-1][4] == "?"
            if optional:
                pieces.pop()
            return Group(tuple(map(tuple, branches)), optional)
        else:
            raise PatternInvalid(f"{mark!r} stands where it cannot")
    if not top:
        raise PatternInvalid("a parenthesis is not closed")
    return Group(tuple(map(tuple, branches)))
