"""Mentions of meetings, put together: what has one place and one day is one round, however often it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from operator import attrgetter

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.actors import cities
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.dates import apart, has_begun, heading, is_day, is_month
from tracker.ingest.drafting.encounters import PARTIES, Encounter, encounters
from tracker.ingest.drafting.lasting import end_behind, ends, opens, within
from tracker.ingest.drafting.naming import is_site, stands_for_a_place
from tracker.ingest.drafting.somewhere import beside, sometime, somewhere
from tracker.ingest.drafting.stations import stations
from tracker.ingest.drafting.talks import CHANGED, Spoken, is_about_talks, is_weak, speaks_of_talks, spoken_of
from tracker.ingest.drafting.when_and_where import day_beside, in_brackets, place_beside
from tracker.ingest.sentences import sentences
from tracker.records.vocabulary import ActorSort, RoundStatus
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_PARTING = re.compile(
    r";| [–—] |, (?:but|while|whereas|though|although|when|and|after|before|which)\b"
    r"|, (?=(?:came|parted|met|left|flew|went|returned|moved|sat|spent|gathered|reconvened|resumed|signed)\b)"
)
_PARTIES_NEAR = 60
_WHOSE = re.compile(r" (?:\w+ ){0,3}(?:between|among|of|with)\b")
"""Behind the words for a meeting, before the names of those who meet."""

_WHOSE_DAY = re.compile(r"['’]s (?:[a-z]+ )?")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[.,;:] |\n|\b(?:after|before|since|at|of|and|for) )(?:[Tt]he|[Aa]n?|[Tt]heir|[Tt]hat|[Tt]his) (?:[\w-]+ )?$"
)
"""Before a meeting that is no object of a verb: to join talks on a day is not to hold them."""

_OPENS = re.compile(r"(?:^|[.,;:] |\n)$")
_ITS_DAY = re.compile(r",? (?:(?:was|is|took place|was held|will be|fell) )?on (?:the )?")
_HELD_BY_ITSELF = re.compile(
    r"\b(?:talks|negotiat\w+|rounds?|discussions|consultations|meetings"
    r"|\w+ (?:them|both|all|the (?:two|three|four)))\b",
    re.IGNORECASE,
)
"""What is a meeting of the parties where a day stands close to it and to a word for its state."""

_ASIDE = re.compile(r"\b(?:since|after|because|until|that|which|if|unless|although|though)\b")
"""Between a meeting and a place of something else than meetings."""

_WITH_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)

_OF_ALL = re.compile(
    r" (?:between|among|of) (?:the )?(?:two|both|three|four) (?:\w+ )?"
    r"(?:sides|parties|countries|states|governments|delegations|leaders|presidents|premiers|ministers|rivals|foes)\b"
)
_NEAR_PLACE = 12
"""Characters between a place and a day that is its own."""

_AGAIN = re.compile(r"(?:,|\b(?:and|then|later|before|after|followed by))(?: \w+){0,4} (?:in|at) (?:the )?$")
_THERE = re.compile(
    r"\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|seems?)\b)"
)
_SAME = re.compile(
    r"\b(?:in|at|to) (?:the|that) (?:very )?same (?:\w+ )?"
    r"(?:city|capital|town|village|palace|hotel|place|venue|building|room)\b"
)
_HERE = re.compile(r"\bhere\b(?! (?:is|are)\b)")
_BESIDE = 40
_SOON = 400
"""Characters behind a sentence that tells of a meeting within which a city may follow in a row."""

_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One mention of a meeting: its words, its sentence, and the day and the place that stand with it.

    It is `known` whose it is or in which country, so that its day alone is enough to be one.
    """

    spoken: Spoken
    sentence: Span
    timex: Resolution | None
    place: Place | None
    known: bool = False


