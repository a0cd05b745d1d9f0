"""Where a noun phrase, an object or a clause that begins at a word comes to its end."""

from __future__ import annotations

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.phrases import FINITE, Phrases

_DECIDE = {
    **dict.fromkeys(("including", "such"), False),
    **dict.fromkeys(("according", "compared", "while", "although", "though", "whereas"), True),
}
_MAY_END = frozenset(",C:;.QW-RTVXHL")
"""The tags of words at which any of the rules below can end a clause or an object."""

_FELT = 2
"""Words of an object in which it stands what is felt: "hope", "cautious optimism"."""

_DASHES = frozenset({"--", "—", "–"})


def rightward(p: Phrases, first: int, *, apposed: bool = True) -> int:
    """The last word of a noun phrase that begins at a word, with what is hung on it, and appositions if `apposed`."""
    phrase = p.noun_phrase(first)
    last = phrase[1] if phrase else first
    while last < p.last:
        further = _hung(p, last) or (_aside(p, last) if apposed or p.tag[last + 1] != "," else None)
        if further is None:
            break
        last = further
    return last


def _hung(p: Phrases, last: int) -> int | None:
    """The end of a prepositional phrase, a second member or a participle right after a word."""
    tag, following = p.tag[last + 1], p.noun_phrase(last + 2)
    if tag in "EA" and p.tag[last + 2] == "R" and (beyond := p.noun_phrase(last + 3)):
        return beyond[1]
    if following is None:
        return None
    joined = tag == "R" and p.lows[last + 1] in lexicon.load().lists["joining"] and p.tags[last + 2] != "T"
    return following[1] if joined or (tag == "C" and p.lows[last + 1] == "and") else None


def _aside(p: Phrases, last: int) -> int | None:
    """The end of an apposition, a bracket or a relative clause right after a word."""
    tag = p.tag[last + 1]
    if tag == "," and _apposition(p, last + 2):
        return p.to_comma(last + 2)
    if tag == "(":
        closing = p.tags.find(")", last + 1, last + 6)
        return closing if closing > 0 else None
    end = p.to_comma(last + 1) if tag == "w" else last
    return end if end > last else None


def _apposition(p: Phrases, at: int) -> bool:
    """Whether a phrase after a comma says who somebody is: "the envoy", "29", "Democrat of Delaware"."""
    if p.tag[at] == "w":
        return True
    phrase = p.noun_phrase(at)
    if phrase is None or p.tag[at] not in "DSNAM#P" or p.low[at] in ("that", "this"):
        return False
    after = p.low[phrase[1] + 1]
    if p.tags[at] == "M" and p.tags[phrase[1]] == "M" and after not in ("of", "for", ",", "."):
        return False
    if p.tags[at] == "P" and after != "of":
        return False
    end = p.to_comma(at)
    first = next((tag for tag in p.tags[at : end + 1] if tag in "wKVXHUL"), "w")
    return p.tag[end + 1] in ",." and first in "wK"


def clause_end(p: Phrases, first: int, *, whole: bool) -> int:
    """The last word of a clause (`whole`) or of an object and its complements that begins at a word."""
    at = first
    while at < p.last and not _ends(p, at + 1, first, whole):
        at += 1
        whole = whole or p.tags[at] == ":"  # what a colon announces is a clause of its own
    while at > first and (p.tags[at] in ",C-:;" or (p.tags[at] == "a" and p.tag[at + 1] in ",C")):
        at -= 1
    return at


def _ends(p: Phrases, at: int, first: int, whole: bool) -> bool:
    if p.tags[at] not in _MAY_END:
        return False
    return _ends_any(p, at, whole) or (_ends_clause(p, at) if whole else _ends_object(p, at, first))


def _ends_any(p: Phrases, at: int, whole: bool) -> bool:
    """Whether a word ends clauses and objects alike."""
    tag = p.tags[at]
    if tag == ",":
        return _comma_ends(p, at + 1, whole)
    if tag == "C":
        return _new_after_conjunction(p, at + 1, whole)
    if tag == ":":
        return not whole and p.sentence.spoken(at + 1)
    return tag in ";." or (tag == "Q" and not whole and p.tags[at - 1] == "," and p.sentence.spoken(at))


def _ends_clause(p: Phrases, at: int) -> bool:
    return p.tags[at] == "W" and p.lows[at] in lexicon.load().lists["ends_clause"]


def _ends_object(p: Phrases, at: int, first: int) -> bool:
    tag = p.tags[at]
    if tag == "-":
        return p.lows[at] in _DASHES or (p.lows[at] == "-" and p.sentence.apart(at))
    if tag in "RW" and at == first + 1 and (p.tags[first] == "O" or p.lows[first] == "it"):
        return p.lows[at] not in lexicon.load().lists["arguments"]  # "praised him in Doha"
    # "to meet before the summit": when somebody is to act belongs to what is said, when he said so does not.
    adverbial = "t" not in p.tags[first:at] and _ends_at_adverbial(p, at)
    return at > first + 1 and (adverbial or _has_subject(p, at, first))


def _has_subject(p: Phrases, at: int, first: int) -> bool:
    """Whether a word is a finite verb to which the object, or the last part of it, would be the subject."""
    if p.tags[at] == "V" and p.tags[at - 1] == "B":
        return True
    finite = p.tags[at] in "XHL" or (p.tags[at] == "V" and (_hangs(p, first) or not _participle(p, at)))
    if not finite or p.lows[at] == "'s" or _is_filled(p, first):
        return False
    return p.tags[at - 1] in "NMT" and not set("wKW") & set(p.tags[first:at])


