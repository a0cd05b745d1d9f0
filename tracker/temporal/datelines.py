"""Datelines: where and on which day a source says that it was written, before its text begins.

"GENEVA, Nov. 15 -", "Geneva, Nov. 15 (Agency) -", "Nov. 15 (Agency) -": a place in capitals tells by itself, any other
one, or none, only with whose report it is behind the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.temporal.grammar import Mention

_CAPITALS = re.compile(
    r"[^\S\n]*[^\W\d_a-zß-öø-ÿ][^\d_a-zß-öø-ÿ\n]{2,60},"
)  # a place in capitals, at the head of a line
_PLACE = re.compile(r"[^\S\n]*(?:[^\W\d_a-zß-öø-ÿ][^\d_,\n]{1,40}[,.]){0,2}")
_REPORT = re.compile(
    r"[.,]?[^\S\n]{0,3}(?:\([^\W\d_a-zß-öø-ÿ][^()\n]{1,40}\)|/[^\W\d_a-zß-öø-ÿ][^/\n]{1,40}/)[^\S\n]{0,3}[-–—]"
)
_LINE = 200  # characters: farther than any place, and the blanks about it, stands before its date


def is_dateline(text: str, mention: Mention) -> bool:
    """Whether a day is that of a dateline: nothing but a place stands before it in its line."""
    near = max(0, mention.start - _LINE)
    start = text.rfind("\n", near, mention.start) + 1
    if near and not start:
        return False
    before = text[start : mention.start].rstrip()
    if _CAPITALS.fullmatch(before):
        return True
    return _REPORT.match(text, mention.end) is not None and _PLACE.fullmatch(before) is not None
