"""The day that stands beside the words for a meeting, and is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.meetings.another import ASIDE_CUES, is_day_of_another, words_of
from tracker.ingest.drafting.meetings.of_saying import in_brackets, in_relative_clause, is_of_saying
from tracker.ingest.drafting.meetings.talks import CHANGED, TO_GO_ON, UNDONE, Spoken
from tracker.ingest.drafting.text.dates import (
    apart,
    first_day,
    has_begun,
    is_day,
    is_month,
    is_year,
    last_day,
    moved_to,
    since_when,
)
from tracker.ingest.months import BEGINNINGS_NO_MAYOR
from tracker.records.vocabulary import RoundStatus
from tracker.temporal import Granularity, Resolution
from tracker.temporal.meaning import day_of

_BESIDE = 40
"""Characters within which a day is that of a meeting although a nearer one is not."""

_MONTH = re.compile(rf"\b(?:{BEGINNINGS_NO_MAYOR})")

_WERE = re.compile(r"\b(?:was|were|been)(?: \w+)? $")
_ON = re.compile(r"(?: \w+ly)? (?:on |late (?:on )?|early (?:on )?)?")
_JUST = re.compile(r" (?:\w+ly )?")
_INDEFINITELY = re.compile(
    r"\b(?:indefinitely|again|abruptly|sine die|at short notice|until further notice) (?:late |early )?(?:on )?$"
)
"""Before the day on which talks were put off without another one: "postponed the talks indefinitely on Monday"."""

_UNDOES = re.compile(r"(?:withdr|pull|cancel|call|postpon|put|delay|scrap|abandon)")
"""Between a day and words for what was undone on it, and the verbs for that: "the rebels on Monday called off"."""

_PUT_OFF_TO = re.compile(r",? (?:again |once more |first )?(?:to|until|till) (?:the )?")
_PUT_OFF_FOR = re.compile(r" for (?:early |late |mid-)?$")
_ENDING = re.compile(
    r"\b(?:will|would|should|must|to) (?:\w+ )??"
    r"(?:(?:be )?(?:conclude|end|close|finish|wrap up|adjourn|recess|break up|adjourned|concluded|ended|finished"
    r"|completed)(?: with [^,;]{3,60}"
    r"|(?: the| their| this| its) (?:[\w-]+ )?(?:round|talks|negotiations|session|meeting|conference|summit))?"
    r"|last(?: (?:until|till|through))?|(?:run|continue|go on) (?:until|till|through))"
    r" (?:(?:on|by|late) )?$|\bwhen [^,;]{0,30}\bends? (?:on )?$"
)
"""Before the last day of a plan, which is none of its own: "talks that will end on Friday"."""

_TO_BEGIN = re.compile(
    r"[^;.“”\"]*(?<!originally )(?<!initially )(?<!previously )"
    r"\b(?:set|due|scheduled|slated|expected|planned|will|would|are|is) (?:to )?(?:formally |officially |now )?"
    r"(?:begin|start|open|resume|kick off|get under ?way|reconvene|take place|be held)"
    r"(?: (?:in|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?,?"
    r"(?: [\w-]+ (?:hours?|days?|weeks?) (?:later|earlier))? (?:(?:as (?:early|soon) as|late|early|on) ){0,2}"
)
"""From the words for a meeting to the day on which it is to begin, before any day on which somebody comes for it."""

_AND_IN = re.compile(r"\band (?:then |again |later )?(?:in|at)\b")
"""Between two days of which the second one is that of another place."""

_FIRST_IN = re.compile(r"\b(?:first|only|highest-level|closest|best)\b[^;:]{0,80}$")
"""Before a stretch of time that tells since when there was none: "the first talks in seven years"."""

_DESPITE = re.compile(r"(?:Despite|Notwithstanding|Prior to|Ahead of|Before|Unlike|Besides|Regardless of) ")
_THAT_WERE = re.compile(
    r" (?:that|which) (?:(?:had|has|have|were|was) )?(?:began|opened|start(?:ed)?|end(?:ed)?|close[sd]?|conclude[sd]?"
    r"|collapse[sd]?|fail(?:ed)?|stall(?:ed)?|resume[sd]?|took place|held|(?:broke|broken) (?:down|up|off))"
    r"(?: without [^,;.]{2,40}?)? (?:on )?"
)
_ARTICLE = re.compile(r"\b[Aa]n? $")
_ONE_WORD = re.compile(r" (?:[\w-]+ )?")
_LONGEST_ARTICLE = 10
"""Around a day that stands like an adjective before a meeting: "a Dec. 1 working meeting"."""

_LEFT = re.compile(
    r"\b(?:resigned|retired|died|was (?:born|killed|elected|sworn in|appointed|shot)|took office|left office"
    r"|stepped down)(?: \w+)? $"
)
"""Behind these stands a day of somebody's life."""

