"""What kind of mention an annotated one is: a table of patterns, of which the first that fits names the kind."""

from __future__ import annotations

import re

_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SHORT = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b"
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)"
)
_UNITS = (
    r"(?:second|minute|hour|day|night|morning|afternoon|evening|week|weekend|month|quarter|season|year|decade|century"
    r"|summer|winter|spring|fall|autumn)"
)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|few|some|many|half)"
)

_WEEKDAY = re.compile(rf"\b(?i:{_DAYS})\b|\b{_SHORT}")
_ANAPHORIC = re.compile(
    r"\b(?:(?:the|that) (?:very )?(?:next|following|previous|preceding|same|day)\b"
    r"(?! to\b| after tomorrow| before yesterday)"
    rf"|that (?:{_UNITS}|{_DAYS})\b"
    rf"|{_UNITS}s?[ -](?:later|earlier|afterwards?|before(?! yesterday)|after(?! tomorrow)|hence|prior)\b"
    r"|(?:next|following) (?:day|morning|night)\b|year-(?:earlier|ago)\b|(?:that|the same) time\b)",
    re.IGNORECASE,
)
_FROM_PUBLICATION = re.compile(rf"\bthe (?:next|previous|following|past|last) {_COUNT} ", re.IGNORECASE)

_BY_TYPE = {"SET": "set", "DURATION": "duration"}
_BY_WORDS = tuple(
    (name, re.compile(source, re.IGNORECASE))
    for name, source in (
        ("fiscal year or quarter", r"\bfiscal\b|\bquarter|\bhalf\b"),
        ("time of day", r"\d ?[ap]\.?m\b|\d:\d\d|\bnoon\b|\bmidnight\b|o'clock|\b(?:gmt|est|edt)\b"),
        ("part of the day", r"morning|afternoon|evening|night"),
        ("weekday with a date", rf"\b{_DAYS}\b.*(?:{_MONTHS}|\d)"),
        ("weekday, last or next", rf"\b(?:last|next|this|past|coming|previous|preceding|following)\b.*\b{_DAYS}"),
        ("weekday", rf"\b{_DAYS}\b"),
        ("measured from a mention", _ANAPHORIC.pattern),
        ("so long ago", r"\bago\b|\bfrom now\b"),
        ("early, mid, late", r"\b(?:early|earlier|late|later|mid|middle|end|beginning|start)\b|\bmid-"),
        ("full date", rf"{_MONTHS}\.? \d{{1,2}}\w*,? \d{{4}}|\d{{1,2}} {_MONTHS} \d{{4}}|\d+[/-]\d+[/-]\d+"),
        ("day of a month", rf"{_MONTHS}\.? \d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}"),
        ("month of a year", rf"{_MONTHS},? (?:of )?(?:\d{{4}}|(?:this|last|next) year)"),
        ("today, yesterday, tomorrow", r"\b(?:today|yesterday|tomorrow)\b"),
        ("this, last, next week", r"\bweek(?:end)?\b"),
        ("this, last, next month", rf"\b(?:this|last|next|past|coming)\b.*\b(?:month|{_MONTHS})"),
        ("this, last, next year", r"\byear\b"),
        ("season", r"\b(?:spring|summer|fall|autumn|winter)\b"),
        ("month", _MONTHS),
        ("decade or century", r"\d'?s\b|\bcentury\b|\bdecades?\b|\w+ties\b"),
        ("year", r"^(?:the year )?'?\d{2,4}$"),
    )
)  # fmt: skip


def kind(text: str, timex_type: str, value: str) -> str:
    """The kind of an annotated mention."""
    said = " ".join(text.split())
    if timex_type in _BY_TYPE:
        return _BY_TYPE[timex_type]
    if value.upper().endswith("_REF"):
        return "now, recently, soon"
    return next((name for name, pattern in _BY_WORDS if pattern.search(said)), "other")


def has_weekday(text: str) -> bool:
    """Whether a mention names a day of the week; short forms only with a capital."""
    return bool(_WEEKDAY.search(" ".join(text.split())))


def is_anaphoric(text: str) -> bool:
    """Whether a mention is measured from another one: "the next day", "two days later", "that week"."""
    said = " ".join(text.split())
    return bool(_ANAPHORIC.search(said)) and not _FROM_PUBLICATION.search(said)
