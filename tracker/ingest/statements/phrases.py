"""Phrases in a sentence: noun phrases, the subject of a verb, the end of a clause, the words around a cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.outline import Sentence

Range = tuple[int, int]
"""First and last word of a phrase, both included."""

_CHUNK = re.compile(
    r"(?:[DS#]|a(?=[A#D]))*(?:[ANMGQ#]|T(?=[NM])|(?<=[NMAG])-(?=[NMA])|(?<=[A])[C,](?=A))*[NMQ#]|[DSA#]*T+#?|[DS]|P|O"
)
_AUXILIARY = frozenset("XHULna")
_FINITE = frozenset("VXHUL")
_JOINING = frozenset(
    [
        "of",
        "for",
        "from",
        "in",
        "at",
        "with",
        "on",
        "against",
        "by",
        "about",
        "to",
        "to",
        "between",
        "under",
        "behind",
        "among",
        "including",
        "like",
    ]
)
_STOPS_OBJECT = frozenset(["when", "while", "after", "before", "as", "although", "though", "until", "where"])
_STOPS_CLAUSE = frozenset(["while", "although", "though", "whereas"])
_REACH = 45  # words: no phrase is looked for further away


@dataclass(eq=False)
class Phrases:
    """One sentence with its noun phrases, and questions about what stands where."""

    sentence: Sentence

    def __post_init__(self) -> None:
        self.tags = self.sentence.tags
        self.lows = self.sentence.lows
        self.size = len(self.lows)
        self.last = self.size - 1
        while self.last >= 0 and self.tags[self.last] in ".":
            self.last -= 1

    @cached_property
    def chunk(self) -> list[Range | None]:
        """For each word the noun phrase it is in, without what is hung on."""
        found: list[Range | None] = [None] * self.size
        tags = list(self.tags)
        for at in self.sentence.quotes:
            if self.sentence.spoken(at):
                tags[at] = ";"
        for match in _CHUNK.finditer("".join(tags)):
            phrase = match.start(), match.end() - 1
            for at in range(match.start(), match.end()):
                found[at] = phrase
        return found

    def tag(self, at: int) -> str:
        """The tag of a word; "^" before the first and "." after the last."""
        return self.tags[at] if 0 <= at < self.size else "^" if at < 0 else "."

    def low(self, at: int) -> str:
        """The word at a place in small letters; nothing outside of the sentence."""
        return self.lows[at] if 0 <= at < self.size else ""

    def group(self, verb: int) -> int:
        """The first word of the verb's group: "had, on Sunday, stated" begins with "had"."""
        first = at = verb
        while at > 0 and verb - at < 14:
            tag = self.tags[at - 1]
            if tag in _AUXILIARY:
                at -= 1
                if tag != "a" or (at > 0 and self.tags[at - 1] in "XHULn"):
                    first = at
            elif (
                tag == "," and (opened := self._aside(at - 1)) is not None and self.tag(opened - 1) in "XHUL"
            ):
                at = first = opened - 1
            elif tag == "P" and at == first and self.tag(at - 2) in "XHUL" and self.tag(at - 3) in "^,WQ":
                break
            else:
                break
        while first < verb and self.tags[first] == "a":
            first += 1
        return first

    def _aside(self, closing: int) -> int | None:
        """The comma that opens the aside which a comma closes, if it is near."""
        for at in range(closing - 1, max(-1, closing - 10), -1):
            if self.tags[at] == ",":
                return at
        return None

    # -- subjects

    def subject(self, first: int, depth: int = 0) -> Range | None:
        """The noun phrase that is the subject of the verb group which begins at a word; None where there is none."""
        at = first - 1
        while at >= 0 and self.tags[at] == "a":
            at -= 1
        if at < 0 or depth > 3:
            return None
        tag = self.tags[at]
        if tag == "w":
            return at, at
        if tag == "K":
            return (at, at) if self.tag(at - 1) in "NMTPD#" else None
        if tag == ",":
            return self._before_comma(at, depth)
        if tag == ")":
            opened = self.tags.rfind("(", max(0, at - 12), at)
            return (self.widened(opened - 1), at) if opened > 0 and self.chunk[opened - 1] else None
        if tag == "C":
            return self._shared(at, depth)
        if tag == "T" and (phrase := self.chunk[at]):
            before = phrase[0] - (self.tag(phrase[0] - 1) == "R")
            if before > 1 and self._reduced(before - 1):
                return self._phrase_before(before - 2)
            if before > 0 and self.tags[before - 1] in "NMPQwKO)":
                return self.subject(before, depth + 1)
        return self._phrase_before(at)

    def _phrase_before(self, last: int) -> Range | None:
        if last < 0 or not self.chunk[last]:
            return None
        first = self.widened(last)
        while first < last and self.lows[first] in ("just", "so"):
            first += 1
        return first, last

    def widened(self, last: int) -> int:
        """The first word of the noun phrase that ends at a word, with prepositions and clauses hung on it."""
        phrase = self.chunk[last]
        if phrase is None:
            return last
        first = phrase[0]
        for _ in range(8):
            wider = self._wider(first)
            if wider is None:
                return first
            first = wider
        return first

    def _wider(self, first: int) -> int | None:
        at = first - 1
        if at < 1:
            return None
        tag = self.tags[at]
        before = self.chunk[at - 1]
        nominal = before is not None and self.tags[at - 1] in "NMQ#PDGT"
        if tag in "Rt" and nominal and before and self.tags[before[1]] != "T":
            if self.lows[at] in _JOINING and not (self.tag(before[0] - 1) == "R" and before[0] == 1):
                return before[0]
        if nominal and before and (tag in "EI" or self._reduced(at)):
            return before[0]
        if (
            tag in "Rt"
            and (self.tags[at - 1] in "EIA" or self._reduced(at - 1))
            and at > 1
            and (far := self.chunk[at - 2])
            and self.tags[at - 2] in "NMP#D"
        ):
            return far[0]
        if tag == "C" and nominal and before and self.lows[at] in ("and", "or"):
            start = self.widened(at - 1)
            if self.tag(start - 1) in "^,KWC;:-wQ.":
                return start
        return self._over_relative(at)

    def _reduced(self, at: int) -> bool:
        """Whether a past form is a participle that hangs on the noun before it: "a poll conducted last week"."""
        if self.tags[at] != "V" or self.tag(at - 1) not in "NM":
            return False
        form = lexicon.load().forms.get(self.lows[at])
        frame = self.frame(at)
        return (form.kinds == "DE" if form else self.lows[at].endswith("ed")) and not (
            frame is not None and "bare" in frame.takes and self.tag(at + 1) not in "RT"
        )

    def _over_relative(self, at: int) -> int | None:
        """The start of the phrase before a relative clause that ends at a word: "the man who runs it"."""
        if self.tags[at] not in "VEBIRAXatN":
            return None
        for place in range(at, max(0, at - 14), -1):
            tag = self.tags[place]
            if tag in ";:Q,-":
                return None
            if tag == "w" or (tag == "K" and self.tag(place - 1) in "NM"):
                if any(one in _FINITE for one in self.tags[place : at + 1]) and self.chunk[place - 1]:
                    return self.widened(place - 1)
                return None
        return None

    def _before_comma(self, comma: int, depth: int) -> Range | None:
        """The subject before an aside: "Smith, a senator from Iowa, said"."""
        opened = None
        for at in range(comma - 1, max(-1, comma - _REACH), -1):
            tag = self.tags[at]
            if tag == ",":
                opened = at
                if (
                    at > 0
                    and self.chunk[at - 1]
                    and self.tags[at - 1] in "NMPTQG#"
                    and self._aside_starts(at + 1)
                ):
                    break
            elif tag in ";:." or (tag == "Q" and self.sentence.spoken(at)):
                break
        if opened is None or opened == 0:
            return self._shared(comma, depth) if depth < 3 else None
        if self.chunk[opened - 1] is None:
            return self._shared(comma, depth)
        first = self.widened(opened - 1)
        if (
            self.tags[first] in "M"
            and self.tag(first - 1) == ","
            and first > 2
            and self.tags[first - 2] in "N"
            and self.chunk[first - 2]
        ):
            first = self.widened(first - 2)
        first = self._further(first)
        if self.tag(opened + 1) in "wI" and self._reports(opened + 1, comma):
            return first, opened - 1
        kept = self.tag(opened + 1) in "wDSNMAPQ#EIK" or self.low(opened + 1) in (
            "of",
            "from",
            "formerly",
            "now",
            "currently",
            "including",
        )
        if self.tag(opened + 1) == "I" and comma - opened > 12:
            kept = True
        return first, (comma - 1 if kept else opened - 1)

    def _further(self, first: int) -> int:
        """Over further asides to the left: "Smith, 29, of Huntsville, Ala., said"."""
        for _ in range(4):
            comma = first - 1 - (self.tag(first - 1) == "R")
            phrase = self.chunk[first]
            hangs = (
                comma == first - 2
                or self.tags[first] in "D#"
                or (self.tags[first] == "N" and phrase is not None and self.tag(phrase[1] + 1) == "R")
            )
            if not (
                hangs
                and comma > 0
                and self.tags[comma] == ","
                and self.chunk[comma - 1]
                and self.tags[comma - 1] in "NM#"
            ):
                return first
            wider = self.widened(comma - 1)
            if self.tag(wider - 1) == "R" and wider < 3:
                return first
            first = wider
        return first

    def _reports(self, first: int, last: int) -> bool:
        """Whether somebody says something between two words."""
        return any(
            self.tags[at] in "VI"
            and (frame := self.frame(at)) is not None
            and frame.act == "say"
            and "that" in frame.takes
            for at in range(first, last)
        )

    def _aside_starts(self, at: int) -> bool:
        return self.tag(at) in "wDSNMA#EIRaQT"

    def _shared(self, at: int, depth: int) -> Range | None:
        """The subject of the verb before, for a second verb: "He came and said"."""
        for verb in range(at - 1, max(-1, at - _REACH), -1):
            if self.tags[verb] in _FINITE:
                first = self.group(verb)
                if found := self.subject(first, depth + 1):
                    return found
        return None

    def subject_of_main(self, at: int) -> Range | None:
        """Who does what a participle at a word says: the subject before it, or else after it."""
        for verb in range(self._clause_start(at), at):
            if self.tags[verb] in _FINITE:
                found = self.subject(self.group(verb))
                if found and self.tags[found[0]] not in "wK":
                    return found
        for verb in range(at + 1, min(self.size, at + _REACH)):
            if self.tags[verb] in _FINITE and (found := self.subject(self.group(verb))) and found[0] > at:
                return found
        return None

    def _clause_start(self, at: int) -> int:
        """The first word of the main clause that a participle at a word belongs to."""
        start = 0
        if self.tags[0] in "WR" and (comma := self.tags.find(",", 0, at - 1)) > 0:
            start = comma + 1
        for place in range(start + 1, at - 3):
            joins = (
                self.tags[place] in "C;"
                or (self.tags[place] == "W" and self.lows[place] in _STOPS_CLAUSE)
                or self.lows[place] == "as"
            )
            if joins and self.tags[place - 1] in ",;" and self._clause_follows(place + 1):
                start = place + 1
        return start

    def inverted(self, verb: int) -> Range | None:
        """The subject after its verb: "said the senior official, who asked for no name"."""
        at = verb + 1
        while self.tag(at) == "a":
            at += 1
        if at >= self.size or not self.chunk[at] or self.tags[at] in "QTO#":
            return None
        return at, self.rightward(at)

    # -- going to the right

    def rightward(self, first: int, *, apposed: bool = True) -> int:
        """The last word of a noun phrase that begins at a word, with what is hung on it and an apposition."""
        phrase = self.chunk[first]
        last = phrase[1] if phrase else first
        while last < self.last:
            tag, following = self.tag(last + 1), self.chunk[last + 2] if last + 2 < self.size else None
            if (
                tag == "R" and following and self.lows[last + 1] in _JOINING and self.tags[last + 2] != "T"
            ) or (tag == "C" and following and self.lows[last + 1] == "and"):
                last = following[1]
            elif tag == "," and apposed and self._apposition(last + 2):
                last = self._to_comma(last + 2)
            elif tag == "(" and (closing := self.tags.find(")", last + 1, last + 6)) > 0:
                last = closing
            elif (
                tag in "EA"
                and self.tag(last + 2) == "R"
                and last + 3 < self.size
                and (beyond := self.chunk[last + 3])
            ):
                last = beyond[1]
            elif tag == "w":
                return self._to_comma(last + 1)
            else:
                break
        return last

    def _apposition(self, at: int) -> bool:
        if self.tag(at) == "w":
            return True
        phrase = self.chunk[at] if at < self.size else None
        if phrase is None or self.tag(at) not in "DSNAM#P" or self.low(at) in ("that", "this"):
            return False
        if (
            self.tag(at) == "M"
            and self.tags[phrase[1]] == "M"
            and self.low(phrase[1] + 1) not in ("of", "for", ",", ".")
        ):
            return False
        if self.tag(at) == "P" and self.low(phrase[1] + 1) != "of":
            return False
        end = self._to_comma(at)
        if self.tag(end + 1) not in ",.":
            return False
        for place in range(at, end + 1):
            if self.tags[place] in "wK":
                return True
            if self.tags[place] in "VXHUL":
                return False
        return True

    def _to_comma(self, at: int) -> int:
        while at < self.last and self.tag(at + 1) not in ",;:-" and not self.sentence.spoken(at + 1):
            at += 1
        return at

    def clause_end(self, first: int, *, whole: bool) -> int:
        """The last word of a clause (`whole`) or of an object and its complements that begins at a word."""
        at = first
        while at < self.last and not self._stops(at + 1, first, whole):
            at += 1
        while at > first and self.tags[at] in ",C-:;aR" and self.tags[at] != "R":
            if self.tags[at] == "a" and self.tag(at + 1) not in ",C":
                break
            at -= 1
        return at

    def _stops(self, at: int, first: int, whole: bool) -> bool:
        tag = self.tags[at]
        if tag in ";.":
            return True
        if tag == "-":
            return not whole and self.lows[at] in ("--", "—", "–")
        if tag == ":":
            return self.sentence.spoken(at + 1)
        if tag == ",":
            return self._comma_stops(at + 1, first, whole)
        if tag == "Q" and self.sentence.spoken(at) and self.tags[at - 1] == ",":
            return True
        if tag == "C":
            return self._joined(at + 1, whole)
        if (
            not whole
            and at > first + 1
            and tag in "VXHL"
            and self.tags[at - 1] in "NMT"
            and not any(one in "wKW" for one in self.tags[first:at])
        ):
            return True
        if not whole and at > first and (tag == "T" or (tag == "R" and self.tag(at + 1) == "T")):
            return self.chunk[at] is None or self.tags[self.chunk[at][0]] == "T"
        if not whole and tag in "WR" and at > first and self.lows[at] in _STOPS_OBJECT:
            return self.lows[at] != "as" or self._clause_follows(at + 1)
        return whole and tag == "W" and self.lows[at] in _STOPS_CLAUSE

    def _clause_follows(self, at: int) -> bool:
        for place in range(at, min(self.size, at + 10)):
            if self.tags[place] in _FINITE:
                return True
            if self.tags[place] in ",;:.C":
                return False
        return False

    def _comma_stops(self, at: int, first: int, whole: bool) -> bool:
        """Whether a comma before a word ends the clause."""
        tag, low = self.tag(at), self.low(at)
        if low in _STOPS_CLAUSE or low in ("according", "compared"):
            return True
        if low in ("including", "such"):
            return False
        if self.tags[0] in "WE" and self.tags.find(",") == at - 1 and tag in "PNMDSA":
            return True
        if low == "as" and self._clause_follows(at):
            return True
        if tag == "I" and self.lows[at] in lexicon.load().forms:
            return lexicon.load().forms[self.lows[at]].lemma in lexicon.load().verbs
        if low in ("but", "so"):
            return self.tag(at + 1) != "K"
        if tag == "C" and self._joined(at + 1, whole):
            return True
        if self.tag(at) in "PMNDSA" and self._says(at):
            return True
        if not whole:
            return not self._listed(at)
        return False

    def _listed(self, at: int) -> bool:
        """Whether a comma stands in a list: "a, b and c", before a finite verb comes."""
        for place in range(at, min(self.size, at + 14)):
            tag = self.tags[place]
            if tag == "C":
                return self.lows[place] != "but" and self.tag(place + 1) not in "VX"
            if tag in _FINITE or tag in "w;:":
                return False
        return False

    def _says(self, at: int) -> bool:
        """Whether "X said" and nothing more follows: an aside that names the speaker."""
        phrase = self.chunk[at]
        if not phrase:
            return False
        for verb in range(phrase[1] + 1, min(self.size, phrase[1] + 12)):
            tag = self.tags[verb]
            if tag == "V":
                frame = self.frame(verb)
                return frame is not None and "left" in frame.takes and self.tag(verb + 1) in ".,:RTQ("
            if tag in "KWC;:" or (tag in "XHUL" and self.tag(verb + 1) not in "EaB"):
                return False
        return False

    def _joined(self, at: int, whole: bool) -> bool:
        """Whether a conjunction before a word begins something new."""
        while self.tag(at) == "a":
            at += 1
        tag = self.tag(at)
        if tag in "VXHUL":
            if not whole:
                return True
            return (
                tag == "V" and (frame := self.frame(at)) is not None and frame.act in ("say", "write", "ask")
            )
        if not whole and (phrase := self.chunk[at] if at < self.size else None):
            after = phrase[1] + 1
            while self.tag(after) == "R" and after + 1 < self.size and (inner := self.chunk[after + 1]):
                after = inner[1] + 1
            while self.tag(after) == "a":
                after += 1
            return self.tag(after) in _FINITE
        return False

    def frame(self, at: int) -> lexicon.Frame | None:
        """The frame of the verb at a word, if it reports anything."""
        lex = lexicon.load()
        form = lex.forms.get(self.lows[at])
        if form is None:
            return None
        second = lex.particles.get(form.lemma)
        if second and (lemma := second.get(self.low(at + 1))):
            return lex.verbs[lemma]
        return lex.verbs.get(form.lemma)
