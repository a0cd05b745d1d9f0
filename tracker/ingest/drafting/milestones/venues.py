"""Where an agreement was made: "signed in Algiers on 20 June", "at Ohrid on 18 March", "the Pretoria agreement"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.figures import overlap
from tracker.ingest.drafting.meetings.of_saying import in_brackets, is_of_saying
from tracker.ingest.drafting.text.along import Along

_AT = re.compile(r"\b(?:in|at|aboard)(?: the)?(?: [a-z]+)? $", re.IGNORECASE)
_NAMED_AFTER = re.compile(
    r" (?:[a-z-]+ )?(?:agreements?|accords?|declaration|protocol|treaty|pact|memorandum|communiqu[eé])\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:In|At)(?: the)? ")
_MADE_AT = re.compile(r" (?:in|at)(?: the)?(?: [a-z]+)? ")
"""Between the words for an agreement and the place right behind them, which is its own before any other."""

_ANOTHER = re.compile(
    r"[,;:]|\b(?:and|but|while|when|that|which|who|ended|with|over|about)\b|\bon (?:the|an?|its|their) "
)
_SOMEWHERE = re.compile(
    r"\b(?:cease-?fires?|truces?|peace|fighting|war|conflict|hostilities|violence|troops|forces|elections?|power|crisis|rule"
    r"|interests|situation|Council|Parliament|Embassy|Ministry|Assembly|Government|Court|Chamber|[Gg]overnment|based)"
    r" (?:in|at)(?: the)?(?: [a-z]+)? $"
)
"""Before a place where something or somebody is of which an agreement tells: "a truce in Darfur"."""

_FURTHEST = 40
_LONGEST = 24
"""Characters of a preposition with what stands between it and a place."""

_NEAR = 25
"""Characters between a place and the words for a milestone or its day."""


class Venues:
    """The places of an article at which agreements can have been made."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._places = Along((one.span, one) for one in cast.places)
        capitals = sorted((*cast.places, *cast.capitals), key=lambda one: one.span)
        self._towns = Along((one.span, one) for one in capitals)

    def of(self, sentence: Span, words: Span, day: Span) -> Place | None:
        """The place of an agreement: that behind which it is called, else the nearest one close by.

        The place of a saying is none.
        """
        around = (min(words[0], day[0]), max(words[1], day[1])) if day[0] >= sentence[0] else words
        beside = self._beside(sentence, words, around)
        behind = [one for one in beside if _MADE_AT.fullmatch(self._text, words[1], one.span[0])]
        found = behind or self._called(sentence, words) or beside
        return min(found, key=lambda one: _apart(one.span, words), default=None)

    def _called(self, sentence: Span, words: Span) -> Sequence[Place]:
        return [
            one
            for one in self._towns.inside((max(sentence[0], words[0] - _NEAR), words[1]))
            if _NAMED_AFTER.match(self._text, one.span[1]) and one.country
        ]

    def _beside(self, sentence: Span, words: Span, around: Span) -> Sequence[Place]:
        return [
            one
            for one in self._places.inside(sentence)
            if self._belongs(sentence, one.span, around)
            and _AT.search(self._text, max(sentence[0], one.span[0] - _LONGEST), one.span[0])
            and not _SOMEWHERE.search(self._text, max(sentence[0], one.span[0] - _FURTHEST), one.span[0])
            and not in_brackets(self._text, sentence[0], one.span[0])
            and not is_of_saying(self._text, sentence[0], one.span, words)
        ]

    def _belongs(self, sentence: Span, place: Span, around: Span) -> bool:
        """Whether no other clause stands between a place and what is told, nor many words; or it opens the sentence."""
        if overlap(place, around):
            return True
        start, end = min(place[1], around[1]), max(place[0], around[0])
        opens = bool(_OPENS.fullmatch(self._text, sentence[0], place[0]))
        return opens or (end - start <= _NEAR and not _ANOTHER.search(self._text, start, end))


def _apart(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])
