"""Statements whose cue is no verb: "the claim that", "is confident that", "according to", "in his view"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.statement import Act
from tracker.ingest.statements import lexicon
from tracker.ingest.statements.complements import Complement, clause_after
from tracker.ingest.statements.found import Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import Phrases, Range
from tracker.ingest.statements.verbs import content_of, doer

_ACCORDING = Frame("according", Act.SAY, frozenset(), frozenset())
_REPORTEDLY = Frame("reportedly", Act.SAY, frozenset(), frozenset())
_COLON = Frame("colon", Act.SAY, frozenset(), frozenset())
_SPEAKER = re.compile("[DMN.G]{1,5}:|[DQ]:")
_FEELS = frozenset(
    ["feel", "felt", "feels", "remain", "remained", "remains", "seem", "seemed", "become", "became"]
)


def by_nouns(p: Phrases) -> Iterator[Found]:
    """What nouns and adjectives with a complement report."""
    lex = lexicon.load()
    for at, (tag, low) in enumerate(zip(p.tags, p.lows, strict=True)):
        if (tag == "N" and low in lex.nouns and (found := _noun(p, at, lex.nouns[low]))) or (
            tag in "AENB" and low in lex.adjectives and (found := _adjective(p, at, lex.adjectives[low]))
        ):
            yield found


def _after(p: Phrases, at: int, frame: Frame) -> Complement | None:
    """The complement right after a noun or an adjective."""
    tag, low = p.tag(at), p.low(at)
    if tag == "K" and "that" in frame.takes:
        return Complement(at, at - 1, "clause")
    if tag == "t" and "to" in frame.takes:
        return Complement(at, at - 1, "to")
    if tag == "W" and low in frame.takes:
        return Complement(at, at - 1, "clause")
    if tag == "R" and low in frame.takes and p.tag(at + 1) not in ".,T":
        return Complement(at + 1, at, "object")
    if "bare" in frame.takes and tag in "PDSM" and (phrase := p.chunk[at]) and clause_after(p, phrase[1] + 1):
        return Complement(at, at - 1, "clause")
    return None


def _noun(p: Phrases, at: int, frame: Frame) -> Found | None:
    found = _after(p, at + 1, frame)
    if found is None:
        return None
    content = content_of(p, found)
    verb = _governor(p, at)
    source = doer(p, verb) if verb is not None else None
    if source and verb is not None:
        return Found(
            [source], [(p.group(verb), found.cue_end)], content, frame, f"verb with noun {found.kind}"
        )
    source = _owner(p, at)
    if source is None and found.kind != "clause":
        return None
    return Found([source] if source else [], [(at, found.cue_end)], content, frame, f"noun {found.kind}")


def _governor(p: Phrases, at: int) -> int | None:
    """The verb whose object a noun is: "expressed concern"."""
    phrase = p.chunk[at]
    before = (phrase[0] if phrase else at) - 1
    return before if before >= 0 and p.tags[before] in "VBEI" else None


def _owner(p: Phrases, at: int) -> Range | None:
    """Whose claim it is: "his claim", "Kyiv's claim"."""
    phrase = p.chunk[at]
    if phrase is None:
        return None
    for place in range(at - 1, phrase[0] - 1, -1):
        if p.tags[place] == "G":
            return phrase[0], place
        if p.tags[place] == "S":
            return place, place
    return None


def _adjective(p: Phrases, at: int, frame: Frame) -> Found | None:
    be = at - 1
    while p.tag(be) == "a" or p.tag(be) == "E":
        be -= 1
    if not (p.tag(be) == "X" or p.low(be) in _FEELS):
        return None
    found = _after(p, at + 1, frame)
    first = p.group(be) if p.tag(be) != "X" else p.group(be)
    subject = p.subject(first)
    if found is None or subject is None or p.lows[subject[0]] in ("it", "there"):
        return None
    return Found([subject], [(first, found.cue_end)], content_of(p, found), frame, f"adjective {found.kind}")


def by_according(p: Phrases) -> Iterator[Found]:
    """What "according to" reports."""
    for at, low in enumerate(p.lows):
        if low == "according" and p.low(at + 1) == "to" and at + 2 < p.size and p.chunk[at + 2]:
            source = at + 2, p.rightward(at + 2, apposed=at > 2)
            content = _around(p, at, source[1])
            if content:
                yield Found([source], [(at, at + 1)], content, _ACCORDING, "according")


def _around(p: Phrases, first: int, last: int) -> list[Range]:
    """The clause before a phrase, or after it where it opens the sentence."""
    if first <= 1 or (first == 2 and p.tags[0] == "C"):
        start = last + 1
        while start < p.last and p.tags[start] not in ",Q":
            start += 1
        start += p.tag(start) == ","
        return [(start, p.clause_end(start, whole=True))] if start <= p.last else []
    end = first - 1
    while end > 0 and p.tags[end] in ",a-":
        end -= 1
    start = 0
    for at in range(end, -1, -1):
        if p.tags[at] in ";":
            start = at + 1
            break
    content = [(start, end)]
    if p.tag(last + 1) == "," and last + 2 < p.last and p.tag(last + 2) not in "CIwW":
        content.append((last + 2, p.clause_end(last + 2, whole=True)))
    return content


def by_colon(p: Phrases) -> Iterator[Found]:
    """Transcripts and headlines: "SMITH: I never said so"."""
    match = _SPEAKER.match(p.tags)
    if match and match.end() < p.last and (p.sentence.titled or p.sentence.capitals(match.end() - 1)):
        source = [] if match.end() == 2 and p.lows[0] in ("a", "q") else [(0, match.end() - 2)]
        yield Found(source, [(match.end() - 1, match.end() - 1)], [(match.end(), p.last)], _COLON, "colon")


def by_reportedly(p: Phrases) -> Iterator[Found]:
    """What "reportedly" and its like mark as the word of somebody who is not named."""
    for at, low in enumerate(p.lows):
        if low in lexicon.load().lists["reporting_adverbs"] and p.tags[at] == "a":
            verb = at
            while p.tag(verb) == "a":
                verb += 1
            subject = p.subject(p.group(verb)) if verb < p.size else None
            start = subject[0] if subject else at + 1
            end = p.clause_end(verb, whole=True) if verb < p.size else at
            content = [(a, b) for a, b in ((start, at - 1), (at + 1, end)) if a <= b]
            if content:
                yield Found([], [(at, at)], content, _REPORTEDLY, "reportedly")
