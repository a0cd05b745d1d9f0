"""Statements that are positions: somebody known said them, on an issue, and no other party told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Figure
from tracker.ingest.drafting.cast.transcripts import turns
from tracker.ingest.drafting.figures import within
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.positions.about import issue_of
from tracker.ingest.drafting.positions.bygone import is_bygone
from tracker.ingest.drafting.positions.chains import Passed
from tracker.ingest.drafting.positions.contents import parentheses, with_content
from tracker.ingest.drafting.positions.continuing import continuing
from tracker.ingest.drafting.positions.holding import holders_of
from tracker.ingest.drafting.positions.relayed import relayed
from tracker.ingest.drafting.positions.saying import is_brief, is_hearsay, is_said
from tracker.ingest.drafting.positions.setting import Setting, place_of
from tracker.ingest.drafting.positions.sided import FRAME, sided
from tracker.ingest.drafting.positions.topics import Topic
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.sentences import paragraphs, part_at
from tracker.ingest.statement import Statement

_BRIEF = 0.75
"""What a position is worth of its statement where that is too short to tell more than a side."""

_ADDED = "after comma"
"""What the frames of participles end in that only say more of what stands before: "was worried, saying that ..."."""


_QUOTED = "quote"
"""... unless they open words of his own: "he said, adding: “...”"."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A statement that is a position: whose, in which sentence, on what, through whom; `weight` of its confidence."""

    statement: Statement
    holders: tuple[Figure, ...]
    sentence: Span
    topic: Topic
    weight: float
    passed: Passed | None


def voiced(setting: Setting) -> list[Voiced]:
    """The statements of an article that are positions, in the order of the text, each once."""
    return _of_all(_distinct(_found(setting)))


def _found(setting: Setting) -> Iterator[Voiced]:
    """Statements of somebody, on something, not told by somebody else who takes part."""
    sentence_spans, paragraph_spans = (
        setting.sentences,
        paragraphs(setting.article.text, setting.article.body),
    )
    chains: dict[str, Passed] = {}
    last: tuple[Span, tuple[Figure, ...], Passed | None] | None = None
    going_on = parentheses(setting.article.text, sentence_spans)
    labels = {(turn.label,) for turn in turns(setting.article.text, paragraph_spans)}
    sides = [
        one
        for one in sided(setting.article.text, sentence_spans, setting.cast.mentions)
        if one.source not in labels
    ]
    quoted = relayed(setting.article.text, sentence_spans)
    further = continuing(setting.article.text, sentence_spans, setting.statements, setting.cast)
    for pointing in sorted([*setting.statements, *going_on, *sides, *quoted, *further], key=place_of):
        sentence, paragraph = _around(sentence_spans, pointing), _around(paragraph_spans, pointing)
        if sentence is None or paragraph is None:
            continue
        statement = with_content(setting.article.text, pointing, sentence_spans)
        holders = holders_of(setting, statement)
        if not holders and statement.frame != "parenthesis":
            continue  # nobody's: nothing more is asked of it
        passed = _passed(setting, pointing, sentence)
        if last and last[0] == paragraph and last[2] and statement.frame == "parenthesis":
            _, holders, passed = last
        for holder in holders:
            if holder.unnamed and passed:
                chains.setdefault(holder.id, passed)
        if not holders or not is_said(setting, statement) or is_hearsay(setting, statement):
            continue
        if is_bygone(setting, statement):
            continue
        if topic := issue_of(setting, statement, sentence, paragraph):
            last = paragraph, holders, passed
            chain = passed or next((chains[one.id] for one in holders if one.id in chains), None)
            weight = topic[1] * (_BRIEF if is_brief(setting, statement) else 1)
            yield Voiced(statement, holders, sentence, topic[0], weight, chain)


def _passed(setting: Setting, statement: Statement, sentence: Span) -> Passed | None:
    """The outlet through which the article knows; also its own, where it says so."""
    for other in setting.telling(statement):
        if name := outlet(setting.text(other.source)):
            return Passed(name, other.source[0])
    named = setting.passed.get(sentence, [])
    outside = [one for one in named if not within((one.span,), statement.content)]
    return next(iter(outside or named), None)


def _distinct(found: Iterator[Voiced]) -> list[Voiced]:
    """Each statement once: of two by one holder that share their content, the surer one."""
    kept: list[Voiced] = []
    near: defaultdict[frozenset[str], Along[int]] = defaultdict(Along)
    for one in found:
        theirs = near[frozenset(figure.id for figure in one.holders)]
        spans = (one.sentence, *one.statement.content)
        likely = sorted({number for span in spans for number in theirs.touching(span)})
        same = next((number for number in likely if _same(one, kept[number])), None)
        if same is None:
            kept.append(one)
        elif _worth(one) > _worth(kept[same]):
            kept[same] = one
        else:
            continue
        for span in spans:
            theirs.add(span, len(kept) - 1 if same is None else same)
    return kept


def _of_all(found: Sequence[Voiced]) -> list[Voiced]:
    """Without what is told of some only where it is told of all of them: "the government and the rebels agreed"."""
    there: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    told = [(place_of(one.statement)[0], frozenset(each.id for each in one.holders), one) for one in found]
    for start, holders, _ in told:
        there[start].append(holders)
    return [one for start, holders, one in told if not any(holders < others for others in there[start])]


def _worth(one: Voiced) -> tuple[float, int]:
    return one.statement.confidence * one.weight, _length(one.statement)


def _length(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _same(one: Voiced, other: Voiced) -> bool:
    """Whether two statements of the same holders say the same."""
    if one.sentence == other.sentence and one.topic.issue == other.topic.issue and not _both_told(one, other):
        return True
    shared = sum(
        max(0, min(a_end, b_end) - max(a_start, b_start))
        for a_start, a_end in one.statement.content
        for b_start, b_end in other.statement.content
    )
    return shared * 2 > min(_length(one.statement), _length(other.statement))


def _both_told(one: Voiced, other: Voiced) -> bool:
    """Whether each of two statements of a sentence has a verb of its own: "conceded that ..., but added that ..."."""
    told = (one.statement, other.statement)
    return one.statement.cue != other.statement.cue and all(
        each.cue and each.frame != FRAME and (_QUOTED in each.frame or not each.frame.endswith(_ADDED))
        for each in told
    )


def _around(spans: Sequence[Span], statement: Statement) -> Span | None:
    """The one of the parts of a text in which a statement has its cue, or its content where it has none."""
    return part_at(spans, (statement.cue or statement.content)[0][0])
