"""How long a round lasted: "two days of talks ended on Friday", "it opened on Monday and ended on Thursday"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from tracker.ingest.drafting.meetings.talks import Spoken
from tracker.ingest.drafting.text.dates import is_day
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_OPENS = re.compile(
    r"\b(?:opened|began|begun|started|commenced|resumed|kicked off|launched|convened|sat (?:down|around))\b"
    r"|^(?:opens?|begins?|starts?|resumes?|convenes?|kicks? off|gets? under way)$"
)
_ENDS = re.compile(
    r"\b(?:end(?:ed|s)|concluded|closed|wrapped up|finished|adjourned|recessed|collapsed"
    r"|broke (?:up|down|off)|broken off"
    r"|suspended|foundered|parted|walked out|after|following"
    r"|(?:extended|stretched|spilled|ran|dragged|went) (?:over |on )?into)\b"
    r"|^(?:ends?|concludes?|closes?|wraps? up|finish(?:es)?|adjourns?|collapses?|breaks? (?:up|down|off))$"
)
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_DAYS_OF = re.compile(
    rf"\b({'|'.join(_NUMBERS)})(?: (?:full|whole|long))?(?: days of|-day) (?:[\w-]+ ){{0,3}}"
    r"(?:talks|negotiations|discussions|consultations|meetings?|rounds?|sessions?|summit|conference"
    r"|haggling|bargaining|wrangling|deliberations?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^.,;:]{0,80}? after (?=[a-z]+(?:-day| days| full| whole| long)\b)")
_BEFORE = 60
"""Characters before the words for a round within which is told how many days it took."""

_LONGEST = timedelta(days=31)
"""What ended later than this after an opening is another round."""


def opens(spoken: Spoken) -> bool:
    """Whether the words tell of the first day of a round."""
    return bool(_OPENS.search(spoken.cue))


def ends(spoken: Spoken) -> bool:
    """Whether the words tell of the last day of a round."""
    return bool(_ENDS.search(spoken.cue))


def end_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words for the end of a round in a part of a text."""
    return _ENDS.search(text, start, end)


def days_told(text: str, spoken: Spoken) -> int:
    """How many days a round took that has ended; 1 where that is not told."""
    found = _DAYS_OF.search(text, max(0, spoken.span[0] - _BEFORE), spoken.span[1]) if ends(spoken) else None
    found = found or _came_after(text, spoken)
    return _NUMBERS[found[1].lower()] if found else 1


def _came_after(text: str, spoken: Spoken) -> re.Match[str] | None:
    """The words before the days of talks behind which something was done: "signed it after two days of talks"."""
    after = _AFTER.match(text, spoken.span[1])
    return _DAYS_OF.match(text, after.end()) if after else None


def within(opening: Resolution, end: Resolution) -> bool:
    """Whether one day can be the first and the other the last one of the same round."""
    first, last = _day(opening), _day(end)
    return is_day(opening) and is_day(end) and first < last <= first + _LONGEST


def days_of(text: str, told: Iterable[tuple[Spoken, Resolution]]) -> tuple[date, date] | None:
    """The first and the last day of a round by the mentions that have a day; None where they tell of one only."""
    of_days = [(spoken, timex) for spoken, timex in told if is_day(timex)]
    ended = [(spoken, timex) for spoken, timex in of_days if ends(spoken) or _came_after(text, spoken)]
    if not ended:
        return None
    spoken, last = ended[-1]
    starts = [_day(one) for each, one in of_days if opens(each) and within(one, last)]
    if (days := days_told(text, spoken)) > 1:
        starts.append(_day(last) - timedelta(days=days - 1))
    return (min(starts), _day(last)) if starts else None


def _day(timex: Resolution) -> date:
    return day_of(timex.interval.start) if timex.interval.start else date.min
