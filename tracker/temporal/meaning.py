"""What a mention means before anything has decided between its readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import AnchorMissing
from tracker.temporal import calendar
from tracker.temporal.model import Anchor, Direction, Granularity, Interval, Moment

if TYPE_CHECKING:
    from tracker.temporal.chronology import Entries
    from tracker.temporal.model import Resolution

_BEFORE = "BEFORE"
_END_OF_DAY = "T24:00"
_HALF_A_DAY = timedelta(hours=12)
_A_SECOND = timedelta(seconds=1)
_LAST = {  # how long before its end the last unit of a stretch begins; no part of a day is longer than eight hours
    Granularity.PART: timedelta(hours=8),
    Granularity.HOUR: timedelta(hours=1),
    Granularity.MINUTE: timedelta(minutes=1),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that the words can mean: half-open bounds and how finely they speak.

    `value` and `timex_type` are set where TIMEX3 wants something else than the bounds say, `written` where
    EDTF does (a year before the common era has no bounds here);
    `count` and `unit` hold the length of a duration, `count` None when it is not known;
    `members` the readings of a "one or the other".
    """

    start: Moment | None
    end: Moment | None
    granularity: Granularity
    approximate: bool = False
    mod: str | None = None
    value: str | None = None
    timex_type: str = "DATE"
    count: float | None = None
    unit: Granularity | None = None
    members: tuple[Reading, ...] = ()
    warnings: tuple[str, ...] = ()
    written: str | None = None

    @property
    def interval(self) -> Interval:
        """The bounds."""
        return Interval(self.start, self.end)

    def but(self, **changes: object) -> Reading:
        """The same reading with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # a thin alias of replace


@dataclass(frozen=True, slots=True)
class Option:
    """A reading and the side of the anchor on which it lies; None when it lies on no side."""

    direction: Direction | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class Meaning:
    """The options of a mention, and what they are measured from.

    `by` says what the options are a choice of (weekday, monthday, month ...), which is how a row of
    the policy finds them; `fixed` that the words themselves have decided, `cue` with which word.
    `odds` is how sure the first option is where the words leave two.
    """

    options: tuple[Option, ...]
    anchor: Anchor | None = None
    by: str = "fixed"
    cue: str | None = None
    odds: float = 1.0
    warnings: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        """The first reading."""
        return self.options[0].reading

    def map(self, change: Callable[[Reading], Reading]) -> Meaning:
        """The same meaning with every reading changed."""
        return replace(
            self, options=tuple(replace(option, reading=change(option.reading)) for option in self.options)
        )


class Told(NamedTuple):
    """The day that a text told of last, None where that is the one of publication or no single one.

    `today` says whether the text has told of the day of publication at all, `happened` whether of more than that
    somebody spoke then, `breaks` how many times since the mention
    of `day` another one stood in a new paragraph, `last` the token behind that mention.
    """

    day: Resolution | None = None
    today: bool = False
    breaks: int = 0
    last: int = 0
    happened: bool = False


NOTHING_TOLD = Told()


class Context(NamedTuple):
    """What expressions are measured from; never the clock.

    `published` is the day of the source (None when it is not known), `previous` the mention that
    anaphoric expressions lean on, `last_day` the last one as fine as a day, `period` the last one coarser than a
    week, which comparisons lean on ("a year earlier"), `scene` the last one of another year that the paragraph tells
    of, `stands` the day that the text told of last, `zone` where clock times are read, `country` where
    numbers are, `dateline` the words for `published` where these are not the day on which the source came out,
    `entries` the chronology that the text is in, `ahead` the year to come that the sentence is in, `heading` the day in
    a line of its own that the text stands under, `year` the year in such a line.
    """

    text: str
    published: date | None
    previous: Resolution | None = None
    period: Resolution | None = None
    zone: tzinfo = UTC
    anchor: Anchor | None = None
    last_day: Resolution | None = None
    scene: Resolution | None = None
    stands: Told = NOTHING_TOLD
    country: str | None = None
    dateline: str | None = None
    entries: Entries | None = None
    ahead: Resolution | None = None
    heading: Resolution | None = None
    year: Resolution | None = None

    def publication(self) -> Anchor:
        """The anchor of relative expressions; raises AnchorMissing without a publication date."""
        if self.anchor:
            return self.anchor
        if self.published is None:
            raise AnchorMissing(self.text)
        return Anchor("publication", self.published, self.dateline)

    @property
    def day(self) -> date:
        """The day of the anchor; raises AnchorMissing without one."""
        return day_of(self.publication().on)

    def earlier(
        self, *, of_days: bool = False, ending: bool = False, on: bool = False
    ) -> tuple[Anchor, tuple[str, ...]]:
        """The anchor of anaphoric expressions: the previous mention, else publication with a warning.

        With `of_days` the last mention that was a day or finer goes before a coarser one; with `ending` a year
        counts from its last day ("in 1898 ... the following February"); with `on` several units count from the last of
        them ("until 2003 ... two years later").
        """
        before = (self._last_day() or self.previous) if of_days else self.previous
        edge = known_edge(before) if before else None
        if ending and before and before.granularity is Granularity.YEAR and before.interval.end:
            edge = before.interval.end - timedelta(days=1)
        if on and before:
            edge = _last_unit(before) or edge
        if of_days and before and edge:
            edge = _night_named(before, edge)
        if self.anchor is None and before and edge:
            return Anchor("previous", edge, before.text), ()
        if self.anchor:
            return self.anchor, ()
        return self.publication(), ("no earlier date to measure from: measured from publication",)

    def of_its_night(self, anchor: Anchor) -> Anchor:
        """What days are counted from, of the end of a day that day: midnight on Sunday ... two days later."""
        before = self.previous
        if before is None or anchor.kind != "previous" or before.text != anchor.text:
            return anchor
        return replace(anchor, on=_night_named(before, anchor.on))

    def _last_day(self) -> Resolution | None:
        """The last mention of a day, unless the text has come to a later month since."""
        day, now = _mentioned(self.last_day), self.previous
        if day is None or now is None or now.granularity not in (Granularity.WEEK, Granularity.MONTH):
            return self.last_day
        start = now.interval.start
        return None if start and day_of(start) > day_of(day.on) else self.last_day

    @property
    def from_a_day(self) -> bool:
        """Whether the previous mention was as fine as a day."""
        return self.previous is not None and self.previous.granularity.rank >= Granularity.DAY.rank

    @property
    def told_size(self) -> Granularity | None:
        """How finely the previous mention spoke; None without one."""
        return self.previous.granularity if self.previous else None

    def told(self) -> Anchor | None:
        """The anchor of a story: the day or stretch that it has come to; None where it has named none."""
        return _mentioned(self.previous)

    def told_day(self) -> Anchor | None:
        """The anchor of a day beside the last one that was named, where nothing else is the anchor; else None."""
        return _mentioned(self.last_day) if self.anchor is None else None

    def of_scene(self) -> Anchor | None:
        """The anchor of a scene: the day or stretch that it has come to; None where there is none."""
        return _mentioned(self.scene)

    def of_ahead(self) -> Anchor | None:
        """The anchor of the year to come that the sentence is in; None where it is in none."""
        return _mentioned(self.ahead)

    def of_here(self) -> Anchor | None:
        """The anchor of "the month" in a story: the day before publication that the paragraph tells of, if any."""
        there = _mentioned(self.stands.day) if not self.stands.breaks else None
        return there if there and self.published and day_of(there.on) < self.published else None

    def of(self, text: str, *, goes_on: bool) -> Context:
        """The same context for another expression, measured from nowhere else; a new paragraph has no scene."""
        return Context(
            text,
            self.published,
            self.previous,
            self.period,
            self.zone,
            None,
            self.last_day,
            self.scene if goes_on else None,
            self.stands if goes_on else self.stands._replace(breaks=self.stands.breaks + 1),
            self.country,
            self.dateline,
            self.entries,
            self.ahead,
            self.heading,
            self.year,
        )

    def at(self, anchor: Anchor | None) -> Context:
        """The same context, measured from somewhere else."""
        return self._replace(anchor=anchor)


Evaluate = Callable[[Context], Meaning]


def _night_named(before: Resolution, edge: Moment) -> Moment:
    """Where a mention begins; of the end of a day that day, by whose name it is known."""
    return day_of(edge) - timedelta(days=1) if before.timex_value.endswith(_END_OF_DAY) else edge


def _last_unit(before: Resolution) -> date | None:
    """Where the last of the units of a stretch begins; None where it has no end or is finer than days."""
    end = before.interval.end
    if end is None or not before.granularity.of_days:
        return None
    return calendar.floor(calendar.plus_days(day_of(end), -1), before.granularity)


def _mentioned(before: Resolution | None) -> Anchor | None:
    edge = known_edge(before) if before else None
    return Anchor("previous", edge, before.text) if before and edge else None


def day_of(moment: Moment) -> date:
    """The calendar day of a moment, in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def known_edge(bounds: Resolution | Reading) -> Moment | None:
    """Where a stretch begins, or the last unit of one whose beginning is open ("by March 1915", "by 8 a.m.")."""
    start, end = bounds.interval.start, bounds.interval.end
    if start or end is None:
        return start
    if bounds.mod == _BEFORE and isinstance(end, datetime):  # before dawn on Tuesday is of that Tuesday
        return end - _A_SECOND
    return end - (
        _LAST.get(bounds.granularity, _A_SECOND) if isinstance(end, datetime) else timedelta(days=1)
    )


def is_past_night(here: Moment, then: Moment | None) -> bool:
    """Whether a night lies between the time that a text has come to and one that stands half a day or more before it.

    "Called at 6 p.m. on Monday ... by 6 a.m." is a time of the next day, and so is the morning after an evening.
    """
    return isinstance(here, datetime) and isinstance(then, datetime) and here - then >= _HALF_A_DAY


def fixed(
    reading: Reading, anchor: Anchor | None = None, cue: str | None = None, direction: Direction | None = None
) -> Meaning:
    """A meaning with one reading."""
    return Meaning((Option(direction, reading),), anchor, cue=cue)


def side(start: date, end: date, anchor: date) -> Direction:
    """On which side of an anchor a stretch lies; "same" when it holds it."""
    if end <= anchor:
        return "before"
    return "after" if start > anchor else "same"
