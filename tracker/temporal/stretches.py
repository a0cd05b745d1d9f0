"""Stretches of a text around a mention: its sentence, and of what is quoted the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.temporal.lexer import PARAGRAPH_ENDS, SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = '"'
_MARKS = frozenset({_PLAIN, "”"})
_OPENING = frozenset({"“"})
_QUOTED = 80  # tokens: no quotation is longer
REACH = 40  # tokens on each side: what lies farther off governs something else
_LEAD = 2  # tokens before what heads its sentence: a quotation mark, a preposition


def sentence_start(forms: Sequence[str], place: int) -> int:
    """Where the sentence of a place begins, at most `REACH` words before it."""
    floor = max(place - REACH, 0)
    for at in range(place - 1, floor - 1, -1):
        if forms[at] in SENTENCE_ENDS:
            return at + 1
    return floor


def heads_its_sentence(forms: Sequence[str], place: int) -> bool:
    """Whether nothing but a small word or a quotation mark stands before a place in its sentence."""
    return sentence_start(forms, place) >= place - _LEAD


def said_with(forms: list[str], first: int, last: int) -> list[str]:
    """The words behind a mention in its sentence; of what is quoted those up to the end of the quotation."""
    after = forms[last : sentence_end(forms, last)]
    close = next((at for at, form in enumerate(after) if form in _MARKS), None)
    if close is None:
        return after
    marks = [form for form in _in_its_paragraph(forms, first) if form in _MARKS or form in _OPENING]
    opened = marks[-1] in _OPENING if marks and marks[-1] != _PLAIN else len(marks) % 2 == 1
    return after[:close] if opened else after


def _in_its_paragraph(forms: Sequence[str], first: int) -> Sequence[str]:
    """The words before a place in its paragraph, as many as a quotation has at most."""
    floor = max(first - _QUOTED, 0)
    for at in range(first - 1, floor - 1, -1):
        if forms[at] in PARAGRAPH_ENDS:
            return forms[at + 1 : first]
    return forms[floor:first]


def sentence_end(forms: Sequence[str], place: int) -> int:
    """Where the sentence of a place ends, at most `REACH` words behind it."""
    ceiling = min(place + REACH, len(forms))
    for at in range(place, ceiling):
        if forms[at] in SENTENCE_ENDS:
            return at
    return ceiling
