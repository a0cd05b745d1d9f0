"""timefhuman: sentence by sentence, the previous of two days, which scores it best on news."""

import datetime as dt

import adapter
from timefhuman import tfhConfig, timefhuman
from timefhuman.utils import Direction


def annotate(text, day):
    """What it finds; of ranges and lists, the first."""
    config = tfhConfig(now=day, direction=Direction.previous, return_matched_text=True)
    for _, (start, end), found in timefhuman(text, config=config) or ():
        if said := value(found):
            yield (start, end, *said)


def value(found):
    """Type and value of an answer; None for what has neither."""
    while isinstance(found, (list, tuple)):
        found = found[0] if found else None
    if isinstance(found, dt.datetime):
        return adapter.day_or_clock(found)
    if isinstance(found, dt.date):
        return "DATE", found.isoformat()
    if isinstance(found, dt.timedelta):
        return "DURATION", f"P{found.days}D" if found.days else f"PT{found.seconds // 60}M"
    return None


adapter.run(annotate, by_sentence=True)
