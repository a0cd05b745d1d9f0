"""Names with those of people in them that mean nobody who takes part: what is named after somebody, and who reports.

"The Sam Holt Library", "the frigate Sam Holt", "Holt Inc", "CNN's Sam Holt", "reporting by Sam Holt".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.names.people import Person
from tracker.ingest.drafting.text.wording import any_of

_BODY = re.compile(rf" (?:&? ?[A-Z][\w-]*\.? ){{0,3}}?{any_of('named_after_people')}\b")
_SHIP = re.compile(rf"\b(?:{any_of('ships')}|USS|HMS)(?:,? |,? (?:--|[-–—]) )(?:the )?$")
_OUTLET = re.compile(r"(?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})['’]s? (?:\w+ correspondent )?$")
_REPORTING = re.compile(
    r"\b(?:[Rr]eporting|[Ee]diting|[Ww]riting)(?: in [A-Z]\w+)? by (?:[^.;:\n]{0,80}(?:and|,) )?$"
)
_REPORTS = re.compile(
    r",?(?: in [A-Z][\w ]{2,20})? (?:reports?\b(?! that\b)"
    r"|(?:has|have) (?:more|the (?:story|latest)|our story|details)\b"
    r"|contributed to this (?:report|article|story))"
)
_GIVEN = re.compile(r"\) [A-Z]")
"""Behind a name in brackets, whose last name follows: "President (Karl August) Holt"."""

_LONGEST = 120
"""Characters before a name that tell of it."""


def without_nobody(text: str, people: Sequence[Person]) -> list[Person]:
    """Those of some people who are anybody: nobody is whose name means something else once, and who has no office."""
    titled = {one.name for one in people if one.title}
    nobody = {one.name for one in people if one.name not in titled and _is_nobody(text, one.at)}
    return [one for one in people if one.name not in nobody]


def _is_nobody(text: str, name: Span) -> bool:
    """Whether a name in a text is none of somebody who takes part in what it tells."""
    start, end = name
    first = max(0, start - _LONGEST)
    if text.startswith("(", max(0, start - 1)) and _GIVEN.match(text, end):
        return True
    if _BODY.match(text, end) or _REPORTS.match(text, end):
        return True
    if _SHIP.search(text, first, start) or _REPORTING.search(text, first, start):
        return True
    owner = _OUTLET.search(text, first, start)
    return bool(owner and outlet(owner["name"]))
