"""What somebody goes on to say without a verb of saying: "The troops would leave, he said. Only police would stay."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.statement import Act, Statement

FRAME = "continuing"
_CONFIDENCE = 0.6

_TOLD = frozenset({Act.SAY, Act.WRITE, Act.PROMISE, Act.DENY})
"""What is told so that it may be gone on with."""

_SHIFTED = Finder(r"\b(?:would|could|must|should)\b")
_OF_THEMSELVES = re.compile(rf" (?:not |only )?{any_of('would_not')}\b")
"""Behind the verb these are told of somebody: "the rebels would have none of it"."""

_SUBJECT = re.compile(
    rf"(?:{any_of('going_on')},? )?(?:(?!{any_of('no_going_on')}\b)[\w’'-]+,? ){{1,9}}$", re.IGNORECASE
)
"""What stands before the verb of a sentence in which somebody goes on."""

_TAKES_UP = re.compile(r"(?:Under (?:it|this|that)|In (?:return|exchange)),? ")
"""So a paragraph begins that goes on with the one before."""

_QUOTED = re.compile(r"[“\"]?[^“”\"]+[”\"]?")
"""A sentence that is nothing but a quotation, or a part of one."""

_OTHERS = re.compile(rf"[“”\"‘:]|\b(?:{any_of('no_going_on')}|[Aa]ccording to|[Aa]nalysts|[Oo]bservers)\b")
"""In a sentence with one of these the article, or somebody else, speaks."""


def continuing(
    text: str, sentences: Sequence[Span], statements: Sequence[Statement], cast: Cast
) -> Iterator[Statement]:
    """The statements of this sort, in the order of the text: each the whole of a sentence, its verb the cue.

    It stands right behind what somebody says in the same paragraph, or takes that up. Nobody says anything in it, and
    it is about nobody who may say something himself; or it is a quotation that names no speaker.
    """
    shifted: dict[int, Span] = {}
    for number, match in _SHIFTED.in_parts(text, sentences):
        shifted.setdefault(number, match.span())
    cues = Along((one.cue[0], one) for one in statements if one.cue)
    contents = Along((span, one) for one in statements for span in one.content)
    source: tuple[Span, ...] = ()
    opened = False
    for number, (before, one) in enumerate(pairwise(sentences), 1):
        source = _only_source(cues.inside(before), contents) or source
        verb = shifted.get(number)
        apart = "\n" in text[before[1] : one[0]] and not _TAKES_UP.match(text, one[0])
        if source and not apart and (opened or text[one[0]] in '“"') and _is_quoted_on(text, one, contents):
            opened = text[one[1] - 1] not in '”"'
            yield Statement(source, (), (one,), Act.SAY, FRAME, _CONFIDENCE)
            continue
        opened = False
        if apart or not verb or not _goes_on(text, one, verb, cues.inside(one)):
            source = ()
        elif source and not cast.within((one[0], verb[0])):
            yield Statement(source, (verb,), (one,), Act.SAY, FRAME, _CONFIDENCE)


def _is_quoted_on(text: str, one: Span, contents: Along[Statement]) -> bool:
    """Whether a sentence is a quotation, which no statement has."""
    return bool(_QUOTED.fullmatch(text, *one)) and not contents.touches(one)


def _only_source(there: Sequence[Statement], contents: Along[Statement]) -> tuple[Span, ...]:
    """The source of all that is told in a sentence by others than those of whom somebody tells; none of several."""
    told = [one for one in there if not any(other is not one for other in contents.around(one.cue[0]))]
    sources = {one.source for one in told}
    said = any(one.act in _TOLD for one in told)
    return sources.pop() if said and len(sources) == 1 else ()


def _goes_on(text: str, one: Span, verb: Span, there: Sequence[Statement]) -> bool:
    begins = _SUBJECT.fullmatch(text, one[0], verb[0]) and not _OF_THEMSELVES.match(text, verb[1])
    return bool(begins) and not _OTHERS.search(text, *one) and not any(each.act in _TOLD for each in there)
