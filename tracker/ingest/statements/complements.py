"""What follows a cue: where its content begins, and of what kind it is."""

from __future__ import annotations

from typing import NamedTuple

from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import Phrases

_ADVERBIAL = frozenset(
    [
        "of",
        "about",
        "in",
        "to",
        "at",
        "during",
        "on",
        "from",
        "before",
        "after",
        "with",
        "last",
        "through",
        "via",
        "by",
        "outside",
        "within",
        "since",
        "for",
    ]
)
_WH = frozenset(["whether", "if", "how", "what", "why", "where", "which", "when", "who"])
_EAGER = frozenset({"say", "think"})


class Complement(NamedTuple):
    """The first word of the content, the last one of the cue before it, and the kind of content."""

    start: int
    cue_end: int
    kind: str


def complement(phrases: Phrases, cue: int, frame: Frame, *, passive: bool = False) -> Complement | None:
    """What a cue that ends at a word takes; None where nothing that its frame allows follows."""
    at = cue + 1
    for _ in range(6):
        if found := _begins(phrases, at, cue, frame, passive):
            return found
        after = _skipped(phrases, at, frame)
        if after is None:
            return None
        at = after
    return None


def _begins(p: Phrases, at: int, cue: int, frame: Frame, passive: bool) -> Complement | None:
    tag, takes = p.tag(at), frame.takes
    if tag == "K" and "that" in takes:
        return Complement(at, cue, "clause")
    if tag in "Ww" and "wh" in takes and p.low(at) in _WH and (p.low(at) != "when" or at == cue + 1):
        return Complement(at, cue, "clause")
    if (
        tag in ":,"
        and "quote" in takes
        and p.tag(at + 1) == "Q"
        and (at == cue + 1 or p.sentence.spoken(at + 1))
    ):
        return Complement(at + 1, cue, "quote")
    if tag == ":" and "quote" in takes and at < p.last:
        return Complement(at + 1, cue, "clause")
    if tag == "Q" and p.sentence.spoken(at) and "quote" in takes:
        return Complement(at, cue, "quote")
    if tag == "t" and "to" in takes:
        return Complement(at, cue, "to")
    if tag == "R" and p.low(at) in frame.prepositions and p.tag(at + 1) not in ".,T":
        return Complement(at + 1, at, "object")
    if tag == "I" and "ing" in takes and at == cue + 1:
        return Complement(at, cue, "object")
    if passive:
        return None
    return _nominal(p, at, cue, frame)


def _nominal(p: Phrases, at: int, cue: int, frame: Frame) -> Complement | None:
    """A bare clause or an object, which both begin with a noun phrase."""
    phrase = p.chunk[at] if at < p.size else None
    if phrase is None or p.tags[at] == "T" or p.tags[phrase[1]] == "T":
        return None
    clause = clause_after(p, phrase[1] + 1)
    if "hearer" in frame.takes and hears(p, phrase[1] + 1, frame):
        return None
    if not clause and frame.id in _EAGER:
        clause = any(tag in "VXHUL" for tag in p.tags[at : at + 40]) and p.tag(phrase[1] + 1) not in ".,;"
    if "bare" in frame.takes and clause:
        return Complement(at, cue, "clause")
    if "object" in frame.takes and not (p.tags[at] == "Q" and phrase == (at, at) and p.sentence.spoken(at)):
        return Complement(at, cue, "object")
    return None


def clause_after(p: Phrases, at: int) -> bool:
    """Whether a finite verb follows, with nothing but what hangs on the noun phrase before it."""
    for _ in range(8):
        tag = p.tag(at)
        if tag in "VXHUL":
            return True
        if tag == "a":
            at += 1
        elif tag in "RtC" and at + 1 < p.size and (phrase := p.chunk[at + 1]):
            at = phrase[1] + 1
        elif tag in "PSDM" and p.chunk[at]:
            at = p.chunk[at][1] + 1  # type: ignore[index] - it is there
        elif tag == "R" and p.tag(at + 1) == "I":
            at += 2
        elif tag == "," and (opened := _aside_end(p, at)):
            at = opened + 1
        elif tag in "wK":
            return clause_after_relative(p, at)
        else:
            return False
    return False


def _aside_end(p: Phrases, comma: int) -> int | None:
    """The comma that closes the aside which one opens, if it is near and a verb follows it."""
    end = p.tags.find(",", comma + 1, comma + 16)
    return end if end > 0 and p.tag(end + 1) in "VXHULa" else None


def clause_after_relative(p: Phrases, at: int) -> bool:
    """Whether a second finite verb follows the one of a relative clause: "those who came say"."""
    verbs = 0
    for place in range(at, min(p.size, at + 14)):
        tag = p.tags[place]
        if tag in "VXHUL" and p.tag(place - 1) not in "XHUL":
            verbs += 1
            if verbs > 1:
                return True
        if tag in ",;:.CK" and place > at:
            return False
    return False


def hears(p: Phrases, at: int, frame: Frame) -> bool:
    """Whether what follows a noun phrase is told to it."""
    for _ in range(3):
        tag = p.tag(at)
        if tag == "K" or (
            tag in "Ww" and p.low(at) in ("whether", "if", "how", "what", "why") and "wh" in frame.takes
        ):
            return True
        if tag in ":,Q":
            return True
        if tag == "R" and p.low(at) in frame.prepositions and frame.act == "say":
            return True
        if tag in "DSPM" and "bare" in frame.takes and clause_after(p, (p.chunk[at] or (at, at))[1] + 1):
            return True
        after = _adverbial(p, at)
        if after is None:
            return tag in ".;" and frame.act == "say"
        at = after
    return False


def _skipped(p: Phrases, at: int, frame: Frame) -> int | None:
    """The word after something that stands between a cue and its content; None if nothing does."""
    if at > p.last:
        return None
    if "hearer" in frame.takes and p.chunk[at] and p.tags[at] not in "TQ":
        last = p.chunk[at][1]  # type: ignore[index] - it is there
        while (
            p.low(last + 1) in ("of", "at", "for", "from", "and") and last + 2 < p.size and p.chunk[last + 2]
        ):
            last = p.chunk[last + 2][1]  # type: ignore[index] - it is there
        return last + 1
    if p.tags[at] == ",":
        after = _adverbial(p, at + 1)
        while after is not None and p.tag(after) != ",":
            after = _adverbial(p, after)
        return after + 1 if after is not None and p.tag(after + 1) != "Q" else after
    return _adverbial(p, at)


def _adverbial(p: Phrases, at: int) -> int | None:
    tag = p.tag(at)
    if tag == "a":
        return at + 1
    phrase = p.chunk[at] if at < p.size else None
    if phrase and p.tags[phrase[1]] in "T#" and p.tags[phrase[1]] == "T":
        return phrase[1] + 1
    if tag in "Rt" and p.low(at) in _ADVERBIAL and at + 1 < p.size and (phrase := p.chunk[at + 1]):
        last = phrase[1]
        while (
            p.tag(last + 1) == "R"
            and p.low(last + 1) in ("of", "with", "to", "at", "on", "from", "for", "in")
            and last + 2 < p.size
        ):
            following = p.chunk[last + 2]
            if not following:
                break
            last = following[1]
        return last + 1
    return None
