"""A draft that could be no report is left out and told of; the others stay."""

from __future__ import annotations

from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Drafting
from tracker.ingest.sound import sound
from tracker.records.vocabulary import Kind

GOOD = Draft(Kind.VENUE, {"id": "pier-house", "name": "Pier House"}, 0.9, False)
BAD = Draft(Kind.VENUE, {"id": "geneva", "name": ""}, 0.9, False)


def test_a_draft_that_could_be_no_report_costs_the_others_nothing() -> None:
    found = sound(Drafting((GOOD, BAD, GOOD)))
    assert found.drafts == (GOOD, GOOD)
    (remark,) = found.remarks
    assert "'geneva' was left out" in remark
    assert "name" in remark


def test_drafts_that_could_be_reports_stay_as_they_are() -> None:
    assert sound(Drafting((GOOD,), process="talks")) == Drafting((GOOD,), process="talks")
