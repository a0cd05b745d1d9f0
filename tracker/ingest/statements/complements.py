"""What follows a cue: where its content begins, of what kind it is, and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.ingest.months import BEGINNINGS
from tracker.ingest.statements import lexicon
from tracker.ingest.statements.clauses import clause_end
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import FINITE, Phrases, Range

_BYLINE = re.compile("-M{1,4}:")  # "Mediators agree - Jane Smith:"
_EAGER = frozenset({"say", "think", "believe"})
_QUOTE_REACH = 24  # words between a cue and a quotation
_ASIDE = 14  # words between two dashes
_APPOSED = 30  # words between two commas
_WHEN = frozenset({"late", "early"})
_MONTH = re.compile(rf"(?:{BEGINNINGS.lower()})[a-z]*\.?")
_YEAR = re.compile(r"\d{4}")
_SKIPS = 6  # adverbials and hearers between a cue and its content


class Complement(NamedTuple):
    """The first word of the content, the last one of the cue before it, and the kind of content."""

    start: int
    cue_end: int
    kind: str


def complement(p: Phrases, cue: int, frame: Frame, *, passive: bool = False) -> Complement | None:
    """What a cue that ends at a word takes; None where nothing that its frame allows follows."""
    if ahead := _quoted_ahead(p, cue, frame):
        return ahead
    at = cue + 1
    for _ in range(_SKIPS):
        found = _quoted(p, at, cue, frame) or _introduced(p, at, cue, frame)
        if found is None and not passive:
            found = _nominal(p, at, cue, frame)
        if found:
            return found
        after = _skipped(p, at, frame)
        if after is None:
            return None
        at = after
    return None


def _quoted_ahead(p: Phrases, cue: int, frame: Frame) -> Complement | None:
    """A quotation behind a comma or a colon, with nothing that is said before it: "wrote on Monday to them: ..."."""
    if not {"quote", "left"} <= frame.takes or not p.sentence.quotes:
        return None
    if "object" in frame.takes and p.tag[cue + 1] in "DSNMAQ#" and "hearer" not in frame.takes:
        return None
    relative = False
    for at in range(cue + 1, min(p.last, cue + _QUOTE_REACH)):
        if p.tags[at] in ":," and p.sentence.quoted(at + 1):
            return Complement(at + 1, cue, "quote")
        relative = p.tags[at] != "," and (relative or (p.tags[at] == "w" and "hearer" in frame.takes))
        ends = p.tags[at] in "VXHUL:;KWwQC" and not relative
        if ends or _takes_quote(p, at) or _BYLINE.match(p.tags, at):
            return None
    return None


def _takes_quote(p: Phrases, at: int) -> bool:
    """Whether a gerund or an infinitive has what is quoted after it: "reacted, saying", "went on to say"."""
    frame = p.frame(at) if p.tags[at] == "I" or p.tags[at - 1 : at + 1] == "tB" else None
    return frame is not None and {"quote", "left"} <= frame.takes


def content_of(p: Phrases, found: Complement) -> list[Range]:
    """The words of a content that begins as a complement says."""
    last = found.start
    while found.kind == "quote" and p.tag[last + 1] == "C" and p.tag[last + 2] == "Q":
        last += 2
    if found.kind != "quote" or (p.tag[last + 1] not in ".,;CWR" and last < p.last):
        last = clause_end(p, found.start, whole=found.kind in ("clause", "quote"))
    return [(found.start, last)] if found.start <= last else []


def _quoted(p: Phrases, at: int, cue: int, frame: Frame) -> Complement | None:
    if "quote" not in frame.takes:
        return None
    tag, near = p.tag[at], at == cue + 1
    if tag in ":," and p.tag[at + 1] == "Q" and (near or p.sentence.spoken(at + 1)):
        return Complement(at + 1, cue, "quote")
    if tag == ":" and at < p.last:
        return Complement(at + 1, cue, "clause")
    wordless = "object" in frame.takes or frame.prepositions
    worded = near and not wordless and p.tag[at + 1] in ".,;:-CWR" and p.sentence.several(at)
    return Complement(at, cue, "quote") if tag == "Q" and (worded or p.sentence.spoken(at)) else None


def _introduced(p: Phrases, at: int, cue: int, frame: Frame) -> Complement | None:
    """A content that a small word opens: that, whether, to, a preposition; or a gerund."""
    tag, low, takes = p.tag[at], p.low[at], frame.takes
    asks = tag in "Ww" and "wh" in takes and low in lexicon.load().lists["asks"]
    if (tag == "K" and "that" in takes) or (asks and (low != "when" or at == cue + 1)):
        return Complement(at, cue, "clause")
    if tag == "t" and "to" in takes:
        return Complement(at, cue, "to")
    if tag == "R" and low in frame.prepositions and p.tag[at + 1] not in ".,T" and not _no_topic(p, at + 1):
        return Complement(at + 1, at, "object")
    if tag == "I" and frame.id in _EAGER and at == cue + 1 and clause_after(p, at + 1):
        return Complement(at, cue, "clause")
    gerund = tag == "I" or low == "having"
    return Complement(at, cue, "object") if gerund and "ing" in takes and at == cue + 1 else None


def _no_topic(p: Phrases, at: int) -> bool:
    """Whether a phrase tells how or where something is said, not about what: "on condition of anonymity"."""
    phrase = p.noun_phrase(at) if p.low[at - 1] == "on" else None
    return phrase is not None and p.lows[phrase[1]] in lexicon.load().lists["channels"]


def _nominal(p: Phrases, at: int, cue: int, frame: Frame) -> Complement | None:
    """A bare clause or an object, which both begin with a noun phrase."""
    phrase = p.noun_phrase(at)
    day = p.tag[at] == "T" and p.tag[at + 1] != "G"  # but "Monday's meeting"
    if phrase is None or day or p.tags[phrase[1]] == "T":
        return None
    if "hearer" in frame.takes and _hears(p, phrase[1] + 1, frame):
        return None
    if "bare" in frame.takes and (clause_after(p, phrase[1] + 1) or _runs_on(p, phrase, frame)):
        return Complement(at, cue, "clause")
    return Complement(at, cue, "object") if "object" in frame.takes else None


def _runs_on(p: Phrases, phrase: Range, frame: Frame) -> bool:
    """Whether a verb that hardly takes an object is followed by a clause whose verb is far away."""
    verbs = FINITE.intersection(p.tags[phrase[0] : phrase[0] + 40])
    return frame.id in _EAGER and bool(verbs) and p.tag[phrase[1] + 1] not in ".,;"


def clause_after(p: Phrases, at: int) -> bool:
    """Whether a finite verb follows, with nothing but what hangs on the noun phrase before it."""
    for _ in range(8):
        tag = p.tag[at]
        if tag in FINITE or p.sentence.predicate(at):
            return True
        if tag in "wK":
            return _second_verb(p, at)
        after = _past_hanging(p, at)
        if after is None:
            return False
        at = after
    return False


def _past_hanging(p: Phrases, at: int) -> int | None:
    """The word after an adverb, a prepositional phrase, a second noun phrase or an aside; None for anything else."""
    tag, phrase, following = p.tag[at], p.noun_phrase(at), p.noun_phrase(at + 1)
    if tag == "a":
        return at + 1
    if tag in "RtC" and following:
        return following[1] + 1
    if tag in "PSDM" and phrase:
        return phrase[1] + 1
    if tag == "R" and p.tag[at + 1] == "I":
        return at + 2
    if tag == "t" and p.tag[at + 1] == "B":
        done = p.noun_phrase(at + 2)
        return done[1] + 1 if done else at + 2
    return (_past_list(p, at) or _past_apposition(p, at)) if tag == "," else None


def _past_apposition(p: Phrases, at: int) -> int | None:
    """The word after the aside that a comma opens, where a verb follows it."""
    end = p.tags.find(",", at + 1, at + _APPOSED)
    return end + 1 if end > 0 and p.tag[end + 1] in "VXHULa" else None


def _past_list(p: Phrases, at: int) -> int | None:
    """The word after a list whose first comma stands at a word: "said Oman, Iran and Qatar would come"."""
    while p.tag[at] == "," and (phrase := p.noun_phrase(at + 1)):
        at = phrase[1] + 1
    last = at + 1 + (p.tag[at] == "," and p.tag[at + 1] == "C")
    joined = p.tag[last - 1] == "C" and p.low[last - 1] == "and"
    end = p.noun_phrase(last) if joined else None
    return end[1] + 1 if end and p.tag[end[1] + 1] in FINITE else None


def _second_verb(p: Phrases, at: int) -> bool:
    """Whether a second finite verb follows the one of a relative clause: "those who came say"."""
    verbs = 0
    for place in range(at, min(p.size, at + 14)):
        tag = p.tags[place]
        verbs += tag in FINITE and p.tag[place - 1] not in "XHUL"
        if verbs > 1:
            return True
        if tag in ",;:.CK" and place > at:
            return False
    return False


def _hears(p: Phrases, at: int, frame: Frame) -> bool:
    """Whether what follows a noun phrase is told to it."""
    for _ in range(3):
        tag, low = p.tag[at], p.low[at]
        asked = "wh" in frame.takes and low in ("whether", "if", "how", "what", "why")
        topic = tag == "R" and low in frame.prepositions and frame.act == "say"
        if tag in "K:," or asked or topic or (tag == "Q" and not p.sentence.predicate(at)):
            return True
        phrase = p.noun_phrase(at)
        if phrase and tag in "DSPM" and "bare" in frame.takes and clause_after(p, phrase[1] + 1):
            return True
        after = _adverbial(p, at)
        if after is None:
            return tag in ".;" and frame.act == "say"
        at = after
    return False


def _skipped(p: Phrases, at: int, frame: Frame) -> int | None:
    """The word after something that stands between a cue and its content; None if nothing does."""
    phrase = p.noun_phrase(at)
    if at > p.last:
        return None
    if "hearer" in frame.takes and phrase and p.tags[at] not in "TQ":
        return _past_hearer(p, phrase)
    if p.tags[at] == "-":
        closing = p.tags.find("-", at + 1, at + _ASIDE)
        return closing + 1 if closing > 0 else None
    return _past_aside(p, at) if p.tags[at] == "," else _adverbial(p, at)


def _past_aside(p: Phrases, comma: int) -> int | None:
    """The word after a date, a source or an adverbial between commas."""
    if dated := _past_date(p, comma):
        return dated
    closing = p.tags.find(",", comma + 1, comma + _ASIDE)
    if p.tag[closing + 1] == "K" and closing > 0:
        return closing + 1  # "reported, citing three sources, that"
    after = _adverbial(p, comma + 1)
    while after is not None and p.tag[after] != ",":
        after = _adverbial(p, after)
    return after + 1 if after is not None and p.tag[after + 1] != "Q" else after


def _past_date(p: Phrases, comma: int) -> int | None:
    """The word after a date that a comma opens behind its weekday: "on Monday, May 6, 2024, that"."""
    at = comma + 3
    if not (p.tags[comma + 1 : at].count("#") and any(map(_MONTH.fullmatch, p.lows[comma + 1 : at]))):
        return None
    if p.tag[at] == "," and p.tag[at + 1] == "#" and _YEAR.fullmatch(p.lows[at + 1]):
        at += 2
    return at + (p.tag[at] == ",")


def past_adverbials(p: Phrases, at: int, frame: Frame) -> int:
    """The word after whom and when something is told, which may begin at a word: "told reporters on Monday"."""
    phrase = p.noun_phrase(at) if "hearer" in frame.takes else None
    if phrase and p.tags[at] != "T":
        at = _past_hearer(p, phrase)
    while (after := _adverbial(p, at)) is not None:
        at = after
    return at


def _past_hearer(p: Phrases, phrase: Range) -> int:
    last = phrase[1]
    while p.low[last + 1] in ("of", "at", "for", "from", "and") and (further := p.noun_phrase(last + 2)):
        last = further[1]
    return last + 1


def _adverbial(p: Phrases, at: int) -> int | None:
    """The word after an adverb, a day, or a phrase such as "in a statement to reporters"; None for anything else."""
    tag, phrase, following = p.tag[at], p.noun_phrase(at), p.noun_phrase(at + 1)
    if tag == "a" or (tag == "A" and p.lows[at] in _WHEN and p.tag[at + 1] in "RT"):
        return at + 1
    if phrase and p.tags[phrase[1]] == "T":
        return phrase[1] + 1
    lists = lexicon.load().lists
    if tag not in "Rt" or p.low[at] not in lists["adverbial"] or following is None:
        return None
    last = following[1]
    while p.tag[last + 1] == "R" and p.low[last + 1] in lists["within_adverbials"]:
        further = p.noun_phrase(last + 2)
        if further is None:
            break
        last = further[1]
    return _past_participle(p, last + 1)


def _past_participle(p: Phrases, at: int) -> int:
    """The word after what tells how a statement came out: "in a video posted on Telegram"; else the given one."""
    after = _adverbial(p, at + 1) if p.tag[at] == "E" else None
    return at if after is None else after
