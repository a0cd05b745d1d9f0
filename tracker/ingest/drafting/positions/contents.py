"""What a statement says, also where it only points to it: "This was reiterated by …", "…, it was suggested, …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.ingest.article import Span
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.sentences import part_at
from tracker.ingest.statement import Act, Statement

_POINTERS = frozenset({"this", "that", "it", "so", "the same", "as much"})
_PARENTHESIS = Finder(
    r"(?<=, )it (?:was|is|has been|had been) (?:said|suggested|reported|added|claimed|understood)(?=,)"
)
_UNSURE = 0.4


def parentheses(text: str, sentences: Sequence[Span]) -> Iterator[Statement]:
    """Statements that name nobody and are all of their sentence but a parenthesis: somebody's words that go on."""
    first = dict(reversed(list(_PARENTHESIS.in_parts(text, sentences))))
    for number, found in sorted(first.items()):
        start, end = sentences[number]
        content = ((start, found.start() - len(", ")), (found.end() + len(", "), end))
        yield Statement((), (found.span(),), content, Act.SAY, "parenthesis", _UNSURE)


def with_content(text: str, statement: Statement, sentences: Sequence[Span]) -> Statement:
    """The statement with the words that it points to as its content; itself where it has words of its own.

    What begins with a pointer ("This was reiterated by …") has the sentence before, if that is in the same paragraph.
    """
    start, end = statement.content[0]
    if len(statement.content) != 1 or text[start:end].lower() not in _POINTERS:
        return statement
    sentence = part_at(sentences, start)
    if sentence is None:
        return statement
    found = _before(text, start, sentences, bisect_left(sentences, sentence))
    return replace(statement, content=found) if found else statement


def _before(text: str, start: int, sentences: Sequence[Span], at: int) -> tuple[Span, ...]:
    """The sentence before that one, where the pointer opens its own sentence."""
    if at == 0 or sentences[at][0] != start or "\n" in text[sentences[at - 1][1] : start]:
        return ()
    return (sentences[at - 1],)