@dataclass(slots=True)
class Session:
    """Mentions that are one round, in the order of the text; `loose` ones have no day, place or number of their own.

    `place` and `ordinal` are those of the first mention that has one. `dated` is the mention that says the day: the
    last one that changes a plan, else the finest, else the first.
    """

    meetings: list[Meeting] = field(default_factory=list)
    loose: list[Meeting] = field(default_factory=list)
    place: Place | None = None
    ordinal: int | None = None
    dated: Meeting | None = None

    def add(self, meeting: Meeting) -> None:
        """One mention more, which has a day, a place or a number."""
        self.meetings.append(meeting)
        self.place = self.place or meeting.place
        self.ordinal = self.ordinal or meeting.spoken.ordinal
        if meeting.timex and (self.dated is None or _decides(meeting, self.dated)):
            self.dated = meeting

    def is_near(self, meeting: Meeting) -> bool:
        """Whether a mention stands in a sentence that speaks of it, or soon before or behind the last one."""
        last = self.meetings[-1].sentence
        return max(meeting.sentence[0] - last[1], last[0] - meeting.sentence[1]) <= _SOON

    @property
    def known(self) -> bool:
        """Whether a mention that has a day says whose it is, or in which country."""
        return any(one.known and one.timex for one in self.meetings)

    @property
    def only_at_places(self) -> bool:
        """Whether no words speak of a meeting, but of people of the talks at a place on a day."""
        return all(not one.spoken.sure and one.spoken.told is None for one in self.meetings)

    @property
    def ahead(self) -> bool:
        """Whether it is to come."""
        return self.meetings[0].spoken.ahead

    @property
    def status(self) -> RoundStatus:
        """What the mentions together say: held before under way, a changed plan before a plan."""
        close = [one for one in self.loose if one.spoken.distance <= _CLOSE]
        found = {one.spoken.status for one in (*self.meetings, *close)}
        return next(status for status in _STRONGEST if status in found)


def _decides(meeting: Meeting, before: Meeting) -> bool:
    """Whether a mention says the day, and not the one that did before it."""
    if RoundStatus.RESCHEDULED in (meeting.spoken.status, before.spoken.status):
        return meeting.spoken.status is RoundStatus.RESCHEDULED
    ranks = [one.timex.granularity.rank if one.timex else 0 for one in (meeting, before)]
    return ranks[0] > ranks[1]


_CLOSE = 30
"""Characters between the words for a round and those for its state, where it has no day or place to know it by."""

_STRONGEST = (
    RoundStatus.CANCELLED,
    RoundStatus.RESCHEDULED,
    RoundStatus.POSTPONED,
    RoundStatus.HELD,
    RoundStatus.UNDER_WAY,
    RoundStatus.SCHEDULED,
    RoundStatus.ANNOUNCED,
)


def sessions(article: Article, cast: Cast, timexes: Sequence[Resolution]) -> list[Session]:
    """The rounds of an article.

    A meeting without day, place and number joins the only one it can be, or is none; one that was held needs a place, a
    number, two sides or a country, because the day alone is that of many things.
    """
    found: list[Session] = []
    loose: list[Meeting] = []
    for meeting in _meetings(article, cast, timexes):
        if not (meeting.timex or meeting.place or meeting.spoken.ordinal):
            loose.append(meeting)
            continue
        session = next((one for one in found if _fits(one, meeting)), None)
        if session is None and _is_of_an_edge(meeting):
            session = next((one for one in found if _begins_or_ends(one, meeting)), None)
        if session is None:
            found.append(session := Session())
        session.add(meeting)
    for meeting in loose:
        fitting = [one for one in found if one.ahead == meeting.spoken.ahead]
        if len(fitting) == 1 and (meeting.spoken.status not in CHANGED or fitting[0].is_near(meeting)):
            fitting[0].loose.append(meeting)
    return [one for one in found if one.place or one.ordinal or (one.dated and (one.ahead or one.known))]


