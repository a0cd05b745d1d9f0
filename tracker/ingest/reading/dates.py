"""Dates as pages and texts print them: an instant where day, clock and zone stand there, else a day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tracker.errors import TrackerError
from tracker.ingest.reading.found import Moment
from tracker.ingest.reading.rows import content
from tracker.temporal import Granularity, Resolution, resolve

LONGEST = 100  # characters of a line that is a date and nothing else

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?$")
CLOCK = re.compile(
    r"(?:\bat\s+|,\s*|\bum\s+|\bà\s+|\bв\s+|\bо\s+)?(?<![\d.:])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d))?(?![\d.:]*\d)\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*\(?(?P<zone>(?:(?:GMT|UTC)\s?)?[+-]\d{1,2}(?::?\d\d)?|[A-ZМСК]{1,4}\b|Uhr)\)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s?)?([+-])(\d{1,2}):?(\d\d)?$", re.IGNORECASE)
_AROUND = " \t,.;|·•-–—()[]/"
_NUMBERS = re.compile(r"(?P<one>\d{1,2})(?P<between>[./-])\s?(?P<other>\d{1,2})(?P=between)\s?\d{4}$")
_EITHER_ORDER = (
    "en"  # the language of countries that write the month first; the others that we read write the day
)


def read(words: str, *, language: str = "en", near: date | None = None) -> Moment | None:
    """The day or instant that some words are; None where they are none, or are more than that.

    A day without a year is the one nearest to `near`, and none without it. Instants are aware where a zone stands
    there, and days where none does: a clock of an unknown place says no instant.
    """
    words = " ".join(words.split())
    if len(words) > LONGEST or not re.search(r"\d", words):
        return None
    if _ISO.match(words):
        return iso(words)
    clock = CLOCK.search(words)
    rest = (words[: clock.start()] + " " + words[clock.end() :]) if clock else words
    day = _day(rest.strip(_AROUND), language, near)
    zone = zone_of(clock["zone"]) if clock and clock["zone"] else None
    if day is None or clock is None or zone is None:
        return day
    hour, minute, second = _hour(clock), int(clock["minute"]), int(clock["second"] or 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)


def either(words: str, language: str) -> str | None:
    """The date in some words that is none, as its day and month may be either of two numbers.

    >>> either("Updated 3/10/2026 6:04 PM", "en"), either("3.10.2026", "en"), either("30/10/2026", "en")
    ('3/10/2026', None, None)

    """
    found = re.search(rf"(?<![\d./-]){_NUMBERS.pattern.removesuffix('$')}(?!\d)", words[:LONGEST])
    return found.group() if found and _swaps(found, language) else None


def iso(words: str) -> Moment | None:
    """A day or an instant of ISO 8601; an instant without a zone is its day."""
    words = words.strip()
    try:
        if len(words) == len("2026-01-27"):
            return _usual(date.fromisoformat(words))
        read = datetime.fromisoformat(words)
    except ValueError:
        return None
    return _usual(read if read.tzinfo else read.date())


def zone_of(words: str) -> tzinfo | None:
    """The zone of an abbreviation or an offset; None where it means several."""
    found = _OFFSET.match(words)
    if found:
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        if minutes > 14 * 60:
            return None
        return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
    named = content("head")["zones"].get(words.upper())
    return ZoneInfo(named) if named else None


def zone_name(moment: Moment | None) -> str | None:
    """The IANA zone on whose clock an instant is written: its own, or one that keeps its offset all year."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    if isinstance(moment.tzinfo, ZoneInfo):
        return moment.tzinfo.key
    offset = moment.utcoffset() or timedelta()
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    if not rest:
        return f"Etc/GMT{-hours:+d}" if hours else "UTC"
    named: str | None = content("head")["offsets"].get(f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:5])
    return named


def _day(words: str, language: str, near: date | None) -> date | None:
    if not words:
        return None
    try:
        found = resolve(words, language=language, published=near)
    except (TrackerError, ValueError, OverflowError):
        return None
    if found.granularity is not Granularity.DAY or (near is None and _unsure(words, language, found)):
        return None
    try:
        return _usual(date.fromisoformat(found.edtf))
    except ValueError:
        return None


def _unsure(words: str, language: str, found: Resolution) -> bool:
    """Whether another reading counts: 3/4/2026 is in March or in April, 3.4.2026 in April everywhere."""
    numbers = _NUMBERS.match(words)
    return bool(found.alternatives) if numbers is None else _swaps(numbers, language)


def _swaps(numbers: re.Match[str], language: str) -> bool:
    """Whether day and month may be either of two numbers."""
    one, other = int(numbers["one"]), int(numbers["other"])
    return language == _EITHER_ORDER and numbers["between"] != "." and one != other and max(one, other) <= 12


def _usual(moment: Moment) -> Moment | None:
    """Dates of news only: what lies outside the years of newspapers is a slip or a trap."""
    return moment if 1600 < moment.year < 2200 else None


def _hour(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()[:1]
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half == "p" else 0)
