"""Who speaks in the turns of a transcript, by the labels before their words: "MR MILLER: ...", "Q: ...", "A: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.ingest.article import Span

_LABEL = re.compile(
    r"(?P<label>[A-Z][\w.’'-]*(?: (?:of|for|the|and|de|al|van|von|[A-Z][\w.’'-]*)){0,6})(?: ?\([^()\n]{1,60}\))?:\s"
)
"""What stands before somebody's words at the beginning of a line; an outlet may stand in brackets behind it."""

_FEWEST = 3
"""Turns that make a transcript."""

_ASKING = re.compile(
    r"(?:Q|QUESTIONS?|Questions?|INTERVIEWER|Interviewer|JOURNALIST|Journalist|REPORTER|Reporter|PRESS|Press|MODERATOR|Moderator"
    r"|HOST|Host|ANCHOR|Anchor)"
)

QUOTE = "Quote"
"""The label of a report before the words of whoever a line above names as the source."""

_QUOTE = re.compile(rf"(?P<label>{QUOTE}): (?=[“\"])")
_SOURCE = re.compile(r"^Source: (?P<who>[^\n]{2,200})$", re.MULTILINE)
_LONGEST_LEAD = 1_500
"""Characters above a quotation within which its source is named, in a line that is no part of the body."""

_MOST_PARAGRAPHS = 8
"""Paragraphs up to the end of such a quotation."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The words of one speaker: the place of the label, and that of what he says."""

    label: Span
    words: Span


def turns(text: str, parts: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of those who answer, in the order of the text; none where it is no transcript.

    `parts` are the paragraphs. A text is a transcript where somebody has several turns, and some of them are questions.
    A report that names its source in a line of its own, and quotes it in others, has turns too.
    """
    return _turns(text, tuple(parts)) or _quotes(text, tuple(parts))


def source_above(text: str, place: int) -> Span | None:
    """What the last line before a place names as a source: "Source: Minister X, on television"."""
    above = list(_SOURCE.finditer(text, max(0, place - _LONGEST_LEAD), place))
    return above[-1].span("who") if above else None


@lru_cache(maxsize=2)
def _quotes(text: str, parts: tuple[Span, ...]) -> tuple[Turn, ...]:
    """The paragraphs of the quotations that a report labels so, below a line that names whose they are."""
    found: list[Turn] = []
    for number, part in enumerate(parts):
        label = _QUOTE.match(text, *part)
        if label and source_above(text, part[0]):
            there = parts[number : number + _MOST_PARAGRAPHS]
            ends = next((at for at, (_, end) in enumerate(there) if text[end - 1] in '”"'), 0)
            starts = [label.end(), *(start for start, _ in there[1:])]
            found += [
                Turn(label.span("label"), (start, end))
                for start, (_, end) in zip(starts, there[: ends + 1], strict=False)
            ]
    return tuple(found)


@lru_cache(maxsize=2)
def _turns(text: str, parts: tuple[Span, ...]) -> tuple[Turn, ...]:
    found = [
        Turn(label.span("label"), (label.end(), end))
        for start, end in parts
        if (label := _LABEL.match(text, start, end))
    ]
    often = Counter(_label(text, one) for one in found)
    if len(found) < _FEWEST or max(often.values()) == 1:
        return ()
    asking = {label for label in often if _asks(text, [one for one in found if _label(text, one) == label])}
    return tuple(_going_on(parts, found, text, asking)) if asking and asking != set(often) else ()


def _label(text: str, turn: Turn) -> str:
    return text[slice(*turn.label)]


def _asks(text: str, theirs: Sequence[Turn]) -> bool:
    """Whether somebody puts questions: by his label, or because most of his turns end in one."""
    questions = sum(text[one.words[1] - 1] == "?" for one in theirs)
    return bool(_ASKING.fullmatch(_label(text, theirs[0]))) or questions * 2 > len(theirs)


def _going_on(parts: Sequence[Span], found: Sequence[Turn], text: str, asking: set[str]) -> Iterator[Turn]:
    """Each turn of those who answer, and for each further paragraph of it one more."""
    beginning = {one.label[0]: one for one in found}
    last: Turn | None = None
    for start, end in parts:
        last = beginning.get(start) or (Turn(last.label, (start, end)) if last else None)
        if last and _label(text, last) not in asking:
            yield last
