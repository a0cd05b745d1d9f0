"""Who speaks when: a date inside a quotation is measured from the day on which it was said, if the text tells.

`"We meet tomorrow," he said on Friday`: tomorrow is the Saturday after that Friday, whenever the article came out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal.lexer import SENTENCE_ENDS

if TYPE_CHECKING:
    from tracker.temporal.grammar import Mention
    from tracker.temporal.lexer import Words

_MARKS = re.compile(r"“|”|«|»|\"|``|''|\n[^\S\n]*\n")
_SENTENCE = re.compile(r"[.?!;]\s|\n[^\S\n]*\n")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_OPENING = frozenset({"“", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_LONGEST = 1_500  # characters: a quotation longer than that has lost a mark
_REACH = 8  # tokens between the verb of saying and its day
_DAYS = frozenset({"weekday", "day", "checked", "clockday", "daytime"})


class _Saying(NamedTuple):
    """A day on which something was said, and whether its verb goes before it."""

    mention: Mention
    verb_first: bool


def quoted(text: str) -> list[tuple[int, int]]:
    """The places between quotation marks, in characters; a paragraph closes what it leaves open."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        if opened is None and (sign in _OPENING or sign == '"'):
            opened = mark.end()
        elif opened is not None and (sign in _CLOSING or sign == '"'):
            if mark.start() - opened <= _LONGEST:
                spans.append((opened, mark.start()))
            opened = None
        elif sign.startswith("\n"):
            opened = None
    return spans


class Quotations:
    """The quotations of a text, and the mention that says when each was spoken."""

    def __init__(self, text: str, words: Words, mentions: Sequence[Mention], verbs: Collection[str]) -> None:
        self._text = text
        self._spans = quoted(text) if verbs else []
        self._starts = [start for start, _ in self._spans]
        told = [self._saying(one, words, verbs) for one in mentions] if self._spans else []
        self._sayings = [saying for saying in told if saying]
        self._days = [saying.mention.start for saying in self._sayings]

    def said_on(self, mention: Mention) -> Mention | None:
        """The mention of the day on which the quotation around a mention was said; None where nothing tells."""
        span = self._around(mention.start) if self._sayings else None
        if span is None or mention.end > span[1]:
            return None
        return self._after(span) or self._before(span)

    def holds(self, mention: Mention) -> bool:
        """Whether a mention stands in a quotation."""
        span = self._around(mention.start) if self._spans else None
        return span is not None and mention.end <= span[1]

    def _around(self, place: int) -> tuple[int, int] | None:
        """The quotation that a place lies in."""
        at = bisect_right(self._starts, place) - 1
        return self._spans[at] if at >= 0 and place < self._spans[at][1] else None

    def _after(self, span: tuple[int, int]) -> Mention | None:
        """The day in the sentence that goes on after a quotation: "...," he said on Friday."""
        at = bisect_left(self._days, span[1])
        if at == len(self._sayings) or not self._sayings[at].verb_first:
            return None
        day = self._sayings[at].mention
        return day if self._joined(_SENTENCE, span[1], day.start) else None

    def _before(self, span: tuple[int, int]) -> Mention | None:
        """The nearest day before a quotation in its paragraph on which somebody said something."""
        at = bisect_left(self._days, span[0]) - 1
        if at < 0:
            return None
        day = self._sayings[at].mention
        return day if self._joined(_PARAGRAPH, day.end, span[0]) else None

    def _joined(self, ending: re.Pattern[str], start: int, end: int) -> bool:
        """Whether two places are near each other, and nothing ends between them."""
        return end - start <= _LONGEST and not ending.search(self._text, start, end)

    def _saying(self, mention: Mention, words: Words, verbs: Collection[str]) -> _Saying | None:
        owning = mention.last < len(words) and words.forms[mention.last] == "'s"  # Saturday's session
        if mention.rule.kind not in _DAYS or owning or self._around(mention.start):
            return None
        if self._verb(words, range(mention.first - 1, max(mention.first - 1 - _REACH, -1), -1), verbs):
            return _Saying(mention, True)
        if self._verb(words, range(mention.last, min(mention.last + _REACH, len(words))), verbs):
            return _Saying(mention, False)
        return None

    def _verb(self, words: Words, places: range, verbs: Collection[str]) -> bool:
        """Whether a verb of saying stands at one of some places, before the sentence ends."""
        for place in places:
            form = words.forms[place]
            if form in SENTENCE_ENDS:
                return False
            if form in verbs:
                return self._around(words.start(place)) is None
        return False
