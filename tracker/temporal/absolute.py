"""The one door to dateparser: a full date in a named language, strictly, and never relative.

dateparser may fill what the words leave out from the current day, so only the parts that it reports are
believed: a year alone, a month of a year, a day of a month with or without its year.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_BASE = datetime(2000, 1, 1)  # noqa: DTZ001  # a leap year, so that 29 February is read; never an answer
_ENOUGH = ({"year"}, {"year", "month"}, {"year", "month", "day"}, {"month", "day"})
_LONGEST = 60
_SUFFIX = re.compile(r"(?<=\w)['’][^\W\d_]{1,4}\b")
_BRACKETS = re.compile(r"[()\[\]]")


def known() -> Sequence[str]:
    """The languages that dateparser reads."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415, TID251  # slow to import; this is the door

    return tuple(language_order)


def parts_of(text: str, language: str) -> dict[str, int] | None:
    """Year, month and day as far as the text gives them; None when it is no absolute date.

    A range of days of one month gives `last` as well. Never reads a weekday alone, a time of day or anything relative.
    """
    text = " ".join(_BRACKETS.sub(" ", _SUFFIX.sub("", text)).split())
    if not text or len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    if days := re.fullmatch(r"(\d{1,2})\s?[-–]\s?(\d{1,2})(\s\D.*)", text):
        found = parts_of(days[2] + days[3], language)
        return (found and "day" in found and {**found, "day": int(days[1]), "last": int(days[2])}) or None
    answer = _parser(language).get_date_data(text)
    read = set(getattr(answer, "parts", ()) or ())
    if answer.date_obj is None or read not in _ENOUGH or (read == {"year"} and not text.isdecimal()):
        return None
    return {part: getattr(answer.date_obj, part) for part in ("year", "month", "day") if part in read}


@cache
def _parser(language: str) -> Any:
    from dateparser.date import DateDataParser  # noqa: PLC0415, TID251  # slow to import; this is the door

    return DateDataParser(
        languages=[language],
        settings={"RELATIVE_BASE": _BASE, "PARSERS": ["absolute-time"], "RETURN_TIME_AS_PERIOD": True},
    )
