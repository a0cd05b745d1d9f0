"""Quotations that no verb of saying claims: after a colon, or after a verb that opens the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Set

from tracker.ingest.statement import Act
from tracker.ingest.statements import lexicon
from tracker.ingest.statements.clauses import rightward
from tracker.ingest.statements.found import AHEAD, BEHIND, Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import FINITE, Phrases, Range
from tracker.ingest.statements.subjects import says, subject

_ANNOUNCES = Frame("announce", Act.SAY, frozenset({"quote"}), frozenset())


def by_announcement(p: Phrases, claimed: Set[int]) -> Iterator[Found]:
    """What is announced in other words: "She gave a short answer: ...", "Said the envoy: ...", "The envoy: ...".

    `claimed`: the words that belong to the contents of other statements.
    """
    for at in sorted(p.sentence.quotes):
        if at not in claimed and p.tag[at - 1] in ":," and p.sentence.spoken(at):
            found = _announced(p, at - 1)
            if found and (p.tags[at - 1] == ":" or found[2] == "turned"):
                yield Found(found[0], [found[1]], [(at, at)], _ANNOUNCES, f"announced {found[2]}")
    if p.tag[p.last] == ":" and p.last not in claimed and (found := _announced(p, p.last)):
        yield Found(found[0], [found[1]], [], _ANNOUNCES, AHEAD)


def by_utterance(p: Phrases) -> Iterator[Found]:
    """What a word for somebody's words announces: "The envoy's verdict on the talks: no progress"."""
    mark = p.tags.find(":")
    if 0 < mark < p.last and (found := _uttered(p, mark)):
        said = (mark + 1, mark + 1) if p.sentence.quoted(mark + 1) else (mark + 1, p.last)
        yield Found([found[0]], [found[1]], [said], _ANNOUNCES, "announced words")


def _uttered(p: Phrases, mark: int) -> tuple[Range, Range] | None:
    """Who is the owner of words that nothing but a preposition parts from a mark, and these words."""
    if FINITE.intersection(p.tags[:mark]):
        return None
    for at in range(mark):
        if p.lows[at] in lexicon.load().lists["utterances"] and (phrase := p.noun_phrase(at)):
            owns = next((one for one in range(at - 1, phrase[0] - 1, -1) if p.tags[one] in "GS"), None)
            if owns is None or not (at + 1 == mark or p.tags[at + 1] in "RT"):
                return None
            owner = (owns, owns) if p.tags[owns] == "S" else (phrase[0], owns - 1)
            return (owner, (at, at)) if owner[0] <= owner[1] else None
    return None


def by_signature(p: Phrases) -> Iterator[Found]:
    """Who signs the quotation that stands before: "- Jane Smith, the envoy"."""
    phrase = p.noun_phrase(1) if p.tags[0] == "-" and not FINITE.intersection(p.tags) else None
    if phrase and "M" in p.tags[1 : phrase[1] + 1] and p.tag[phrase[1] + 1] in ".,(":
        yield Found([phrase], [(0, 0)], [], _ANNOUNCES, BEHIND)


def _announced(p: Phrases, mark: int) -> tuple[list[Range], Range, str] | None:
    """Source, cue and kind of what stands before a colon or comma."""
    if p.tags[0] in "VE" and p.frame(0) and p.noun_phrase(1):
        source = 1, min(mark - 1, rightward(p, 1))
        return ([source], (0, 0), "turned") if source[1] == mark - 1 else None
    named = _named(p, mark)
    if named and p.tag[named[0] - 1] in "^-":
        return [named], (mark, mark), "name"
    acting = _acting(p, mark)
    if acting and (p.tags[acting[0][1]] in "MPG)" or not named):
        return [acting[0]], acting[1], "clause"
    return ([named], (mark, mark), "name") if named else None


def _named(p: Phrases, mark: int) -> Range | None:
    """The noun phrase right before a mark, if there is a name in it."""
    phrase = p.noun_phrase(mark - 1)
    return phrase if phrase and p.tags[mark - 1] in "MN" and "M" in p.tags[phrase[0] : mark] else None


def _acting(p: Phrases, mark: int) -> tuple[Range, Range] | None:
    """Who says or else does something before a mark, and the verb of it: the last one that is of no relative clause."""
    verbs = [verb for verb in range(mark - 1, -1, -1) if _main(p, verb)]
    for verb in sorted(verbs, key=lambda verb: not says(p, verb)):
        source = subject(p, p.group(verb))
        if source is None or p.lows[source[0]] in ("it", "there", "this", "that"):
            return None
        if p.tags[verb] == "X" and not _is_somebody(p, source):
            return None
        return source, (p.group(verb), verb)
    return None


def _main(p: Phrases, verb: int) -> bool:
    first = p.group(verb)
    acts = p.tags[verb] in "VBEI" or _is_somehow(p, verb)
    return acts and p.tags[first] in FINITE and p.tag[first - 1] not in "wK"


def _is_somehow(p: Phrases, verb: int) -> bool:
    """Whether a verb only tells how somebody is: "Smith was blunt", "was more hopeful still"."""
    return p.tags[verb] == "X" and p.tag[verb + 1] in "AaND"


def _is_somebody(p: Phrases, source: Range) -> bool:
    """Whether a subject is a name, a pronoun or an office, and no thing."""
    phrase = p.noun_phrase(source[0])
    office = phrase is not None and p.lows[phrase[1]] in lexicon.load().lists["people"]
    return office or bool({"M", "P"}.intersection(p.tags[source[0] : source[1] + 1]))
