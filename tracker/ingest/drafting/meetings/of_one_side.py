"""Those who meet nobody of another side: who sees one of his own, and who is somewhere and of no side himself."""

from __future__ import annotations

import re

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.meetings.talks import Spoken
from tracker.records.vocabulary import ActorSort

_SEE = re.compile(
    r"(?:(?:held|holding|had) )?(?:[\w-]+ )?(?:met|meet(?:s|ing)?|see(?:s|ing)?|talks|talked)(?: with)?",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?: with)?(?: (?:the|his|her|its))? (?:(?!(?:in|at|on|and|for|after|before)\b)[\w’'-]+ ){0,4}"
)
"""Words by which one person sees another, and what stands between them and the other one's name."""


def are_of_one_side(cast: Cast, spoken: Spoken, part: Span) -> bool:
    """Whether a meeting is told of one person who sees another, and both speak for the same side."""
    if not _SEE.fullmatch(cast.text, *spoken.span):
        return False
    here = cast.within(part)
    before = [one for one in here if one.span[1] <= spoken.span[0]]
    behind = [one for one in here if one.span[0] >= spoken.span[1]]
    if not (before and behind and _OBJECT.fullmatch(cast.text, spoken.span[1], behind[0].span[0])):
        return False
    side = _side(cast, behind[0])
    return side is not None and side == _side(cast, before[-1])


def are_of_others(cast: Cast, sentence: Span) -> bool:
    """Whether a sentence tells of one person alone, who is of neither of those who are spoken of most.

    Where he is, no sides meet: "the Saudi minister was in Delhi on Thursday" of talks between India and Pakistan.
    """
    people = {
        name
        for one in cast.within(sentence)
        for name in one.figures
        if name in cast.by_id and cast.by_id[name].sort == ActorSort.PERSON
    }
    sides = {cast.by_id[name].on_behalf_of for name in people}
    return (
        len(people) == 1
        and None not in sides
        and len(cast.principals) > 1
        and sides.isdisjoint(cast.principals)
    )


def _side(cast: Cast, one: Mention) -> str | None:
    """For whom the only person that a mention means speaks."""
    figure = cast.by_id.get(one.figures[0]) if len(one.figures) == 1 else None
    return figure.on_behalf_of if figure is not None and figure.sort == ActorSort.PERSON else None
