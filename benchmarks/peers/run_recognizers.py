"""Microsoft Recognizers-Text: sentence by sentence, the first of its readings, which is the past one."""

import re

import adapter
from recognizers_date_time import Culture, recognize_datetime

_OWN = re.compile(r"\d{4}(?:-\d\d|-W\d\d(?:-WE)?|-(?:SP|SU|FA|WI))?|\d{4}-\d\d-\d\dT(?:MO|AF|EV|NI)")


def annotate(text, day):
    """What it recognizes as dates, times, ranges, lengths or sets."""
    for one in recognize_datetime(text, Culture.English, reference=day):
        readings = (one.resolution or {}).get("values") or [{}]
        if said := value(readings[0], day):
            yield (one.start, one.end + 1, *said)


def value(reading, day):
    """Type and value of a reading, from its own TIMEX where that is a value of TIMEX3."""
    kind, timex, at = reading.get("type"), reading.get("timex", ""), reading.get("value", "")
    if kind in ("duration", "set"):
        return kind.upper(), timex
    if kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", at):
        return "DATE", at
    if kind == "datetime" and len(at) >= len("2026-01-27 10:00"):
        return "TIME", at[:16].replace(" ", "T")
    if kind == "time":
        return "TIME", f"{day:%Y-%m-%d}T{at[:5]}"
    if kind in ("daterange", "datetimerange", "timerange"):
        return span(reading, timex, day)
    return None


def span(reading, timex, day):
    """The value of a stretch: its own where it has one, else from its first to its last day."""
    if timex in ("TMO", "TAF", "TEV", "TNI"):
        return "TIME", f"{day:%Y-%m-%d}{timex}"
    if _OWN.fullmatch(timex):
        return ("TIME" if "T" in timex else "DATE"), timex
    start, end = reading.get("start", ""), reading.get("end", "")
    if re.match(r"\d{4}-", start) and re.match(r"\d{4}-", end):
        return "DATE", f"{start[:10]}/{end[:10]}"
    return ("DATE", (start or end)[:10]) if re.match(r"\d{4}-", start or end) else None


adapter.run(annotate, by_sentence=True)
