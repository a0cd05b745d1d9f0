"""Statements whose cue is a verb, in whatever form it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.statement import Act
from tracker.ingest.statements import leading, lexicon, oblique
from tracker.ingest.statements.clauses import names_speaker
from tracker.ingest.statements.complements import complement, content_of
from tracker.ingest.statements.found import AHEAD, Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import FINITE, Phrases, Range
from tracker.ingest.statements.subjects import subject

_VERB = re.compile("[VBEI]")
_THINGS = frozenset({"it", "there", "that", "what", "this"})
_SPEAKS = Frame("speak", Act.SAY, frozenset({"quote", "left"}), frozenset())


def by_verbs(p: Phrases) -> Iterator[Found]:
    """What the verbs of a sentence report, from left to right."""
    places = [one.start() for one in _VERB.finditer(p.tags)] if p.sentence.quotes else p.cues
    for at in places:
        if p.tags[at] in "VBEI" and (frame := _frame(p, at)):
            found = _reported(p, at, frame)
            if found and (found.content or found.rule == AHEAD):
                yield found


def _frame(p: Phrases, at: int) -> Frame | None:
    """The frame of a verb; beside a spoken quotation every verb is one of saying: "he whispered", "she read"."""
    frame = p.frame(at)
    if not p.sentence.quotes or p.tags[at] not in "VI":
        return frame
    if _gives_name(p, at):
        return None
    ahead = p.tag[at + 1] in ":," and p.sentence.spoken(at + 2) and not names_speaker(p, at + 4)
    if not (ahead or (p.tags[at] == "V" and (_ends_after_quote(p, at) or _turned(p, at)))):
        return frame
    return frame.with_(_SPEAKS) if frame else _SPEAKS


def _ends_after_quote(p: Phrases, at: int) -> bool:
    source = subject(p, p.group(at))
    if source is None or not p.follows_spoken(source[0]):
        return False
    quote = p.tags.rfind("Q", 0, source[0])
    return p.tag[at + 1] in ".,RTa" if quote else "V" not in p.tags[:at]


def _turned(p: Phrases, at: int) -> bool:
    """Whether a verb stands between a quotation and a name: "It is over," whispered Smith."""
    return p.tags[:at] in ("Q", "Q,") and p.follows_spoken(at) and p.tag[at + 1] in "MD"


def _reported(p: Phrases, at: int, frame: Frame) -> Found | None:
    first, tag = p.group(at), p.tags[at]
    helpers = p.tags[first:at]
    cue = first, at + p.particle(at)
    if tag == "E" and "X" in helpers and not _has_said(p, first, at):
        return oblique.passive(p, cue, frame)
    if tag == "E" and not set("HX") & set(helpers):
        return oblique.asked(p, at, frame)
    if frame.raising:
        return oblique.raising(p, cue, frame)
    if tag == "I" and "X" not in helpers:
        return None if p.low[first - 1] == "without" else oblique.participle(p, cue, frame)
    if tag == "B" and "t" in helpers and p.tags[first] not in FINITE:
        return oblique.infinitive(p, cue, frame)
    return _active(p, cue[0], cue[1], frame)


def _gives_name(p: Phrases, at: int) -> bool:
    """Whether a word only leads to the name of a thing: 'a website called "The Bridge"'."""
    if p.tag[at - 1] != "N" or p.tag[at + 1] != "Q" or p.lows[at] not in lexicon.load().lists["named"]:
        return False
    thing = p.noun_phrase(at - 1)
    return thing is not None and p.lows[thing[0]] in ("a", "an")


def _has_said(p: Phrases, first: int, at: int) -> bool:
    """Whether "'s" stands for "has": "he's said it was over", but "it's said that"."""
    spoken = p.frame(at)
    return (
        p.lows[first] == "'s"
        and p.tag[first - 1] in "PM"
        and p.low[first - 1] not in _THINGS
        and (spoken is not None and spoken.id == "say")
    )


def _active(p: Phrases, first: int, end: int, frame: Frame) -> Found | None:
    source = subject(p, first)
    if turned := leading.by_inversion(p, first, end, source, frame):
        return turned
    if source is None:
        return None
    cue, found = (first, end), complement(p, end, frame)
    before = leading.by_position(p, cue, source, frame, found) or leading.by_relative(
        p, cue, source, frame, found
    )
    if before or found is None:
        return before or leading.by_absence(p, cue, source, frame)
    cue = first, found.cue_end if found.cue_end == end + 1 else end
    content = [(start, min(last, _bound(p, source, end))) for start, last in content_of(p, found)]
    return Found([source], [cue], content, frame, f"verb {found.kind}")


def _bound(p: Phrases, source: Range, end: int) -> int:
    """The last word of the aside that a relative clause is: "Smith, who said it was over, left"."""
    opening = p.tag[source[0] - 1]
    if p.tags[source[0]] != "w" or opening not in ",-(":
        return p.last
    closing = {"(": ")", "-": "-", ",": ","}[opening]
    at = p.tags.find(closing, end + 2)
    while at > 0 and closing == "," and (p.tag[at + 1] not in FINITE or p.tags.count(",", end, at) % 2):
        at = p.tags.find(closing, at + 1)
    return at - 1 if at > 0 else p.last