def _meetings(article: Article, cast: Cast, timexes: Sequence[Resolution]) -> Iterator[Meeting]:
    """The mentions of meetings, in the order of the text; for a sentence without one, who was at a place on a day."""
    about_talks = is_about_talks(article.text)
    times = Along(((one.start, one.end), one) for one in timexes)
    places = Along((one.span, one) for one in cast.places)
    towns = Along((one.span, one) for one in sorted((*cast.places, *cast.capitals), key=attrgetter("span")))
    before, last = (0, 0), -_SOON
    for sentence in sentences(article.text, article.body):
        if about_talks or speaks_of_talks(article.text, sentence):
            found = list(_in_sentence(article, cast, (before, sentence), times, places))
            yield from (
                one for one in found if about_talks or not is_weak(article.text[slice(*one.spoken.span)])
            )
            if about_talks and found:
                yield from _elsewhere(article, sentence, found, times, places)
            elif about_talks:
                goes_on = sentence[0] - last <= _SOON
                found = list(_at_places(article, cast, sentence, times, places, towns, goes_on=goes_on))
                yield from found
            last = sentence[1] if found else last
        before = sentence


def _in_sentence(
    article: Article,
    cast: Cast,
    around: tuple[Span, Span],
    times: Along[Resolution],
    places: Along[Place],
) -> Iterator[Meeting]:
    """The meetings of a sentence, which stands behind another one."""
    text, (before, sentence) = article.text, around
    met = encounters(text, sentence, cast)
    for part, spoken in _spoken_parts(text, sentence, met):
        days, there = times.inside(part), places.inside(part)
        timex = day_beside(article, spoken, part, days) or heading(text, sentence, times)
        if (told := _told(article, spoken, timex)) is None:
            continue
        place = (
            place_beside(text, told, part, there, _other(told, timex, days))
            or _there(text, part, before, places)
            or _here(article, part)
            or _same(text, part, cast)
        )
        if not (told.sure or (timex and (place or is_day(timex)))):
            continue
        known = _is_known(text, cast, told, part) or _is_told_of(text, told, timex, met)
        meeting = Meeting(told, sentence, timex, place, known)
        yield meeting
        yield from _ended(text, meeting, times)
        if timex and place and len(there) > 1 and len(days) > 1:
            yield from _others(article, meeting, part, days, there)


def _elsewhere(
    article: Article, sentence: Span, found: Sequence[Meeting], times: Along[Resolution], places: Along[Place]
) -> Iterator[Meeting]:
    """What a sentence that tells of a meeting tells of other places, each with another day beside it."""
    known = {one.place.id for one in found if one.place}
    days = [one.timex for one in found if one.timex]
    for place, timex in beside(article.text, sentence, places.inside(sentence), times.inside(sentence)):
        before = max(
            (end for one in found if (end := one.spoken.span[1]) <= place.span[0]), default=sentence[0]
        )
        aside = _ASIDE.search(article.text, before, place.span[0])
        if place.id not in known and not (
            aside or any(timex.start == day.start or touch(timex, day) for day in days)
        ):
            told = _told(article, _at(article.text, place.span), timex)
            if told is not None:
                yield Meeting(told, sentence, timex, place)


def _at(text: str, span: Span) -> Spoken:
    """Words that tell of a meeting only by whom they put somewhere or on some day."""
    return Spoken(span, None, ahead=False, cue=text[slice(*span)], ordinal=None, sure=False)


def _people(cast: Cast, sentence: Span) -> int:
    """How many persons a sentence names or takes up."""
    named = {name for one in cast.within(sentence) for name in one.figures}
    return sum(cast.by_id[name].sort == ActorSort.PERSON for name in named if name in cast.by_id)


def _at_places(
    article: Article,
    cast: Cast,
    sentence: Span,
    times: Along[Resolution],
    places: Along[Place],
    towns: Along[Place],
    *,
    goes_on: bool,
) -> Iterator[Meeting]:
    """What a sentence tells of people of the talks at a place on a day, or of a row of cities."""
    there = times.inside(sentence)
    row = stations(article.text, sentence, towns.inside(sentence), there, goes_on=goes_on)
    two = _people(cast, sentence) > 1
    found = row or list(somewhere(article.text, sentence, places.inside(sentence), there, together=two))
    if not found and (alone := sometime(article.text, sentence, there)):
        span, timex = alone
        told = _told(article, _at(article.text, span), timex)
        if told is not None:
            yield Meeting(told, sentence, timex, None, known=True)
    for place, timex in found:
        told = _told(article, _at(article.text, place.span), timex)
        if told is not None:
            yield Meeting(told, sentence, timex, place)


