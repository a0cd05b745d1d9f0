"""Whether a sentence tells something of two who talk with each other: two persons, or both sides in one breath."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import PARTIES, Figure, Mention
from tracker.ingest.drafting.meetings.somewhere import table
from tracker.records.vocabulary import ActorSort

_BETWEEN = re.compile(
    r"(?<!talks )(?<!meeting )(?<!negotiations )(?<!round )(?<!session )\bbetween (?:the )?$"
)
"""Before two sides of whom nothing is told but that something is between them: "papers between Israel and Hamas"."""

_AND = re.compile(r",? and (?:the )?(?:[a-z]+ )?")


def are_together(cast: Cast, sentence: Span) -> bool:
    """Whether a sentence names two persons, or two sides that are joined by "and"."""
    here = cast.within(sentence)
    named = {name for one in here for name in one.figures if name in cast.by_id}
    if sum(cast.by_id[name].sort == ActorSort.PERSON for name in named) > 1:
        return True
    return any(_are_joined(cast, one, other) for one, other in pairwise(here))


def without_sides(cast: Cast, sentence: Span) -> str:
    """The words of a sentence in small letters, with blanks for sides whose names tell of other things: "the army"."""
    low, start = cast.text[slice(*sentence)].lower(), sentence[0]
    for one in cast.within(sentence):
        begin, end = one.span[0] - start, one.span[1] - start
        if table().others.search(low, begin, end) and any(
            _is_side(cast.by_id.get(name)) for name in one.figures
        ):
            low = low[:begin] + " " * (end - begin) + low[end:]
    return low


def _are_joined(cast: Cast, one: Mention, other: Mention) -> bool:
    """Whether two sides are named with only "and" between them."""
    sides = {
        figure.on_behalf_of or figure.id
        for each in (one, other)
        for name in each.figures
        if (figure := cast.by_id.get(name)) and _is_side(figure)
    }
    between = _BETWEEN.search(cast.text, max(0, one.span[0] - 30), one.span[0])
    return (
        len(sides) > 1 and not between and _AND.fullmatch(cast.text, one.span[1], other.span[0]) is not None
    )


def _is_side(figure: Figure | None) -> bool:
    return figure is not None and (figure.sort in PARTIES or figure.on_behalf_of is not None)
