"""How likely a clause with a day tells of a meeting, where no words of a table do: by words counted in labelled ones.

`likely.toml` is counted by `benchmarks.meetings`: for each mark of a clause (a word by its first letters, and two or
three in a row) how much oftener it stands where a meeting is told than where anything else is (naive Bayes). Names and
days count only as such, so that nothing is learned of whoever met where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.months import NAMES
from tracker.ingest.toml_table import toml_table

LETTERS = 6
"""Of a word count only the first, so that "negotiate" and "negotiator" are one."""

UNIT = 100
"""Weights are whole hundredths of a natural logarithm in the table."""

NAME, DAY, BEGIN = "N", "D", "^"
"""What stands for a name, for a day or a number, and for the beginning of a clause."""

_LONGEST = 600
"""Characters of a clause that are read at most."""

_PARTING = re.compile(
    r";|: |[–—]|, (?=(?:(?!and|but|who|which|that)[\w’'.-]+ ){1,5}(?:said|says|told|reported|added)\b)"
    r"|, (?=(?:and|but|while|whereas|who|whom|whose|which|when|after|before|so|as|although|though|on which)\b)"
    r"| (?:and|but) (?=(?:he|she|they|the|it|his|her|their|had|was|were|then|came|left|said|will|would|is|are)\b)"
)
"""Between two clauses."""

_TIME = rf"(?:(?:{NAMES})\b|\w+day\b)"
_TOKEN = re.compile(
    rf"{_TIME}|(?!{_TIME})[A-Z][\w’'-]*(?:(?: of)? (?!{_TIME})[A-Z][\w’'-]*)*"
    r"|\d[\w.:/-]*|n['’]t\b|[a-z][\w’-]*|[“”\"]"
)
_OF_A_DAY = re.compile(rf"\d|{_TIME}")
_NO_NAME = re.compile(
    r"(?:A|After|All|An|And|Another|As|At|Before|Both|But|By|During|Each|Earlier|Experts|For|From|He|Her|His|Hours|How"
    r"|In|It|Its|Last|Later|Ministers|Negotiators|Next|No|Nobody|None|Not|Nothing|Of|Officials|On|One|Once|Only|Others"
    r"|Our|Over|She|Since|So|Some|That|The|Their|Then|There|These|They|This|Those|Three|To|Two|Under|Until|We|What"
    r"|When|Where|While|With|Delegates|Delegations|Diplomats|Envoys|Four|Five|Six|Talks|Technical|Thousands|Rebels"
    r"|Representatives|Residents|Troops|Officers|Members)\b"
)
"""With what a clause begins in capitals that is no name."""


class Pointed(NamedTuple):
    """How much the words of a clause speak for a meeting, and where the one is that speaks most for it."""

    weight: int
    word: Span


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence that tell something of their own."""
    start, end = sentence
    for found in _PARTING.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def marks_of(text: str, clause: Span) -> dict[str, Span]:
    """The marks of a clause, and where the first of each begins and ends.

    >>> sorted(marks_of("Kim met Moon on 4 May", (0, 21)))
    ['D', 'N', 'N met', 'N met N', 'N on', 'N on D', '^ N', '^ N met', 'met', 'met N', 'met N on', 'on', 'on D']

    """
    words = [(BEGIN, (clause[0], clause[0])), *_words(text, clause)]
    found: dict[str, Span] = {}
    for many in (1, 2, 3):
        for place in range(1 if many == 1 else 0, len(words) - many + 1):
            row = words[place : place + many]
            if many < 3 or any(word in (NAME, DAY) for word, _ in row):
                found.setdefault(" ".join(word for word, _ in row), (row[0][1][0], row[-1][1][1]))
    return found


def _words(text: str, clause: Span) -> list[tuple[str, Span]]:
    """The words of a clause as they count, each with its place; a name or a day of several words is one."""
    found: list[tuple[str, Span]] = []
    for token in _TOKEN.finditer(text, clause[0], min(clause[1], clause[0] + _LONGEST)):
        for word, span in _counted(token):
            if not (word in (NAME, DAY) and found and found[-1][0] == word):
                found.append((word, span))
    return found


def _counted(token: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """A word as it counts; two, where a small one stands before a name: "On Kim's word"."""
    words = token.group()
    if _OF_A_DAY.match(words):
        yield DAY, token.span()
    elif not words[0].isupper():
        yield words[:LETTERS], token.span()
    elif small := _NO_NAME.match(words):
        end = token.start() + small.end()
        yield small.group().lower()[:LETTERS], (token.start(), end)
        if small.end() < len(words):
            yield NAME, (end + 1, token.end())
    else:
        yield NAME, token.span()


def pointed(text: str, clause: Span) -> Pointed:
    """How much a clause speaks for a meeting by the table, the more the likelier."""
    weights = _weights()
    known = [(weights[mark], span) for mark, span in marks_of(text, clause).items() if mark in weights]
    best = max(known, key=lambda one: one[0], default=(0, clause))
    return Pointed(sum(weight for weight, _ in known), best[1])


@cache
def _weights() -> dict[str, int]:
    lines = toml_table(__package__, "likely")["marks"].splitlines()
    marks = (line.rsplit(" ", 1) for line in lines if line)
    return {mark: int(weight) for mark, weight in marks}
