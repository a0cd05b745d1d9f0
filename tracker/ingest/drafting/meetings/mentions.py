"""Mentions of meetings, each with the day and the place that stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.cast.in_rows import rows_of
from tracker.ingest.drafting.figures import PARTIES
from tracker.ingest.drafting.meetings.clauses import own_days, spoken_parts
from tracker.ingest.drafting.meetings.countries import countries
from tracker.ingest.drafting.meetings.encounters import Encounter, encounters
from tracker.ingest.drafting.meetings.enough import is_known, is_met_by, is_told_of, tells_of_one_at_a_meeting
from tracker.ingest.drafting.meetings.entries import as_told_now, entry, is_entry_of_a_round
from tracker.ingest.drafting.meetings.lasting import end_behind, ends, opens, within
from tracker.ingest.drafting.meetings.leaving import left
from tracker.ingest.drafting.meetings.likely_parts import likely_parts
from tracker.ingest.drafting.meetings.of_one_side import are_of_one_side, are_of_others, is_with_another
from tracker.ingest.drafting.meetings.series import other_days, other_partners, other_places, parted
from tracker.ingest.drafting.meetings.somewhere import Told, beside, sometime, somewhere
from tracker.ingest.drafting.meetings.stations import stations
from tracker.ingest.drafting.meetings.taken_up import arrived, here, in_the_same, there_again
from tracker.ingest.drafting.meetings.talks import (
    Spoken,
    is_about_talks,
    is_by_telephone,
    is_series,
    is_weak,
    speaks_of_talks,
)
from tracker.ingest.drafting.meetings.together import are_together, without_sides
from tracker.ingest.drafting.meetings.when_beside import day_beside
from tracker.ingest.drafting.meetings.where_beside import place_beside, place_of_these
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import (
    apart,
    has_begun,
    heading,
    is_day,
    is_month,
    is_year,
    last_day,
    since_when,
)
from tracker.ingest.drafting.text.sharing import touch
from tracker.ingest.months import BEGINNINGS_NO_MAYOR
from tracker.ingest.sentences import sentences
from tracker.records.vocabulary import RoundStatus
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_ASIDE = re.compile(
    rf"\b(?:since(?! (?:\d|last |this |early |late |mid|{BEGINNINGS_NO_MAYOR}))"
    r"|after|because|until|that|which|if|unless|although|though)\b"
)
"""Between a meeting and a place of something else than meetings."""

_AT = re.compile(r"\bat (?:the |an? )?$")
_LONGEST_AT = 10

_NEAR_PLACE = 12
"""Characters between a place and a day that is its own."""

_NEAR_LIMIT = 80
"""Characters within which a limit ends that stands right behind the day on which talks were adjourned."""

_TO_TALK = re.compile(
    r"[^.;:]{0,40}? (?:for (?:(?:[\w-]+ ){0,4}(?:talks|negotiations|consultations)"
    r"|an? (?:[\w-]+ ){0,2}(?:meeting|summit))|to (?:negotiate|hold talks))\b"
)
"""Behind words for going somewhere, what one goes for."""

SOON = 400
"""Characters behind a sentence that tells of a meeting within which a city may follow in a row."""

_BESIDE = 30
"""Characters between the signing of something and the place where those who sign meet."""

_BY_WHOM = re.compile(r" (?:between|by) (?:the )?[^,;:.“”\"]{3,90}? (?:in|at|here in) (?:the )?")
"""Between the signing of something and such a place, who signs it: "was signed by the two ministers in Oslo"."""

_WHEN = re.compile(r",? (?:when|on which)\s?")
_ASKED = re.compile(r"\?[”\"’')\]]*$")
"""At the end of a sentence that asks: "Will they meet in Rome on Friday?" tells of no plan."""

_WHICH_BEGAN = re.compile(
    r", (?:which|that) (?:(?:had|have|has) )?(?:(?:was|were|been) )?"
    r"(?:begun|began|started|opened|launched)(?: again)? (?:[a-z]+ )?"
)
"""Between talks and since when there have been any."""

_LEFT_FOR = re.compile(r"(?:left|departed|set (?:off|out)) for$")
"""Words for a beginning of a journey, whose day is hardly that of the meeting."""

_FAR = 80
_OTHER_VERB = re.compile(r"\b(?:said|says|told|that|as|(?<!will )(?<!would )(?<!to )be)\b")
"""Between words for a meeting that nothing else tells of and a day that is hardly its own."""

_TO_GO = re.compile(r"\b(?:will|(?:is|are|was|were) (?:to|due|expected|scheduled|set))\b")
"""Before a place of which is told that somebody is to be there: "met him in Lima and was to travel to Quito"."""

_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One mention of a meeting: its words, its sentence, and the day and the place that stand with it.

    It is `known` whose it is or in which country, so that its day alone is enough to be one. The place is a `house`
    where words put the meeting at it and not in it. It is only `likely` where nothing but counted words tells of it.
    Where neither words nor a day tell its state, only where it is, it is one of which is told elsewhere.
    """

    spoken: Spoken
    sentence: Span
    timex: Resolution | None
    place: Place | None
    known: bool = False
    house: bool = False
    likely: bool = False


