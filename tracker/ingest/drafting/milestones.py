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
from tracker.ingest.drafting.dates import apart, dated, has_begun, heading, is_day, is_month, is_year
from tracker.ingest.drafting.talks import is_about_talks
from tracker.ingest.sentences import sentences
from tracker.ingest.toml_table import toml_table
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind, MilestoneSort, MilestoneStatus
from tracker.temporal import Resolution

_CONFIDENCE = 0.55
_UNREAL = re.compile(
    r"\b(?:not|never|no|if|could|might|(?<!\d )may(?! \d)|must|should|would have|promis\w*|pledg\w*|vow\w*|sought"
    r"|threaten\w*|unless|without|refus\w*|fail\w*|hop\w+|want\w*)\b"
)
_DONE = re.compile(r"\w+ed\b")
_TO_BE_DONE = re.compile(r"\b(?:be|is|are|being)(?: \w+)? $")
_AHEAD = re.compile(r"\b(?:will|would|to)(?: be)?(?: \w+ (?:and|or))? $")
"""Behind these nothing has been yet, whatever day stands beside it."""

_NEAR = 100
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
    if not is_about_talks(article.text):
        return ()
    days = Along(((one.start, one.end), one) for one in timexes if is_day(one) or is_month(one))
    years = Along(
        ((one.start, one.end), one) for one in timexes if is_year(one) and article.text[one.start - 1] != "("
    )
    for sentence in sentences(article.text, article.body):
        there = days.inside(sentence) or years.inside(sentence)
        head = None if there else heading(article.text, sentence, timexes)
        for draft in _in_sentence(article, there, head, process, sentence) if there or head else ():
            found.setdefault(draft.record, draft)
    return tuple(found.values())


def _in_sentence(
    article: Article, days: Sequence[Resolution], head: Resolution | None, process: str, sentence: Span
) -> Iterator[Draft]:
    low = article.text[slice(*sentence)].lower()
    for row in rows():
        found = next((one for one in row.words.finditer(low) if _is_real(low, one)), None)
        if found is None:
            continue
        span = (sentence[0] + found.start(), sentence[0] + found.end())
        timex = _day(article.text, days, span) or head
        if timex is not None and _fits(low, found, begun=has_begun(timex, article)):
            yield _draft(article, row, span, sentence, timex, process)
            return


def _fits(low: str, found: re.Match[str], *, begun: bool) -> bool:
    """Whether the words can be true of their day: nothing has been done that is to come, or will be that was."""
    if begun:
        return not _AHEAD.search(low, 0, found.start())
    return not _DONE.match(found.group()) or bool(_TO_BE_DONE.search(low, 0, found.start()))


def _is_real(low: str, found: re.Match[str]) -> bool:
    return not _UNREAL.search(low[max(0, found.start() - 30) : found.end()])


def _day(text: str, days: Sequence[Resolution], span: Span) -> Resolution | None:
    """The nearest of the days of a sentence, close by; one of the same clause before any other."""
    found = [
        (distance, timex)
        for timex in days
        if (distance := apart(text, (timex.start, timex.end), span)) <= _NEAR
    ]
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def _draft(article: Article, row: Row, span: Span, sentence: Span, timex: Resolution, process: str) -> Draft:
    status = MilestoneStatus.REACHED if has_begun(timex, article) else MilestoneStatus.SCHEDULED
    when = dated(article, timex, sentence, Kind.MILESTONE, status.value)
    start, end = (min(span[0], timex.start), max(span[1], timex.end)) if timex.start >= sentence[0] else span
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
