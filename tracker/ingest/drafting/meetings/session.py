"""A round as the mentions of it make it: its place, its number, the mention that says its day, and its state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

from tracker.ingest.drafting.cast import Place
from tracker.ingest.drafting.meetings.enough import CLOSE
from tracker.ingest.drafting.meetings.mentions import SOON, Meeting
from tracker.ingest.drafting.meetings.talks import UNDONE, Spoken
from tracker.records.vocabulary import RoundStatus
from tracker.temporal import Granularity, Resolution
from tracker.temporal.meaning import day_of

_CLAUSE = 100
"""Characters between talks and words for a plan given up: "talks aimed at ending the war could not take place"."""

_GOES = re.compile(r"\b(?:leav|fly|travel|arriv|head|go|return)")
_LONG = timedelta(days=14)
"""No round is told by more days than these, which are rather those within which it is."""

_FINEST = Granularity.DAY.rank
"""A part of a day says no more of a round than its day."""

_STRONGEST = (
    RoundStatus.CANCELLED,
    RoundStatus.RESCHEDULED,
    RoundStatus.POSTPONED,
    RoundStatus.HELD,
    RoundStatus.UNDER_WAY,
    RoundStatus.SCHEDULED,
    RoundStatus.ANNOUNCED,
)


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
        if self.place is None or (self.place.whole and meeting.place):
            self.place = meeting.place
        self.ordinal = self.ordinal or meeting.spoken.ordinal
        if meeting.timex and (self.dated is None or _decides(meeting, self.dated)):
            self.dated = meeting

    def is_near(self, meeting: Meeting) -> bool:
        """Whether a mention stands in a sentence that speaks of it, or soon before or behind the last one."""
        last = self.meetings[-1].sentence
        return max(meeting.sentence[0] - last[1], last[0] - meeting.sentence[1]) <= SOON

    @property
    def known(self) -> bool:
        """Whether a mention that has a day says whose it is, or in which country."""
        return any(one.known and one.timex for one in self.meetings)

    @property
    def only_at_places(self) -> bool:
        """Whether no words speak of a meeting, but of people of the talks at a place on a day."""
        return all(not one.spoken.sure and one.spoken.told is None for one in self.meetings)

    @property
    def only_likely(self) -> bool:
        """Whether nothing but counted words tells that there was a meeting."""
        return all(one.likely for one in self.meetings)

    @property
    def ahead(self) -> bool:
        """Whether it is to come."""
        return self.meetings[0].spoken.ahead

    @property
    def status(self) -> RoundStatus:
        """What the mentions together say: held before under way, a changed plan before a plan.

        A plan for which neither a day nor a place is told is only announced.
        """
        close = [one for one in self.loose if one.spoken.distance <= _within(one.spoken)]
        found = {one.spoken.status for one in (*self.meetings, *close)}
        if RoundStatus.UNDER_WAY in found and not any(_is_told_held(one) for one in (*self.meetings, *close)):
            found.discard(RoundStatus.HELD)
        if RoundStatus.POSTPONED in found and all(map(_is_only_missed, (*self.meetings, *close))):
            found.discard(RoundStatus.CANCELLED)
        strongest = next(status for status in _STRONGEST if status in found)
        open_plan = strongest is RoundStatus.SCHEDULED and not (self.dated or self.place)
        return RoundStatus.ANNOUNCED if open_plan else strongest


def _within(spoken: Spoken) -> int:
    """Characters within which words tell the state of a round without day and place; more where it is their subject."""
    behind = spoken.told is not None and spoken.told[0] >= spoken.span[1]
    return _CLAUSE if behind and spoken.status in UNDONE else CLOSE


def _is_only_missed(meeting: Meeting) -> bool:
    """Whether nothing tells that a plan was given up, but at most that somebody did not come."""
    spoken = meeting.spoken
    return spoken.status is not RoundStatus.CANCELLED or spoken.cue.startswith("did not ")


def _is_told_held(meeting: Meeting) -> bool:
    """Whether words tell that a meeting was held, and not its day alone, or which one it is: "the latest round".

    What is told of is "during the talks" need not be over.
    """
    spoken = meeting.spoken
    tells = spoken.told is not None and not (spoken.of_a_day or spoken.tells_which or spoken.cue == "during")
    return spoken.status is RoundStatus.HELD and tells


def _decides(meeting: Meeting, before: Meeting) -> bool:
    """Whether a mention says the day, and not the one that did before it."""
    if RoundStatus.RESCHEDULED in (meeting.spoken.status, before.spoken.status):
        return meeting.spoken.status is RoundStatus.RESCHEDULED
    if is_a_journey(before) != is_a_journey(meeting):
        return is_a_journey(before)
    if before.spoken.sure != meeting.spoken.sure:
        return meeting.spoken.sure
    ranks = [_fineness(one.timex) if one.timex else 0 for one in (meeting, before)]
    return ranks[0] > ranks[1]


def _fineness(timex: Resolution) -> int:
    """How much a time says of a round's day; "early in April" and "later this month" say little more than the month."""
    start, end = timex.interval.start, timex.interval.end
    if start and end and day_of(end) - day_of(start) > _LONG:
        return min(timex.granularity.rank, Granularity.MONTH.rank)
    return Granularity.WEEK.rank if "~" in timex.edtf else min(timex.granularity.rank, _FINEST)


def is_a_journey(meeting: Meeting) -> bool:
    """Whether a mention tells only that somebody goes where talks are to be, which may be on the day before."""
    spoken = meeting.spoken
    goes = not spoken.sure or _GOES.search(spoken.cue) is not None
    return goes and spoken.ahead and meeting.place is not None
