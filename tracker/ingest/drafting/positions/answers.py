"""Statements in a transcript: each sentence of whoever answers that names an issue or takes a side.

A turn as a whole, which is one statement of whoever speaks, says too much to be one position.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast.transcripts import Turn, turns
from tracker.ingest.drafting.positions.stances import side_of
from tracker.ingest.drafting.positions.topics import topics
from tracker.ingest.sentences import paragraphs, part_at, sentences
from tracker.ingest.statement import Act, Statement

FRAME = "transcript"
_CONFIDENCE = 0.7
_HIMSELF = frozenset({"i", "we"})
_start = itemgetter(0)

_NO = re.compile(
    r"(?:No(?:[.,]| (?:I|we|it|this|that|there)\b)|None\b|Not (?:at all|that)\b"
    r"|(?:It|They|We|There|He|She) (?:is|was|were|are|does|do|did|has|have|had)(?: not|n['’]t)\.)"
)
"""How an answer begins that denies what it was asked."""


def with_answers(article: Article, found: Sequence[Statement]) -> Sequence[Statement]:
    """The statements of an article; those of a transcript by sentences, with the labels of the turns as sources."""
    spoken = turns(article.text, paragraphs(article.text, article.body))
    if not spoken:
        return found
    labels = {turn.label for turn in spoken}
    spans = sentences(article.text, article.body)
    told: defaultdict[Span | None, list[Statement]] = defaultdict(list)
    for one in found:
        if not labels.intersection(one.source):
            told[part_at(spans, (one.cue or one.content)[0][0])].append(one)
    answers = [one for turn in spoken for one in _of_turn(article.text, turn, spans, told)]
    return [*answers, *(one for theirs in told.values() for one in theirs)]


def _of_turn(
    text: str, turn: Turn, spans: Sequence[Span], told: Mapping[Span | None, list[Statement]]
) -> Iterator[Statement]:
    """What somebody says in a turn, sentence by sentence; what he tells that others say is theirs."""
    start, end = turn.words
    first, last = bisect_right(spans, start, key=_start) - 1, bisect_left(spans, end, key=_start)
    for sentence in spans[first:last]:
        theirs = told.get(sentence, ())
        own = [one for one in theirs if _is_himself(text, one)]
        cue = own[0].cue if own else ()
        words = max(start, sentence[0]), sentence[1]
        answers = words[0] == start and _NO.match(text, *words)
        if len(own) == len(theirs) and (answers or _says_something(text, cue, words)):
            yield Statement((turn.label,), cue, (words,), Act.SAY, FRAME, _CONFIDENCE)


def _is_himself(text: str, one: Statement) -> bool:
    return len(one.source) == 1 and text[slice(*one.source[0])].lower() in _HIMSELF


def _says_something(text: str, cue: Sequence[Span], span: Span) -> bool:
    """Whether words name an issue and are no question, or take a side."""
    words, by = text[slice(*span)], " ".join(text[slice(*part)] for part in cue)
    return (bool(topics(text, *span)) and not words.endswith("?")) or side_of(by, words) is not None
