"""The day and the city of an entry of a chronology, which no verb and no "in" tell: "6 October: Second round, Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.ingest.article import Span
from tracker.ingest.chronicle import LONGEST, Entry, entry_in, is_date, is_round
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.meetings.lasting import ends, opens
from tracker.ingest.drafting.meetings.talks import Spoken
from tracker.ingest.drafting.names.actors import Actor, City, by_name, cities, regions
from tracker.ingest.drafting.names.people import is_name
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import is_day, is_month
from tracker.records.text import slugify
from tracker.records.vocabulary import RoundStatus
from tracker.temporal import Resolution

_HAPPENS = re.compile(
    r"[^.;:]{0,40}? (?P<cue>(?:open|begin|start|resume|convene|kick|get|end|conclude|close|wrap|adjourn|collapse"
    r"|break)s?(?: (?:off|up|down|under way))?|finish(?:es)?)(?= [a-z]|[.,;]|$)"
)
"""Behind words for a meeting, what an entry tells of it as if it were now."""

_NOWHERE = (0, 0)
_TOWN = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:de|del|la|el|es) )?[A-Z][\w’'-]+){0,2}")


def entry_cities(text: str, parts: Sequence[Span]) -> Iterator[tuple[City, Span]]:
    """The cities that stand by themselves in the entries among some paragraphs.

    One that nobody knows is told by the country behind it, or by the day beside it in front of the line.

    >>> text = "- 6 October 2016: Second round, Oslo."
    >>> [(city.id, text[start:end]) for city, (start, end) in entry_cities(text, [(0, len(text))])]
    [('oslo', 'Oslo')]

    """
    for start, end in parts:
        found = entry_in(text, start, end)
        short = end - start <= LONGEST
        if found is not None and _tells_a_meeting(text, found, short=short):
            dated = short and len(found.head) > 1 and any(is_date(text, one) for one in found.head)
            for piece, behind in pairwise((*found.head, *found.rest, _NOWHERE)):
                if city := _city(text, piece, behind, alone=dated and piece in found.head):
                    yield city, piece


def _tells_a_meeting(text: str, found: Entry, *, short: bool) -> bool:
    """Whether nothing stands in front of an entry but days, rounds and where it was; a long one is no dateline."""
    told = [is_date(text, one) or is_round(text, one) for one in found.head]
    there = [bool(_TOWN.fullmatch(text, *one) or _state(text, one)) for one in found.head]
    return (told[0] or short) and all(one or other for one, other in zip(told, there, strict=True))


def _city(text: str, piece: Span, behind: Span, *, alone: bool) -> City | None:
    words, state = text[slice(*piece)], _state(text, behind)
    known = cities().get(words)
    if known is not None:
        return known if known.name not in regions() else None
    named = (
        _TOWN.fullmatch(words)
        and not _state(text, piece)
        and not is_date(text, piece)
        and not is_round(text, piece)
    )
    if not named or not (state or alone) or not is_name(words):
        return None
    return City(slugify(words), words, state.country if state else None)


def _state(text: str, span: Span) -> Actor | None:
    return by_name().get(text[slice(*span)].removeprefix("the "))


def entry(
    text: str, sentence: Span, times: Along[Resolution], places: Along[Place]
) -> tuple[Resolution | None, Place | None]:
    """The day or month and the city of the entry that a sentence begins; nothing for any other sentence."""
    line = text.rfind("\n", 0, sentence[0]) + 1
    found = entry_in(text, *sentence) if not text[line : sentence[0]].strip() else None
    if found is None:
        return None, None
    within = sentence[0], min(sentence[1], sentence[0] + LONGEST)
    pieces = (*found.head, *found.rest)
    days = [one for one in times.inside(within) if is_day(one) or is_month(one)]
    there = [one for one in places.inside(within) if one.span in pieces]
    return next(iter(days), None), next(iter(there), None)


def is_entry_of_a_round(text: str, sentence: Span) -> bool:
    """Whether a sentence, or a piece of the entry that it is, only tells which round it was: "Fifth meeting."."""
    found = entry_in(text, *sentence)
    end = sentence[1] - text.endswith(".", *sentence)
    return is_round(text, (sentence[0], end)) or (
        found is not None and any(is_round(text, one) for one in (*found.head, *found.rest))
    )


def as_told_now(text: str, spoken: Spoken, sentence: Span) -> Spoken:
    """A meeting of an entry with the verb that opens or ends it in the present: "7 May 2023: A second round opens"."""
    found = _HAPPENS.match(text, spoken.span[1], sentence[1])
    if spoken.status is not None or found is None:
        return spoken
    told = replace(spoken, cue=found["cue"], told=found.span("cue"))
    return replace(told, status=RoundStatus.HELD) if opens(told) or ends(told) else spoken
