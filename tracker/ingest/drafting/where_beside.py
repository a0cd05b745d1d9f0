"""The place that stands beside the words for a meeting, and is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.another import is_of_another, words_of
from tracker.ingest.drafting.dates import apart
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.of_saying import in_brackets, is_of_saying
from tracker.ingest.drafting.talks import Spoken
from tracker.temporal import Resolution

THEN = re.compile(r",? ?(?:(?:on|in|from|late|early) )*")
"""Between a place and a day that is its own: "at Ohrid on 18 March"."""

_FROM = re.compile(r"\b(?:from|left|leav(?:e|es|ing)) (?!for )(?:\w+ )?$")
_NO_VENUE = re.compile(
    r"\b(?:namely|over|about|against|(?:status|future|areas?|regions?|fall|capture|control|people|mayor|bishop|archbishop"
    r"|governor|siege|battle) of|(?:spokes\w+|ambassador|governments?|ministry|authorities|administration|rulers"
    r"|regime|correspondent|reporters|troops|fighting|war|violence|unrest) (?:in|at|to)) (?:(?:the|his|her|their) )?$",
    re.IGNORECASE,
)
"""Before a place that is spoken of, or where somebody or something is, and no meeting."""

_REASON = re.compile(r",? (?:as|because(?: of)?|owing to) ")


def place_beside(
    text: str, spoken: Spoken, part: Span, there: Sequence[Place], other_days: Sequence[Resolution]
) -> Place | None:
    """The nearest place of the sentence: a known city before any other, one behind the words before one ahead.

    What comes from a place is not there, nor is what is told of another place as a reason or on another day.
    """
    found = [
        place
        for place in there
        if not is_of_saying(text, part[0], place.span, spoken.span)
        and not in_brackets(text, part[0], place.span[0])
        and not _FROM.search(text, _behind(spoken.span, place.span, 20), place.span[0])
        and not _REASON.search(text, spoken.span[1], place.span[0])
        and not _NO_VENUE.search(text, _behind(spoken.span, place.span, 30), place.span[0])
        and not is_of_another(text, words_of(text, spoken), place.span)
        and not (text.startswith(("’s ", "'s "), place.span[1]) and spoken.span[0] < place.span[1])
        and not any(THEN.fullmatch(text, place.span[1], one.start) for one in other_days)
    ]
    return min(
        found,
        key=lambda place: (
            place.country is None and not place.joins,
            place.span[0] < spoken.span[0],
            apart(text, place.span, spoken.span),
        ),
        default=None,
    )


def _behind(noun: Span, place: Span, longest: int) -> int:
    """Where to look before a place: behind the words for a meeting, which may be "left" themselves."""
    start = max(0, place[0] - longest)
    return max(start, noun[1] - 1) if noun[1] <= place[0] and noun[0] >= start else start
