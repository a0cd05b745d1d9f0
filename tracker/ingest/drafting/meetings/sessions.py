"""Mentions of meetings, put together: what has one place and one day is one round, however often it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tracker.ingest.article import Article
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.cast.naming import is_site
from tracker.ingest.drafting.meetings.lasting import ends, opens, within
from tracker.ingest.drafting.meetings.mentions import Meeting, meetings
from tracker.ingest.drafting.meetings.session import Session, is_a_journey
from tracker.ingest.drafting.meetings.talks import CHANGED, UNDONE, is_weak
from tracker.ingest.drafting.text.dates import is_day, is_month
from tracker.ingest.drafting.text.sharing import share, touch
from tracker.ingest.sentences import quoted_in
from tracker.records.vocabulary import RoundStatus
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

__all__ = ["Session", "sessions"]

_NEAR = 60
"""Characters between talks that are to come and the words that tell it: "talks between Chad and Sudan will resume"."""

_CAME = re.compile(r"\b(?:arriv|flew|came|travel|land|went|headed|returned)")
_A_WEEK = timedelta(days=7)
_A_FEW_DAYS = timedelta(days=3)
_TODAY = re.compile(
    r"(?:later |earlier )?(?:today|tonight|this (?:morning|afternoon|evening))", re.IGNORECASE
)

_THE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Tt]heir) "
    r"(?!(?:next|new|second|third|fourth|fifth|coming|final)\b)(?:[\w-]+ )?$"
)
_AFTER = ("after", "following")
_A = re.compile(r"\ban? (?:[\w-]+ )?$")
_NEW = re.compile(
    r"\b(?:next|new|further|another|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
"""Before and in words for a meeting of which was spoken, and in those for one more."""

_ANOTHER = re.compile(r"\b(?:another|one more|a (?:second|third|further)) (?:[\w-]+ ){0,2}[\w-]+$")
"""Up to the end of words for one more meeting than that of which was spoken."""

_BEFORE = ("previous ", "earlier ", "last ")
"""Words for a round that are none of one that is under way."""

_TO_HAVE = " to have "
"""In words for a plan of which it is not told that it was given up: "was to have been held"."""

_EARLIER = re.compile(r"earlier (?:this|in the) ", re.IGNORECASE)
"""What was at such a time is not what a story tells of a day: "earlier this month"."""

_PLAN = re.compile(
    r"\b(?:scheduled|planned|due|set|expected|slated|supposed|meant|originally|initially|to have)\b"
)
"""In a sentence that tells of a plan, though it may have been given up in another one."""

_PERHAPS = ("may", "might", "could")
_WISHED = re.compile(
    r"\b(?:hop(?:e[sd]?|ing|eful)|want|wish|call|urg|demand|propos|offer|seek|sought|ready|prepared|willing|invit|appeal"
    r"|if|unless|whether|chances?|prospects?|before)",
    re.IGNORECASE,
)
"""What talks of no day or place are only wished behind, or a condition."""


def sessions(article: Article, cast: Cast, timexes: Sequence[Resolution]) -> list[Session]:
    """The rounds of an article.

    A meeting without day, place and number joins the only one it can be, or is none; one that was held needs a place, a
    number, two sides or a country, because the day alone is that of many things.
    """
    found: list[Session] = []
    loose: list[Meeting] = []
    former: list[Meeting] = []
    placed: list[Meeting] = []
    for meeting in meetings(article, cast, timexes):
        if meeting.spoken.former:
            former.append(meeting)
            continue
        if meeting.spoken.status is None:
            placed.append(meeting)
            continue
        if not (meeting.timex or meeting.place or meeting.spoken.ordinal):
            loose.append(meeting)
            continue
        if _is_day_of_speaker(article.text, meeting) and any(_is_soon_before(one, meeting) for one in found):
            loose.append(replace(meeting, timex=None))
            continue
        session = next((one for one in found if _fits(article.text, one, meeting)), None)
        if session is None and any(_adds_nothing(one, meeting) for one in found):
            continue
        if session is None and _is_of_an_edge(meeting):
            session = next((one for one in found if _begins_or_ends(one, meeting)), None)
        same = next((one for one in found if session is not one and _is_edge_of(one, meeting)), None)
        session = same or session
        if session is None:
            found.append(session := Session())
        session.add(meeting)
    for meeting in loose:
        fitting = [one for one in found if one.ahead == meeting.spoken.ahead]
        if (
            not fitting
            and not any(_is_today(article, one) for one in found)
            and not (found and _is_definite(article.text, meeting))
            and _is_to_come(article.text, meeting)
        ):
            found.append(Session([meeting]))
        elif len(fitting) == 1 and not (
            _is_another(fitting[0], meeting)
            or _is_over(article, fitting[0], meeting)
            or _is_new_plan(article.text, fitting[0], meeting)
        ):
            fitting[0].loose.append(meeting)
    for meeting in placed:
        _put(found, meeting)
    found += _given_up(former, loose, found)
    found = [one for one in found if not any(_only_came_for(one, other) for other in found)]
    return [one for one in found if one.place or one.ordinal or one.ahead or (one.dated and one.known)]


def _put(found: Sequence[Session], meeting: Meeting) -> None:
    """Add talks that are named by their place alone to the only round near them that has a day and no place."""
    if any(one.place and meeting.place and one.place.may_be(meeting.place) for one in found):
        return
    open_ones = [
        one
        for one in found
        if not (one.place or one.ahead) and one.dated and not any(each.spoken.afar for each in one.meetings)
    ]
    if len(open_ones) == 1 and open_ones[0].is_near(meeting):
        open_ones[0].add(meeting)


def _is_today(article: Article, session: Session) -> bool:
    """Whether a round is on the day of publication, so that what of it is to come needs no round of its own."""
    start = session.dated.timex.interval.start if session.dated and session.dated.timex else None
    return start is not None and day_of(start) == day_of(article.published)


def _is_day_of_speaker(text: str, meeting: Meeting) -> bool:
    """Whether the day of a meeting that was is "today" in a quotation, and so the one on which somebody spoke."""
    timex = meeting.timex
    if timex is None or meeting.place or meeting.spoken.ahead or not _TODAY.fullmatch(timex.text):
        return False
    return any(one.start <= timex.start < one.end for one in quoted_in(text, *meeting.sentence))


def _is_soon_before(session: Session, meeting: Meeting) -> bool:
    """Whether a round was on one of the days before that of a mention, so that somebody may have spoken of it then."""
    one, other = session.dated.timex if session.dated else None, meeting.timex
    start, day = (each.interval.start if each else None for each in (one, other))
    return (
        not session.ahead
        and start is not None
        and day is not None
        and day_of(start) <= day_of(day) <= day_of(start) + _A_FEW_DAYS
    )


def _given_up(
    former: Sequence[Meeting], loose: Sequence[Meeting], found: Sequence[Session]
) -> Iterator[Session]:
    """Plans with the day that no longer holds, where a sentence beside tells that they were given up."""
    taken = [one for session in found for one in (*session.meetings, *session.loose)]
    changed = [one for one in loose if one.spoken.status in CHANGED and one not in taken]
    for plan in former:
        session = Session()
        session.add(plan)
        near = [one for one in changed if session.is_near(one)]
        for one in near:
            session.add(one)
        if near and (plan.timex or plan.place):
            yield session


def _is_another(session: Session, loose: Meeting) -> bool:
    """Whether a mention without day and place is of a plan changed far away, or of a round before."""
    changed = loose.spoken.status in CHANGED and (not session.is_near(loose) or _TO_HAVE in loose.spoken.cue)
    return changed or _is_before(session, loose)


def _is_new_plan(text: str, session: Session, loose: Meeting) -> bool:
    """Whether a plan is told behind talks that were given up, and not as the one that was."""
    first = session.meetings[0].sentence
    told_before = loose.spoken.status in UNDONE and loose.sentence[1] <= first[0]
    return told_before and session.ahead and _PLAN.search(text, *first) is None


def _is_over(article: Article, session: Session, loose: Meeting) -> bool:
    """Whether what is told to be under way cannot be a round that was held more than a week ago."""
    end = session.dated.timex.interval.end if session.dated and session.dated.timex else None
    long_ago = end is not None and day_of(end) + _A_WEEK < day_of(article.published)
    return long_ago and loose.spoken.status is RoundStatus.UNDER_WAY and session.status is RoundStatus.HELD


def _is_before(session: Session, meeting: Meeting) -> bool:
    """Whether a mention is of "the previous round" where one is still under way."""
    return session.status is RoundStatus.UNDER_WAY and meeting.spoken.cue.startswith(_BEFORE)


def _is_definite(text: str, meeting: Meeting) -> bool:
    """Whether words take up talks of which was spoken: "the talks will be led by her", not "the next round will"."""
    start, end = meeting.spoken.span
    new = _NEW.search(text, start, end) is not None
    return not new and _THE.search(text, meeting.sentence[0], start) is not None


def _is_to_come(text: str, meeting: Meeting) -> bool:
    """Whether words tell that talks will be, although not when or where: "a new round would be held soon"."""
    spoken = meeting.spoken
    planned = spoken.status in (RoundStatus.SCHEDULED, RoundStatus.ANNOUNCED)
    start, end = max(meeting.sentence[0], spoken.span[0] - _NEAR), spoken.span[1]
    wished = spoken.cue.startswith(_PERHAPS) or _WISHED.search(text, meeting.sentence[0], spoken.span[0])
    sure = planned and spoken.sure and not wished and not spoken.cue.endswith("continue")
    return sure and spoken.distance <= _NEAR and not is_weak(text[start:end])


def _fits(text: str, session: Session, meeting: Meeting) -> bool:
    """Whether a mention can be the same round: nothing that both say differs."""
    by_telephone = (session.place and not meeting.place and meeting.spoken.afar) or (
        meeting.place and not session.place and any(one.spoken.afar for one in session.meetings)
    )
    another = (
        by_telephone
        or _is_before(session, meeting)
        or _is_brought_up(text, session, meeting)
        or _is_of_a_month_far_away(text, session, meeting)
    )
    one_day = _is_of_one_day(session, meeting) or _is_plan_begun(session, meeting)
    if another or (session.ahead != meeting.spoken.ahead and not one_day):
        return False
    place, ordinal, dated = session.place, session.ordinal, session.dated
    elsewhere = place and meeting.place and not place.may_be(meeting.place)
    if elsewhere and not (_is_inside(meeting, session) or _is_second_town(text, session, meeting)):
        return False
    if ordinal and meeting.spoken.ordinal and ordinal != meeting.spoken.ordinal:
        return False
    if ordinal and not (place or dated or meeting.spoken.ordinal or session.is_near(meeting)):
        return False
    if meeting.spoken.status is RoundStatus.RESCHEDULED:
        return True
    return dated is None or (_have_one_day(dated, meeting) and not _is_one_more(text, dated, meeting))


def _is_brought_up(text: str, session: Session, meeting: Meeting) -> bool:
    """Whether words bring up a meeting at a place of which nothing was told: "following a meeting in Cairo"."""
    elsewhere = session.dated and meeting.place and not (session.place or meeting.timex)
    start = meeting.spoken.span[0]
    one = meeting.spoken.cue in _AFTER and _A.search(text, max(0, start - _NEAR), start)
    return bool(elsewhere and one)


def _is_of_a_month_far_away(text: str, session: Session, meeting: Meeting) -> bool:
    """Whether words that take up nothing tell only the month of talks, far from those of which the place is told.

    "They ended the talks in Amman. ... Negotiations in March led to a swap" is of two rounds, and no March of Amman.
    """
    return (
        session.dated is None
        and session.place is not None
        and meeting.place is None
        and meeting.timex is not None
        and is_month(meeting.timex)
        and not session.is_near(meeting)
        and not _is_definite(text, meeting)
    )


def _is_one_more(text: str, dated: Meeting, meeting: Meeting) -> bool:
    """Whether a plan for other days is "another round", or a round where the one before is a summit."""
    one, other = dated.timex, meeting.timex
    if not meeting.spoken.ahead or one is None or other is None or one.edtf == other.edtf:
        return False
    if dated.place and meeting.place and dated.place.id == meeting.place.id and _lies_in(one, other):
        return False
    more = _ANOTHER.search(text, meeting.sentence[0], meeting.spoken.span[1])
    return more is not None and more.end() > meeting.spoken.span[0]


def _lies_in(day: Resolution, longer: Resolution) -> bool:
    """Whether a plan is for a part of a longer time: "next week" of "later this month"."""
    (begin, end), (first, last) = ((one.interval.start, one.interval.end) for one in (day, longer))
    if begin is None or end is None or first is None or last is None:
        return False
    return day_of(first) <= day_of(begin) and day_of(end) <= day_of(last)


def _is_of_one_day(session: Session, meeting: Meeting) -> bool:
    """Whether both say one place and one day, so that what is to come in one sentence begins in the other."""
    one, other = session.dated.timex if session.dated else None, meeting.timex
    if one is None or other is None or session.place is None or meeting.place is None:
        return False
    return session.place.may_be(meeting.place) and is_day(one) and is_day(other) and share(one, other)


def _is_plan_begun(session: Session, meeting: Meeting) -> bool:
    """Whether talks that are under way are those of a plan that holds on that day: "scheduled for 22 to 26 August".

    So are those of which only the day is told: "they are slated to meet on Tuesday; Tuesday's meeting".
    """
    dated = session.dated
    if dated is None or dated.timex is None or meeting.timex is None:
        return False
    states = {RoundStatus.UNDER_WAY if one.of_a_day else one.status for one in (dated.spoken, meeting.spoken)}
    days = is_day(dated.timex) and is_day(meeting.timex) and share(dated.timex, meeting.timex)
    return days and states == {RoundStatus.UNDER_WAY, RoundStatus.SCHEDULED}


def _adds_nothing(session: Session, meeting: Meeting) -> bool:
    """Whether a mention is of a round of which was spoken, though its state or its day is read as another one."""
    return _is_told_after(session, meeting) or _is_its_other_day(session, meeting)


def _is_told_after(session: Session, meeting: Meeting) -> bool:
    """Whether only what will be after talks is told, and there are to be some: "After the Oslo talks, he will go"."""
    same = session.place and meeting.place and session.place.id == meeting.place.id
    return bool(same) and session.ahead and not meeting.timex and meeting.spoken.cue in _AFTER


def _is_its_other_day(session: Session, meeting: Meeting) -> bool:
    """Whether "Wednesday's meeting" is that of the Wednesday of which was spoken, a week away from the one as read.

    "Ahead of Wednesday's talks he saw the king" may be told of what was.
    """
    dated, timex = session.dated.timex if session.dated else None, meeting.timex
    of_a_day = meeting.spoken.of_a_day or meeting.spoken.cue == "ahead of"
    if dated is None or timex is None or meeting.place or not of_a_day:
        return False
    start, other = dated.interval.start, timex.interval.start
    if start is None or other is None:
        return False
    later = day_of(start) - day_of(other)
    return later == _A_WEEK or (meeting.spoken.ahead and later == -_A_WEEK)


def _have_one_day(dated: Meeting, meeting: Meeting) -> bool:
    """Whether the days of two mentions can be of one round: they are the same, or follow each other at its edge."""
    one, other = dated.timex, meeting.timex
    if one is None or other is None:
        return True
    if any(_EARLIER.match(each.text) for each in (one, other)):
        return one.edtf == other.edtf
    edge = any(
        opens(each.spoken) or ends(each.spoken) or is_a_journey(each) or _comes(each)
        for each in (dated, meeting)
    )
    return touch(one, other) if edge and is_day(one) and is_day(other) else share(one, other)


def _comes(meeting: Meeting) -> bool:
    """Whether a mention tells only that somebody came where talks are, perhaps on the day before."""
    spoken = meeting.spoken
    return not spoken.sure and meeting.place is not None and _CAME.search(spoken.cue) is not None


def _only_came_for(session: Session, other: Session) -> bool:
    """Whether nothing is told of a day but that somebody came, and another round is there on the next days."""
    if session is other or not all(map(_comes, session.meetings)) or all(map(_comes, other.meetings)):
        return False
    one, then = (each.dated.timex if each.dated else None for each in (session, other))
    if (
        not (session.place and other.place and session.place.may_be(other.place))
        or one is None
        or then is None
    ):
        return False
    came, day = one.interval.start, then.interval.start
    if came is None or day is None or not (is_day(one) and is_day(then)):
        return False
    return day_of(came) < day_of(day) <= day_of(came) + _A_FEW_DAYS


def _is_second_town(text: str, session: Session, meeting: Meeting) -> bool:
    """Whether "the talks" of which no day is told were also in another town of the same country."""
    one, other = session.place, meeting.place
    same = one is not None and other is not None and one.country is not None and one.country == other.country
    return same and meeting.timex is None and session.dated is not None and _is_definite(text, meeting)


def _is_inside(meeting: Meeting, session: Session) -> bool:
    """Whether a mention tells of the house in which a dated round is held in its city, on no other day.

    One that names its day stands near.
    """
    city, house, dated = session.place, meeting.place, session.dated
    houses = [one for one in (city, house) if one and (is_site(one.name) or (one is house and meeting.house))]
    if houses != [house] or dated is None or dated.timex is None:
        return False
    return meeting.timex is None or (session.is_near(meeting) and share(dated.timex, meeting.timex))


def _is_of_an_edge(meeting: Meeting) -> bool:
    """Whether a mention tells of nothing but the first or the last day of a round."""
    spoken = meeting.spoken
    alone = meeting.timex and not (spoken.ordinal or spoken.ahead)
    return bool(alone) and (opens(spoken) or ends(spoken))


def _is_edge_of(session: Session, meeting: Meeting) -> bool:
    """Whether a mention tells on which day the round of the same number opened or ended, and not where."""
    numbered = session.ordinal is not None and session.ordinal == meeting.spoken.ordinal
    return (
        numbered
        and not meeting.place
        and not session.ahead
        and (opens(meeting.spoken) or ends(meeting.spoken))
    )


def _begins_or_ends(session: Session, meeting: Meeting) -> bool:
    """Whether a mention tells only on which day a round began that is known to have ended later, or the other way."""
    dated = session.dated
    if session.ahead or not dated or not dated.timex or not meeting.timex:
        return False
    if session.place and meeting.place and not session.place.may_be(meeting.place):
        return False
    begins = opens(meeting.spoken) and ends(dated.spoken) and within(meeting.timex, dated.timex)
    return begins or (ends(meeting.spoken) and opens(dated.spoken) and within(dated.timex, meeting.timex))
