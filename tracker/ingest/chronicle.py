"""Entries of a chronology: lines that have a day, or which round it was, in front of a colon, a dash or in brackets.

"6 October 2016: Second round, Oslo", "Oslo, 6 October - ...", "Second round (Oslo, 6-9 October): ...".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.ingest.article import Span

LONGEST = 160
"""Characters of a line within which all that tells what it is an entry of stands."""

_MARK = re.compile(r"[\s•*·▪●–—-]*(?:\(?\d{1,2}[.)]\s+)?")
_HEADED = re.compile(r"\s*:(?!\d)\s*|\s+[–—-]{1,2}\s+|\)\s*[:–—-]?\s*")
_BETWEEN = re.compile(rf"(?P<head>{_HEADED.pattern})|,\s+|\s*\(|;\s+|\.(?:\s+(?=[A-Z])|$)")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:(?:\s?[-–]\s?| and | to )\d{1,2})?"
_DATE = re.compile(
    rf"(?:[A-Z][a-z]+day,? )?(?:(?:early|mid|late)[- ])?(?:{_DAYS} {_MONTH}|{_MONTH}(?: {_DAYS})?)(?:,? \d{{4}})?"
    r"|\d{4}(?:-\d\d-\d\d)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?:[\w-]+ ){0,3}(?:rounds?|session|meeting|summit|conference|talks|negotiations)(?: (?:\d{1,2}|[IVX]+))?"
    r"(?: of (?:\w+ )?(?:talks|negotiations))?",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """What stands between the marks of an entry: in front of the first colon, dash or bracket, and behind it."""

    head: tuple[Span, ...]
    rest: tuple[Span, ...]


def entry_in(text: str, start: int, end: int) -> Entry | None:
    """The entry that a line or sentence is; None where it is none.

    >>> text = "- 6 October 2016: Second round, Oslo."
    >>> found = entry_in(text, 0, len(text))
    >>> [text[slice(*one)] for one in (*found.head, *found.rest)]
    ['6 October 2016', 'Second round', 'Oslo']

    """
    begin = _MARK.match(text, start, end)
    at, last = begin.end() if begin else start, min(end, start + LONGEST)
    if not _HEADED.search(text, at, last):
        return None
    head: tuple[Span, ...] = ()
    found: list[Span] = []
    for mark in _BETWEEN.finditer(text, at, last):
        found.append((at, mark.start()))
        at = mark.end()
        if mark["head"] and not head:
            head = tuple(one for one in found if one[0] < one[1])
    found.append((at, last))
    rest = tuple(one for one in found if one[0] < one[1] and one not in head)
    dated = any(is_date(text, one) for one in (*head, *rest))
    told = any(is_date(text, one) or _ROUND.fullmatch(text, *one) for one in head)
    return Entry(head, rest) if told and dated else None


def is_date(text: str, span: Span) -> bool:
    """Whether words are a day, a month or a year and nothing else."""
    return _DATE.fullmatch(text, *span) is not None


def is_round(text: str, span: Span) -> bool:
    """Whether words only tell which round or meeting it is."""
    return _ROUND.fullmatch(text, *span) is not None
