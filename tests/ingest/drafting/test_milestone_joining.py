"""Milestones that are known already: the same of the same day, and one agreement that is told in other words."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest import reading
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.drafting.known import KnownMilestone, KnownProcess
from tracker.records.vocabulary import Kind
from tracker.temporal import Interval

TALKS = KnownProcess("ethiopia-eritrea", parties=("eritrea", "ethiopia"))
TEXT = (
    "Ethiopia and Eritrea held talks in Nairobi on Monday. "
    "The two governments signed an agreement on their border on Tuesday, officials said."
)
TUESDAY = Interval(date(2026, 3, 10), date(2026, 3, 11))
MARCH = Interval(date(2026, 3, 1), date(2026, 4, 1))
MADE = "ethiopia-eritrea-signing-2026-03-10"


def milestone(*known: KnownMilestone) -> tuple[str, bool, bool]:
    """The id of the one milestone, whether it joins, and whether it has a title of its own."""
    article = reading.read(TEXT.encode(), name="a.txt", published=date(2026, 3, 12))
    found = drafts(article, Known(milestones=known, processes=(TALKS,))).drafts
    (one,) = (draft for draft in found if draft.kind is Kind.MILESTONE)
    return one.record, one.joins, "title" in one.says


@pytest.mark.parametrize(
    ("known", "joined"),
    [
        (KnownMilestone(MADE, TALKS.id), (MADE, True, True)),
        (KnownMilestone(MADE, TALKS.id, title="Border accord"), (MADE, True, False)),
        (
            KnownMilestone("border-accord", TALKS.id, "agreement", TUESDAY, "Border accord"),
            ("border-accord", True, False),
        ),
        (KnownMilestone("border-post", TALKS.id, "attack", TUESDAY), (MADE, False, True)),
        (KnownMilestone("accord", "other-talks", "agreement", TUESDAY), (MADE, False, True)),
        (KnownMilestone("accord", TALKS.id, "agreement", MARCH), ("accord", True, True)),
        (
            KnownMilestone("accord", TALKS.id, "agreement", Interval(date(2026, 1, 1), date(2027, 1, 1))),
            (MADE, False, True),
        ),
        (KnownMilestone("accord", TALKS.id, "agreement"), (MADE, False, True)),
    ],
    ids=[
        "proposed before",
        "a record with a title",
        "in other words",
        "of another sort",
        "of another process",
        "of that month",
        "of some day of the year",
        "of no day",
    ],
)
def test_a_known_milestone_is_joined_by_its_id_or_as_the_agreement_of_the_day(
    known: KnownMilestone, joined: tuple[str, bool, bool]
) -> None:
    assert milestone(known) == joined


def test_the_milestone_of_that_id_is_taken_before_another_agreement_of_the_day() -> None:
    other = KnownMilestone("border-accord", TALKS.id, "agreement", TUESDAY)
    assert milestone(other, KnownMilestone(MADE, TALKS.id)) == (MADE, True, True)


def test_of_two_agreements_of_a_month_none_is_taken() -> None:
    accords = [KnownMilestone(name, TALKS.id, "agreement", MARCH) for name in ("first", "second")]
    assert milestone(*accords) == (MADE, False, True)
