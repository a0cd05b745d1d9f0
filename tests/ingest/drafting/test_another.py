"""Days and places of something else than a meeting; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)


def told(text: str) -> list[tuple[str | None, str | None]]:
    """The venue of each round, and its words for a day."""
    whole = f"Ethiopia and Eritrea want peace. {text}"
    found = drafts(Article(whole, tuple(paragraphs(whole)), WEDNESDAY), Known.none()).drafts
    return [
        (draft.says.get("venue"), draft.says.get("when", {}).get("expression"))
        for draft in found
        if draft.kind is Kind.ROUND
    ]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The meeting in Nairobi came after the army took two villages on Monday.", [("nairobi", None)]),
        (
            "The talks in Nairobi ended after the rebels were driven from the hills in February.",
            [("nairobi", None)],
        ),
        (
            "The sides held talks in Nairobi on the truce, which was agreed on 2 February.",
            [("nairobi", None)],
        ),
        ("The sides held talks after the attacks in Bergen on 3 March.", []),
        ("They held talks in Nairobi on the 2019 accord.", [("nairobi", None)]),
        ("The sides are ready for talks before the May 3 election.", []),
        ("The envoys held talks on Monday on the status of Bergen.", [(None, "Monday")]),
        ("They had planned to negotiate in Nairobi until Sunday.", []),
        ("A meeting of the two sides on Friday is unlikely.", []),
    ],
)
def test_a_meeting_has_no_day_or_place_of_something_else(
    text: str, rounds: list[tuple[str | None, str | None]]
) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The delegations met in Nairobi after lunch on Monday.", [("nairobi", "Monday")]),
        ("Talks, which began in Nairobi on Monday, have ended.", [("nairobi", "Monday")]),
        (
            "The sides met in Nairobi on Monday after the army took two villages on Sunday.",
            [("nairobi", "Monday")],
        ),
        ("The sides held talks in the town of Bergen on Monday.", [("bergen", "Monday")]),
        ("Talks on the truce will resume in Nairobi on Sunday.", [("nairobi", "Sunday")]),
    ],
)
def test_its_own_day_and_place_stay_its_own(text: str, rounds: list[tuple[str | None, str | None]]) -> None:
    assert told(text) == rounds
