"""Who does what a verb says: the noun phrase before it, with everything that is hung on it, or after it."""

from __future__ import annotations

from collections.abc import Callable

from tracker.ingest.statement import Act
from tracker.ingest.statements import lexicon
from tracker.ingest.statements.clauses import rightward
from tracker.ingest.statements.complements import past_adverbials
from tracker.ingest.statements.phrases import FINITE, REACH, Phrases, Range

_WIDENINGS = 8
_ASIDES = 4
_GROUP = 6  # words of a verb with its adverbs
_SAYING = frozenset({Act.SAY, Act.WRITE, Act.ASK, Act.DENY, Act.PROMISE, Act.DEMAND})


def subject(p: Phrases, first: int) -> Range | None:
    """The noun phrase that is the subject of the verb group which begins at a word; None where there is none."""
    if first not in p.subjects:
        p.subjects[first] = None  # while it is looked for, it is not its own answer
        p.subjects[first] = _subject(p, first)
    return p.subjects[first]


def _subject(p: Phrases, first: int) -> Range | None:
    at = first - 1
    while at >= 0 and p.tags[at] == "a":
        at -= 1
    tag = p.tag[at]
    if tag in "wK":
        author = _author(p, medium) if (medium := p.noun_phrase(at - 1)) else None
        return author or ((at, at) if tag == "w" or p.tag[at - 1] in "NMTPD#" else None)
    if tag == "C" and (speaker := _speaker(p, at, first)):
        return speaker
    special = _SPECIAL.get(tag)
    return special(p, at) if special else _phrase_before(p, at)


def _phrase_before(p: Phrases, last: int) -> Range | None:
    if p.noun_phrase(last) is None:
        return None
    first = widened(p, last)
    if p.tag[first - 1] == "R" and p.tag[first - 2] == "C" and not _in_phrase(p, first - 3):
        return subject(p, first - 1)  # "and in a later interview said"
    if p.lows[last] in lexicon.load().lists["floating"] and first == last and p.noun_phrase(last - 1):
        return subject(p, last)
    while first < last and p.lows[first] in ("just", "so"):
        first += 1
    return first, last


def _in_phrase(p: Phrases, at: int) -> bool:
    """Whether a word is in a noun phrase after a preposition."""
    phrase = p.noun_phrase(at)
    return phrase is not None and p.tag[phrase[0] - 1] == "R"


def _before_bracket(p: Phrases, at: int) -> Range | None:
    opened = p.tags.rfind("(", max(0, at - 12), at)
    return (widened(p, opened - 1), at) if p.noun_phrase(opened - 1) else None


def _before_dash(p: Phrases, at: int) -> Range | None:
    """The subject before an aside between dashes: "both sides - Kyiv and Moscow - said"."""
    opened = p.tags.rfind("-", max(0, at - REACH), at)
    return (widened(p, opened - 1), at) if opened > 0 and p.noun_phrase(opened - 1) else None


def _before_participle(p: Phrases, at: int) -> Range | None:
    """The subject that a participle says more of: "those interviewed said"."""
    stands = p.low[at - 1] in lexicon.load().lists["quantifiers"] and p.lows[at].endswith("ed")
    return (at - 1, at) if stands else _phrase_before(p, at)


def _before_time(p: Phrases, at: int) -> Range | None:
    """The subject before a day: "who on Tuesday", "a poll conducted last week"."""
    phrase = p.chunk[at] or (at, at)
    before = phrase[0] - (p.tag[phrase[0] - 1] == "R")
    while p.tag[before - 1] == "a":
        before -= 1
    if before > 1 and reduced(p, before - 1):
        return _phrase_before(p, before - 2)
    if before > 0 and p.tags[before - 1] in "NMPQwKO)C,":
        return subject(p, before)
    return _phrase_before(p, at)


def _speaker(p: Phrases, conjunction: int, first: int) -> Range | None:
    """Who said what stands before a second verb of saying: "He said it was late and added", where "it" adds nothing."""
    if not says(p, p.tags.find("V", first, first + _GROUP)):
        return None
    for verb in range(conjunction - 1, max(-1, conjunction - REACH), -1):
        if p.tags[verb] == "V" and says(p, verb) and (found := subject(p, p.group(verb))):
            return found
    return None