_ENDS_QUOTE = re.compile(r"[,.?!][”\"]")
_WHERE = re.compile(r", where [^,;.]*$")
_CLOSED = re.compile(r"[^,;.]{0,80}, (?:was|were|is|are|has|have|had|will|would|began|ended|opened)\b")
_CONFIRMS = re.compile(r"\b(?:confirmed|announced|disclosed) (?:the|their|an?) (?:[\w-]+ )?$")
_ON_THE = re.compile(r" (?:late |early )?(?:on )?")
"""Around a day of a quotation, of a place and of an announcement: "the ministry confirmed the meeting on Friday"."""

_LEAVES = re.compile(
    r"\b(?:left|leaves?|leaving|departs?|departed|sets? (?:off|out)|flew out)(?: (?:late|early|on))* $"
)
_FOR_IT = re.compile(r" for (?:[\w’'-]+ ){0,4}$")
"""Around the day on which somebody leaves for a meeting, which is hardly its own: "left Tuesday for talks"."""

_BACK = re.compile(
    r"\b(?:returned|(?:flew|went|came|arrived|drove|headed) (?:back|home))"
    r"(?: (?:home|back))?(?: (?:to|in|from) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?(?: (?:late|early|on))* $"
)
_AFTER_IT = re.compile(r",?(?: [\w-]+){0,3} (?:after|from|following) (?:[\w’'-]+ ){0,5}")
"""Around the day on which somebody comes back from a meeting."""

_IN_ITS_CLAUSE = re.compile(r"(?:(?! (?:and|that|after|since|which|who)\b)[^,;:]){0,60}")
_RIGHT_BEHIND = re.compile(r"(?: (?:up|off|down|late|early))? (?:on |late on |early on )?(?:the )?")
_WHEN = re.compile(r",? (?:when|on which) ")
_COUNTED = re.compile(r"\b(?:before|after)$", re.IGNORECASE)
_TO_IT = re.compile(r" [^.,;:]{0,40}")
_OF_IT = 60
"""Characters of a clause that tells what is on a day, up to its verb."""

_NEVER_WAS = re.compile(r"(?:never|did not|could not|failed to)\b")
"""Words for a plan that was given up when its day had come."""

_BYGONE = re.compile(r"\bpast$")
"""What is no time of a plan: "ahead of the meeting, as they did in the past"."""

_LASTS = re.compile(r"(?:in|within|after) (?:[\w-]+ ){1,3}(?:hours?|minutes?)$")
"""How long something takes: "was over in less than an hour"."""

_COLLAPSED = re.compile(r"\b(?:collapsed|came to nothing|fell through)$")
"""Words for a plan that came to nothing, in a month that is over rather than to come."""

_PLANNED = (RoundStatus.SCHEDULED, RoundStatus.RESCHEDULED)
"""States of which the words may stand apart from those for the meeting, with the day."""

_GIVEN_UP = CHANGED - {RoundStatus.POSTPONED}
"""States in which a plan of which a text speaks no longer holds."""

_PRESENT = re.compile(
    r"(?<!to )(?<!not )(?<!n’t )(?<!never )(?<!could )(?<!might )(?<!may )(?<!\w-)"
    r"\b(?:begin|start|open|resume|reconvene|meet|return|convene|gather|sit|confer|see|come|get|hold)s?\b"
)
"""Verbs in the present, of what may be to come."""

