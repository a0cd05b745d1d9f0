"""Milestones that are known already: by their id, or one agreement that is told in other words, or of its month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import days_of, source_of
from tracker.ingest.drafting.known import Known, KnownMilestone
from tracker.ingest.drafting.known_days import days_in_common
from tracker.records.vocabulary import Kind, MilestoneSort

_OF_A_MONTH = 1 / 31
"""A day in its month, or a month in its year: two reports that give these may speak of one agreement."""


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
    those = [one for one in known.values() if one.sort == MilestoneSort.AGREEMENT and one.id not in taken]
    fitting = [one for one in those if (days_in_common(one.when, days) or 0) >= _OF_A_MONTH]
    return fitting[0] if fitting and (len(fitting) == 1 or fitting[0].when == days) else None


def _why(draft: Draft, same: KnownMilestone) -> str:
    same_days = "the same, on the same day" if draft.record == same.id else "the one agreement of these days"
    return f"it is {same.id}: {same_days}"