def says(p: Phrases, verb: int) -> bool:
    """Whether a word is a verb of saying, writing or asking that takes a clause or a quotation: not "began to"."""
    frame = p.frame(verb) if verb >= 0 else None
    if frame is None or (p.tag[verb + 1] == "t" and "to" not in frame.takes):
        return False
    return frame.act in _SAYING and bool(frame.takes & {"that", "quote"})


def shared(p: Phrases, at: int) -> Range | None:
    """The subject of the nearest verb before a word: "He came and said"."""
    for verb in range(at - 1, max(-1, at - REACH), -1):
        if p.tags[verb] in FINITE and (found := subject(p, p.group(verb))):
            return found
    return None


def widened(p: Phrases, last: int) -> int:
    """The first word of the noun phrase that ends at a word, with prepositions and clauses hung on it."""
    phrase = p.noun_phrase(last)
    first = phrase[0] if phrase else last
    for _ in range(_WIDENINGS):
        wider = _wider(p, first)
        if wider is None:
            break
        first = wider
    return first


def _wider(p: Phrases, first: int) -> int | None:
    at = first - 1
    before = p.noun_phrase(at - 1) if at > 0 else None
    if at < 1 or before is None or p.tags[at - 1] not in "NMQ#PDGT":
        return _over_participle(p, at) if at > 0 else None
    tag = p.tags[at]
    if tag in "Rt" and p.tags[before[1]] != "T" and p.lows[at] in lexicon.load().lists["joining"]:
        return None if before[0] == 1 and p.tags[0] == "R" else before[0]
    if tag in "EI" or reduced(p, at):
        return before[0]
    if tag == "C" and p.lows[at] in ("and", "or"):
        start = widened(p, at - 1)
        return start if p.tag[start - 1] in "^,KWC;:-wQ." else None
    return _over_participle(p, at)


def _over_participle(p: Phrases, at: int) -> int | None:
    """Over "going to", "familiar with": to the noun phrase that these hang on."""
    far = p.noun_phrase(at - 2)
    hangs = p.tags[at] in "Rt" and (p.tags[at - 1] in "EIA" or reduced(p, at - 1))
    if hangs and far and p.tags[at - 2] in "NMP#D":
        return far[0]
    return _over_relative(p, at)


def reduced(p: Phrases, at: int) -> bool:
    """Whether a past form is a participle that hangs on the noun before it: "a poll conducted last week"."""
    if p.tag[at] != "V" or p.tag[at - 1] not in "NM" or _speaks(p, at):
        return False
    form, frame = lexicon.load().forms.get(p.lows[at]), p.frame(at)
    if frame is not None and "bare" in frame.takes and p.tag[at + 1] not in "RT":
        return False
    return form.kinds == "DE" if form else p.lows[at].endswith("ed")


def _speaks(p: Phrases, verb: int) -> bool:
    """Whether a verb tells who speaks the quotation before it: "It is over," the envoy said."""
    phrase = p.noun_phrase(verb - 1) if says(p, verb) else None
    return phrase is not None and p.follows_spoken(phrase[0])


def _over_relative(p: Phrases, at: int) -> int | None:
    """The start of the phrase before a relative clause that ends at a word: "the man who runs it"."""
    if p.tags[at] not in "VEBIRAXatN":
        return None
    for place in range(at, max(0, at - 14), -1):
        tag = p.tags[place]
        if tag in ";:Q,-":
            return None
        if tag == "w" or (tag == "K" and p.tag[place - 1] in "NM"):
            verb = any(one in FINITE for one in p.tags[place : at + 1])
            return widened(p, place - 1) if verb and p.chunk[place - 1] else None
    return None


