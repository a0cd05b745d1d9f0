"""A sentence with its noun phrases and the groups of its verbs: what the rules ask about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.outline import Sentence

Range = tuple[int, int]
"""First and last word of a phrase, both included."""

FINITE = frozenset("VXHUL")
REACH = 45
"""Words: no phrase is looked for further away."""

_BEYOND = 16  # words: further outside of a sentence nothing is asked for
_OUTSIDE = "." * _BEYOND + "^" * _BEYOND  # a place before the first word counts from the end
_NO_WORDS = ("",) * (2 * _BEYOND)

_CHUNK = re.compile(
    r"(?=[DS#aANMGQTPOC,-])(?:[DS#]|a(?=[A#D])|(?<=D)a(?=[NM]))*(?:[ANMGQ#]|T(?=[NMG])|(?<=[NMAG])-(?=[NMA])|(?<=[A])[C,](?=A))*[NMQ#]|[DSA#]*T+#?|[DS]|P|O"
)
_LONGEST_GROUP = 14  # words, with an aside in it


class Phrases:
    """One sentence, and what the rules ask of it by the places of its words.

    `tag` and `low` are its tags and its words in small letters, and may be asked for beyond both ends: `tag` is "^"
    before the first word and "." after the last, `low` is nothing there. `cues` are the places of words with which a
    cue can begin; `chunk` has for each word the noun phrase it is in; `subjects` keeps the subject of each verb group
    that was asked for.
    """

    def __init__(self, sentence: Sentence, cues: Sequence[int]) -> None:
        self.sentence, self.cues = sentence, cues
        self.tags, self.lows = sentence.tags, sentence.lows
        self.tag, self.low = self.tags + _OUTSIDE, self.lows + _NO_WORDS
        self.size = len(self.lows)
        self.last = len(self.tags.rstrip(".")) - 1
        self.chunk = self._chunks()
        self.subjects: dict[int, Range | None] = {}

    def _chunks(self) -> list[Range | None]:
        """For each word the noun phrase it is in, without what is hung on; a quotation with a verb is in none."""
        tags = self.tags
        for at in self.sentence.quotes:
            if self.sentence.spoken(at) or (self.tag[at - 1] in "NMP" and self.sentence.predicate(at)):
                tags = f"{tags[:at]};{tags[at + 1 :]}"
        found: list[Range | None] = [None] * self.size
        for match in _CHUNK.finditer(tags):
            first, end = match.span()
            if cut := self._day_before(first, end):
                found[first:cut] = [(first, cut - 1)] * (cut - first)
                first = cut
            found[first:end] = [(first, end - 1)] * (end - first)
        return found

    def _day_before(self, first: int, end: int) -> int | None:
        """Where a phrase begins anew behind a day that it is no part of: "said today [that] talks would go on"."""
        if self.tags[first] != "T" or end - first < 2 or self.tags[first + 1] == "G":
            return None
        return first + 1 if self.lows[first] in lexicon.load().lists["days"] else None

    def noun_phrase(self, at: int) -> Range | None:
        """The noun phrase that a word is in; None outside of the sentence too."""
        return self.chunk[at] if 0 <= at < self.size else None

    def frame(self, at: int) -> lexicon.Frame | None:
        """The frame of the verb at a word, with its particle, if it reports anything."""
        form = lexicon.load().forms.get(self.lows[at])
        return form.particles.get(self.low[at + 1], form.frame) if form else None

    def particle(self, at: int) -> bool:
        """Whether the word after a verb is a part of it: "point out"."""
        form = lexicon.load().forms.get(self.lows[at])
        return form is not None and self.low[at + 1] in form.particles

    def group(self, verb: int) -> int:
        """The first word of the verb's group: "had, on Sunday, stated" begins with "had"."""
        first = at = verb
        while at > 0 and verb - at < _LONGEST_GROUP:
            tag = self.tags[at - 1]
            if tag in "XHULnt":
                first = at = at - 1
            elif tag == "a" or (tag == "D" and self._floats(at - 1)):
                at -= 1
            elif tag == "," and (helper := self._before_aside(at - 1)) is not None:
                first = at = helper
            else:
                break
        return first

    def _floats(self, at: int) -> bool:
        """Whether a word counts the subject from behind the auxiliary: "have both said"."""
        return self.tag[at - 1] in "XHUL" and self.lows[at] in lexicon.load().lists["floating"]

    def _before_aside(self, closing: int) -> int | None:
        """The auxiliary before the aside which a comma closes."""
        opening = self.tags.rfind(",", max(0, closing - 10), closing)
        return opening - 1 if opening > 0 and self.tags[opening - 1] in "XHUL" else None

    def finite_follows(self, at: int) -> bool:
        """Whether a finite verb comes before the next mark or conjunction, and soon."""
        for place in range(at, min(self.size, at + 10)):
            if self.tags[place] in FINITE:
                return True
            if self.tags[place] in ",;:.C":
                return False
        return False

    def follows_spoken(self, at: int) -> bool:
        """Whether a quotation that reads as somebody's sentence ends right before a word."""
        comma = self.tag[at - 1] == ","
        return self.sentence.spoken(at - 1 - comma) and (comma or self.sentence.closed(at - 1))

    def to_comma(self, at: int) -> int:
        """The last word before the next comma or other mark."""
        while at < self.last and self.tag[at + 1] not in ",;:-" and not self.sentence.spoken(at + 1):
            at += 1
        return at
