"""Mentions of meetings, put together: what has one place and one day is one round, however often it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.dates import has_begun, is_day
from tracker.ingest.drafting.talks import Spoken, may_speak, spoken_of
from tracker.ingest.sentences import sentences
from tracker.records.vocabulary import RoundStatus
from tracker.temporal import Granularity, Resolution
from tracker.temporal.meaning import day_of

_SAYING = ("said", "told", "stated", "announced", "reiterated", "added", "wrote", "reported", "confirmed")
_PARTING = re.compile(r";| [–—] |, (?:but|while|whereas|and|after|before|which)\b")
_NEAR_VERB = 3
"""Words between a verb of saying and a day that is then the day of the saying."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One mention of a meeting: its words, its sentence, and the day and the place that stand with it."""

    spoken: Spoken
    sentence: Span
    timex: Resolution | None
    place: Place | None


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

    A meeting without day, place and number joins the only one it can be, or is none; one that was held needs a place or
    a number, because the day alone is that of many things.
    """
    found: list[Session] = []
    loose: list[Meeting] = []
    for meeting in _meetings(article, cast, timexes):
        if not (meeting.timex or meeting.place or meeting.spoken.ordinal):
            loose.append(meeting)
            continue
        session = next((one for one in found if _fits(one, meeting)), None)
        if session is None:
            found.append(session := Session())
        session.add(meeting)
    for meeting in loose:
        fitting = [one for one in found if one.ahead == meeting.spoken.ahead]
        if len(fitting) == 1:
            fitting[0].loose.append(meeting)
    return [one for one in found if one.place or one.ordinal or (one.ahead and one.dated)]


def _meetings(article: Article, cast: Cast, timexes: Sequence[Resolution]) -> Iterator[Meeting]:
    speaking = (one for one in sentences(article.text, article.body) if may_speak(article.text, one))
    times = Along(((one.start, one.end), one) for one in timexes)
    places = Along((one.span, one) for one in cast.places)
    for sentence in speaking:
        for part, spoken in _spoken_parts(article.text, sentence):
            timex = _timex(article, spoken, part, times.inside(part))
            if (told := _told(article, spoken, timex)) is not None:
                yield Meeting(told, sentence, timex, _place(spoken, places.inside(part)))


def _spoken_parts(text: str, sentence: Span) -> list[tuple[Span, Spoken]]:
    """The parts of a sentence that speak of a round; the whole sentence, where only one of them does."""
    found = [(part, spoken) for part in _clauses(text, sentence) if (spoken := spoken_of(text, part))]
    if len(found) > 1:
        return found
    whole = spoken_of(text, sentence)
    return [(sentence, whole)] if whole else []


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence that can speak of a round each."""
    start, end = sentence
    for found in _PARTING.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _told(article: Article, spoken: Spoken, timex: Resolution | None) -> Spoken | None:
    """The same with a state: by its day, where no words tell; None where neither does."""
    if spoken.status is not None or timex is None:
        return spoken if spoken.status is not None else None
    ahead = not has_begun(timex, article)
    return replace(spoken, status=RoundStatus.SCHEDULED if ahead else RoundStatus.HELD, ahead=ahead)


def _fits_state(article: Article, spoken: Spoken, timex: Resolution) -> bool:
    """Whether something in this state can be at that time: what was held is past, what is planned is not over."""
    if spoken.status in (RoundStatus.HELD, RoundStatus.UNDER_WAY):
        return has_begun(timex, article)
    if spoken.status in (RoundStatus.SCHEDULED, RoundStatus.ANNOUNCED):
        end = timex.interval.end
        return end is None or day_of(end) > day_of(article.published)
    return True


def _timex(
    article: Article, spoken: Spoken, sentence: Span, timexes: Sequence[Resolution]
) -> Resolution | None:
    """The nearest day, weekend, week or month of the sentence that is not the day on which somebody spoke."""
    found = [
        one
        for one in timexes
        if (is_day(one) or one.granularity in (Granularity.WEEK, Granularity.MONTH))
        and one.timex_type in ("DATE", "TIME")
        and not _is_of_saying(article.text, sentence[0], one)
        and _fits_state(article, spoken, one)
    ]
    return min(
        found,
        key=lambda one: min(abs(one.start - spoken.span[1]), abs(spoken.span[0] - one.end)),
        default=None,
    )


def _is_of_saying(text: str, start: int, timex: Resolution) -> bool:
    before = text[start : timex.start].lower().split()[-_NEAR_VERB:]
    return any(word.strip(",") in _SAYING for word in before)


def _place(spoken: Spoken, there: Sequence[Place]) -> Place | None:
    """The nearest place of the sentence: a known city before any other, one behind the words before one ahead."""
    return min(
        there,
        key=lambda place: (
            place.country is None and not place.joins,
            place.span[0] < spoken.span[0],
            abs(place.span[0] - spoken.span[1]),
        ),
        default=None,
    )


def _fits(session: Session, meeting: Meeting) -> bool:
    """Whether a mention can be the same round: nothing that both say differs."""
    if session.ahead != meeting.spoken.ahead:
        return False
    place, ordinal, dated = session.place, session.ordinal, session.dated
    if place and meeting.place and place.id != meeting.place.id:
        return False
    if ordinal and meeting.spoken.ordinal and ordinal != meeting.spoken.ordinal:
        return False
    if meeting.spoken.status is RoundStatus.RESCHEDULED:
        return True
    return not (dated and dated.timex and meeting.timex) or touch(dated.timex, meeting.timex)


def touch(one: Resolution, other: Resolution) -> bool:
    """Whether two dates share a day, or one follows the other without a day between."""
    (start, end), (begin, stop) = _days(one), _days(other)
    return start <= stop and begin <= end


def _days(timex: Resolution) -> tuple[str, str]:
    """First day and the day after the last, as ISO 8601, which sorts as days do."""
    start, end = timex.interval.start, timex.interval.end
    first = start.isoformat()[:10] if start else "0001-01-01"
    last = end.isoformat()[:10] if end else "9999-12-31"
    return first, last