def _before_comma(p: Phrases, comma: int) -> Range | None:
    """The subject before an aside: "Smith, a senator from Iowa, said"."""
    opened = _opening(p, comma)
    if opened is not None and p.tag[opened - 1] == ")" and (named := _before_bracket(p, opened - 1)):
        return named[0], (comma - 1 if _belongs(p, opened, comma) else opened - 1)
    if opened is None or p.noun_phrase(opened - 1) is None:
        return shared(p, comma)
    first = _further(p, _named_after(p, widened(p, opened - 1)))
    return first, (comma - 1 if _belongs(p, opened, comma) else opened - 1)


def _opening(p: Phrases, closing: int) -> int | None:
    """The comma that opens the aside which a comma closes: the last one after a noun phrase, or the first of all."""
    opened = None
    for at in range(closing - 1, max(0, closing - REACH), -1):
        tag = p.tags[at]
        if tag in ";:." or p.sentence.spoken(at):
            break
        if tag == ",":
            opened = at
            named = p.tags[at - 1] == ")" or (p.chunk[at - 1] and p.tags[at - 1] in "NMPTQG#")
            if named and p.tag[at + 1] in "wDSNMA#EIRaQT":
                break
    return opened


def _named_after(p: Phrases, first: int) -> int:
    """Over a name to the office before it: "the governor, Jane Smith, a Democrat"."""
    office = p.tags[first] == "M" and first > 2 and p.tags[first - 1] == "," and p.tags[first - 2] == "N"
    return widened(p, first - 2) if office and p.chunk[first - 2] else first


def _belongs(p: Phrases, opened: int, comma: int) -> bool:
    """Whether an aside is a part of who is named: not if it tells what else was said, or when and where."""
    if p.tag[opened + 1] in "wI" and _reports(p, opened + 1, comma):
        return False
    return p.tag[opened + 1] in "wDSNMAPQ#EIK" or p.low[opened + 1] in lexicon.load().lists["opens_aside"]


def _further(p: Phrases, first: int) -> int:
    """Over further asides to the left: "Smith, 29, of Huntsville, Ala., said"."""
    for _ in range(_ASIDES):
        comma = _comma_before(p, first)
        if comma is None or p.tag[comma - 1] not in "NM#" or p.noun_phrase(comma - 1) is None:
            return first
        wider = widened(p, comma - 1)
        if p.tag[wider - 1] == "R" and wider < 3:
            return first
        first = wider
    return first


def _comma_before(p: Phrases, first: int) -> int | None:
    """The comma that opens the aside which a noun phrase is in: ", of Huntsville", ", brokered by Oman"."""
    if p.tag[first - 1] == "," and _hangs(p, first):
        return first - 1
    if p.tag[first - 1] == "R":
        comma = first - 2 - (p.tag[first - 2] in "EI" or reduced(p, first - 2))
        return comma if p.tag[comma] == "," else None
    if p.tag[first - 1] not in "VEI":
        return None
    comma = p.tags.rfind(",w", max(0, first - 6), first)
    return comma if comma > 0 else None


def _hangs(p: Phrases, first: int) -> bool:
    phrase = p.chunk[first]
    office = phrase is not None and p.tag[phrase[1] + 1] == "R" and p.tags[first] in "NMA"
    return p.tags[first] in "D#" or office


def _reports(p: Phrases, first: int, last: int) -> bool:
    """Whether somebody says something between two words."""
    frames = (p.frame(at) for at in range(first, last) if p.tags[at] in "VI")
    return any(frame is not None and frame.act == "say" and "that" in frame.takes for frame in frames)


_SPECIAL: dict[str, Callable[[Phrases, int], Range | None]] = {
    ",": _before_comma,
    ")": _before_bracket,
    "-": _before_dash,
    "A": _before_participle,
    "C": shared,
    "T": _before_time,
}


def of_main_clause(p: Phrases, at: int) -> Range | None:
    """Who does what a participle at a word says: the subject of the clause before it, or else after it."""
    if speaker := _aside_before(p, at):
        return speaker
    for verb in range(_clause_start(p, at), at):
        if p.tags[verb] in FINITE and (found := subject(p, p.group(verb))) and p.tags[found[0]] not in "wK":
            return found
    return _ahead(p, at)