def meetings(article: Article, cast: Cast, timexes: Sequence[Resolution]) -> Iterator[Meeting]:
    """The mentions of meetings, in the order of the text; for a sentence without one, who was at a place on a day."""
    about_talks = is_about_talks(article.text)
    times = Along(((one.start, one.end), one) for one in parted(timexes))
    once = {one.span: one for one in cast.places}
    places = Along(once.items())
    towns = Along(sorted(({one.span: one for one in cast.capitals} | once).items()))
    before, last = (0, 0), -SOON
    for sentence in sentences(article.text, article.body):
        speaks = about_talks or speaks_of_talks(article.text, sentence)
        may_meet = speaks or len(cast.within(sentence)) > 1
        verbs = encounters(article.text, sentence, cast) if may_meet else []
        if may_meet and (speaks or _tells_of_two(article.text, sentence, verbs)):
            around, alone = (before, sentence), last != before[1]
            parts = spoken_parts(article.text, sentence, verbs)
            told = list(
                _in_sentence(article, cast, around, (parts, verbs), times, places, towns, alone=alone)
            )
            asked = _ASKED.search(article.text, *sentence) is not None
            found = [
                one
                for one in told
                if not are_of_one_side(cast, one.spoken, sentence)
                and not is_with_another(cast, one.spoken, sentence)
                and not (asked and one.spoken.ahead)
            ]
            yield from (
                one
                for one in found
                if about_talks or _is_strong(article.text, one.spoken) or _is_of_a_row(cast, one)
            )
            if about_talks and found:
                yield from _elsewhere(article, sentence, found, times, places)
            elif about_talks and not told:
                goes_on = sentence[0] - last <= SOON
                found = list(_at_places(article, cast, around, times, places, towns, goes_on=goes_on))
                if not (found or asked or verbs or are_of_others(cast, sentence)):
                    likely = likely_parts(cast, sentence, times)
                    met = _in_sentence(article, cast, around, (likely, ()), times, places, towns, alone=False)
                    found = [replace(one, likely=True) for one in met if one.place or one.known]
                yield from found
            last = sentence[1] if found else last
        before = sentence


def _tells_of_two(text: str, sentence: Span, verbs: Sequence[Encounter]) -> bool:
    """Whether a verb tells that two sides meet which are both named, or what one did at a meeting."""
    two = any(one.sure and len(one.sides) > 1 for one in verbs)
    return two or tells_of_one_at_a_meeting(text, sentence)


def _is_strong(text: str, spoken: Spoken) -> bool:
    """Whether words are those of talks wherever they stand, of a journey to them, or of two sides that are named."""
    two = spoken.sure and len(spoken.sides) > 1
    return two or not is_weak(text[slice(*spoken.span)]) or _TO_TALK.match(text, spoken.span[1]) is not None


def _is_of_a_row(cast: Cast, meeting: Meeting) -> bool:
    """Whether a sentence names several parties in a row, and a place and a day of their meeting."""
    if meeting.timex is None or meeting.place is None:
        return False
    parties = [one for one in cast.within(meeting.sentence) if cast.by_id[one.figures[0]].sort in PARTIES]
    return any(len({one.figures for one in row}) > 1 for row in rows_of(cast.text, parties))


