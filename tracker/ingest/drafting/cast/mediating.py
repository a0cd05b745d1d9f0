"""Who is told to host, to mediate or to stand behind a party, and is none himself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.drafting.cast.in_rows import rows_of
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.text.finder import Finder

_WORD = r"(?!(?:between|among|with|to|for|that|which|who)\b)(?:u\.[skn]\.|[\w’'-]+) "
"""One of the words between "mediated by" and who is named; "mediated by Peru between Chad" tells nothing of Chad."""

_BY = Finder(
    r"\b(?:mediat\w+(?: efforts?)?(?: led)?|broker\w+|facilitat\w+|hosted|chaired|sponsored|convened|called"
    rf"|organi[sz]ed) by (?:the )?(?:{_WORD}){{0,4}}$"
    rf"|\b(?:auspices|invitation|mediation|facilitation|good offices) of (?:the )?(?:{_WORD}){{0,4}}$"
    r"|\bmediators? (?!(?:between|among|to|for|in)\b)(?:from )?(?:the )?(?:[a-z][\w-]+(?: [a-z][\w-]+)?(?:,| and)"
    r" (?:the )?)*$",
    small=True,
)
_DOES = (
    r"(?:(?:which|who) )?(?:is |has been |was )?(?:also )?(?:mediating|brokering|facilitating|hosting|hosts)"
)
_WILL = (
    r"(?:(?:is|was|has|have|will|would|be|agree[ds]|offer(?:s|ed)|ready|set|due|asked|willing|prepared|plans|hopes"
    r"|wants) ){0,3}to (?:\w+ )?"
)
_IS = r"(?:(?:which|who) )?(?:is|was|has been|have been|an?|the|its|his) (?:[\w-]+ ){0,3}"
_HOSTS = re.compile(
    r"(?:(?:-(?:hosted|brokered|mediated|facilitated|chaired|sponsored)|-led)\b(?! by)"
    r"|(?:['’]s?)?(?:(?:,|,? and) (?-i:[A-Z])[\w.]*){0,3}"
    r" (?:mediat(?:ors?|ion|es|ing)|facilitat(?:ors?|ion)|auspices|good offices)\b"
    rf"|,? (?:{_DOES}|convened (?:a|the|talks))\b"
    r"|,? (?:in its|as) (?:\w+ ){0,3}(?:facilitator|mediator|broker|host|guarantor)\b"
    rf"|,? {_WILL}(?:host|mediate|facilitate|broker|chair)\b"
    r"|,? (?:(?:which|who|has|have|had|also|last|first|already) ){0,3}"
    r"(?:brokered|mediated|facilitated|hosted|chaired|sponsored)"
    r"(?! by\b)(?![^.;\n]{0,60}\bwith\b)"
    r"|,? (?:(?:which|who|is|has|was|been|along|with|(?-i:[A-Z])\w+) ){0,6}(?:act(?:s|ed|ing)?|serv(?:es|ed|ing)) as"
    r" (?:an? |the )?(?:\w+ )?(?:facilitator|mediator|broker|go-between)\b"
    r"|(?:,? and (?:[A-Z]\w+ ?){1,3})? for (?:(?:its|their|his|her|the) (?:[\w-]+ ){0,2})?"
    r"(?:hosting|mediat\w+|facilitat\w+|hospitality|good offices)\b)",
    re.IGNORECASE,
)
_TRIES = re.compile(
    r" (?:has |have |had )?(?:met|held|came|arrived|returned|flew|travelled|visited|began|launched|made|is|was)\b"
    r"[^.;:,“”\"]{0,80}\b(?:attempts?|efforts?|bids?|missions?|push|drive|pushing|trying|seeking|working)"
    r" (?:aimed at |at )?(?:to )?(?:broker|mediat|bridg|bring(?:ing)? (?:the |both |all |about)|arrang)",
    re.IGNORECASE,
)
"""Behind somebody who goes to others to help them to agree: "met X in an attempt to broker a truce"."""

_BACKED_BY = Finder(
    r"\b(?:ally|allies|backers?|backed by|supported by|(?:help|support|backing) (?:of|from)),? (?:the )?$",
    small=True,
)
_BACKS = re.compile(
    rf",? (?:{_IS}(?:all(?:y|ies)|backers?|patron) (?:of|to)"
    r"|(?:which|who) (?:has |have )?(?:supports?|supported|backs|backed))\b",
    re.IGNORECASE,
)
_HELPERS = r"(?:mediators?|guarantors?|sponsors?|observers?|facilitators?|witness(?:es)?|co-chairs?|brokers?)"
_HELPERS_ARE = Finder(
    rf"\b{_HELPERS}(?: (?:powers?|states?|countries|nations|group|troika))?"
    r"(?:,|:| -| of the (?:process|talks|deal|accord|agreement),?)? (?:from |were |are )?(?:the )?$",
    small=True,
)
_HELP = re.compile(
    r",? (?:(?:which|who|all|both|jointly|also|have|has|had|will|would|are|were|been) ){0,4}"
    r"(?:mediat\w+|broker\w+|facilitat\w+|guarantee\w*|sponsor\w*|observed|witnessed|oversaw|oversee\w*|co-?chair\w*"
    r"|moderat\w+|looked on|watched|host(?:ed|ing)|welcomed|hailed|praised|applauded|congratulated|took note"
    r"|present|signed as witnesses|attended the (?:signing|ceremony))\b(?! by\b)"
    rf"|,? (?:(?:(?:(?:have|had|are|were) )?act(?:ed|ing)? )?as |(?:which are|who are|were|are) )?"
    rf"(?:the |both |all )?(?:\w+ (?:and )?){{0,2}}{_HELPERS}\b",
    re.IGNORECASE,
)
"""What is said before or behind a row of those who help two others to agree, or look on."""

_FURTHEST = 60
"""Characters before somebody in which it is told that he mediates."""


def mediates(text: str, one: Mention) -> bool:
    """Whether it is told beside a mention that whom it means hosts, chairs or mediates, or tries to."""
    start, end = one.span
    return bool(
        _BY.search(text, max(0, start - _FURTHEST), start)
        or _HOSTS.match(text, end)
        or _TRIES.match(text, end)
    )


def backs(text: str, one: Mention) -> bool:
    """Whether it is told beside a mention that whom it means stands behind somebody."""
    start, end = one.span
    return bool(_BACKED_BY.search(text, max(0, start - _FURTHEST), start) or _BACKS.match(text, end))


def help_together(text: str, row: Sequence[Mention]) -> bool:
    """Whether it is told of several in a row that they help others to agree: "Qatar, Egypt and Oman brokered it"."""
    start, end = row[0].span[0], row[-1].span[1]
    return bool(_HELPERS_ARE.search(text, max(0, start - _FURTHEST), start) or _HELP.match(text, end))


def helping(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions beside which it is told that whom they mean helps others to agree, alone or in a row."""
    yield from (one for one in mentions if mediates(text, one))
    yield from (one for row in rows_of(text, mentions) if help_together(text, row) for one in row)
