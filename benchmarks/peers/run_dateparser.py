"""dateparser: its search in whole texts, for past dates, which scores it best on news."""

import re

import adapter
from dateparser.search import search_dates  # noqa: TID251 - what is measured beside ours


def annotate(text, day):
    """What the search finds; it answers with words, whose places are looked for from left to right."""
    settings = {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    last = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, last)
        if start < 0:
            continue
        last = start + len(words)
        clock = re.search(r"\d:\d\d|\b[ap]\.?m\b", words)
        kind, value = adapter.day_or_clock(moment) if clock else ("DATE", moment.strftime("%Y-%m-%d"))
        yield start, last, kind, value


adapter.run(annotate)