def _in_sentence(
    article: Article,
    cast: Cast,
    around: tuple[Span, Span],
    spoken_of: tuple[Sequence[tuple[Span, Spoken]], Sequence[Encounter]],
    times: Along[Resolution],
    places: Along[Place],
    towns: Along[Place],
    *,
    alone: bool,
) -> Iterator[Meeting]:
    """The meetings of a sentence, which stands behind another one; `alone` where that tells of none.

    `spoken_of` are its parts that speak of one, and its verbs of meeting.
    """
    text, (before, sentence), (parts, met) = article.text, around, spoken_of
    for part, said in parts:
        days, there = own_days(text, part, said.span, times), places.inside(part)
        timex = _unless_current(article, said, day_beside(article, said, part, days))
        listed = entry(text, sentence, times, places)
        timex = timex or _when_before(text, sentence, part, times)
        above = heading(text, sentence, times) or listed[0]
        now = above and (timex is None or timex.start == above.start) and has_begun(above, article)
        spoken = as_told_now(text, said, part) if now else said
        timex = timex or above
        gone = there_again(text, part, before, places, times)
        if alone and not (timex or there or gone) and any(one.span == spoken.span for one in met):
            gone = arrived(text, part, before, places, times)
        if (
            not timex
            and gone
            and gone.timex
            and spoken.status is RoundStatus.HELD
            and has_begun(gone.timex, article)
        ):
            timex = gone.timex
        if timex and (_opened_long_before(text, spoken, timex) or _is_far(text, spoken, timex, met)):
            timex = None
        if timex and _is_on_the_way(article, spoken, timex):
            spoken, timex = replace(spoken, status=RoundStatus.SCHEDULED, ahead=True), None
        if (told := _told(article, spoken, timex)) is None:
            yield from _named_by_place(text, spoken, sentence, timex, there)
            continue
        others = _other(told, timex, days)
        place = (
            None
            if is_by_telephone(text, told)
            else (
                place_beside(text, told, part, there, others)
                or listed[1]
                or left(text, part, there)
                or (gone.place if gone else None)
                or here(article, part, told.span)
                or in_the_same(text, part, cast)
                or place_beside(text, told, part, countries(cast, part), others)
            )
        )
        timex = timex or _in_brackets(text, place, days)
        if timex and not place and is_year(timex) and opens(told) and is_series(text[slice(*told.span)]):
            continue
        signed = any(one.at_a_place and one.span == told.span for one in met)
        if signed and not (_is_right_there(text, told, place) and timex and (told.ahead or is_day(timex))):
            continue
        when_alone = timex and (place or is_day(timex))
        to_talk = told.ahead and (told.sides or _TO_TALK.match(text, told.span[1]))
        if not (told.sure or when_alone or (place and to_talk)):
            continue
        if not told.sides:
            told = replace(told, sides=is_met_by(cast, told, part))
        of_entry = timex is not None and timex is above and is_entry_of_a_round(text, sentence)
        known = of_entry or is_known(text, cast, told, part) or is_told_of(text, told, timex, met)
        meeting = Meeting(told, sentence, timex, place, known, _is_house(text, place))
        yield meeting
        yield from _ended(text, meeting, times)
        yield from _taken_up_again(article, meeting, times)
        if timex and len(days) > 1:
            if place:
                more = other_places(article, told, part, (place, timex), towns.inside(part), days)
                yield from (Meeting(told, sentence, when, where) for where, when in more)
            yield from (replace(meeting, timex=when, house=False) for when in other_days(text, timex, days))
            others_met = other_partners(text, cast, timex, days) if meeting.known else ()
            yield from (replace(meeting, timex=when, place=None, house=False) for when in others_met)


def _named_by_place(
    text: str, spoken: Spoken, sentence: Span, timex: Resolution | None, there: Sequence[Place]
) -> Iterator[Meeting]:
    """Talks of which a sentence tells only where they are: "at the conference in Oslo"."""
    place = None if timex else place_of_these(text, spoken.span, there)
    if place is not None:
        yield Meeting(spoken, sentence, None, place)


def _when_before(text: str, sentence: Span, part: Span, times: Along[Resolution]) -> Resolution | None:
    """The day of which a part of a sentence tells more: "the first talks since May 16, when they met in Oslo"."""
    before = [one for one in times.inside((sentence[0], part[0])) if _WHEN.fullmatch(text, one.end, part[0])]
    last = before[-1] if before else None
    return (since_when(last) or (last if is_day(last) else None)) if last else None


def _is_far(text: str, spoken: Spoken, timex: Resolution, met: Sequence[Encounter]) -> bool:
    """Whether a day is far from words for a meeting of which nothing else tells that it was: no verb, and no state."""
    if spoken.status is not None or any(one.span == spoken.span for one in met):
        return False
    far = apart(text, (timex.start, timex.end), spoken.span) > _FAR
    between = sorted((*spoken.span, timex.start, timex.end))[1:3]
    return far and _OTHER_VERB.search(text, *between) is not None


