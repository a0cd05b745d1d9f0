"""Whom somebody speaks for, by what stands in the sentence: "his envoy, X"; a spokesman who says what "China hopes"."""

from __future__ import annotations

import re
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.text.finder import Finder

_LONGEST = 120
"""Characters between a pronoun and a name, at most."""

_WORDS = r"(?:(?!and\b|or\b)[\w-]+ ){0,3}"

_WISHES = re.compile(
    r" (?:hope[sd]?|welcome[sd]?|support(?:s|ed)|appreciate[sd]?|attache[sd]|condemn(?:s|ed)"
    r"|(?:urge[sd]?|call(?:s|ed)) (?:on |for )?"
    r"|(?:stands?|stood|is|was|are|were|remain(?:s|ed)) (?:still |always |fully )?"
    r"(?:ready|willing|prepared|open|committed|convinced|concerned|grateful|opposed)"
    r"|would (?:not |never )(?:accept|allow|agree|sign|give|withdraw|recogni[sz]e|negotiate))\b"
)
_OF_HIS_OWN = re.compile(
    r" (?:hopes|welcomes|supports|appreciates|condemns|thanks|reserves the right|stands (?:ready|by)"
    r"|(?:is|was|remains|stays) (?:still |always |fully |very |deeply )?"
    r"(?:ready|willing|prepared|open|committed|convinced|thankful|grateful|proud)"
    r"|(?:will|would|shall|can) (?:not|never) (?:accept|allow|tolerate|cede|give up|surrender|compromise|bow|yield)"
    r"|cannot (?:accept|allow|tolerate|cede|give up|surrender|compromise))\b"
)
_OPENS = ("“", '"')

_SAID = re.compile(r"\b(?:that|said|says|saying|added|stressed|whether) (?:the )?$|[“\"]$")
_LONGEST_SAID = 16


def by_pronoun(text: str, person: Span, *, serves: bool) -> bool:
    """Whether a name stands beside an office of somebody of whom was spoken: "X, her envoy", "his envoy, X".

    The latter counts for offices that serve somebody, as an envoy does: a minister has a state of his own.
    """
    first, end = person
    before = serves and _before().search(text, max(0, first - _LONGEST), first)
    return bool(before or _behind().match(text, end))


def wishes(text: str, party: Span) -> bool:
    """Whether a party is said to hope, to welcome or to be ready at the beginning of what somebody says."""
    start, end = party
    return bool(_WISHES.match(text, end) and _SAID.search(text, max(0, start - _LONGEST_SAID), start))


def speaks_of_his_own(text: str, party: Span) -> bool:
    """Whether a quotation begins with what a party is ready for, thanks for or will not accept.

    What it only does or wants may be said of it by its opponents too.
    """
    start, end = party
    return text[max(0, start - 1) : start] in _OPENS and bool(_OF_HIS_OWN.match(text, end))


@cache
def _before() -> Finder:
    title = rf"{offices.title()}(?: (?:for|to|of|in|at) [^,.;:]{{1,60}})?, "
    return Finder(rf"\b(?:[Hh]is|[Hh]er) {_WORDS}(?:{title})?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf", (?:one of )?(?:his|her) {_WORDS}{offices.title()}")
