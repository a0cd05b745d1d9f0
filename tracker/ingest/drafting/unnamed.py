"""People whom an article describes and does not name: "a senior Ukrainian official", "a source privy to the talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting import offices
from tracker.ingest.drafting.outlets import outlet

_PEOPLE = (
    r"officials?|sources?|diplomats?|insiders?|lawmakers?|officers?|mediators?|aides?|advis[eo]rs?|envoys?|negotiators?"
    r"|ministers?|spokes(?:man|woman|person)|commanders?|members?|delegates?"
)
_SPEAKERS = frozenset({"officials", "sources", "diplomats", "insiders", "lawmakers", "aides", "people"})
"""Who speaks without a number or an article before it; envoys and negotiators are their side."""

_INDEFINITE = r"a|an|one|another|two|three|four|several|some|many|senior|unnamed|top"
_ADJECTIVE = (
    r"senior|top|high-ranking|high-level|unnamed|anonymous|former|government|military|security|intelligence|diplomatic"
    r"|western|european|regional|arab|african|gulf|second|third|different|defen[cs]e|foreign|presidential|administration"
    r"|ministry|informed|well-placed|rebel|state|political|un|other"
)
_VERBAL = r"(?:\w+ly )?(?:\w+ed|is|are|was|were|have|has|had|would|could|will|did|does|says?|said|tells?|told|gave|sought|spoke|put|saw)"
_FAMILIAR = (
    r"(?: who (?:was|were) (?:present )?(?:at|in) the \w+(?: in [A-Z]\w+(?: [A-Z]\w+)?)?|(?: (?:who (?:was|is|were|are) )?(?:privy|familiar|close|briefed|knowledgeable|with (?:direct |close |first-hand )?knowledge)"
    r"(?: (?:to|with|on|about|of))?(?: [\w-]+){1,4}?"
    rf"(?<! the)(?<! a)(?<! its)(?=[,.;:]| (?:with|who|and|in|at|{_VERBAL})\b)))"
)
_BOUND = rf"(?: (?:of|from|in|at) (?:the |a )?(?:[\w-]+ ){{0,2}}?[\w-]+(?=[,.;:]| (?:who|{_VERBAL})\b))"
_PERSON = r"(?:person|people|individual|individuals|man|woman)"
_TOLD = re.compile(
    r"\b(?:told|to|with|by) (?P<name>(?:[Tt]he )?(?:[A-ZÉÚ][\w’'-]*|of|and)(?: (?:[A-ZÉÚ][\w’'-]*|of|and)){0,4})"
)


_FOREIGN = re.compile(
    r"\b(?:western|european|foreign|regional|arab|african|gulf|diplomatic)\b", re.IGNORECASE
)
_OF_STATE = re.compile(r"(?:officials?|lawmakers?|ministers?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody without a name: the description, the noun that tells what they are, for whom, and to which outlet."""

    words: str
    noun: str
    span: Span
    owner: str | None = None
    outlet: str | None = None

    @property
    def several(self) -> bool:
        """Whether it is more than one."""
        return self.noun.endswith("s") or self.noun == "people"


@cache
def _pattern() -> re.Pattern[str]:
    owner, adjective = offices.owner(), rf"(?i:{_ADJECTIVE})"
    owned = rf"(?P<owner>{owner})(?:['’]s?)?"
    middle = rf"(?:{adjective} )*(?:{owned} )?(?:{adjective} )*"
    return re.compile(
        rf"\b(?:(?P<det>(?i:{_INDEFINITE})) )?{middle}"
        rf"(?P<noun>(?i:{_PEOPLE})(?!\w)(?:{_FAMILIAR}|{_BOUND})?|(?i:{_PERSON}){_FAMILIAR})"
    )


def described(text: str, start: int, end: int, sentence_end: int | None = None) -> Iterator[Described]:
    """Who is described in a part of a text; what "the" stands before is somebody of whom was spoken already."""
    for match in _pattern().finditer(text, start, end):
        before = text[max(start, match.start() - 8) : match.start()].lower()
        noun = match["noun"].split()[0].lower()
        plural = noun.endswith("s") or noun == "people"
        definite = re.search(r"\b(?:the|this|that|both|these|those|his|her|its|their|all)\s$", before)
        if definite or not (match["det"] or (plural and noun in _SPEAKERS and " " in match[0].strip())):
            continue
        yield Described(
            " ".join(match[0].split()),
            noun,
            match.span(),
            match["owner"] or _belonging(match["noun"], match[0]),
            _told(text, match.end(), sentence_end or end),
        )


def _belonging(noun: str, words: str) -> str | None:
    """Whom the words behind the noun name as the side: "an official of the Irish government", "officials in Kyiv"."""
    match = re.match(rf"\w+ (?P<how>of|from|at|in) (?:the )?(?P<owner>{offices.owner()})", noun)
    if match is None or (match["how"] == "in" and (_FOREIGN.search(words) or not _OF_STATE.match(noun))):
        return None
    return match["owner"]


def _told(text: str, start: int, end: int) -> str | None:
    """The outlet that they spoke to, named in the rest of the sentence."""
    for match in _TOLD.finditer(text, start, end):
        words = match["name"].split(" ")
        for size in range(len(words), 0, -1):
            if name := outlet(" ".join(words[:size])):
                return name
    return None
