"""People whom an article describes and does not name: "a senior Ukrainian official", "a source privy to the talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.text.either import by_letter
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of, listed

_END = rf"(?=[,.;:]| {any_of('description_ends')}\b)"
_WAS_AT = r"who (?:was|were) (?:present )?(?:at|in) the \w+(?: in [A-Z]\w+(?: [A-Z]\w+)?)?"
_RELATED = rf"(?:who (?:was|is|were|are) )?{any_of('familiar')}(?: (?:to|with|on|about|of))?"
_SAW_IT = (
    rf"(?:(?:in|at|from|on) the (?:[\w-]+ ){{1,4}}?)?who (?:(?:has|have|had) )?{any_of('saw_it')}"
    rf"(?: (?!that\b|which\b|when\b)[\w-]+){{0,5}}?{_END}"
)
_FAMILIAR = rf"(?: {_WAS_AT}| {_SAW_IT}| {_RELATED}(?: [\w-]+){{1,4}}?(?<! the)(?<! a)(?<! its){_END})"
_TEAM = r"(?:[\w-]+['’]s|s['’]) (?:\w+ )?(?:delegation|team|panel)"
_NO_ADVERB = r"(?!meanwhile\b|also\b|later\b|earlier\b|however\b)"
_BOUND = rf"(?: (?:of|from|in|at) (?:the |a )?(?:(?:[\w-]+ ){{0,2}}?{_NO_ADVERB}[\w-]+|{_TEAM}){_END})"
_FOR = re.compile(r" (?:for|at|to) (?:the )?")
_LEADER_OF = re.compile(r"(?:[A-Za-z]+ ){1,3}?of (?:the )?")
_FOR_WHOM = re.compile(rf"(?:['’]s?)?(?: [A-Za-z][\w-]*){{0,3}}?{_END}")
"""Behind whom somebody speaks for: "a spokesman for Qatar's foreign ministry", "an aide to the president of Chad"."""

_BELONGS = re.compile(r"\w+ (?P<how>of|from|for|at|in|to) (?:the )?")
_ADJECTIVAL = re.compile(rf" {any_of('official_things')}\b")
_PERSON = r"(?:person|people|individual|individuals|man|woman)"
_TOLD = Finder(
    r"\b(?:told|to|with|by) (?P<name>(?:[Tt]he )?(?:[A-ZÉÚ][\w’'-]*|of|and)(?: (?:[A-ZÉÚ][\w’'-]*|of|and)){0,4})"
)


_DEFINITE = re.compile(r"(?:\b(?:the|this|that|both|these|those|his|her|its|their|all)|['’]s|s['’])\s$")
_FOREIGN = re.compile(rf"\b{any_of('foreign')}\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:['’]s?)? (?:\w+ )?(?:delegation|government|ministry|team|army|leadership|camp|side)\b"
)
"""Behind a party within which somebody is: "a source in the Chadian delegation"."""

_SOURCES = "sources"
_SAY = re.compile(rf" (?:also |have |had |\w+ly )?{any_of('person_verbs')}\b")
"""Behind sources of whom nothing is told but that they say something: "..., sources said"."""

_ONE = re.compile(r"(?:an?|one|another)$", re.IGNORECASE)

_SERVES = re.compile(rf"{any_of('assistants')}\b", re.IGNORECASE)
"""Who is of those whom he is there for, unlike an envoy to them."""

_OF_STATE = re.compile(rf"{any_of('serve_a_state')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody without a name: the description, the noun that tells what they are, for whom, and to which outlet."""

    words: str
    noun: str
    span: Span
    owner: str | None = None
    outlet: str | None = None

    @property
    def title(self) -> str:
        """The noun as an office, of one of them: "Official"."""
        return self.noun.removesuffix("s").capitalize()

    @property
    def several(self) -> bool:
        """Whether it is more than one."""
        return self.noun.endswith("s") or self.noun == "people"


@cache
def _finder() -> Finder:
    """Descriptions by words that are known."""
    indefinite = _in_any_case("indefinite")
    return Finder(rf"\b(?:(?P<det>{indefinite}) )?{_middle()}{_noun()}", needs=_needed())


@cache
def _wider() -> Finder:
    """Descriptions with one or two other words behind an article: "a dairy union official"."""
    no_other = rf"(?:{any_of('no_modifiers')}|{any_of('determiners')}|{any_of('spans')})\b"
    other = rf"(?!{no_other})[\w-]+(?:['’]s|s['’])? "
    return Finder(
        rf"\b(?P<det>[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo) {_middle()}(?:{other}){{1,2}}?{_noun()}",
        needs=_needed(),
    )


