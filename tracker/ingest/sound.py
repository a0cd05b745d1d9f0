"""Drafts that could be reports: one that could not costs the others nothing, and the analyst is told."""

from __future__ import annotations

from dataclasses import replace

from tracker.errors import InputInvalid
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Drafting
from tracker.records.proposals import as_says


def sound(made: Drafting) -> Drafting:
    """The same without drafts that no submission would take, a remark for each of these."""
    faults = [_fault(draft) for draft in made.drafts]
    kept = (draft for draft, fault in zip(made.drafts, faults, strict=True) if fault is None)
    return replace(made, drafts=tuple(kept), remarks=(*made.remarks, *filter(None, faults)))


def _fault(draft: Draft) -> str | None:
    try:
        as_says(draft.kind, draft.says)
    except InputInvalid as error:
        return f"A draft of the {draft.kind} {draft.says.get('id')!r} was left out: {error}."
    return None
