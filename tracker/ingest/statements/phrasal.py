"""Statements whose cue is a fixed phrase or a mark: "according to", "reportedly", the colon after a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.statement import Act
from tracker.ingest.statements import lexicon
from tracker.ingest.statements.clauses import clause_end, rightward
from tracker.ingest.statements.found import Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import FINITE, Phrases, Range
from tracker.ingest.statements.subjects import says, subject

_ACCORDING, _REPORTEDLY, _COLON = (
    Frame(name, Act.SAY, frozenset(), frozenset()) for name in ("according", "reportedly", "colon")
)
_SPEAKER = re.compile("-?([DMNAT.G]{1,6}):")
_MARKS = frozenset('"“')


def by_according(p: Phrases) -> Iterator[Found]:
    """What "according to" and "as reported by" report."""
    according = lexicon.load().lists["according"]
    for at in p.cues:
        last = _preposition(p, at) if p.lows[at] in according else None
        if last is not None and p.noun_phrase(last + 1):
            source = last + 1, rightward(p, last + 1, apposed=at > 2)
            if content := _around(p, at, source[1]):
                yield Found([source], [(at, last)], content, _ACCORDING, "according")


def _preposition(p: Phrases, at: int) -> int | None:
    """The last word of the cue that begins at a word."""
    if p.lows[at] == "according":
        return at + 1 if p.low[at + 1] == "to" else None
    if p.low[at + 2] != "by":
        return None
    form, frame = lexicon.load().forms.get(p.lows[at + 1]), p.frame(at + 1)
    told = form is not None and "E" in form.kinds and frame is not None and "that" in frame.takes
    return at + 2 if told else None


def _around(p: Phrases, first: int, last: int) -> list[Range]:
    """The clause before a phrase, or after it where it opens the sentence."""
    if first <= 1 or (first == 2 and p.tags[0] == "C"):
        start = last + 1
        while start < p.last and p.tags[start] not in ",Q":
            start += 1
        start += p.tag[start] == ","
        return [(start, clause_end(p, start, whole=True))] if start <= p.last else []
    end = first - 1
    while end > 0 and p.tags[end] in ",a-":
        end -= 1
    content = [(p.tags.rfind(";", 0, end) + 1, end)]
    if p.tag[last + 1] == "," and last + 2 < p.last and p.tag[last + 2] not in "CIwW":
        content.append((last + 2, clause_end(p, last + 2, whole=True)))
    return content


def by_colon(p: Phrases) -> Iterator[Found]:
    """Transcripts and headlines: "SMITH: I never said so", "Poll: Voters want peace"."""
    match = _SPEAKER.match(p.tags)
    if not match or match.end() >= p.last or (match.start(1) and p.lows[0] not in _MARKS):
        return
    first, colon, lists = match.start(1), match.end() - 1, lexicon.load().lists
    shown = p.sentence.titled or p.sentence.capitals(first, colon) or _told(p, colon)
    if shown and p.lows[first] not in ("a", "q") and p.lows[colon - 1] not in lists["labels"]:
        yield Found([(first, colon - 1)], [(colon, colon)], [(colon + 1, p.last)], _COLON, "colon")


def _told(p: Phrases, colon: int) -> bool:
    """Whether a name, or a word such as "poll", has a sentence with a verb after its colon."""
    named = set(p.tags[:colon]) <= set("MG") or p.lows[colon - 1] in lexicon.load().lists["reports"]
    return named and any(tag in FINITE for tag in p.tags[colon:])


def by_reportedly(p: Phrases) -> Iterator[Found]:
    """What "reportedly" and its like mark as the word of somebody who is not named."""
    reporting = lexicon.load().lists["reporting_adverbs"]
    for at in p.cues:
        if p.lows[at] in reporting and p.tags[at] == "a":
            verb = at
            while p.tag[verb] == "a":
                verb += 1
            if verb < p.size and not says(p, verb) and (content := _marked(p, at, verb)):
                yield Found([], [(at, at)], content, _REPORTEDLY, "reportedly")


def _marked(p: Phrases, adverb: int, verb: int) -> list[Range]:
    who = subject(p, p.group(verb))
    parts = (who[0] if who else adverb + 1, adverb - 1), (adverb + 1, clause_end(p, verb, whole=True))
    return [(first, last) for first, last in parts if first <= last]
