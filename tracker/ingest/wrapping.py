"""The paragraphs of a plain text as places: blank lines part them, and line ends that no column forced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tracker.ingest.article import Span
from tracker.ingest.chronicle import entry_in, is_date

WIDEST = 120  # characters: text that somebody wrapped has no longer lines
_SLACK = 12  # characters by which a wrapped line may fall short of the longest and still be full
_ITEM = re.compile(r"(?:[-–—•*·▪●]|\(?\d{1,2}[.)])\s+[\"“‘A-ZÀ-ÞА-ЯҐЄІЇ\d]")
_ENDED = re.compile(r"[.!?:;…][)\]\"'”’»]*$")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BLANK = re.compile(r"(?>\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in order, without the blanks around them.

    In a text whose lines are wrapped at a column a line goes on in the next one where the first word of that one would
    not have fitted, and that is no item of a list; in any other text each line is a paragraph. A text is wrapped if one
    of its lines goes on with a small letter: in a text of short paragraphs, one a line, none does. An address
    on the web says nothing of the column.
    """
    lines = [span for found in _LINE.finditer(text) if (span := _stripped(text, *found.span()))]
    width = max((end - start for start, end in lines if " " in text[start:end]), default=0)
    if width > WIDEST:
        return lines
    goes_on = [_goes_on(text, line, following, width) for line, following in pairwise(lines)]
    begins = (text[start] for (start, _), joined in zip(lines[1:], goes_on, strict=True) if joined)
    if all(letter.isupper() or not letter.isalpha() for letter in begins):
        return lines
    return list(_joined(lines, goes_on))


def _joined(lines: list[Span], goes_on: list[bool]) -> Iterator[Span]:
    start = None
    for line, joined in zip(lines, [*goes_on, False], strict=True):
        start = line[0] if start is None else start
        if not joined:
            yield start, line[1]
            start = None


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    if _BLANK.search(text, line[1], following[0]) or _begins_an_item(text, line, following):
        return False
    word = len(text[following[0] : following[1]].split(maxsplit=1)[0])
    return line[1] - line[0] + 1 + word > width - _SLACK


def _begins_an_item(text: str, line: Span, following: Span) -> bool:
    """Whether a line is an item of a list, or an entry of a chronology: one that has a day in front."""
    if _ITEM.match(text, *following):
        return bool(_ENDED.search(text, *line) or _ITEM.match(text, *line))
    found = entry_in(text, *following)
    return found is not None and is_date(text, found.head[0]) and found.head[0][0] == following[0]


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if end > start else None