def _is_filled(p: Phrases, first: int) -> bool:
    """Whether an object is what is felt about the clause behind it: "cautious optimism the talks could resume"."""
    return not lexicon.load().lists["filled"].isdisjoint(p.lows[first : first + _FELT])


def _hangs(p: Phrases, first: int) -> bool:
    """Whether an object is one of a gerund after its noun, so that a verb follows: "states seeking a deal met"."""
    gerund = first - 1 - (p.tag[first - 1] in "RC")
    return p.tag[gerund] == "I" and p.tag[gerund - 1] in "NM"


def _participle(p: Phrases, at: int) -> bool:
    """Whether a past form may hang on the noun before it: "the accord reached last week"."""
    form = lexicon.load().forms.get(p.lows[at])
    return "E" in form.kinds if form else p.lows[at].endswith("ed")


def _ends_at_adverbial(p: Phrases, at: int) -> bool:
    """Whether a day or a clause of time begins, which says when something was said."""
    tag, low = p.tags[at], p.lows[at]
    if tag == "T" or (tag == "R" and p.tag[at + 1] == "T"):
        phrase = p.chunk[at]
        return phrase is None or p.tags[phrase[0]] == "T"
    ends = tag in "WR" and low in lexicon.load().lists["ends_object"]
    return ends and (low != "as" or _subject_follows(p, at + 1))


def _subject_follows(p: Phrases, at: int) -> bool:
    """Whether a clause begins: "as talks went on", but not "as a partner who kept his word"."""
    phrase = p.noun_phrase(at)
    after = phrase[1] + 1 if phrase else at
    while p.tag[after] == "a":
        after += 1
    return phrase is not None and p.tag[after] in FINITE


def _comma_ends(p: Phrases, at: int, whole: bool) -> bool:
    """Whether a comma before a word ends the clause or object."""
    tag, low, lex = p.tag[at], p.low[at], lexicon.load()
    if low in _DECIDE:
        return _DECIDE[low]
    if low in ("but", "so"):
        return p.tag[at + 1] != "K"
    if low == "with" and _with_speaker(p, at + 1):
        return True
    if tag == "I" and (form := lex.forms.get(low)):
        return form.frame is not None
    new = (low == "as" and p.finite_follows(at)) or (
        tag == "C" and (_new_after_conjunction(p, at + 1, whole) or _another_speaks(p, at + 1))
    )
    speaks = tag in "PMNDSA" and (_closes_fronted(p, at) or names_speaker(p, at))
    return new or speaks or not (whole or _listed(p, at))


def _with_speaker(p: Phrases, at: int) -> bool:
    """Whether somebody else speaks in an aside: "was late, with the envoy calling it a farce"."""
    phrase = p.noun_phrase(at)
    verb = phrase[1] + 1 if phrase else at
    form = lexicon.load().forms.get(p.low[verb]) if p.tag[verb] == "I" else None
    return form is not None and form.frame is not None


def _closes_fronted(p: Phrases, at: int) -> bool:
    """Whether the comma before a word closes a clause that opens the sentence: "While he said so, she"."""
    fronted = p.tags[0] in "WEI" or (p.tags[0] == "R" and bool(FINITE.union("w").intersection(p.tags[:at])))
    return fronted and p.tags.find(",") == at - 1


def _listed(p: Phrases, at: int) -> bool:
    """Whether a comma stands in a list: "a, b and c", before a finite verb comes."""
    for place in range(at, min(p.size, at + 14)):
        tag = p.tags[place]
        if tag == "C":
            return p.lows[place] != "but" and p.tag[place + 1] not in "VX"
        if tag in FINITE or tag in "w;:":
            return False
    return False


def names_speaker(p: Phrases, at: int) -> bool:
    """Whether "X said" and nothing more follows: an aside that names the speaker."""
    phrase = p.noun_phrase(at)
    if phrase is None:
        return False
    for verb in range(phrase[1] + 1, min(p.size, phrase[1] + 12)):
        tag = p.tags[verb]
        if tag == "V":
            frame = p.frame(verb)
            return frame is not None and "left" in frame.takes and p.tag[verb + 1] in ".,:RTQ("
        if tag in "KWC;:" or (tag in "XHUL" and p.tag[verb + 1] not in "EaB"):
            return False
    return False


def _another_speaks(p: Phrases, at: int) -> bool:
    """Whether somebody else says something next: ", and the other envoys said that"."""
    phrase = p.noun_phrase(at)
    if phrase is None:
        return False
    verb = phrase[1] + 1
    while p.tag[verb] in "aH":
        verb += 1
    frame = p.frame(verb) if p.tag[verb] in "VE" else None
    return frame is not None and bool(frame.takes & {"that", "quote"})


def _new_after_conjunction(p: Phrases, at: int, whole: bool) -> bool:
    """Whether a conjunction before a word begins something new: a second verb of the same speaker, or a clause."""
    while p.tag[at] == "a":
        at += 1
    if p.tag[at] == "R" and (place := p.noun_phrase(at + 1)) and p.tag[place[1] + 1] == "V":
        at = place[1] + 1  # "but in a later interview said"
    if p.tag[at] in FINITE:
        frame = p.frame(at) if p.tags[at] == "V" else None
        return not whole or (frame is not None and frame.act in ("say", "write", "ask", "deny"))
    phrase = p.noun_phrase(at)
    if whole or phrase is None:
        return False
    after = phrase[1] + 1
    while p.tag[after] == "R" and (inner := p.noun_phrase(after + 1)):
        after = inner[1] + 1
    while p.tag[after] == "a":
        after += 1
    return p.tag[after] in FINITE
