"""Whether the day alone is enough for a meeting to be one: it is known whose it is, or the day is told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast, Mention
from tracker.ingest.drafting.cast.naming import stands_for_a_place
from tracker.ingest.drafting.figures import PARTIES, overlap
from tracker.ingest.drafting.meetings.encounters import Encounter
from tracker.ingest.drafting.meetings.talks import Spoken, is_weak
from tracker.ingest.drafting.text.dates import apart, is_day
from tracker.records.vocabulary import ActorSort
from tracker.temporal import Resolution

_PARTIES_NEAR = 140
_WHOSE = re.compile(r" (?:\w+ ){0,3}(?:between|among|of|with)\b")
"""Behind the words for a meeting, before the names of those who meet."""

_HAS = re.compile(
    r",? (?:[a-z]+ly )?(?:(?:had|has|have|will|would|is|are|to) )*(?:had|have|holds?|held|took part in|shared|begun"
    r"|began|opened|concluded|resumed|ended|started|finished) (?:[\w-]+ ){0,4}"
)
_WITH = re.compile(r"(?: [\w-]+){0,2} with (?:the )?(?:(?!that\b|which\b)[\w’'-]+ ){0,4}")
_AND_ITS = re.compile(r",? and (?:[\w’'-]+ ){0,4}")
"""Between the subject of a sentence and a meeting, behind that before the other side, and between two subjects."""

_WHOSE_DAY = re.compile(r"['’]s (?:[a-z]+ )?")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[.,;:] |\n|\b(?:after|following|before|since|at|of|and|for) )"
    r"(?:[Tt]he|[Aa]n?|[Tt]heir|[Tt]hat|[Tt]his) (?:[\w-]+ )?$"
    r"|(?:^|[.;:] |\n)(?:In|At|During) (?:[\w-]+ ){0,2}$"
)
"""Before a meeting that is no object of a verb: to join talks on a day is not to hold them."""

_OPENS = re.compile(r"(?:^|[.,;:] |\n)$")
_ITS_DAY = re.compile(
    r",? (?:which )?(?:(?:was|is|took place|was held|were held|will be|will take place|fell) )?on (?:the )?"
    r"|,? (?:which )?(?:took place|was held|were held|will take place) |,? "
)
_WHEN = re.compile(r",? (?:when|on which) ")
_OF_IT = 60
"""Characters of such a clause up to its verb."""

_HELD_BY_ITSELF = re.compile(
    r"\b(?:talks|negotiat\w+|rounds?|discussions|consultations|meetings|dialogue|haggling|bargaining"
    r"|(?:have|has|had) not \w+|\w+ (?:them|both|all|the (?:two|three|four)))\b",
    re.IGNORECASE,
)
"""What is a meeting of the parties where a day stands close to it and to a word for its state."""

_BY_THE_WAY = re.compile(
    r"(?:,[^,;.]{3,80},| (?:aimed|meant|intended|designed|called|hosted|brokered|mediated|sponsored)\b[^,;.]{3,140})"
    r" (?:(?:has|have|had|were|was) )?"
)
_WHICH = re.compile(r", (?:which|that) (?:(?:was|were|has|have) )?")
_WITH_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_BETWEEN = re.compile(r" (?:[\w-]+ ){0,3}between (?:[\w’'-]+ ){1,7}and ")
"""Behind words for a meeting, before those who meet although no table has them: "talks between the army and monks"."""

_OF_ALL = re.compile(
    r" (?:between|among|of) (?:the )?(?:two|both|three|four) (?:\w+ )?"
    r"(?:sides|parties|countries|states|governments|delegations|leaders|presidents|premiers|ministers|rivals|foes)\b"
)
_OF_A_ROW = re.compile(
    r"\b(?:first|last|previous|earlier|other) (?:two|three|four|five|six|seven|eight|\d) (?:[\w-]+ ){0,2}rounds\b",
    re.IGNORECASE,
)
_AT_A = r"\b(?:[Dd]uring|[Aa]fter|[Aa]t|[Ii]n|[Ff]ollowing|[Bb]efore) (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,3}"
_AT_A_MEETING = re.compile(rf"{_AT_A}$")
_AT_A_MEETING_OF = re.compile(rf"{_AT_A}(?:meeting|talks|lunch|dinner|summit)\b")
_SOMEHOW_WITH = re.compile(r"(?: [\w’'.-]+){0,7}? with (?:the )?(?:(?!that\b|which\b)[\w’'-]+ ){0,4}")
"""Around a meeting at which the subject of a sentence does something."""


def tells_of_one_at_a_meeting(text: str, sentence: Span) -> bool:
    """Whether a sentence has words for what somebody did at a meeting."""
    return _AT_A_MEETING_OF.search(text, *sentence) is not None


_BESIDE = 40
CLOSE = 30
"""Characters between the words for a round and those for its state, where it has no day or place to know it by."""


def is_told_of(text: str, spoken: Spoken, timex: Resolution | None, met: Sequence[Encounter]) -> bool:
    """Whether a day stands close to a verb of those who meet, or to a word for talks with one for their state."""
    if timex is None:
        return False
    if _is_definite(text, spoken.span, (timex.start, timex.end)):
        return True
    aside = spoken.told is not None and (
        _BY_THE_WAY.fullmatch(text, spoken.span[1], spoken.told[0])
        or _WHICH.fullmatch(text, spoken.span[1], spoken.told[0])
    )
    if _away(text, timex, spoken.told if aside and spoken.told else spoken.span) > _BESIDE:
        return False
    by_verb = any(
        one.span == spoken.span and not one.at_a_place and (one.sure or is_day(timex)) for one in met
    )
    strong = _HELD_BY_ITSELF.search(text, *spoken.span) is not None
    return by_verb or (strong and spoken.told is not None and _is_close(text, spoken, timex))


def _is_close(text: str, spoken: Spoken, timex: Resolution) -> bool:
    """Whether words for a state stand close to those for a meeting.

    Only the day, or something between commas, may lie between: "met on 9 and 10 May for their first talks".
    """
    told = spoken.told
    if told is None:
        return False
    aside = _BY_THE_WAY.fullmatch(text, spoken.span[1], told[0]) is not None
    if told[1] <= timex.start and timex.end <= spoken.span[0]:
        return aside or max(timex.start - told[1], spoken.span[0] - timex.end) <= CLOSE
    return aside or spoken.distance <= CLOSE


def _away(text: str, timex: Resolution, noun: Span) -> int:
    """Characters between a day and a meeting; few, where a clause tells what was on the day: "2 May, when they met"."""
    on_it = _WHEN.match(text, timex.end)
    of_it = on_it is not None and 0 <= noun[0] - on_it.end() <= _OF_IT
    return 0 if of_it else apart(text, (timex.start, timex.end), noun)


def _is_definite(text: str, noun: Span, day: Span) -> bool:
    """Whether a meeting is that of a day: "the meeting on Monday", "Monday's session"."""
    if day[0] < noun[0]:
        return bool(_WHOSE_DAY.fullmatch(text, day[1], noun[0]))
    opens_clause = (
        _OPENS.search(text, max(0, noun[0] - 2), noun[0])
        if _WITH_ARTICLE.match(text, noun[0])
        else _OPENS_CLAUSE.search(text, max(0, noun[0] - 30), noun[0])
    )
    return opens_clause is not None and bool(_ITS_DAY.fullmatch(text, noun[1], day[0]))


def is_met_by(cast: Cast, spoken: Spoken, part: Span) -> tuple[str, ...]:
    """The party of the subject of a sentence and the other one, whom it met when it did something.

    "During a meeting on Monday with the envoy of Peru, the president of Chile ...", or the other way round.
    """
    text, (start, end) = cast.text, spoken.span
    at = _AT_A_MEETING.search(text, max(part[0], start - _OF_IT), start)
    here = cast.within(part)
    behind = next((one for one in here if one.span[0] >= end), None)
    if at is None or behind is None or not _SOMEHOW_WITH.fullmatch(text, end, behind.span[0]):
        return ()
    opens = at.start() == part[0]
    others = [one for one in here if (one.span[0] > behind.span[1] if opens else one.span[1] <= start)]
    met, sides = _side(cast, behind), [side for one in others if (side := _side(cast, one))]
    other = next((side for side in sides if side != met), None) if opens else next(iter(sides), None)
    return (other, met) if met and other and met != other else ()


def _side(cast: Cast, mention: Mention) -> str | None:
    """The party that is named, or for which somebody is who is named."""
    figure = cast.by_id[mention.figures[0]]
    side = figure if figure.sort in PARTIES else cast.by_id.get(figure.on_behalf_of or "")
    return side.id if side is not None and side.sort in PARTIES and not cast.is_a_place(mention) else None


def is_known(text: str, cast: Cast, spoken: Spoken, part: Span) -> bool:
    """Whether two sides are named that meet, or a country to which they came; of "the first two rounds" it is known."""
    if len(spoken.sides) > 1 or _OF_A_ROW.search(text, part[0], spoken.span[1]):
        return True
    mentions = cast.within(part)
    named = [one for one in mentions if cast.by_id[one.figures[0]].sort in PARTIES]
    between = _sides(cast, [one for one in mentions if 0 < one.span[0] - spoken.span[1] <= _PARTIES_NEAR])
    whose = _WHOSE.match(text, spoken.span[1]) and len(between) > 1
    if len(_sides(cast, [one for one in mentions if overlap(one.span, spoken.span)])) > 1:
        return True
    strong = not is_weak(text[slice(*spoken.span)])
    of_all = _OF_ALL.match(text, spoken.span[1])
    return (
        bool(whose)
        or bool(of_all)
        or (strong and _BETWEEN.match(text, spoken.span[1]) is not None)
        or (strong and any(stands_for_a_place(text, one.span) for one in named))
        or _is_of_subject(text, cast, spoken, mentions)
    )


def _is_of_subject(text: str, cast: Cast, spoken: Spoken, mentions: Sequence[Mention]) -> bool:
    """Whether the subject of a sentence has a meeting with another side: "Bush had a working lunch with Aznar".

    By telephone it is one of whatever two sides are named.
    """
    if spoken.afar:
        return len(_sides(cast, mentions) | _persons(cast, mentions)) > 1
    start, end = spoken.span
    before = [one for one in mentions if one.span[1] <= start and _HAS.fullmatch(text, one.span[1], start)]
    behind = [one for one in mentions if one.span[0] >= end and _WITH.fullmatch(text, end, one.span[0])]
    joined = [one for one in mentions if before and _AND_ITS.fullmatch(text, one.span[1], before[-1].span[0])]
    return len(_sides(cast, (*joined[-1:], *before[-1:], *behind))) > 1


def _persons(cast: Cast, mentions: Sequence[Mention]) -> set[str]:
    """Those of whom it is not known for whom they talk."""
    named = {name for one in mentions for name in one.figures if name in cast.by_id}
    return {
        name
        for name in named
        if cast.by_id[name].sort == ActorSort.PERSON and not cast.by_id[name].on_behalf_of
    }


def _sides(cast: Cast, mentions: Sequence[Mention]) -> set[str]:
    return {side for one in mentions if (side := _side(cast, one))}
