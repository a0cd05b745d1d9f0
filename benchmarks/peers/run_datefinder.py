"""datefinder: every date in a text, measured from the day of publication."""

import adapter
import datefinder


def annotate(text, day):
    """What it finds, with the places it says."""
    for moment, _, (start, end) in datefinder.find_dates(text, source=True, index=True, base_date=day):
        yield (start, end, *adapter.day_or_clock(moment.replace(tzinfo=None)))


adapter.run(annotate)
