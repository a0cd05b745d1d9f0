"""A sentence with its noun phrases and the groups of its verbs: what the rules ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.outline import Sentence

Range = tuple[int, int]
"""First and last word of a phrase, both included."""

FINITE = frozenset("VXHUL")
REACH = 45
"""Words: no phrase is looked for further away."""

_CHUNK = re.compile(
    r"(?=[DS#aANMGQTPOC,-])(?:[DS#]|a(?=[A#D])|(?<=D)a(?=[NM]))*(?:[ANMGQ#]|T(?=[NMG])|(?<=[NMAG])-(?=[NMA])|(?<=[A])[C,](?=A))*[NMQ#]|[DSA#]*T+#?|[DS]|P|O"
)
_LONGEST_GROUP = 14  # words, with an aside in it


@dataclass(eq=False)
class Phrases:
    """One sentence; `subjects` keeps the subject of each verb group that was asked for."""

    sentence: Sentence
    subjects: dict[int, Range | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tags = self.sentence.tags
        self.lows = self.sentence.lows
        self.size = len(self.lows)
        self.last = len(self.tags.rstrip(".")) - 1

    @cached_property
    def chunk(self) -> list[Range | None]:
        """For each word the noun phrase it is in, without what is hung on; a quotation with a verb is in none."""
        found: list[Range | None] = [None] * self.size
        tags = list(self.tags)
        for at in self.sentence.quotes:
            if self.sentence.spoken(at) or (self.tag(at - 1) in "NMP" and self.sentence.predicate(at)):
                tags[at] = ";"
        for match in _CHUNK.finditer("".join(tags)):
            first, end = match.span()
            found[first:end] = [(first, end - 1)] * (end - first)
        return found

    def noun_phrase(self, at: int) -> Range | None:
        """The noun phrase that a word is in; None outside of the sentence too."""
        return self.chunk[at] if 0 <= at < self.size else None

    def tag(self, at: int) -> str:
        """The tag of a word; "^" before the first and "." after the last."""
        return self.tags[at] if 0 <= at < self.size else "^" if at < 0 else "."

    def low(self, at: int) -> str:
        """The word at a place in small letters; nothing outside of the sentence."""
        return self.lows[at] if 0 <= at < self.size else ""

    def frame(self, at: int) -> lexicon.Frame | None:
        """The frame of the verb at a word, with its particle, if it reports anything."""
        lex = lexicon.load()
        form = lex.forms.get(self.lows[at])
        if form is None:
            return None
        second = lex.particles.get(form.lemma, {}).get(self.low(at + 1))
        return lex.verbs.get(second or form.lemma)

    def particle(self, at: int) -> bool:
        """Whether the word after a verb is a part of it: "point out"."""
        lex = lexicon.load()
        form = lex.forms.get(self.lows[at])
        return form is not None and self.low(at + 1) in lex.particles.get(form.lemma, {})

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
        return self.tag(at - 1) in "XHUL" and self.lows[at] in lexicon.load().lists["floating"]

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
        comma = self.tag(at - 1) == ","
        return self.sentence.spoken(at - 1 - comma) and (comma or self.sentence.closed(at - 1))

    def to_comma(self, at: int) -> int:
        """The last word before the next comma or other mark."""
        while at < self.last and self.tag(at + 1) not in ",;:-" and not self.sentence.spoken(at + 1):
            at += 1
        return at
