"""Statements written into their sentence: [source] {cue} <content>."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.statement import Statement

_MARK = re.compile(r"[\[\]{}<>]")
_PARTS = {"[": "source", "{": "cue", "<": "content"}


class Parts(NamedTuple):
    """The words of a statement; several pieces are joined by " | "."""

    source: str
    cue: str
    content: str


def marked(example: str) -> tuple[str, Parts]:
    """A sentence without its marks, and the statement that they mark in it."""
    found: dict[str, list[str]] = {part: [] for part in _PARTS.values()}
    for opening, closing in ("[]", "{}", "<>"):
        for piece in re.findall(rf"{re.escape(opening)}(.*?){re.escape(closing)}", example):
            found[_PARTS[opening]].append(_MARK.sub("", piece))
    return _MARK.sub("", example), Parts(*(" | ".join(pieces) for pieces in found.values()))


def parts(text: str, statement: Statement) -> Parts:
    """The words of a statement that was found in a text."""
    return Parts(*(_words(text, spans) for spans in (statement.source, statement.cue, statement.content)))


def _words(text: str, spans: Sequence[Span]) -> str:
    return " | ".join(text[start:end] for start, end in spans)