def _ahead(p: Phrases, at: int) -> Range | None:
    """Who does what a participle that opens a sentence says: "Noting that he was late, Smith left"."""
    first = None
    for verb in range(at + 1, min(p.size, at + REACH)):
        if p.tags[verb] in FINITE and (found := subject(p, p.group(verb))) and found[0] > at:
            if p.tags[found[0] - 1] == ",":
                return found
            first = first or found
    return first


def _aside_before(p: Phrases, at: int) -> Range | None:
    """Who speaks in an aside that ends right before a word: "The round is over, he said in Rome, adding"."""
    if p.tags.startswith(("QV", "Q,V")) and (turned := inverted(p, p.tags.index("V"))) and turned[1] < at:
        return turned
    for verb in range(at - 2, max(-1, at - REACH), -1):
        if p.tags[verb] == "V" and says(p, verb):
            found = subject(p, p.group(verb)) if _only_told(p, verb, at) else None
            return found if found and p.tag[found[0] - 1] == "," else None
    return None


def _only_told(p: Phrases, verb: int, at: int) -> bool:
    """Whether nothing but whom, when and how somebody told stands between a verb and the comma before a word."""
    frame = p.frame(verb)
    return p.tag[at - 1] == "," and frame is not None and past_adverbials(p, verb + 1, frame) == at - 1


def _clause_start(p: Phrases, at: int) -> int:
    """The first word of the main clause that a participle at a word belongs to."""
    start = 0
    if p.tags.lstrip("C").startswith(("W", "R")) and (comma := p.tags.find(",", 0, max(0, at - 1))) > 0:
        start = comma + 1
    for place in range(start + 1, at - 3):
        if p.tags[place - 1] in ",;" and _joins(p, place) and p.finite_follows(place + 1):
            start = place + 1
    return start


def _joins(p: Phrases, at: int) -> bool:
    return p.tags[at] in "C;" or p.lows[at] == "as" or p.lows[at] in lexicon.load().lists["ends_clause"]


def inverted(p: Phrases, verb: int) -> Range | None:
    """The subject after its verb: "said the senior official, who asked for no name"."""
    at = verb + 1
    while p.tag[at] == "a":
        at += 1
    if p.noun_phrase(at) is None or p.tags[at] in "QTO":
        return None
    return at, rightward(p, at)


def bearer(p: Phrases, first: int) -> Range | None:
    """Who does what a participle says: "a poll showing", "he left, saying"."""
    before = first - 1
    while p.tag[before] == "a":
        before -= 1
    if p.low[before] == "as" and (quoted := p.noun_phrase(before - 1)):
        return quoted  # "quoted an official as saying"
    phrase = p.noun_phrase(before)
    if phrase is None or p.tags[before] not in "NMPDQ":
        return of_main_clause(p, first)
    if author := _author(p, phrase):
        return author
    return (phrase[0] if p.tags[phrase[0]] in "DS" else widened(p, before)), before


def _author(p: Phrases, medium: Range) -> Range | None:
    """Who issues the statement, sends the letter or carries the sign that says something."""
    if p.lows[medium[1]] not in lexicon.load().lists["media"]:
        return None
    verb = medium[0] - 1
    while p.tag[verb] == "R" and verb > medium[0] - 3:
        verb -= 1
    return doer(p, verb) if p.tag[verb] in "VBEI" else None


def controller(p: Phrases, first: int) -> Range | None:
    """Who is to do what an infinitive says: who does what the verb before it says, or is made to."""
    before = first - 1
    phrase = p.noun_phrase(before)
    if phrase and p.tag[phrase[0] - 1] in "VBEI" and p.lows[phrase[0] - 1] in lexicon.load().lists["causes"]:
        return phrase
    return shared(p, first)


def doer(p: Phrases, at: int) -> Range | None:
    """Who does what the verb at a word says, whatever its form; None for a passive."""
    first, tag = p.group(at), p.tags[at]
    helpers = p.tags[first:at]
    if tag == "E" and ("H" not in helpers or "X" in helpers):
        return None
    if tag == "I" and "X" not in helpers:
        return bearer(p, first)
    return controller(p, first) if tag == "B" and "t" in helpers[:1] else subject(p, first)
