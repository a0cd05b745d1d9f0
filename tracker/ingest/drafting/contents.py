"""What a statement says, also where it only points to it: "This was reiterated by …", "…, it was suggested, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.ingest.article import Span
from tracker.ingest.statement import Statement

_POINTERS = frozenset({"this", "that", "it", "so", "the same", "as much"})
_LEAST = 20
"""Characters that a sentence must have besides what is set off by commas, to be the content."""


def with_content(text: str, statement: Statement, sentences: Sequence[Span]) -> Statement:
    """The statement with the words that it points to as its content; itself where it has words of its own.

    A parenthesis between commas ("This deal, it was suggested, would …") has the rest of its sentence as its content;
    what begins with a pointer ("This was reiterated by …") has the sentence before, if that is in the same paragraph.
    """
    start, end = statement.content[0]
    if len(statement.content) != 1 or text[start:end].lower() not in _POINTERS:
        return statement
    at = next((place for place, span in enumerate(sentences) if span[0] <= start < span[1]), None)
    if at is None:
        return statement
    found = _around(text, statement, sentences[at]) or _before(text, start, sentences, at)
    return replace(statement, content=found) if found else statement


def _around(text: str, statement: Statement, sentence: Span) -> tuple[Span, ...]:
    if not statement.cue:
        return ()
    parts = sorted([*statement.content, *statement.cue])
    left, right = parts[0][0], parts[-1][1]
    before, after = text[sentence[0] : left].rstrip(), text[right : sentence[1]].lstrip()
    if not (before.endswith(",") and after.startswith(",")) or len(before) + len(after) < _LEAST:
        return ()
    return (sentence[0], sentence[0] + len(before) - 1), (sentence[1] - len(after) + 2, sentence[1])


def _before(text: str, start: int, sentences: Sequence[Span], at: int) -> tuple[Span, ...]:
    """The sentence before that one, where the pointer opens its own sentence."""
    if at == 0 or sentences[at][0] != start or "\n" in text[sentences[at - 1][1] : start]:
        return ()
    return (sentences[at - 1],)
