"""dateparser: its search in whole texts, for dates of the current period, which scores it best on news."""

import re

import adapter
from dateparser.search import search_dates  # noqa: TID251 - what is measured beside ours

_SETTINGS = {"PREFER_DATES_FROM": "current_period", "RETURN_AS_TIMEZONE_AWARE": False}
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FORMS = (
    (re.compile(r"\d:\d\d|\b[ap]\.?m\b", re.IGNORECASE), "TIME", "%Y-%m-%dT%H:%M"),
    (re.compile(r"^\W*(?:in )?\d{4}\W*$"), "DATE", "%Y"),
    (re.compile(rf"^\W*(?:in )?{_MONTH}\W*(?:\d{{4}})?\W*$", re.IGNORECASE), "DATE", "%Y-%m"),
    (re.compile(r"\bmonths?\b", re.IGNORECASE), "DATE", "%Y-%m"),
    (re.compile(r"\byears?\b", re.IGNORECASE), "DATE", "%Y"),
    (re.compile(""), "DATE", "%Y-%m-%d"),
)


def annotate(text, day):
    """What the search finds; it answers with words, whose places are looked for from left to right.

    It does not say how finely the words speak, so that their form has to tell.
    """
    last = 0
    for words, moment in (
        search_dates(text, languages=["en"], settings={**_SETTINGS, "RELATIVE_BASE": day}) or []
    ):
        start = text.find(words, last)
        if start >= 0:
            last = start + len(words)
            kind, form = next((kind, form) for pattern, kind, form in _FORMS if pattern.search(words))
            yield start, last, kind, moment.strftime(form)


adapter.run(annotate)