_NOT_SINCE = re.compile(r"(?:have|has|had) not ")
"""Words that tell of the last meeting before there was none: "have not met since May"."""

_NEXT, _LONG = 2, 5
"""Days to one to come that is rather meant than one so many days ago: "Tuesday's meeting", said on a Monday."""

_SOON = 14
"""Days within which a weekday without another word lies."""

_TO_LAST = re.compile(r"\b(?:last|continue|run|go on)$")
"""Words for a plan behind which stands its end: "will last until Friday"."""

_TO_IT_AT = len(" the ")
"""Characters between words for a change of plan and the new day right behind them: "was moved to Saturday"."""

_PUT_OFF = (RoundStatus.POSTPONED, RoundStatus.RESCHEDULED)
_PLANS = (RoundStatus.SCHEDULED, RoundStatus.ANNOUNCED)


def day_beside(
    article: Article, spoken: Spoken, sentence: Span, timexes: Sequence[Resolution]
) -> Resolution | None:
    """The nearest day, span of days, week or month of the sentence that is not the day on which somebody spoke.

    A year is taken where nothing finer stands there; nothing, where the nearest cannot be and the next is far away.
    The day to which a meeting was put off is before any other: "postponed until 2 May".
    """
    if new_day := _other_day(article, spoken, timexes) or _new_day(article.text, spoken, timexes):
        readings = (one for one in _readings(article, spoken, new_day) if _fits_state(article, spoken, one))
        return next(readings, new_day)
    timexes = [_when(article.text, one, spoken.span) for one in timexes]
    finer = [
        one
        for one in timexes
        if (is_day(one) and not _LASTS.match(one.text))
        or is_month(one)
        or (_spans(one, spoken.status) and not _FIRST_IN.search(article.text, sentence[0], one.start))
        or _is_about(one, spoken.status)
    ]
    found = [one for one in finer if _is_told_at(article.text, spoken.span, one)] or [
        one
        for one in finer or [one for one in timexes if is_year(one)]
        if not is_of_saying(article.text, sentence[0], (one.start, one.end), spoken.span)
        and not in_brackets(article.text, sentence[0], one.start)
        and not in_relative_clause(article.text, sentence[0], (one.start, one.end), spoken.span)
        and not _LEFT.search(article.text, sentence[0], one.start)
        and not _is_counted_from(article.text, one, spoken.span)
        and not _is_of_what_follows(article.text, sentence[0], one, spoken.span)
        and not _is_of_leaving(article.text, sentence[0], one, spoken.span)
        and not _is_of_coming_back(article.text, sentence[0], one, spoken.span)
        and not _is_told_apart(article.text, one, spoken.span)
        and not _is_of_undoing(article.text, spoken, one)
        and not _is_end_of_plan(article.text, sentence[0], one)
        and (
            _is_told_on(article.text, spoken, one)
            or not is_day_of_another(article.text, words_of(article.text, spoken), (one.start, one.end))
        )
    ]
    words = [spoken.span, *([spoken.told] if spoken.told and spoken.status in _PLANNED else [])]
    if spoken.status is RoundStatus.RESCHEDULED:
        words = words[-1:]
    by_place = sorted(
        (min(apart(article.text, (one.start, one.end), each) for each in words), one.start, one)
        for one in found
    )
    fitting = [
        (distance, told)
        for distance, _, one in by_place
        for told in _readings(article, spoken, one)
        if _fits_state(article, spoken, told)
    ]
    if fitting and (fitting[0][1].start == by_place[0][1] or fitting[0][0] <= _BESIDE):
        return _finest(article.text, fitting[0][1], [one for _, one in fitting], found)
    return None


