"""Milestones that are known already: by their id, or one agreement of a day that is told in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import timedelta

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import days_of, source_of
from tracker.ingest.drafting.known import Known, KnownMilestone
from tracker.records.vocabulary import Kind, MilestoneSort
from tracker.temporal import Interval

_DAY = timedelta(days=1)


def known_ones(article: Article, drafts: Iterable[Draft], known: Known, process: str) -> Iterator[Draft]:
    """The drafts; milestones that are known already under the id that they have there, and by their title there.

    Two drafts are never one known milestone: what is an agreement and its signing in one article is two.
    """
    of_it = {one.id: one for one in known.milestones if one.process == process}
    made = list(drafts)
    taken = {one.record for one in made}
    for draft in made:
        same = _same(article, draft, of_it, taken) if draft.kind is Kind.MILESTONE else None
        if same is None:
            yield draft
            continue
        taken.add(same.id)
        told = {name: value for name, value in draft.says.items() if not (name == "title" and same.title)}
        yield replace(
            draft, says=told | {"id": same.id}, joins=True, reasons=(_why(draft, same), *draft.reasons)
        )


def _same(
    article: Article, draft: Draft, known: Mapping[str, KnownMilestone], taken: Set[str]
) -> KnownMilestone | None:
    if draft.record in known or draft.says["sort"] != MilestoneSort.AGREEMENT:
        return known.get(draft.record)
    days = days_of(Kind.MILESTONE, draft.says, source_of(article))
    if days is None or not _is_a_day(days):
        return None
    those = (one for one in known.values() if one.sort == MilestoneSort.AGREEMENT and one.id not in taken)
    return next((one for one in those if one.when == days), None)


def _is_a_day(days: Interval) -> bool:
    """Whether they are one day, and no month or year in which other agreements were made too."""
    return days.start is not None and days.end is not None and days.end - days.start == _DAY


def _why(draft: Draft, same: KnownMilestone) -> str:
    of_a_day = "an agreement of the same day" if draft.record != same.id else "the same, on the same day"
    return f"it is {same.id}: {of_a_day}"
