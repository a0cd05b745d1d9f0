"""Those who meet nobody of another side: one of their own, somebody else before they speak of the talks, or nobody."""

from __future__ import annotations

import re

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.meetings.talks import Spoken
from tracker.records.vocabulary import ActorSort

_TWO = 2
_NEAR = 300
"""Characters from a meeting within which somebody is said to have spoken then."""

_SEE = re.compile(
    r"(?:(?:held|holding|had) )?(?:[\w-]+ )?(?:met|meet(?:s|ing)?|see(?:s|ing)?|talks|talked)(?: with)?",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?: with)?(?: (?:the|his|her|its))? (?:(?!(?:in|at|on|and|for|after|before)\b)[\w’'-]+ ){0,4}"
)
"""Words by which one person sees another, and what stands between them and the other one's name."""

_ASIDE = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|[Bb]efore|[Dd]uring|[Aa]head of|[Aa]t) "
    r"(?:(?:an?|the|his|her|their|its|separate|two|several) )?(?:[\w-]+ ){0,3}$"
    r"|, who (?:(?:had|has|also|earlier|last|then) )*$"
)
"""Before a meeting that is only told to say when somebody spoke: "After a meeting with X on Friday, he said"."""

_WITH = re.compile(r"(?:[ \w-]{0,20}\bwith)? (?:(?!and\b)[\w’'.-]+ ){0,6}")
_SAYS = re.compile(
    r"\b(?:said|says|told|added|warned|insisted|declared|reiterated|repeated|stressed|vowed)\b"
)
_HELPER = re.compile(
    r"\b(?:envoys?|emissar|mediat|negotiat|facilitat|representative|go-between|co-?chair|intermediar|delegat|guarantor)",
    re.IGNORECASE,
)
_HELPS = re.compile(rf"['’]?s? (?:[\w-]+ ){{0,3}}?{_HELPER.pattern}", re.IGNORECASE)
"""In the name or the office of somebody who may be met for the talks although he is of neither side."""


def is_with_another(cast: Cast, spoken: Spoken, sentence: Span) -> bool:
    """Whether a meeting is only told to say when somebody spoke, and it was with one who has no part in the talks.

    "After a meeting with the NATO chief on Friday, the Serbian president said the talks would go on": that Friday is no
    day of the talks. Who mediates, hosts or is sent to them has a part in them.
    """
    text, (start, end) = cast.text, spoken.span
    near = max(sentence[0], start - _NEAR), min(sentence[1], end + _NEAR)
    if not (_ASIDE.search(text, near[0], start) and _SAYS.search(text, *near)):
        return False
    behind = next((one for one in cast.within((end, sentence[1]))), None)
    if behind is None or not _WITH.fullmatch(text, end, behind.span[0]):
        return False
    if _HELPER.search(text, end, behind.span[0]) or _HELPS.match(text, behind.span[1]):
        return False
    return all(_is_no_part(cast, name) for name in behind.figures)


def _is_no_part(cast: Cast, name: str) -> bool:
    """Whether somebody is of neither of those who are spoken of most, and is not told to help them to agree."""
    figure = cast.by_id.get(name)
    if figure is None or len(cast.principals) < _TWO:
        return False
    side = figure.on_behalf_of or figure.id
    helps = _HELPER.search(f"{figure.name} {figure.title or ''}") is not None
    return side not in cast.principals and not helps and cast.mediators.isdisjoint({figure.id, side})


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
