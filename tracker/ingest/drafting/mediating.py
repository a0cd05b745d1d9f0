"""Who is told to host, to mediate or to stand behind a party, and is none himself."""

from __future__ import annotations

import re

from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.finder import Finder

_BY = Finder(
    r"\b(?:mediat\w+(?: efforts?)?|broker\w+|facilitat\w+|hosted|chaired|sponsored|convened|called|organi[sz]ed)"
    r" by (?:the )?(?:[\w’'-]+ ){0,4}$"
    r"|\b(?:auspices|invitation|mediation|facilitation|good offices) of (?:the )?(?:[\w’'-]+ ){0,4}$"
    r"|\bmediators? (?:from )?(?:the )?(?:[a-z][\w-]+(?: [a-z][\w-]+)?(?:,| and) (?:the )?)*$",
    small=True,
)
_DOES = (
    r"(?:(?:which|who) )?(?:is |has been |was )?(?:also )?(?:mediating|brokering|facilitating|hosting|hosts)"
)
_WILL = r"(?:(?:is|was|has|have|will|would|be|agreed|offered|ready|set|due|asked|willing|prepared) ){0,3}to (?:\w+ )?"
_IS = r"(?:(?:which|who) )?(?:is|was|has been|have been|an?|the|its|his) (?:[\w-]+ ){0,3}"
_HOSTS = re.compile(
    r"(?:[- ](?:hosted|brokered|mediated|led|facilitated|chaired|sponsored)\b(?! by)"
    r"|(?:['’]s?)?(?: and \w+)? (?:mediat(?:ors?|ion|es|ing)|facilitat(?:ors?|ion)|auspices|good offices)\b"
    rf"|,? (?:{_DOES}|convened (?:a|the|talks))\b"
    r"|,? (?:in its|as) (?:\w+ ){0,3}(?:facilitator|mediator|broker|host|guarantor)\b"
    rf"|,? {_WILL}(?:host|mediate|facilitate|broker|chair)\b)",
    re.IGNORECASE,
)
_BACKED_BY = Finder(
    r"\b(?:ally|allies|backers?|backed by|supported by|(?:help|support|backing) (?:of|from)),? (?:the )?$",
    small=True,
)
_BACKS = re.compile(
    rf",? (?:{_IS}(?:all(?:y|ies)|backers?|patron) (?:of|to)"
    r"|(?:which|who) (?:has |have )?(?:supports?|supported|backs|backed))\b",
    re.IGNORECASE,
)
_FURTHEST = 60
"""Characters before somebody in which it is told that he mediates."""


def mediates(text: str, one: Mention) -> bool:
    """Whether it is told beside a mention that whom it means hosts, chairs or mediates."""
    start, end = one.span
    return bool(_BY.search(text, max(0, start - _FURTHEST), start) or _HOSTS.match(text, end))


def backs(text: str, one: Mention) -> bool:
    """Whether it is told beside a mention that whom it means stands behind somebody."""
    start, end = one.span
    return bool(_BACKED_BY.search(text, max(0, start - _FURTHEST), start) or _BACKS.match(text, end))