def _is_told_at(text: str, noun: Span, timex: Resolution) -> bool:
    """Whether a clause right behind the words for a meeting tells its day: "talks that broke down last week".

    So does a day between an article and these words: "agreed at a Dec. 1 meeting to a truce from Jan. 1".
    """
    if timex.end < noun[0]:
        own = _ARTICLE.search(text, max(0, timex.start - _LONGEST_ARTICLE), timex.start)
        return bool(own) and _ONE_WORD.fullmatch(text, timex.end, noun[0]) is not None
    return _THAT_WERE.fullmatch(text, noun[1], timex.start) is not None


def _is_of_what_follows(text: str, start: int, timex: Resolution, noun: Span) -> bool:
    """Whether a meeting is only what something else is told beside: "Despite the meeting, he left on Tuesday"."""
    beside = _DESPITE.match(text, start, noun[0]) is not None
    return beside and noun[1] < timex.start and text.find(", ", noun[1], timex.start) >= 0


def _is_counted_from(text: str, timex: Resolution, noun: Span) -> bool:
    """Whether a day is only told by how long before or after a meeting it was: "the day before he was to see him"."""
    return _COUNTED.search(timex.text) is not None and _TO_IT.fullmatch(text, timex.end, noun[0]) is not None


def _is_told_apart(text: str, timex: Resolution, noun: Span) -> bool:
    """Whether a day is of a quotation before a meeting, of a clause on its place, or that on which it was confirmed."""
    if timex.end <= noun[0]:
        return _ENDS_QUOTE.search(text, timex.end, noun[0]) is not None
    confirmed = _CONFIRMS.search(text, max(0, noun[0] - _OF_IT), noun[0]) and _ON_THE.fullmatch(
        text, noun[1], timex.start
    )
    closed = _WHERE.search(text, noun[1], timex.start) and _CLOSED.match(text, timex.end)
    return bool(confirmed or closed)


def _is_of_leaving(text: str, start: int, timex: Resolution, noun: Span) -> bool:
    """Whether somebody left on a day for a meeting: "the envoy left Tuesday for consultations"."""
    leaves = _LEAVES.search(text, max(start, timex.start - _OF_IT), timex.start)
    return (
        leaves is not None
        and timex.end <= noun[0]
        and _FOR_IT.fullmatch(text, timex.end, noun[0]) is not None
    )


def _is_end_of_plan(text: str, start: int, timex: Resolution) -> bool:
    """Whether a day is the last one of what goes on: "talks that will end on Friday", "will continue until Friday"."""
    lasts = last_day(timex) and _TO_LAST.search(text, max(start, timex.start - _OF_IT), timex.start - 1)
    return bool(lasts) or _ENDING.search(text, start, timex.start) is not None


def _is_of_coming_back(text: str, start: int, timex: Resolution, noun: Span) -> bool:
    """Whether somebody came back on a day from a meeting: "flew home Tuesday empty-handed after talks in Arusha"."""
    back = _BACK.search(text, max(start, timex.start - _OF_IT), timex.start)
    return back is not None and _AFTER_IT.fullmatch(text, timex.end, noun[0]) is not None


def _is_told_on(text: str, spoken: Spoken, timex: Resolution) -> bool:
    """Whether a day stands right behind words for how a meeting went: "a meeting of those who … broke up on Monday"."""
    told = spoken.told
    over = told is not None and spoken.status is RoundStatus.HELD and spoken.cue not in ASIDE_CUES
    return over and told is not None and _RIGHT_BEHIND.fullmatch(text, told[1], timex.start) is not None


def _when(text: str, timex: Resolution, noun: Span) -> Resolution:
    """The day of "until 29 June, when they meet" or "since June, when they met", that of "beginning on 29 June"."""
    if _NOT_SINCE.match(text, *noun) and (last := since_when(timex)):
        return last
    clause = _WHEN.match(text, timex.end)
    of_it = clause is not None and 0 <= noun[0] - clause.end() <= _OF_IT
    limit = last_day(timex) or since_when(timex) if of_it else None
    return limit or first_day(timex) or timex


