"""What a milestone is called: its sort and the clause that tells it, without the day that stands beside it anyway.

A timeline of ten "Agreement signed" tells nothing; "Agreement signed: both initialled a plan for the port" does.
"""

from __future__ import annotations

import re

from tracker.ingest.article import Span
from tracker.ingest.draft import shortened

LONGEST = 140
"""Characters of a clause in a title."""

_AROUND, _LEAD = 1_000, 80
"""Characters on either side of the words, and before the day, of which a title is made: no clause is longer."""

_BOUNDS = re.compile(r"(?!(?<=\d),\d)[,;:()–—]|(?<=\s)-(?=\s)|\n")
_IN_A_LIST = re.compile(r"\s*(?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*(?:,| and )")
"""What follows a comma that parts names: "Chad, Niger and Mali agreed"."""

_BEFORE_DAY = re.compile(
    r"(?:\b(?:on|in|at|by|from|since|of|for|during|until|till|before|late|early|and)\s+)*(?:\bthe\s+)?$",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"^(?:(?:and|but|when|while|after|before|that|where|as|then|until|though|although|because|since|if|once)\s+)+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s*(?:who|whose|which|whom)\b")
"""At the beginning of a clause that needs the one before it."""

_MARKS = " ,;:.-–—“”„\"‘’'"


def title_of(sort: str, text: str, told: Span, sentence: Span, day: Span) -> str:
    """The title of what words `told` of a sentence; only its sort where the clause has no words but the day.

    >>> said = "In Oslo, the two signed a truce on Monday, officials said."
    >>> title_of("Agreement signed", said, (17, 31), (0, 58), (35, 41))
    'Agreement signed: the two signed a truce'

    """
    near = max(sentence[0], told[0] - _AROUND), min(sentence[1], told[1] + _AROUND)
    start, end = _clause(text, told, near, day)
    kept = _without(text, start, end, day)
    words = _JOINTS.sub("", " ".join(kept.split()).strip(_MARKS), count=1)
    if len(words.split()) < 2:
        return sort
    return f"{sort}: {shortened(words, LONGEST, _MARKS)}"


def _clause(text: str, told: Span, sentence: Span, day: Span) -> Span:
    """From the mark before the words to the one behind them, but for marks in a day or in a list of names.

    A relative clause has the one before it too.
    """
    marks = [mark for mark in _BOUNDS.finditer(text, *sentence) if not day[0] <= mark.start() < day[1]]
    starts = [sentence[0]] + [
        mark.end() for mark in marks if mark.end() <= told[0] and not _parts_names(text, mark)
    ]
    end = next((mark.start() for mark in marks if mark.start() >= told[1]), sentence[1])
    if len(starts) > 1 and _RELATIVE.match(text, starts[-1]):
        starts.pop()
    return starts[-1], end


def _parts_names(text: str, mark: re.Match[str]) -> bool:
    return mark[0] == "," and _IN_A_LIST.match(text, mark.end()) is not None


def _without(text: str, start: int, end: int, day: Span) -> str:
    """A stretch of the text without a day in it, and without what leads to that."""
    if not start <= day[0] < end:
        return text[start:end]
    leading = _BEFORE_DAY.search(text, max(start, day[0] - _LEAD), day[0])
    return f"{text[start : leading.start() if leading else day[0]]} {text[day[1] : end]}"
