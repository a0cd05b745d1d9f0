"""Days that a text names again with less: October 7 behind "on October 7, 2022", "later Monday" behind "said Monday".

A date is of the year that the text has said for it, however near the next one is, and what was later or earlier on a
day of the week was so on the day of that name that was told. Both stand in the words, so that no verb tells more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.temporal.grammar import Mention
from tracker.temporal.meaning import day_of, known_edge
from tracker.temporal.model import Anchor, Granularity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.temporal.events import Step
    from tracker.temporal.model import Resolution

_DATE = "date_of"
_SAME_DAY = "so_far"
_WEEKDAY = "weekday"


def anchor_of(mention: Mention, steps: Iterable[Step], published: date) -> Anchor | None:
    """The day that a mention names again, which it is then measured from; None where the text has not told it.

    `steps` are the mentions that are remembered, the last one first.
    """
    if mention.rule.operator == _SAME_DAY:
        inner = mention.slots.get("inner")
        return _of_its_name(inner, steps, published) if isinstance(inner, Mention) else None
    named = _within(mention)
    return _of_its_year(named, steps, published) if named else None


def _of_its_name(weekday: Mention, steps: Iterable[Step], published: date) -> Anchor | None:
    """The last day told that has the name of a weekday, where that is the day of publication or was."""
    if weekday.rule.operator != _WEEKDAY or set(weekday.slots) != {"weekday"}:
        return None
    for before, found in steps:
        day = _day(found)
        alike = before.rule.operator == _WEEKDAY and before.slots == weekday.slots
        if alike and day is not None and day <= published:
            return Anchor("previous", day, found.text)
    return None


def _of_its_year(named: Mention, steps: Iterable[Step], published: date) -> Anchor | None:
    """The past day of an earlier date with its year that has the month and the day of one without."""
    month, number = named.slots.get("month"), named.slots.get("day")
    if (month, number) == (published.month, published.day):
        return None
    for before, found in steps:
        day = _day(found)
        dated = _inner(before)
        if day is None or day >= published or "year" not in dated.slots or dated.rule.operator != _DATE:
            continue
        if (day.month, day.day) == (month, number):
            return Anchor("previous", day, found.text)
    return None


def _within(mention: Mention) -> Mention | None:
    """A date of a month without its year: a mention, or what a mention is of ("since October 7")."""
    one = _inner(mention)
    plain = one.rule.operator == _DATE and set(one.slots) == {"month", "day"}
    return one if plain else None


def _inner(mention: Mention) -> Mention:
    """What a mention is of, itself where it is of nothing."""
    inner = mention.slots.get("inner")
    return inner if isinstance(inner, Mention) else mention


def _day(found: Resolution) -> date | None:
    """The day that a mention is, None for what is coarser or finer."""
    edge = known_edge(found)
    return day_of(edge) if edge and found.granularity is Granularity.DAY else None