def _readings(article: Article, spoken: Spoken, timex: Resolution) -> list[Resolution]:
    """The ways to read a day, the likeliest first: "on Friday" of what was held is the last one, of a plan the next.

    A plan that was changed was near when it was, so that the nearest day comes first, of its new day one to come.
    """
    others = [
        replace(timex, edtf=other.edtf, interval=other.interval, direction=other.direction)
        for other in timex.alternatives
    ]
    if spoken.status is None and (spoken.ahead or _is_present(article.text, spoken, timex)):
        soon = [
            one
            for one in (timex, *others)
            if (not has_begun(one, article) or not _away(article, one)) and _away(article, one) <= _SOON
        ]
        return (soon or [timex]) if spoken.ahead else [*soon, timex]
    if (
        spoken.status is RoundStatus.RESCHEDULED
        and spoken.told
        and 0 <= timex.start - spoken.told[1] <= _TO_IT_AT
    ):
        return sorted((timex, *others), key=lambda one: (has_begun(one, article), _away(article, one)))
    if _COLLAPSED.search(spoken.cue) and is_month(timex):
        return sorted((timex, *others), key=lambda one: (not has_begun(one, article), _away(article, one)))
    if spoken.status in _GIVEN_UP or spoken.former:
        return sorted((timex, *others), key=lambda one: _away(article, one))
    if spoken.of_a_day and spoken.status is RoundStatus.HELD and is_day(timex):
        next_day = [one for one in others if not has_begun(one, article) and _away(article, one) <= _NEXT]
        return [*next_day, timex] if _away(article, timex) >= _LONG else [timex, *others]
    begun = _is_over(spoken) or (spoken.status is RoundStatus.UNDER_WAY and not TO_GO_ON.match(spoken.cue))
    return [timex, *others] if begun or _will_be(article.text, spoken, timex) else [timex]


def _is_present(text: str, spoken: Spoken, timex: Resolution) -> bool:
    """Whether a verb in the present is of a meeting, before its day: "the two begin talks on Friday"."""
    verb = _PRESENT.search(text, spoken.span[0], timex.start)
    return verb is not None and _IN_ITS_CLAUSE.fullmatch(text, verb.end(), timex.start) is not None


def _will_be(text: str, spoken: Spoken, timex: Resolution) -> bool:
    """Whether a day stands behind words for a plan, in their clause: "will be held on 24 March"."""
    told = spoken.told
    if told is None or spoken.status not in _PLANS or _was_planned(text, spoken):
        return False
    return _IN_ITS_CLAUSE.fullmatch(text, told[1], timex.start) is not None


def _away(article: Article, timex: Resolution) -> int:
    start = timex.interval.start or timex.interval.end
    return abs((day_of(start) - day_of(article.published)).days) if start else 0


def _finest(
    text: str, timex: Resolution, others: Sequence[Resolution], likeliest: Sequence[Resolution]
) -> Resolution:
    """A day that lies within a month, where a sentence tells both: "in August, from the 11th to the 17th"."""
    start, end = timex.interval.start, timex.interval.end
    within = [
        one
        for one in others
        if is_month(timex)
        and is_day(one)
        and start
        and end
        and one.interval.start
        and one.interval.end
        and day_of(start) <= day_of(one.interval.start)
        and day_of(one.interval.end) <= day_of(end)
        and not _AND_IN.search(text, timex.end, one.start)
    ]
    return (
        within[0] if len(within) == 1 and (within[0] in likeliest or not _names_month(within[0])) else timex
    )


def _names_month(day: Resolution) -> bool:
    """Whether a day names its month, so that it is hardly of one of another year: "in May 2025, from 24 May"."""
    return _MONTH.search(day.text) is not None


def _is_about(timex: Resolution, status: RoundStatus | None) -> bool:
    """Whether it says about which day a plan is for: "around April 9"."""
    about = timex.granularity is Granularity.DAY and timex.edtf.endswith("~")
    return status in _PLANS and about and not _BYGONE.search(timex.text)