def _other(spoken: Spoken, timex: Resolution | None, days: Sequence[Resolution]) -> list[Resolution]:
    """The days and months of a sentence beside that of a meeting; none where they are days of a plan put off."""
    if spoken.status is RoundStatus.POSTPONED:
        return []
    return [one for one in days if timex and one.start != timex.start and (is_day(one) or is_month(one))]


def _is_told_of(text: str, spoken: Spoken, timex: Resolution | None, met: Sequence[Encounter]) -> bool:
    """Whether a day stands close to a verb of those who meet, or to a word for talks with one for their state."""
    if timex is None or apart(text, (timex.start, timex.end), spoken.span) > _BESIDE:
        return False
    if _is_definite(text, spoken.span, (timex.start, timex.end)):
        return True
    by_verb = any(one.span == spoken.span and (one.sure or is_day(timex)) for one in met)
    strong = _HELD_BY_ITSELF.search(text, *spoken.span) is not None
    return by_verb or (strong and spoken.told is not None and spoken.distance <= _CLOSE)


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


def _is_known(text: str, cast: Cast, spoken: Spoken, part: Span) -> bool:
    """Whether two sides are named that meet, or a country to which they came."""
    if len(spoken.sides) > 1:
        return True
    named = [one for one in cast.within(part) if cast.by_id[one.figures[0]].sort in PARTIES]
    between = [one for one in named if 0 < one.span[0] - spoken.span[1] <= _PARTIES_NEAR]
    whose = _WHOSE.match(text, spoken.span[1]) and len({one.figures for one in between}) > 1
    strong = not is_weak(text[slice(*spoken.span)])
    of_all = _OF_ALL.match(text, spoken.span[1])
    return (
        bool(whose) or bool(of_all) or (strong and any(stands_for_a_place(text, one.span) for one in named))
    )


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


def _others(
    article: Article, meeting: Meeting, part: Span, days: Sequence[Resolution], there: Sequence[Place]
) -> Iterator[Meeting]:
    """What one verb tells of several places, each with a day behind it: "met in Oslo on 2 May and in Rome on 9 May"."""
    place = meeting.place
    for other in there:
        if place is None or other.span[0] <= place.span[0] or other.id == place.id:
            continue
        near = [one for one in days if 0 < one.start - other.span[1] <= _NEAR_PLACE]
        timex = day_beside(article, replace(meeting.spoken, span=other.span), part, near)
        again = _AGAIN.search(article.text, place.span[1], other.span[0])
        if timex and meeting.timex and timex.start != meeting.timex.start and again:
            yield Meeting(meeting.spoken, meeting.sentence, timex, other)


def _there(text: str, part: Span, before: Span, places: Along[Place]) -> Place | None:
    """The last place of the sentence before, where it is taken up by "there"."""
    if before[0] >= part[0] or "\n" in text[before[1] : part[0]] or not _THERE.search(text, *part):
        return None
    return next(iter(reversed(places.inside(before))), None)


def _spoken_parts(text: str, sentence: Span, met: Sequence[Encounter]) -> list[tuple[Span, Spoken]]:
    """The parts of a sentence that speak of a round; the whole sentence, where only one of them does."""
    clauses = list(_clauses(text, sentence))
    if len(clauses) > 1:
        found = [(part, spoken) for part in clauses if (spoken := spoken_of(text, part, met))]
        if len(found) > 1:
            return found
    whole = spoken_of(text, sentence, met)
    return [(sentence, whole)] if whole else []


