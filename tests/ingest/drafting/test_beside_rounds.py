"""What agencies tell beside a round: to what day it was adjourned, whom else one met; texts are ours.

11 March 2026 is a Wednesday.
"""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import source_of, when_of
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)
FIRST = "Ethiopia and Eritrea want peace, and their negotiators know it."


def drafted(text: str, kind: Kind) -> list[tuple[Draft, str | None]]:
    """The drafts of a kind, each with its day."""
    whole = f"{FIRST}\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY)
    found = [one for one in drafts(article, Known.none()).drafts if one.kind is kind]
    days = [when_of(one.kind, one.says, source_of(article)) for one in found]
    return [(one, day["edtf"] if day else None) for one, day in zip(found, days, strict=True)]


def rounds(text: str) -> list[tuple[str, str | None, str | None]]:
    """State, venue and day of each round."""
    return [(one.says["status"], one.says.get("venue"), day) for one, day in drafted(text, Kind.ROUND)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The chairman adjourned the talks to 17-21 May.", [("scheduled", None, "2026-05-17/2026-05-21")]),
        (
            "The mediator adjourned the negotiations in Bergen to May 4.",
            [("scheduled", "bergen", "2026-05-04")],
        ),
        (
            "The mediator has adjourned the peace conference in Bergen to the week of 6 April.",
            [("scheduled", "bergen", "2026-04-06/2026-04-12")],
        ),
        ("The envoy suspended the talks until Monday.", [("scheduled", None, "2026-03-16")]),
        (
            "The talks in Bergen were adjourned to 2-5 June.",
            [("scheduled", "bergen", "2026-06-02/2026-06-05")],
        ),
        (
            "The talks in Bergen adjourned on Friday until 20 April.",
            [("held", "bergen", "2026-03-06"), ("scheduled", "bergen", "2026-04-20")],
        ),
        (
            "The second round of talks in Bergen was suspended on Monday until 2 April.",
            [("held", "bergen", "2026-03-09"), ("scheduled", "bergen", "2026-04-02")],
        ),
        (
            "The talks in Bergen ended on Friday, until when both had hoped.",
            [("held", "bergen", "2026-03-06")],
        ),
    ],
)
def test_talks_are_adjourned_to_a_day_to_come(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert rounds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "After a meeting with the German chancellor in Berlin on Monday, the Eritrean president said the talks would "
        "go on.",
        "Speaking after a meeting with NATO’s secretary general on Monday, the Eritrean president said the talks were "
        "going well.",
        "The Ethiopian prime minister, who met the Norwegian king on Monday, said the talks were near a deal.",
        "The Ethiopian president told reporters after meeting French President Jean Morel in Paris on Friday that the "
        "truce would hold.",
    ],
)
def test_a_day_on_which_one_meets_another_is_none_of_the_talks(text: str) -> None:
    assert rounds(text) == []


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "After a meeting with the Ethiopian foreign minister on Tuesday, the Eritrean president said that.",
            None,
        ),
        ("After a meeting with the UN envoy in Bergen on Tuesday, the Eritrean president said so.", "bergen"),
        (
            "Norway is mediating. After a meeting with the Norwegian minister in Bergen on Tuesday, the Eritrean "
            "president said the talks would go on.",
            "bergen",
        ),
    ],
)
def test_who_is_of_the_other_side_or_mediates_is_met_for_the_talks(text: str, venue: str | None) -> None:
    assert rounds(text) == [("held", venue, "2026-03-10")]
