"""What a sentence says about the side of the anchor on which a mention lies: tense, modals, announcements.

The nearest cue decides: first the verb directly before the mention, then the last cue before it, then
the first one after it. Cues are phrases of the language file; `*` in one stands for a word, `-ed` for any word with
that ending, `un-` for any with that beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from tracker.temporal.language import load
from tracker.temporal.lexer import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.temporal.lexer import Words
    from tracker.temporal.model import Direction

_REACH = 40  # tokens on each side: what lies farther off governs something else
_ENDS = frozenset({".", "?", "!", ";", PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The side that a cue speaks for, the cue's words, and where it stands."""

    direction: Direction | None = None
    cue: str | None = None
    place: Literal["adjacent", "left", "right", "sentence"] | None = None


NONE = Evidence()


class Cues:
    """The cues of a language, compiled once to one alternation."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._words = re.compile(_alternation(lists)) if lists.get("before") or lists.get("after") else None
        self._between = frozenset(lists.get("between", ()))

    def around(self, words: Words, first: int, last: int) -> Evidence:
        """The evidence for the mention that is the tokens `first` up to `last` (not in it)."""
        if self._words is None:
            return NONE
        if last < len(words) and words.forms[last] == "'s":
            return self._possessive(words, last)
        left = words.forms[_sentence_start(words.forms, first) : first]
        while left and left[-1] in self._between:
            left.pop()
        return (
            self._before(" ".join(left))
            or self._after(" ".join(words.forms[last : _sentence_end(words.forms, last)]))
            or NONE
        )

    def _possessive(self, words: Words, last: int) -> Evidence:
        """ "Sunday's vote will ...": only an announcement after it speaks of the day itself."""
        found = self._after(" ".join(words.forms[last + 1 : _sentence_end(words.forms, last)]))
        return found if found and found.direction == "after" else NONE

    def anywhere(self, words: Words) -> Evidence:
        """The evidence of a sentence that does not hold the mention's words: its last cue."""
        if self._words is None:
            return NONE
        found = self._before(" ".join(words.forms[-2 * _REACH :]))
        return Evidence(found.direction, found.cue, "sentence") if found else NONE

    def _before(self, text: str) -> Evidence | None:
        if self._words is None:
            return None
        matches = list(self._words.finditer(text))
        if not matches:
            return None
        found = matches[-1]
        return _evidence(found, "adjacent" if found.end() == len(text) else "left")

    def _after(self, text: str) -> Evidence | None:
        found = self._words.search(text) if self._words else None
        return _evidence(found, "right") if found else None


def _evidence(found: re.Match[str], place: Literal["adjacent", "left", "right"]) -> Evidence | None:
    match found.lastgroup:
        case "before":
            return Evidence("before", found.group(), place)
        case "after":
            return Evidence("after", found.group(), place)
        case _:
            return Evidence(None, found.group(), place)


def _alternation(lists: Mapping[str, Sequence[str]]) -> str:
    """Neutral phrases first, since they hide what is in them, then those of either side; longer ones first."""
    groups = [
        (group, sorted(lists.get(group, ()), key=len, reverse=True))
        for group in ("neutral", "after", "before")
    ]
    named = [f"(?P<{group}>{'|'.join(map(_phrase, phrases))})" for group, phrases in groups if phrases]
    return rf"(?<!\S)(?:{'|'.join(named)})(?!\S)"


def _phrase(phrase: str) -> str:
    words = [r"[^\W\d_]+" if word == "*" else _word(word) for word in phrase.split(" ")]
    return " ".join(words)


def _word(word: str) -> str:
    if word.endswith("-") and len(word) > 1:
        return re.escape(word[:-1]) + r"[^\W\d_]{2,}"
    return (
        r"[^\W\d_]{2,}" + re.escape(word[1:]) if word.startswith("-") and len(word) > 1 else re.escape(word)
    )


def _sentence_start(forms: Sequence[str], place: int) -> int:
    floor = max(place - _REACH, 0)
    for at in range(place - 1, floor - 1, -1):
        if forms[at] in _ENDS:
            return at + 1
    return floor


def _sentence_end(forms: Sequence[str], place: int) -> int:
    ceiling = min(place + _REACH, len(forms))
    for at in range(place, ceiling):
        if forms[at] in _ENDS:
            return at
    return ceiling


@cache
def cues(language: str) -> Cues:
    """The cues of a language that has a file."""
    return Cues(load(language).cues)
