"""The day of what goes on with the sentence before: "They met in Lima on Monday. There they signed a truce"."""

from __future__ import annotations

import re

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.meetings.of_saying import is_of_saying
from tracker.ingest.drafting.milestones.acts import Tense
from tracker.ingest.drafting.milestones.rows import Row
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import has_begun, is_day
from tracker.records.vocabulary import MilestoneSort
from tracker.temporal import Resolution

_GOES_ON = re.compile(
    r"(?:There|Then|Afterwards|Later|In the end|At the end|Minutes|They|Both|He|She"
    r"|The (?:two|three|four|sides|parties|delegations|leaders|presidents|premiers|ministers|envoys|ceremony))\b"
)
"""How a sentence begins that goes on with the story of the one before."""

_SORTS = (MilestoneSort.AGREEMENT, MilestoneSort.DOCUMENT)
_BEFORE_THAT = re.compile(r"\b(?:has|have|had)\b")


def carried(article: Article, before: Span, sentence: Span, along: Along[Resolution]) -> Resolution | None:
    """The only day of the sentence before, if a sentence without any goes on with it in the same paragraph."""
    text = article.text
    if (
        "\n" in text[before[1] : sentence[0]]
        or along.inside(sentence)
        or not _GOES_ON.match(text, sentence[0])
    ):
        return None
    days = [one for one in along.inside(before) if is_day(one)]
    if len(days) != 1 or not has_begun(days[0], article):
        return None
    said = is_of_saying(text, before[0], (days[0].start, days[0].end), (before[1], before[1]))
    return None if said else days[0]


def goes_on(low: str, row: Row, found: re.Match[str]) -> bool:
    """Whether words tell what was agreed next, not what had been before."""
    told = row.tense in (Tense.OVER, Tense.ANY) and row.sort in _SORTS and not (row.last or row.limit)
    return told and not _BEFORE_THAT.search(low, 0, found.end())
