"""Milestones: agreements, truces, deadlines, exchanges and proposals that an article puts on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.dates import dated, has_begun, is_day
from tracker.ingest.sentences import sentences
from tracker.ingest.toml_table import toml_table
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind, MilestoneSort, MilestoneStatus
from tracker.temporal import Resolution

_CONFIDENCE = 0.55
_UNREAL = re.compile(
    r"\b(?:not|never|no|if|could|might|may|would have|unless|without|refus\w*|fail\w*|hop\w+|want\w*)\b"
)
_NEAR = 80
"""Characters between the words for a milestone and its day."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sort of milestone, the words for it, and sentences that speak of one."""

    id: str
    title: str
    sort: MilestoneSort
    words: re.Pattern[str]
    examples: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The table, in its order."""
    return tuple(
        Row(
            row["id"],
            row["title"],
            MilestoneSort(row["sort"]),
            re.compile(row["words"]),
            tuple(row["examples"]),
        )
        for row in toml_table(__package__, "milestones")["row"]
    )


def milestones_of(article: Article, timexes: Sequence[Resolution], process: str) -> tuple[Draft, ...]:
    """The milestones in the body of an article; each sort once a day, and none without a day of its own."""
    found: dict[str, Draft] = {}
    days = Along(((one.start, one.end), one) for one in timexes if is_day(one))
    for sentence in sentences(article.text, article.body):
        if there := days.inside(sentence):
            for draft in _in_sentence(article, there, process, sentence):
                found.setdefault(draft.record, draft)
    return tuple(found.values())


def _in_sentence(
    article: Article, days: Sequence[Resolution], process: str, sentence: Span
) -> Iterator[Draft]:
    low = article.text[slice(*sentence)].lower()
    for row in rows():
        found = row.words.search(low)
        if found is None or _UNREAL.search(low[max(0, found.start() - 30) : found.end()]):
            continue
        span = (sentence[0] + found.start(), sentence[0] + found.end())
        timex = _day(days, span)
        if timex is not None:
            yield _draft(article, row, span, sentence, timex, process)
        return


def _day(days: Sequence[Resolution], span: Span) -> Resolution | None:
    """The nearest of the days of the sentence, close by."""
    found = [
        (apart, timex)
        for timex in days
        if (apart := max(timex.start - span[1], span[0] - timex.end)) <= _NEAR
    ]
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def _draft(article: Article, row: Row, span: Span, sentence: Span, timex: Resolution, process: str) -> Draft:
    status = MilestoneStatus.REACHED if has_begun(timex, article) else MilestoneStatus.SCHEDULED
    when = dated(article, timex, sentence, Kind.MILESTONE, status.value)
    start, end = min(span[0], timex.start), max(span[1], timex.end)
    says: dict[str, Any] = {
        "id": slugify(f"{process}-{row.id}-{when.edtf}".replace("/", "-")),
        "title": row.title,
        "sort": row.sort.value,
        "status": status.value,
        "when": when.when,
        "evidence": quoted(article.text, start, end),
    }
    why = f"“{article.text[slice(*span)]}” speaks of it ({row.title.lower()})"
    return Draft(Kind.MILESTONE, says, _CONFIDENCE, joins=False, reasons=(why, when.reason))
