"""Statements whose cue is a verb that has no subject of its own: passive, participle, infinitive, "seem"."""

from __future__ import annotations

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.clauses import clause_end, rightward
from tracker.ingest.statements.complements import complement, content_of
from tracker.ingest.statements.found import Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import Phrases, Range
from tracker.ingest.statements.subjects import bearer, controller, subject

_ADVERBIAL = 4  # words between a passive and what goes on with it
_PLACES = {
    **dict.fromkeys("NMPDQ", "after noun"),
    **dict.fromkeys(",-", "after comma"),
    **dict.fromkeys("RW", "after preposition"),
}


def asked(p: Phrases, at: int, frame: Frame) -> Found | None:
    """ "Asked whether it was true, she ...", "when told that": nobody is named who asks."""
    if "hearer" not in frame.takes or (at > 0 and p.tag[at - 1] not in "W,"):
        return None
    found = complement(p, at, frame, passive=True)
    return (
        Found([], [(at, found.cue_end)], content_of(p, found), frame, f"asked {found.kind}")
        if found
        else None
    )


def participle(p: Phrases, cue: Range, frame: Frame) -> Found | None:
    """ "Saying that", after the noun that says it, or in a clause of its subject."""
    found = complement(p, cue[1], frame)
    if found is None:
        return None
    where = _PLACES.get(p.tag[cue[0] - 1], "elsewhere")
    source = bearer(p, cue[0])
    if source is None and found.kind == "object":
        return None
    cue = cue[0], max(cue[1], found.cue_end)
    return Found(_named(source), [cue], content_of(p, found), frame, f"participle {found.kind} {where}")


def infinitive(p: Phrases, cue: Range, frame: Frame) -> Found | None:
    """ "To say that": who is to do it depends on the verb before."""
    found = None if _taken(p, cue[0] - 1) else complement(p, cue[1], frame)
    if found is None:
        return None
    source = controller(p, cue[0])
    if source is not None and p.lows[source[0]] in ("it", "there"):
        source = None  # "it is hard to see why"
    if source is None and found.kind == "object":
        return None
    cue = cue[0], max(cue[1], found.cue_end)
    return Found(_named(source), [cue], content_of(p, found), frame, f"infinitive {found.kind}")


def _taken(p: Phrases, at: int) -> bool:
    """Whether the word before an infinitive reports it: "vowed to reject" is one statement, not two."""
    lex = lexicon.load()
    phrase = p.noun_phrase(at)
    asked = p.frame(phrase[0] - 1) if phrase and p.tag[phrase[0] - 1] in "VBEI" else None
    if asked is not None and asked.act in ("ask", "demand", "feel", "believe"):
        return True
    frame = p.frame(at) if p.tag[at] in "VBEI" else lex.nouns.get(p.low[at]) or lex.adjectives.get(p.low[at])
    return frame is not None and "to" in frame.takes


def raising(p: Phrases, cue: Range, frame: Frame) -> Found | None:
    """ "The talks seem to stall", "it appears that", "he seemed tired": the whole is what somebody perceives."""
    found = complement(p, cue[1], frame)
    if found is not None and found.kind == "clause":
        return Found([], [cue], content_of(p, found), frame, "raising clause")
    who = subject(p, cue[0])
    if who is None:
        return None
    if found is not None:
        return Found([], [cue], [who, *content_of(p, found)], frame, "raising to")
    start = cue[1] + 1
    if p.tag[start] not in "AENa" and p.low[start] != "like":
        return None
    return Found([], [cue], [who, (start, clause_end(p, start, whole=False))], frame, "raising adjective")


def passive(p: Phrases, cue: Range, frame: Frame) -> Found | None:
    """ "It was reported by X that", "he is said to", "the plan was criticised by X"."""
    if quoted := _quoted_as(p, cue):
        return quoted
    source = None if frame.raising else _agent(p, cue[1])
    found = complement(p, source[1] if source else cue[1], frame, passive=True)
    if found and found.kind in ("clause", "quote"):
        return Found(_named(source), [cue], content_of(p, found), frame, f"passive {found.kind}")
    if found and found.kind == "object" and "hearer" in frame.takes:
        return Found(_named(source), [(cue[0], found.cue_end)], content_of(p, found), frame, "passive topic")
    who = subject(p, cue[0])
    rest = _rest(p, (source[1] if source else cue[1]) + 1, cue)
    if who is None or frame.raising or not (rest or (source and "object" in frame.takes)):
        return None
    content = [who, (rest, clause_end(p, rest, whole=False))] if rest else [who]
    return Found(_named(source), [cue], content, frame, "passive object")


def _quoted_as(p: Phrases, cue: Range) -> Found | None:
    """ "He was quoted (by X) as saying": who is quoted says it, before or after."""
    quoted = p.lows[cue[1]] in ("quoted", "cited")
    agent = _agent(p, cue[1]) if quoted and p.low[cue[1] + 1] == "by" else None
    saying = (agent[1] if agent else cue[1]) + 2
    told = quoted and p.low[saying - 1] == "as"
    cues = [cue, (saying - 1, saying)] if agent else [(cue[0], saying)]
    frame = p.frame(saying) if told and p.tag[saying] == "I" else None
    who = subject(p, cue[0]) if frame and frame.act == "say" else None
    if frame is None or who is None:
        return None
    if p.follows_spoken(who[0]):
        quote = who[0] - 1 - (p.tag[who[0] - 1] == ",")
        return Found([who], cues, [(quote, quote)], frame, "after quote")
    found = complement(p, saying, frame)
    content = content_of(p, found) if found else []
    return Found([who], cues, content, frame, f"passive {found.kind}") if found else None


def _rest(p: Phrases, at: int, cue: Range) -> int | None:
    """Where what is said of somebody goes on: "to", "as", "of", "for", or what he is called."""
    if at < p.last and p.tags[at] in "DMA" and p.lows[cue[1]] in lexicon.load().lists["named"]:
        return at
    for place in range(at, min(at + _ADVERBIAL, p.last)):
        if p.tags[place] == "t" or p.lows[place] == "as" or (place == at and p.lows[at] in ("of", "for")):
            return place
        if place > at and p.tags[place] not in "aTDAR#":
            return None
    return None


def _named(source: Range | None) -> list[Range]:
    return [source] if source else []


def _agent(p: Phrases, end: int) -> Range | None:
    """Who does it: the noun phrase after "by"."""
    for at in range(end + 1, min(end + 7, p.size)):
        if p.lows[at] == "by" and p.noun_phrase(at + 1) and p.tags[at + 1] != "T":
            return at + 1, _before_hearer(p, at + 1, rightward(p, at + 1))
        if p.tags[at] in ",;:K.WVt":
            break
    return None


def _before_hearer(p: Phrases, first: int, last: int) -> int:
    """The last word of an agent without those whom it told: "by an official to the newspaper"."""
    lists = lexicon.load().lists
    for at in range(first + 1, last):
        if p.lows[at] == "to" and p.lows[at - 1] not in lists["serves"]:
            return at - 1
    return last