def _opened_long_before(text: str, spoken: Spoken, timex: Resolution) -> bool:
    """Whether a month or a year is only since when there have been talks: "Talks, which began in May, resumed here"."""
    behind = _WHICH_BEGAN.fullmatch(text, spoken.span[1], timex.start)
    return behind is not None and not is_day(timex) and text.startswith(", ", timex.end)


def _is_on_the_way(article: Article, spoken: Spoken, timex: Resolution) -> bool:
    """Whether those who are to meet had only left when a story was written: "left for Oslo on Sunday for talks"."""
    end = timex.interval.end
    just = end is not None and is_day(timex) and day_of(end) >= day_of(article.published)
    return just and _LEFT_FOR.match(spoken.cue) is not None


def _in_brackets(text: str, place: Place | None, days: Sequence[Resolution]) -> Resolution | None:
    """The day that stands in brackets behind a place: "in Muscat (12 April)"."""
    return next((one for one in days if place and _is_in_brackets(text, place, one)), None)


def _is_in_brackets(text: str, place: Place, timex: Resolution) -> bool:
    return text[place.span[1] : timex.start] == " ("


def _is_house(text: str, place: Place | None) -> bool:
    """Whether a place of which no country is known is one at which one meets: "at the Rose Villa outside the town"."""
    if place is None or place.country:
        return False
    return _AT.search(text, max(0, place.span[0] - _LONGEST_AT), place.span[0]) is not None


def _is_right_there(text: str, spoken: Spoken, place: Place | None) -> bool:
    """Whether words for a meeting stand beside its place: "signed in Oslo", "In Oslo the two signed"."""
    if place is None:
        return False
    start, end = spoken.span
    beside = max(place.span[0] - end, start - place.span[1]) <= _BESIDE
    return beside or _BY_WHOM.fullmatch(text, end, place.span[0]) is not None


def _unless_current(article: Article, spoken: Spoken, timex: Resolution | None) -> Resolution | None:
    """A day; none of "this week's talks" where that week is not over, which tells neither a day nor what was."""
    end = timex.interval.end if timex else None
    current = end is not None and day_of(end) > day_of(article.published) and spoken.of_a_day
    return None if current and timex and not is_day(timex) and has_begun(timex, article) else timex


def _elsewhere(
    article: Article, sentence: Span, found: Sequence[Meeting], times: Along[Resolution], places: Along[Place]
) -> Iterator[Meeting]:
    """What a sentence that tells of a meeting tells of other places, each with another day beside it."""
    known = {one.place.span for one in found if one.place}
    days = [one.timex for one in found if one.timex]
    for place, timex in beside(article.text, sentence, places.inside(sentence), times.inside(sentence)):
        before = max(
            (end for one in found if (end := one.spoken.span[1]) <= place.span[0]), default=sentence[0]
        )
        aside = _ASIDE.search(article.text, before, place.span[0])
        if place.span not in known and not (
            aside or any(timex.start == day.start or touch(timex, day) for day in days)
        ):
            held = all(one.spoken.status is RoundStatus.HELD for one in found)
            for when in (timex, *other_days(article.text, timex, times.inside(sentence))):
                day = _past(article, when) if held and _is_in_brackets(article.text, place, timex) else when
                ahead = _TO_GO.search(article.text, before, place.span[0]) is not None
                told = _told(article, replace(_at(article.text, place.span), ahead=ahead), day)
                if told is not None:
                    yield Meeting(told, sentence, day, place)


def _past(article: Article, timex: Resolution) -> Resolution:
    """A day as it was, where it can be read so."""
    if has_begun(timex, article):
        return timex
    others = (
        replace(timex, edtf=one.edtf, interval=one.interval, direction=one.direction)
        for one in timex.alternatives
    )
    return next((one for one in others if has_begun(one, article)), timex)


def _at(text: str, span: Span) -> Spoken:
    """Words that tell of a meeting only by whom they put somewhere or on some day."""
    return Spoken(span, None, ahead=False, cue=text[slice(*span)], ordinal=None, sure=False)


