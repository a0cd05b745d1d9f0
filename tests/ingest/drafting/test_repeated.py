from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.draft import Draft
from tracker.ingest.drafting.known import KnownPosition
from tracker.ingest.drafting.positions.repeated import joined
from tracker.records.vocabulary import Kind

TUESDAY = date(2026, 3, 10)
KNOWN = KnownPosition("truce-first", "talks", "hamas", "ceasefire", "demand", date(2026, 3, 9))


def draft(slug: str = "new", **says: str) -> Draft:
    return Draft(
        Kind.POSITION,
        {"id": slug, "holder": "hamas", "issue": "ceasefire", "stance": "demand", **says},
        0.8,
        False,
    )


def test_what_one_holder_demands_once_is_one_position_whoever_reports_it() -> None:
    (found,) = joined([(draft(), TUESDAY)], [KNOWN])
    assert (found.record, found.joins) == ("truce-first", True)
    assert found.confidence < 0.8
    assert "truce-first" in found.reasons[0]


@pytest.mark.parametrize(
    "other",
    [draft(holder="israel"), draft(issue="hostages"), draft(stance="reject")],
    ids=["another holder", "another issue", "another stance"],
)
def test_what_differs_in_holder_issue_or_stance_is_a_position_of_its_own(other: Draft) -> None:
    assert list(joined([(other, TUESDAY)], [KNOWN])) == [other]


def test_what_was_said_long_before_is_not_repeated() -> None:
    (found,) = joined([(draft(), date(2026, 3, 20))], [KNOWN])
    assert not found.joins


def test_two_like_statements_of_one_article_stay_two() -> None:
    first, second = joined([(draft("one"), TUESDAY), (draft("two"), TUESDAY)], [KNOWN])
    assert (first.record, second.record) == ("truce-first", "two")


def test_one_statement_through_two_outlets_is_one_position_reported_twice() -> None:
    other = Draft(Kind.POSITION, {**draft("two").says, "via": {"publisher": "Reuters"}}, 0.8, joins=False)
    first, second = joined([(draft("one"), TUESDAY), (other, TUESDAY)], [KNOWN])
    assert first.record == second.record == "truce-first"


def test_of_several_the_one_of_the_nearest_day_is_repeated() -> None:
    nearer = KnownPosition("truce-again", "talks", "hamas", "ceasefire", "demand", TUESDAY)
    (found,) = joined([(draft(), TUESDAY)], [KNOWN, nearer])
    assert found.record == "truce-again"
