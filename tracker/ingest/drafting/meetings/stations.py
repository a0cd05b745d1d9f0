"""Rows of cities in which one met in turn, with a day each and no word for a meeting: "Paris followed in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.meetings.somewhere import Told, table
from tracker.ingest.drafting.text.dates import is_day, is_month, is_year
from tracker.temporal import Resolution

_FEWEST = 2
"""So many cities with a day each are a row; one alone only where it is said to follow."""


_MANY = 3
"""So many are one, whatever the sentence tells behind it."""


_TO = re.compile(r"\b(?:to|for|via) $")
"""Before a city on the way of somebody, who is no row of meetings: "he flew to Cairo on Monday and on to Rome"."""


@cache
def _next() -> re.Pattern[str]:
    """What stands between a city and its day, as a group what says that it followed another one."""
    return re.compile(rf",?(?P<follows> {table().follows})?,? ?(?:(?:on|in|from|late|early|that|the) )*")


def stations(
    told: Told, places: Sequence[Place], timexes: Sequence[Resolution], *, goes_on: bool
) -> list[tuple[Place, Resolution]]:
    """The cities of a sentence with the time behind each, where they are a row or one that `goes_on`.

    Nothing, where the sentence speaks of anything else that happens at places on days; of many cities, up to the last
    of them: "it came to nothing: Paris in May, Rome in June and Oslo in July, where the army did not turn up".
    """
    dates = [one for one in timexes if is_day(one) or is_month(one) or is_year(one)]
    if not (places and dates):
        return []
    found = [
        (place, one, bool(between["follows"]))
        for place in places
        for one in dates
        if one.start >= place.span[1] and (between := _next().fullmatch(told.text, place.span[1], one.start))
    ]
    end = found[-1][1].end - told.span[0] if len(found) >= _MANY else len(told.low)
    if table().others.search(told.low, 0, end):
        return []
    if any(_TO.search(told.text, 0, place.span[0]) for place, *_ in found) and not table().people.search(
        told.low
    ):
        return []
    follows = any(sequel for *_, sequel in found)
    enough = len(found) >= _FEWEST or (goes_on and follows)
    return [(place, one) for place, one, _ in found] if enough else []
