"""Whether the words beside a name tell that its office is of a body of its own, and not of a state close by.

"National Assembly president X" presides over no state, nor does "X, president of Hillside Tours".
"""

from __future__ import annotations

import re
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.text.wording import among, any_of
from tracker.ingest.months import BEGINNINGS

_BEFORE = re.compile(r"(?:(?P<first>[A-Z][\w’'-]*) )?(?P<last>[A-Z][\w&’'-]*) $")
_DAY = re.compile(rf"\w+day|(?:{BEGINNINGS})[a-z]*")
_LONGEST = 60
"""Characters of the two words before an office."""

_LONGEST_BEHIND = 200

_LEADER = re.compile(
    r"(?i:(?:(?:deputy|vice|former|acting)[ -])*(?:president|premier|chancellor|leader))s?\b"
)
"""An office of a state that other bodies have too."""


def is_elsewhere(text: str, sentence: int, first: int, name: Span) -> bool:
    """Whether an office, which begins at `first` in a sentence from `sentence` on, is that of another body.

    The body is named before it with capitals, or behind the name with what the office is of.
    """
    return _of_body_before(text, sentence, first) or _of_body_behind(text, name[1])


def quoted_before(text: str, end: int, at: int) -> bool:
    """Whether a quotation ends between a name and an office: what somebody says of a state tells not whose he is."""
    between = text[end:at]
    return between.count("”") > between.count("“") or between.count('"') % 2 == 1


def _of_body_before(text: str, sentence: int, first: int) -> bool:
    """Whether a word with a capital leads to a leader's office that is no day, no place and no actor."""
    office = _LEADER.match(text, first)
    before = _BEFORE.search(text, max(sentence, first - _LONGEST), first) if office else None
    if before is None:
        return False
    last, pair = before["last"], f"{before['first']} {before['last']}"
    if before.start("last") == sentence:
        return last in among("bodies_with_heads")
    return not (_DAY.fullmatch(last) or actors.is_named(last) or actors.is_named(pair))


def _of_body_behind(text: str, end: int) -> bool:
    """Whether a name is followed by an office of something else: ", president of Hillside Tours"."""
    found = _behind().match(text, end, end + _LONGEST_BEHIND)
    return found is not None and offices.level_of(found["title"]) != "ministers"


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:, \d\d)?, (?:(?:the|an?|its|then) )?(?:(?!and\b)[\w-]+ ){{0,3}}?(?P<title>{offices.title()})"
        r"(?: in (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?)? (?:of|for|at|with)"
        rf" (?!(?:the )?(?:Republic\b|government\b(?!['’])|(?:[\w’'-]+ ){{0,2}}{any_of('teams')}\b))"
        r"(?:(?:the|an?|its|his|her) \w|[A-Z\d]|\w+['’]s )"
    )
