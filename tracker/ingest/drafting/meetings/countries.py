"""Countries in which talks are held of which no city is named: "the latest round ended in Qatar"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import Mention, Place
from tracker.ingest.drafting.names.actors import by_demonym, by_name
from tracker.ingest.months import NAMES
from tracker.records.vocabulary import ActorSort

_SOMEWHERE = r"(?:somewhere |(?:in|at|near) an? (?:[\w’'-]+ ){1,3})?"
_MET_IN = re.compile(
    r"\b(?:talks|negotiations|rounds?|meetings?|summit|discussions|consultations|dialogue|session|conference|held|met|meet"
    r"|place|ended|begins?|began|begun|opened|opens?|starts?|continues|resumed?|resumes|started|concluded|continued?"
    r"|hosted|gather(?:ed)?|convened?|reconvened?|brokered|mediated|signed|struck|reached|end|today|tomorrow|yesterday|\w+day|weekend|week"
    rf"|month|year|(?:19|20)\d\d|\d\d?|{NAMES.lower()}"
    r"|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?),? (?:later |again |early |late )?"
    rf"{_SOMEWHERE}in (?:the )?(?:(?:north|south|east|west)ern |central )?$"
    r"|\b(?:travel(?:l?ed|l?ing)?|fly|flew|flying|go|going|went|head(?:ed|ing)?|return(?:ed)?|arrived?|visit(?:ed|ing)?"
    r"|trip) (?:back )?(?:to |in )?(?:the )?$"
    r"|\b(?:will|would|to) be in (?:the )?$",
    re.IGNORECASE,
)
"""Behind these a country is where one meets; in others something else is: "the war in Sudan"."""

_WITH_WHOM = re.compile(
    r"\b(?:talks|negotiations|rounds?|meetings?|summit|discussions|consultations|session|dinner|lunch|met|meet"
    r"|meets|saw|see|received|receive|sat|sit|talked|gathered|gather|convened|conferred|negotiated|hosted)\b"
    r"(?: (?!(?:on|about|over|for|of|to|from|since|after|before|against|amid|despite|that|which|who|whose|whom"
    r"|while|when|as|and then)\b)"
    rf"[\w’'.-]+){{0,7}}? {_SOMEWHERE}in (?:the )?(?:(?:north|south|east|west)ern |central )?$",
    re.IGNORECASE,
)
"""The same, with those who meet in between: "met a rebel delegation in Norway", "in a village in Norway"."""

_ARE_IN = re.compile(r"\b(?:is|are|was|were) in (?:the )?$", re.IGNORECASE)
_FOR_TALKS = re.compile(
    r" for (?:[\w-]+ ){0,4}(?:talks|negotiations|rounds?|meetings?|summit|consultations)\b"
)
"""Around a country in which somebody is for talks."""

_ON_ITS_SOIL = re.compile(r"\bon (?:the )?(?:territory|soil) of (?:the )?$", re.IGNORECASE)
_SOIL = re.compile(r"\bon (?P<of>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? (?:soil|territory)\b")
_HOSTS = re.compile(
    r" (?:(?:will|would|had|has|have|is|was|also|again|to|due|set|ready|agreed|offered|once|twice|more|earlier"
    r"|then|later) ){0,4}"
    r"(?:host(?:s|ed|ing)?|play(?:s|ed)? host|be host|the (?:venue|scene|setting))\b"
)
_HOSTED_BY = re.compile(r"\bhosted by (?:the )?$")
_LONGEST, _WIDEST = 40, 120
_NO_PLACE = re.compile(
    rf"['’-]|,? (?!(?:{NAMES}"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|[A-Z]\w+day)\b)[A-Z]"
)
"""Behind the name of a country that is only a part of another one, or whose something is meant."""


def countries(cast: Cast, part: Span) -> list[Place]:
    """The countries in a part of a sentence where one meets or where one goes, and those that host."""
    found = [
        Place(state.id, state.name, state.country, mention.span, whole=True)
        for mention in cast.within(part)
        if mention.by == "name" and len(mention.figures) == 1
        for state in [cast.by_id[mention.figures[0]]]
        if state.sort == ActorSort.STATE and state.country and _is_venue(cast, part, mention)
    ]
    return found or list(_soils(cast.text, part))


def _is_venue(cast: Cast, part: Span, mention: Mention) -> bool:
    """Whether a meeting is put in a country, or it hosts one; where those who meet stand between, none of theirs."""
    text, (start, end) = cast.text, mention.span
    if _HOSTS.match(text, end, part[1]):
        return True
    near = max(part[0], start - _LONGEST)
    if _NO_PLACE.match(text, end):
        return False
    if _MET_IN.search(text, near, start) or _ON_ITS_SOIL.search(text, near, start):
        return True
    if _FOR_TALKS.match(text, end) and _ARE_IN.search(text, near, start):
        return True
    between = _HOSTED_BY.search(text, near, start) or _WITH_WHOM.search(
        text, max(part[0], start - _WIDEST), start
    )
    return between is not None and mention.figures[0] not in cast.principals


def _soils(text: str, part: Span) -> Iterator[Place]:
    """Countries by their adjectives: "on Swiss soil"."""
    for found in _SOIL.finditer(text, *part):
        state = by_demonym().get(found["of"]) or by_name().get(found["of"])
        if state and state.sort == ActorSort.STATE and state.country:
            yield Place(state.id, state.name, state.country, found.span("of"), whole=True)
