"""Ways in which agencies tell milestones; texts are ours, and 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.milestones import milestones_of
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind
from tracker.temporal import read

PUBLISHED = date(2026, 3, 11)


def told(text: str) -> list[tuple[str, str, str]]:
    """The sort, the status and the day of each milestone; a day ends its id."""
    article = Article(text, tuple(paragraphs(text)), PUBLISHED)
    cast, timexes = cast_of(article, Known.none()), read(text, published=PUBLISHED)
    found = [one for one in milestones_of(article, cast, timexes, "x") if one.kind is Kind.MILESTONE]
    return [(one.says["sort"], one.says["status"], one.says["id"].removeprefix("x-")) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Peru sought peace by promising to release soldiers captured during the war on Monday.",
        "Police seized a car bomb on Monday.",
        "The goal is to put 9,000 troops there by the end of the month.",
        "The ministry had said earlier that a pact would be signed on Monday.",
        "The truce was supposed to come into force on 7 March 2026.",
        "On Monday the mediator extended the deadline by a day.",
        "Neighbours who remember the 1956 uprising came too.",
        "He said that more work is needed for an agreement by the end of the month.",
        "Last week the two leaders agreed to a new round of talks.",
        "They talked through the weekend of 7 March to get a deal by the deadline.",
        "The pact eased a standoff that began on 2 March.",
        "The envoy left Lima for talks in Quito on Monday.",
        "The pact allows the president to stay in office until 20 March.",
        "Talks were off until the rebels freed five hostages captured last month.",
    ],
)
def test_what_was_not_done_on_a_day_is_no_milestone_of_it(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        (
            "They decided to uphold the sanctions imposed on 9 February.",
            ("other", "reached", "sanctions-2026-02-09"),
        ),
        (
            "The truce, which was signed in Accra on Tuesday, was to begin on Saturday.",
            ("agreement", "reached", "signing-2026-03-10"),
        ),
        (
            "Both blamed the other after missing a Monday midnight deadline for a deal.",
            ("deadline", "lapsed", "deadline-2026-03-09"),
        ),
        (
            "Neighbours have set Wednesday as a deadline for talks.",
            ("deadline", "scheduled", "deadline-2026-03-11"),
        ),
        (
            "The leaders failed to meet a deadline of 5 March.",
            ("deadline", "lapsed", "deadline-2026-03-05"),
        ),
        (
            "Tuesday was the official deadline to reach a deal.",
            ("deadline", "lapsed", "deadline-2026-03-10"),
        ),
        (
            "The deadline for a deal has been extended to the end of September.",
            ("deadline", "scheduled", "deadline-2026-09-21-2026-09-30"),
        ),
    ],
)
def test_a_day_is_that_of_its_own_verb_and_read_as_that_needs(
    text: str, milestone: tuple[str, str, str]
) -> None:
    assert milestone in told(text)


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        (
            "The truce, which was confirmed by rebels, the army and the ministry, is due to come into force on Friday.",
            ("agreement", "scheduled", "truce-begins-2026-03-13"),
        ),
        (
            "The junta said that the timetable would take effect from 20 March.",
            ("agreement", "scheduled", "truce-begins-2026-03-20"),
        ),
        (
            "Both signed a document promising to complete a final accord by 20 March.",
            ("deadline", "scheduled", "bound-2026-03-20"),
        ),
        (
            "The government and the rebels agreed a cease fire on Tuesday.",
            ("agreement", "reached", "signing-2026-03-10"),
        ),
        (
            "On 2 February the front withdrew from peace discussions.",
            ("announcement", "reached", "suspension-2026-02-02"),
        ),
        (
            "The conflict over land between the north of Chad and the south of Libya erupted on Tuesday.",
            ("attack", "reached", "attack-2026-03-10"),
        ),
        (
            "Late on Tuesday night, the front announced that a deal had been reached for the release of all.",
            ("agreement", "reached", "signing-2026-03-10"),
        ),
        (
            "Negotiators have agreed in principle to the deal, an envoy said on Tuesday.",
            ("agreement", "reached", "agreed-2026-03-10"),
        ),
        (
            "They promised the council that they would conclude a peace deal by 20 March.",
            ("deadline", "scheduled", "bound-2026-03-20"),
        ),
        (
            "Peru and Chile on 2 March exchanged the documents ratifying the treaty.",
            ("agreement", "reached", "ratification-2026-03-02"),
        ),
        (
            "Agreement on mackerel fishing rights in the cold waters of 2026 was reached on Monday.",
            ("agreement", "reached", "signing-2026-03-09"),
        ),
    ],
)
def test_agencies_tell_what_was_agreed_in_these_ways_too(text: str, milestone: tuple[str, str, str]) -> None:
    assert milestone in told(text)


def test_what_is_only_named_by_its_year_gives_way_to_the_same_told_of_it() -> None:
    text = "The 2025 Lima Treaty is in force. The treaty was signed on 3 October 2025."
    assert [one[2] for one in told(text)] == ["signing-2025-10-03"]


def test_a_year_that_stands_like_an_adjective_is_no_day_of_another_thing() -> None:
    text = "“The 2025 Declaration of Principles will be invoked,” said a joint statement released by both."
    assert all(one[0] != "document" for one in told(text))
