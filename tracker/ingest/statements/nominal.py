"""Statements whose cue is a noun or an adjective: "the claim that", "voiced concern about", "is confident that"."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.complements import Complement, clause_after, content_of
from tracker.ingest.statements.found import Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import Phrases, Range
from tracker.ingest.statements.subjects import doer, subject


def by_nouns(p: Phrases) -> Iterator[Found]:
    """What nouns and adjectives with a complement report."""
    lex = lexicon.load()
    for at in p.cues:
        tag, low, found = p.tags[at], p.lows[at], None
        if tag == "N" and low in lex.nouns:
            found = _noun(p, at, lex.nouns[low])
        elif tag in "AENBD" and low in lex.adjectives:
            found = _adjective(p, at, lex.adjectives[low])
        if found:
            yield found


def _after(p: Phrases, at: int, frame: Frame) -> Complement | None:
    """The complement right after a noun or an adjective, which begins at a word."""
    tag, low, takes = p.tag[at], p.low[at], frame.takes
    if tag == "t" and "to" in takes:
        return Complement(at, at - 1, "to")
    if tag == "R" and low in takes and p.tag[at + 1] not in ".,T":
        return Complement(at + 1, at, "object")
    phrase = p.noun_phrase(at)
    bare = "bare" in takes and tag in "PDSM" and phrase and clause_after(p, phrase[1] + 1)
    if (tag == "K" and "that" in takes) or (tag == "W" and low in takes) or bare:
        return Complement(at, at - 1, "clause")
    return None


def _noun(p: Phrases, at: int, frame: Frame) -> Found | None:
    found = _after(p, at + 1, frame)
    if found is None:
        return None
    verb, lists = _governor(p, at), lexicon.load().lists
    if verb is not None and p.lows[verb] in lists["stirring"] and p.lows[at] in lists["stirred"]:
        return None
    source = doer(p, verb) if verb is not None else None
    if source and verb is not None:
        cue, rule = (p.group(verb), found.cue_end), "verb with noun"
    else:
        source, cue, rule = _owner(p, at), (at, found.cue_end), "noun"
    if source is None:
        return None
    return Found([source], [cue], content_of(p, found), frame, f"{rule} {found.kind}")


def _governor(p: Phrases, at: int) -> int | None:
    """The verb whose object a noun is: "expressed concern"."""
    phrase = p.chunk[at]
    before = (phrase[0] if phrase else at) - 1
    return before if before >= 0 and p.tags[before] in "VBEI" else None


def _owner(p: Phrases, at: int) -> Range | None:
    """Whose claim it is: "his claim", "Kyiv's claim"."""
    phrase = p.chunk[at] or (at, at)
    for place in range(at - 1, phrase[0] - 1, -1):
        if p.tags[place] == "G":
            return phrase[0], place
        if p.tags[place] == "S":
            return place, place
    return None


def _adjective(p: Phrases, at: int, frame: Frame) -> Found | None:
    """ "Is confident that", "feels sure of"."""
    verb = at - 1
    while p.tag[verb] in "aE":
        verb -= 1
    found = _after(p, at + 1, frame)
    if found is None or not (p.tag[verb] == "X" or p.low[verb] in lexicon.load().lists["links"]):
        return None
    first = p.group(verb)
    who = subject(p, first)
    if who is None or p.lows[who[0]] in ("it", "there"):
        return None
    return Found([who], [(first, found.cue_end)], content_of(p, found), frame, f"adjective {found.kind}")
