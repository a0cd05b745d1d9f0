"""What a number can stand for by its shape alone: a day, a year, an hour, an ISO date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DECADE = re.compile(r"'?(\d{4}|\d\d)'?s")
_PERIOD = re.compile(r"(?=q[1-4]|h[12])(?P<kind>[qh])(?P<nth>[1-4])|(?P<nth4>[1-4])(?P<kind4>q)")
_PERIOD_OF_YEAR = re.compile(
    r"(?:(?P<nth>[1-4])(?P<kind>q)|(?P<half>[12])(?P<kind2>h)|(?P<kind3>fy))(?P<year>\d\d(?:\d\d)?)"
)
_PERIODS = {"q": "quarternumber", "h": "halfnumber"}
_DOTTED_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_SHORT_YEAR = re.compile(r"'(\d\d)")
_SHORT = 2  # digits

TABLES = frozenset(
    {
        "number",
        "amount",
        "day",
        "monthnumber",
        "year",
        "modernyear",
        "shortyear",
        "hour",
        "ordinal",
        "ordinalday",
        "decade",
        "plaindecade",
        "shortdecade",
        "iso",
        "instant",
        "slash",
        "clock",
        "dotclock",
        "twodigits",
        "dotted",
        "oldyear",
        "fourdigits",
        "noughtdigits",
        "quarternumber",
        "halfnumber",
        "yearperiod",
        "isoweek",
    }
)

# one number for every set of readings that a number can have
_FORMS = (
    "0 00 01 1 12 13 20 24 25 30 31 32 59 61 90 99 100 999 0000 0090 1000 1399 1460 1501 1560 1590 1950 1999 2026 2099 "
    "2359 2360 2499 2999 3000 1,500 1.5 14.30 1st 31st 32nd 1990s 90s"
)
SAMPLES = (
    *(("number", form) for form in _FORMS.split()),
    ("iso", "2026-02-01"),
    ("isoweek", "2026-w05"),
    ("instant", "2026-02-01t10:00z"),
    ("slash", "28/2/2022"),
    ("slash", "28/2/22"),
    ("slash", "28.2.2022"),
    ("dashed", "28-2-2022"),
    ("clock", "10:35"),
    ("mixed", "q1"),
    ("mixed", "4q"),
    ("mixed", "h1"),
    ("mixed", "2h25"),
    ("suffix", "'98"),
    ("suffix", "'90s"),
)


@lru_cache(maxsize=4096)
def readings(kind: str, form: str) -> Mapping[str, object]:
    """The tables that a token belongs to by its shape, each with its symbol; empty for words."""
    return _READERS[kind](form) if kind in _READERS else {}


def _iso(form: str) -> Mapping[str, object]:
    return {"iso": form}


def _iso_week(form: str) -> Mapping[str, object]:
    year, week = form.split("-w")
    return {"isoweek": (int(year), int(week))}


def _instant(form: str) -> Mapping[str, object]:
    return {"instant": form.upper()}


def _slash(form: str) -> Mapping[str, object]:
    return {"dotted" if "." in form else "slash": tuple(int(part) for part in re.split(r"[/.-]", form))}


def _clock(form: str) -> Mapping[str, object]:
    return {"clock": tuple(int(part) for part in form.split(":"))}


def _number(form: str) -> Mapping[str, object]:
    if form.isascii() and form.isdigit():
        return _digits(form) if len(form) <= 9 else {}
    if match := _ORDINAL.fullmatch(form):
        count = int(match[1]) if len(match[1]) < 5 else 0
        return {"ordinal": count, **({"day": count, "ordinalday": count} if 1 <= count <= 31 else {})}
    if match := _DECADE.fullmatch(form):
        return _decade(match[1], plain=len(match[1]) == _SHORT)
    plain = form.replace(",", "")
    if not plain.replace(".", "", 1).isdecimal() or len(plain) >= 12:
        return {}
    dotted = _DOTTED_CLOCK.fullmatch(form)
    clock = {"dotclock": (int(dotted[1]), int(dotted[2]))} if dotted else {}
    return {"number": float(plain), "amount": float(plain), **clock}


def _digits(form: str) -> Mapping[str, object]:
    count, size = int(form), len(form)
    fits = {
        "day": size <= 2 and 1 <= count <= 31,
        "monthnumber": size <= 2 and 1 <= count <= 12,
        "hour": size <= 2 and count <= 24,
        "twodigits": size == 2,
        "year": size == 4 and 1000 <= count < 3000,
        "modernyear": size == 4 and 1900 <= count < 2100,
        "oldyear": size == 4 and 1400 <= count < 1900 and count % 50 > 0,
        "fourdigits": size == 4 and count < 2400 and count % 100 < 60,
        "noughtdigits": size == 4 and count < 1000 and count % 100 < 60,
    }
    amount = {} if fits["modernyear"] else {"amount": count}
    decade = {"shortdecade": 1900 + count} if size == 2 and count >= 20 and count % 10 == 0 else {}
    return {"number": count, **amount, **decade, **{table: count for table, does in fits.items() if does}}


def _period(form: str) -> Mapping[str, object]:
    if whole := _PERIOD_OF_YEAR.fullmatch(form):
        kind = whole["kind"] or whole["kind2"] or whole["kind3"]
        nth = int(whole["nth"] or whole["half"] or 1)
        return {"yearperiod": (kind, nth, int(whole["year"]))}
    match = _PERIOD.fullmatch(form)
    return {_PERIODS[match["kind"] or match["kind4"]]: int(match["nth"] or match["nth4"])} if match else {}


def _suffix(form: str) -> Mapping[str, object]:
    if match := _DECADE.fullmatch(form):
        return _decade(match[1])
    match = _SHORT_YEAR.fullmatch(form)
    return {"shortyear": int(match[1])} if match else {}


def _decade(digits: str, *, plain: bool = False) -> Mapping[str, object]:
    """The decade of two or four digits; two without an apostrophe are `plain` and may count: the high 30s."""
    count = int(digits)
    if count % 10:
        return {}
    if len(digits) == _SHORT:
        count += 1900 if count else 2000
    return {"plaindecade" if plain else "decade": count} if 1000 <= count < 3000 else {}


_READERS = {
    "number": _number,
    "iso": _iso,
    "isoweek": _iso_week,
    "dashed": _slash,
    "instant": _instant,
    "slash": _slash,
    "clock": _clock,
    "mixed": _period,
    "suffix": _suffix,
}
