"""How a sentence speaks of a meeting of talks: the words for it, what is said of its state, its number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import RoundStatus

_CLAUSE = 160
"""Characters before and behind the noun in which its state is looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A state of rounds: the words for it, whether it speaks of what is to come, and examples."""

    status: RoundStatus
    ahead: bool
    words: re.Pattern[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The table of `talks.toml`."""

    noun: re.Pattern[str]
    people: re.Pattern[str]
    people_examples: tuple[str, ...]
    general: re.Pattern[str]
    ordinals: dict[str, int]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A meeting as a sentence speaks of it; `cue` are the words for its state, `distance` characters away.

    `status` is None where no words tell.
    """

    span: Span
    status: RoundStatus | None
    ahead: bool
    cue: str
    ordinal: int | None
    distance: int = 0


@cache
def table() -> Words:
    """The words, read once."""
    given = toml_table(__package__, "talks")
    rows = tuple(
        Row(RoundStatus(row["status"]), row["ahead"], re.compile(row["words"]), tuple(row["examples"]))
        for row in given["row"]
    )
    return Words(
        re.compile(given["noun"]),
        re.compile(given["people"]),
        tuple(given["people_examples"]),
        re.compile(given["not_a_meeting"]),
        given["ordinals"],
        rows,
    )


@cache
def _finder() -> Finder:
    return Finder(rf"{table().noun.pattern}|{table().people.pattern}", small=True)


def may_speak(text: str, part: Span) -> bool:
    """Whether a part of a text has words for a meeting, or for those who meet."""
    return _finder().search(text, *part) is not None


def spoken_of(text: str, sentence: Span) -> Spoken | None:
    """The meeting that a sentence, or a part of one, speaks of; None where it speaks of none, or of talks in general.

    The state is that of the nearest words for one; that it is only announced ("the next round") gives way to any other.
    Without such words the state is left open.
    """
    start, end = sentence
    if not may_speak(text, sentence):
        return None
    low = text[start:end].lower()
    nouns = [*table().noun.finditer(low), *table().people.finditer(low)]
    if not nouns or table().general.search(low):
        return None
    cues = [(row, list(row.words.finditer(low))) for row in table().rows]
    found = [
        (row.status is RoundStatus.ANNOUNCED, _distance(noun.span(), cue.span()), place, noun, row, cue)
        for noun in nouns
        for place, (row, several) in enumerate(cues)
        for cue in _beside(several, noun)
        if _distance(noun.span(), cue.span()) <= _CLAUSE
    ]
    _, distance, _, noun, row, cue = min(
        found, key=lambda one: one[:3], default=(False, 0, 0, nouns[0], None, None)
    )
    span = (start + noun.start(), start + noun.end())
    number = _ordinal(low, noun.start(), noun.end())
    if row is None or cue is None:
        return Spoken(span, None, False, noun.group(), number)
    return Spoken(span, row.status, row.ahead, cue.group(), number, distance)


def _beside(cues: Sequence[re.Match[str]], noun: re.Match[str]) -> Sequence[re.Match[str]]:
    """The cues before and behind a noun, of some in the order of the text: no others can be nearer."""
    at = bisect_left(cues, noun.start(), key=re.Match.start)
    return cues[max(0, at - 1) : at + 1]


def _distance(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def _ordinal(low: str, start: int, end: int) -> int | None:
    """The number of a round: "the third round of talks"; of a day or a meeting none."""
    around = low[max(0, start - 20) : end]
    found = re.search(rf"\b({'|'.join(table().ordinals)})\b(?: \w+)? round\b", around)
    return table().ordinals[found[1]] if found else None
