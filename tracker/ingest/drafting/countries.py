"""Countries in which talks are held of which no city is named: "the latest round ended in Qatar"."""

from __future__ import annotations

import re

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import Place
from tracker.records.vocabulary import ActorSort

_MET_IN = re.compile(
    r"\b(?:talks|negotiations|rounds?|meetings?|summit|discussions|consultations|dialogue|session|conference|held|met|meet"
    r"|place|ended|began|begun|opened|opens|resumed?|resumes|started|concluded|continued?|hosted|gather(?:ed)?"
    r"|convened?|reconvened?|brokered|mediated|signed|struck|reached|end|today|tomorrow|yesterday|\w+day|weekend|week"
    r"|month|year|(?:19|20)\d\d|\d\d?|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?) (?:later |again |early |late )?in (?:the )?$"
    r"|\b(?:travel(?:l?ed|l?ing)?|fly|flew|flying|go|going|went|head(?:ed|ing)?|return(?:ed)?|arrived?|visit(?:ed|ing)?"
    r"|trip) (?:back )?(?:to |in )?(?:the )?$",
    re.IGNORECASE,
)
"""Behind these a country is where one meets; in others something else is: "the war in Sudan"."""

_LONGEST = 40
_NO_PLACE = re.compile(r"['’-]|,? [A-Z]")
"""Behind the name of a country that is only a part of another one, or whose something is meant."""


def countries(cast: Cast, part: Span) -> list[Place]:
    """The countries in a part of a sentence where one meets or where one goes."""
    return [
        Place(state.id, state.name, state.country, mention.span, whole=True)
        for mention in cast.within(part)
        if mention.by == "name" and len(mention.figures) == 1
        for state in [cast.by_id[mention.figures[0]]]
        if state.sort == ActorSort.STATE
        and state.country
        and _MET_IN.search(cast.text, max(part[0], mention.span[0] - _LONGEST), mention.span[0])
        and not _NO_PLACE.match(cast.text, mention.span[1])
    ]
