"""Whose a house of state is by the words behind it: "the foreign ministry of Kenya" takes up nobody named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Mention

LONGEST = 80
"""Characters from a house to the name of its state: "Ministry of Foreign Affairs of the Republic of Kenya"."""

_MATTERS = (
    r"(?: (?:of|for) (?:the )?(?:[A-Za-z][\w’'-]*,? ){0,4}?"
    r"(?:[Aa]ffairs|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Ee]nergy|[Tt]rade|[Jj]ustice|[Ww]ater|[Oo]il|[Ss]ecurity))?"
)
"""What a ministry is for: "of foreign affairs", "of water and energy"."""

_OF = re.compile(rf"{_MATTERS} (?:of|for) (?:the )?(?:[A-Z][\w’'.-]+ ){{0,3}}(?:of (?:the )?)?")
_A_NAME = re.compile(r" of (?:the )?[A-Z]")
_BARE = re.compile(r"(?i:the )?(?i:ministry)")
"""Behind this stands what it is for: "the Ministry of Health"."""


def owner(text: str, house: Span, behind: Sequence[Mention]) -> tuple[Mention | None, bool]:
    """The first of some mentions behind a house whose it is; and whether it is told to be somebody's at all.

    The house of somebody whom nobody knows is nobody's who was named before.
    """
    start, end = house
    for one in behind:
        if _OF.fullmatch(text, end, one.span[0]):
            return one, True
    told = _A_NAME.match(text, end) and not _BARE.fullmatch(text, start, end)
    return None, bool(told)