_OPENING = re.compile(r"(?:After|Following|Since|Before|During|While|Although|As)\b[^,;]{3,120},")


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence that can speak of a round each."""
    start, end = sentence
    if opening := _OPENING.match(text, start, end):
        yield start, opening.end()
        start = opening.end()
    for found in _PARTING.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _told(article: Article, spoken: Spoken, timex: Resolution | None) -> Spoken | None:
    """The same with a state: by its day, where no words tell; None where neither does.

    What began more than a week ago has been held since.
    """
    if timex is None:
        return spoken if spoken.status is not None else None
    if spoken.status is RoundStatus.UNDER_WAY and _is_long_ago(article, timex):
        return replace(spoken, status=RoundStatus.HELD)
    if spoken.status is not None:
        return spoken
    if has_begun(timex, article) and timex.interval.end is None:
        return replace(spoken, status=RoundStatus.UNDER_WAY)
    ahead = not has_begun(timex, article)
    return replace(spoken, status=RoundStatus.SCHEDULED if ahead else RoundStatus.HELD, ahead=ahead)


def _is_long_ago(article: Article, timex: Resolution) -> bool:
    end = timex.interval.end
    return end is not None and day_of(end) + _A_WEEK < day_of(article.published)


def _same(text: str, part: Span, cast: Cast) -> Place | None:
    """The last place before "in the same city", "in that same palace"."""
    found = _SAME.search(text, *part)
    before = [
        one
        for one in cast.places
        if found and one.span[1] <= found.start() and not in_brackets(text, 0, one.span[0])
    ]
    return before[-1] if before else None


def _here(article: Article, part: Span) -> Place | None:
    """The city of the dateline, where "here" is said of it."""
    dateline, found = article.dateline, _HERE.search(article.text, *part)
    if found is None or dateline is None:
        return None
    city_alone = dateline.partition(",")[0].partition("/")[0].strip()
    name = " ".join(word.capitalize() if word.isupper() else word for word in city_alone.split())
    city = cities().get(name)
    return Place(city.id, city.name, city.country, found.span()) if city else None


def _fits(session: Session, meeting: Meeting) -> bool:
    """Whether a mention can be the same round: nothing that both say differs."""
    if session.ahead != meeting.spoken.ahead:
        return False
    place, ordinal, dated = session.place, session.ordinal, session.dated
    if place and meeting.place and place.id != meeting.place.id and not _is_inside(meeting, session):
        return False
    if ordinal and meeting.spoken.ordinal and ordinal != meeting.spoken.ordinal:
        return False
    if ordinal and not (place or dated or meeting.spoken.ordinal or session.is_near(meeting)):
        return False
    if meeting.spoken.status is RoundStatus.RESCHEDULED:
        return True
    return not (dated and dated.timex and meeting.timex) or touch(dated.timex, meeting.timex)


def _is_inside(meeting: Meeting, session: Session) -> bool:
    """Whether a mention without a day tells of the house in which a dated round is held in its city."""
    city, house = session.place, meeting.place
    houses = [one for one in (city, house) if one and is_site(one.name)]
    return houses == [house] and meeting.timex is None and session.dated is not None


def _is_of_an_edge(meeting: Meeting) -> bool:
    """Whether a mention tells of nothing but the first or the last day of a round."""
    spoken = meeting.spoken
    alone = meeting.timex and not (meeting.place or spoken.ordinal or spoken.ahead)
    return bool(alone) and (opens(spoken) or ends(spoken))


def _begins_or_ends(session: Session, meeting: Meeting) -> bool:
    """Whether a mention tells only on which day a round began that is known to have ended later, or the other way."""
    dated = session.dated
    if session.ahead or not dated or not dated.timex or not meeting.timex:
        return False
    begins = opens(meeting.spoken) and ends(dated.spoken) and within(meeting.timex, dated.timex)
    return begins or (ends(meeting.spoken) and opens(dated.spoken) and within(dated.timex, meeting.timex))


def touch(one: Resolution, other: Resolution) -> bool:
    """Whether two dates share a day, or one follows the other without a day between."""
    (start, end), (begin, stop) = _days(one), _days(other)
    return start <= stop and begin <= end


def _days(timex: Resolution) -> tuple[str, str]:
    """First day and the day after the last, as ISO 8601, which sorts as days do."""
    start, end = timex.interval.start, timex.interval.end
    first = start.isoformat()[:10] if start else "0001-01-01"
    part_of_day = timedelta(days=1) if isinstance(end, datetime) else timedelta()
    last = (end + part_of_day).isoformat()[:10] if end else "9999-12-31"
    return first, last