def _spans(timex: Resolution, status: RoundStatus | None) -> bool:
    """Whether it says the days of a plan ("within two weeks", "before the end of May"), or since when one has met."""
    start, end = timex.interval.start, timex.interval.end
    if status is RoundStatus.UNDER_WAY:
        vague = timex.timex_value.endswith("_REF")
        return timex.timex_type != "DURATION" and not vague and start is not None and end is None
    lasts = timex.timex_type == "DURATION" and start is not None
    return (
        status in _PLANS and not _BYGONE.search(timex.text) and end is not None and (lasts or start is None)
    )


def _fits_state(article: Article, spoken: Spoken, timex: Resolution) -> bool:
    """Whether something in this state can be at that time: what was held is past, what is planned is not over."""
    if _is_over(spoken) or spoken.status is RoundStatus.UNDER_WAY:
        return has_begun(timex, article)
    if spoken.status in _PLANS or (spoken.status is None and spoken.ahead):
        end = timex.interval.end
        return end is None or not _is_past(article, end) or _was_planned(article.text, spoken)
    return True


def _is_past(article: Article, end: date | datetime) -> bool:
    """Whether a time that ends then was over on the day of publication; an hour of that day is not."""
    last, day = day_of(end), day_of(article.published)
    return last < day or (last == day and not isinstance(end, datetime))


def _was_planned(text: str, spoken: Spoken) -> bool:
    """Whether a plan is told as one of the past: "were expected to take place on Sunday"."""
    return (
        spoken.told is not None
        and _WERE.search(text, max(0, spoken.told[0] - 30), spoken.told[0]) is not None
    )


def _is_over(spoken: Spoken) -> bool:
    """Whether a meeting was held, or never was when it should have been."""
    never = spoken.status is RoundStatus.CANCELLED and _NEVER_WAS.match(spoken.cue)
    return (spoken.status is RoundStatus.HELD and not spoken.of_a_day) or bool(never)


def _other_day(article: Article, spoken: Spoken, timexes: Sequence[Resolution]) -> Resolution | None:
    """The day to which a meeting was put off from another one: "moved from 3 to 10 April"; to come, if it can be."""
    if spoken.status not in _PUT_OFF or spoken.told is None:
        return None
    for one in timexes:
        if (day := moved_to(one)) and spoken.told[0] < one.start <= spoken.told[1] + 1:
            others = (
                replace(day, edtf=other.edtf, interval=other.interval, direction=other.direction)
                for other in day.alternatives
            )
            return min((day, *others), key=lambda each: (has_begun(each, article), _away(article, each)))
    return None


def _new_day(text: str, spoken: Spoken, timexes: Sequence[Resolution]) -> Resolution | None:
    """The day to which a meeting was put off, or on which it is to begin: "put off to May", "set to open on 2 May"."""
    if spoken.status not in (RoundStatus.POSTPONED, RoundStatus.SCHEDULED) or spoken.told is None:
        return None
    for one in timexes:
        day = last_day(one) or one
        if not (is_day(day) or is_month(day)):
            continue
        begins = spoken.status is RoundStatus.SCHEDULED and _TO_BEGIN.fullmatch(
            text, spoken.span[1], day.start
        )
        put_off = spoken.status is RoundStatus.POSTPONED and _PUT_OFF_FOR.fullmatch(
            text, spoken.told[1], day.start
        )
        until = not _TO_LAST.search(spoken.cue) and _PUT_OFF_TO.fullmatch(text, spoken.told[1], day.start)
        if begins or put_off or until:
            return day
    return None


def _is_of_undoing(text: str, spoken: Spoken, timex: Resolution) -> bool:
    """Whether a day is that on which a plan was given up: "was called off on Monday", but "put off until Monday"."""
    return (
        spoken.status in UNDONE
        and not _NEVER_WAS.match(spoken.cue)
        and spoken.told is not None
        and bool(
            _ON.fullmatch(text, spoken.told[1], timex.start)
            or (_UNDOES.match(spoken.cue) and _JUST.fullmatch(text, timex.end, spoken.told[0]))
            or _INDEFINITELY.search(text, spoken.told[1], timex.start)
        )
        and not text.startswith(("’s ", "'s "), timex.end)
    )
