"""The stance to which words point that fit no row and lean nowhere: by what they stood for in labelled sentences.

`weighed.toml` is counted by `benchmarks.stances`: for each word how much oftener it stands in statements of a stance
than in all (naive Bayes; a word is its first letters). It knows only words that it has seen, so that it is asked last.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

LETTERS = 6
"""Of a word count only the first, so that "refuse", "refused" and "refusal" are one."""

UNIT = 100
"""Weights are whole hundredths of a natural logarithm in the table."""

_WORD = re.compile(r"n['’]t\b|\w+")

Marks = frozenset[str]
"""What is counted of a statement: the words of its content and of its cue."""


class _Table(NamedTuple):
    stances: tuple[Stance, ...]
    before: tuple[int, ...]
    """How usual each stance is."""

    marks: dict[str, tuple[int, ...]]


def marks_of(cue: str, content: str) -> Marks:
    """The marks of a statement: the words of its cue with "cue:", those of its content as they are.

    >>> sorted(marks_of("refused", "negotiations"))
    ['cue:refuse', 'negoti']

    """
    of_cue = {f"cue:{word[:LETTERS]}" for word in _WORD.findall(cue.lower())}
    of_content = {word[:LETTERS] for word in _WORD.findall(content.lower())}
    return frozenset({*of_cue, *of_content})


def pointed(cue: str, content: str) -> tuple[Stance, str]:
    """The likeliest stance, and the word that points to it most."""
    table = _table()
    known = {mark: table.marks[mark] for mark in marks_of(cue, content) if mark in table.marks}
    sums = [sum(column) for column in zip(table.before, *known.values(), strict=True)]
    best = sums.index(max(sums))
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