@cache
def _one_of() -> Finder:
    """One of several: "one of the rebel negotiators"."""
    return Finder(rf"\b(?P<det>[Oo]ne of (?:the|its|their|his|her)) {_middle()}{_noun()}", needs=_needed())


def _middle() -> str:
    """What may stand between the article and the noun, with the group `owner`."""
    adjective = _in_any_case("unnamed_adjectives")
    return rf"(?:{adjective} )*(?:(?P<owner>{offices.owner()})(?:['’]s?)? )?(?:{adjective} )*"


def _noun() -> str:
    noun = _in_any_case("unnamed")
    return rf"(?P<noun>{noun}(?!\w)(?:{_FAMILIAR}|{_BOUND})?|(?i:{_PERSON}){_FAMILIAR})"


def _needed() -> str:
    return rf"(?:{_in_any_case('unnamed')}|(?i:{_PERSON}))"


def _in_any_case(name: str) -> str:
    return by_letter(listed(name), any_case=True)


def described_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Described]]:
    """Who is described in parts of a text that follow each other, with the numbers of the parts.

    What "the" stands before is somebody of whom was spoken already.
    """
    yield from _found(text, parts, (_finder(), _wider()))


def some_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Described]]:
    """Who is described as one of several, of whom nothing else need be said: "one of the negotiators"."""
    yield from _found(text, parts, (_one_of(),))


def _found(text: str, parts: Sequence[Span], finders: Sequence[Finder]) -> Iterator[tuple[int, Described]]:
    done = 0
    found = (
        (number, match, _end(text, match, parts[number][1]))
        for finder in finders
        for number, match in finder.in_parts(text, parts)
    )
    for number, match, end in sorted(found, key=lambda one: (one[1].start(), one[2])):
        if match.start() >= done and (one := _described(text, match, end, parts[number])):
            done = end
            yield number, one


def _end(text: str, match: re.Match[str], stop: int) -> int:
    """Where a description ends: it may tell for whom somebody speaks, up to the end of its part."""
    speaks = None if " " in match["noun"] else _FOR.match(text, match.end(), stop)
    owner = _place_of_owner(text, speaks.end()) if speaks else None
    rest = _FOR_WHOM.match(text, owner[1], stop) if owner else None
    return rest.end() if rest else match.end()


def _place_of_owner(text: str, place: int) -> Span | None:
    """The words for a side that stand at a place, or behind whoever leads it: "the president of Chad"."""
    leader = _LEADER_OF.match(text, place)
    for start in (place, leader.end()) if leader else (place,):
        if end := offices.owners().end(text, start):
            return start, end
    return None


def _described(text: str, match: re.Match[str], ends: int, part: Span) -> Described | None:
    start, end = part
    words, tail = text[match.start() : ends], text[match.start("noun") : ends]
    before = text[max(start, match.start() - 8) : match.start()].lower()
    noun = tail.split()[0].lower()
    if " of " in (match["det"] or ""):
        noun = noun.removesuffix("s")
    plural = noun.endswith("s") or noun == "people"
    told_of = " " in words.strip() or (noun == _SOURCES and _SAY.match(text, ends))
    group = plural and noun in listed("unnamed_groups") and told_of
    if _ONE.match(match["det"] or "") and plural and noun != "people":
        return None
    if _DEFINITE.search(before) or _ADJECTIVAL.match(text, ends) or not (match["det"] or group):
        return None
    return Described(
        " ".join(words.split()),
        noun,
        (match.start(), ends),
        match["owner"] or _belonging(tail, words),
        told(text, ends, end),
    )


def _belonging(noun: str, words: str) -> str | None:
    """Whom the words behind the noun name as the side: "an official of the Irish government", "officials in Kyiv"."""
    match = _BELONGS.match(noun)
    place = _place_of_owner(noun, match.end()) if match else None
    if match is None or place is None:
        return None
    owner = noun[place[0] : place[1]]
    if match["how"] == "to":
        return owner if _SERVES.match(noun) else None
    if match["how"] == "in" and not _WITHIN.match(noun, place[1]):
        return owner if _OF_STATE.match(noun) and not _FOREIGN.search(words) else None
    return owner


def told(text: str, start: int, end: int) -> str | None:
    """The outlet that somebody spoke to, named in the rest of the sentence."""
    for match in _TOLD.finditer(text, start, end):
        words = match["name"].split(" ")
        for size in range(len(words), 0, -1):
            if name := outlet(" ".join(words[:size])):
                return name
    return None