def _at_places(
    article: Article,
    cast: Cast,
    around: tuple[Span, Span],
    times: Along[Resolution],
    places: Along[Place],
    towns: Along[Place],
    *,
    goes_on: bool,
) -> Iterator[Meeting]:
    """What a sentence behind another tells of people of the talks at a place on a day, or of a row of cities."""
    before, sentence = around
    days, there = times.inside(sentence), places.inside(sentence)
    if not days or are_of_others(cast, sentence):
        return
    said = Told(article.text, sentence, without_sides(cast, sentence))
    row = stations(said, towns.inside(sentence), days, goes_on=goes_on)
    found = row or list(somewhere(said, there, days, together=are_together(cast, sentence)))
    if not found and (alone := sometime(said, days)):
        span, timex = alone
        told = _told(article, _at(article.text, span), timex)
        if told is not None:
            again = there_again(article.text, sentence, before, places, times)
            place = left(article.text, sentence, there) or (again.place if again else None)
            yield Meeting(told, sentence, timex, place, known=True)
    for place, timex in found:
        for when in (timex, *other_days(article.text, timex, days)):
            told = _told(article, _at(article.text, place.span), when)
            if told is not None:
                yield Meeting(told, sentence, when, place)


def _other(spoken: Spoken, timex: Resolution | None, days: Sequence[Resolution]) -> list[Resolution]:
    """The days and months of a sentence beside that of a meeting; none where they are days of a plan put off."""
    if spoken.status is RoundStatus.POSTPONED:
        return []
    return [one for one in days if timex and one.start != timex.start and (is_day(one) or is_month(one))]


def _ended(text: str, meeting: Meeting, times: Along[Resolution]) -> Iterator[Meeting]:
    """The last day of what a sentence says the first one of: "convened on 2 May, it was concluded on 9 May"."""
    spoken, first, sentence = meeting.spoken, meeting.timex, meeting.sentence
    words = end_behind(text, max(spoken.span[1], first.end), sentence[1]) if first and opens(spoken) else None
    if words is None or first is None:
        return
    days = [one for one in times.inside((words.end(), sentence[1])) if one.start - words.end() <= _NEAR_PLACE]
    if days and within(first, days[0]):
        told = replace(spoken, status=RoundStatus.HELD, cue=words.group(), told=words.span())
        yield replace(meeting, spoken=told, timex=days[0], place=None)


def _taken_up_again(article: Article, meeting: Meeting, times: Along[Resolution]) -> Iterator[Meeting]:
    """The day to which talks were adjourned, behind that on which they were: "adjourned on Friday until 2 May"."""
    spoken, broken_off = meeting.spoken, meeting.timex
    if broken_off is None or spoken.ahead or not ends(spoken):
        return
    limits = times.inside((broken_off.end, min(meeting.sentence[1], broken_off.end + _NEAR_LIMIT)))
    day = last_day(limits[0]) if limits and limits[0].start <= broken_off.end + 1 else None
    if day and (is_day(day) or is_month(day)) and not has_begun(day, article):
        again = replace(spoken, status=RoundStatus.SCHEDULED, ahead=True, ordinal=None)
        yield replace(meeting, spoken=again, timex=day)


def _told(article: Article, spoken: Spoken, timex: Resolution | None) -> Spoken | None:
    """The same with a state: by its day, where no words tell; None where neither does.

    What began more than a week ago has been held since.
    """
    if timex is None:
        planned = spoken.status is None and spoken.ahead
        told = replace(spoken, status=RoundStatus.SCHEDULED) if planned else spoken
        return told if told.status is not None else None
    if spoken.status is RoundStatus.UNDER_WAY and _is_long_ago(article, timex):
        return replace(spoken, status=RoundStatus.HELD)
    if spoken.status is not None and not spoken.of_a_day:
        return spoken
    status = _by_day(article, spoken, timex)
    return replace(spoken, status=status, ahead=status is RoundStatus.SCHEDULED)


def _by_day(article: Article, spoken: Spoken, timex: Resolution) -> RoundStatus:
    """The state of what no words tell the state of, by its day and the tense of its clause."""
    later = spoken.ahead or timex.text.lower().startswith("later ")
    if not has_begun(timex, article) or (later and not _is_over(article, timex)):
        return RoundStatus.SCHEDULED
    return RoundStatus.UNDER_WAY if timex.interval.end is None else RoundStatus.HELD


def _is_over(article: Article, timex: Resolution) -> bool:
    """Whether a time was over on the day of publication; an hour of that day need not be."""
    end = timex.interval.end
    if end is None:
        return False
    last, day = day_of(end), day_of(article.published)
    return last < day or (last == day and not isinstance(end, datetime))


def _is_long_ago(article: Article, timex: Resolution) -> bool:
    end = timex.interval.end
    return end is not None and day_of(end) + _A_WEEK < day_of(article.published)
