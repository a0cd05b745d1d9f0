"""The stance to which words point that fit no row and lean nowhere: by what they stood for in labelled sentences.

`weighed.toml` is counted by `benchmarks.stances`: for each word how much oftener it stands in statements of a stance
than in all (naive Bayes; a word is its first letters). It knows only words that it has seen, so that it is asked last;
how a statement is told (`telling.toml`) is the same in all conflicts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tracker.ingest.drafting.positions.stances import plain
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

LETTERS = 6
"""Of a word count only the first, so that "refuse", "refused" and "refusal" are one."""

UNIT = 100
"""Weights are whole hundredths of a natural logarithm in the table."""

_WORD = re.compile(r"n['’]t\b|\w+")

Marks = frozenset[str]
"""What is counted of a statement: the words of its content and of its cue, and how it is told."""

TELLING = "told:"
"""How marks begin that are no words: a way of telling."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of telling: whether cue or content have it, by which words, and some that have it and some that do not."""

    mark: str
    of_cue: bool
    words: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def ways() -> tuple[Way, ...]:
    """The table of them."""
    return tuple(
        Way(
            f"{TELLING}{row['name'].replace(' ', '-')}",
            row["of"] == "cue",
            re.compile(row["words"]),
            tuple(row["examples"]),
            tuple(row["others"]),
        )
        for row in toml_table(__package__, "telling")["row"]
    )


class _Table(NamedTuple):
    stances: tuple[Stance, ...]
    before: tuple[int, ...]
    """How usual each stance is."""

    marks: dict[str, tuple[int, ...]]


def marks_of(cue: str, content: str) -> Marks:
    """The marks of a statement: the words of its cue with "cue:", those of its content as they are, and how it is told.

    >>> sorted(marks_of("refused", "negotiations"))
    ['cue:refuse', 'negoti', 'told:one-word', 'told:short']

    """
    cue, content = cue.lower(), plain(content)
    of_cue = {f"cue:{word[:LETTERS]}" for word in _WORD.findall(cue)}
    of_content = {word[:LETTERS] for word in _WORD.findall(content)}
    told = {way.mark for way in ways() if way.words.search(cue if way.of_cue else content)}
    return frozenset({*of_cue, *of_content, *told})


AHEAD, ON_TERMS = f"{TELLING}ahead", f"{TELLING}on-terms"
"""Ways of telling that mean something by themselves: what will be or would be, and what has to be first."""


def is_told(stance: Stance, marks: Marks) -> bool:
    """Whether marks can be those of a stance at all: no condition is told without words for what has to be first."""
    return stance is not Stance.CONDITION or ON_TERMS in marks


def pointed(cue: str, content: str) -> tuple[Stance, str]:
    """The likeliest stance, and the word that points to it most; a condition only where something has to be first."""
    table, marks = _table(), marks_of(cue, content)
    known = [table.marks[mark] for mark in marks if mark in table.marks]
    sums = [sum(column) for column in zip(table.before, *known, strict=True)]
    best = max(
        (place for place, stance in enumerate(table.stances) if is_told(stance, marks)), key=sums.__getitem__
    )
    words = [*_WORD.findall(content), *_WORD.findall(cue)]
    weights = {word: _weight(table, word.lower()[:LETTERS], best) for word in words}
    return table.stances[best], max(weights, key=weights.__getitem__, default="")


def _weight(table: _Table, word: str, stance: int) -> int:
    """How much a word points to a stance, whether it is the cue's or the content's."""
    found = (table.marks.get(mark) for mark in (word, f"cue:{word}"))
    return max((one[stance] for one in found if one), default=0)


@cache
def _table() -> _Table:
    rows = toml_table(__package__, "weighed")
    marks = (line.split() for line in rows["marks"].splitlines() if line)
    return _Table(
        tuple(map(Stance, rows["stances"])),
        tuple(rows["before"]),
        {mark: tuple(map(int, weights)) for mark, *weights in marks},
    )
