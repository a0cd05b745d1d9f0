"""What milestones are called in a timeline; texts are ours, and 11 March 2026 is a Wednesday."""

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


def titles(text: str) -> list[str]:
    article = Article(text, tuple(paragraphs(text)), PUBLISHED)
    found = milestones_of(article, cast_of(article, Known.none()), read(text, published=PUBLISHED), "talks")
    return [one.says["title"] for one in found if one.kind is Kind.MILESTONE]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The government and the rebels signed a cease-fire agreement on Monday to end weeks of war.",
            "Cease-fire agreement signed",
        ),
        ("They signed on Monday a treaty of friendship with Chad.", "Treaty of friendship with Chad signed"),
        (
            "They signed a declaration of principles and a land accord in Accra on Monday.",
            "Declaration of principles and land accord signed",
        ),
        (
            "A peace pact between Chad and Niger was signed on Monday.",
            "Peace pact between Chad and Niger signed",
        ),
        ("The draft treaty is due to be signed in Lima on Friday.", "Draft treaty to be signed"),
        ("The ministers will sign the border accord on Friday.", "Border accord to be signed"),
        ("He spoke of an Omani-brokered deal struck in May 2025.", "Omani-brokered deal struck"),
        ("In January the two made their own peace.", "Peace made"),
        ("Voters on both banks approved the text on Monday.", "Text approved"),
        (
            "The two were due to sign the pact on Friday, but it was called off.",
            "Called off: Pact to be signed",
        ),
        ("The truce, the third, collapsed on Monday.", "Truce collapses"),
        ("A humanitarian pause took effect on Monday.", "Humanitarian pause takes effect"),
        ("A protocol on reducing the number of guns was signed on Monday.", "Protocol signed"),
        ("Clashes in the north erupted on Monday.", "Clashes begin"),
        (
            "The front launched its first big offensive against Chad on Monday.",
            "First big offensive against Chad",
        ),
        ("Legislative elections are to be held on 7 May.", "Legislative elections"),
        (
            "They praised a referendum on land before the Peruvian elections scheduled for 7 May.",
            "Peruvian elections",
        ),
        ("The war that began in May 2023 goes on.", "War begins"),
        ("Israel released 97 prisoners on Monday.", "97 prisoners released"),
        ("The union lifted its sanctions on Chad on Monday.", "Sanctions on Chad lifted"),
        ("The mandate of the mission ends on 30 April.", "Mandate of the mission ends"),
    ],
)
def test_a_milestone_is_called_by_the_thing_and_what_is_done_to_it(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He spoke of the 3 February accord on inspections.", "3 February accord on inspections"),
        ("It is quiet since the invasion of Chad on 2 February.", "Invasion of Chad"),
        ("The ceasefire of 3 February 2025 holds.", "Ceasefire of 3 February 2025"),
        ("The Lima Declaration of 3 February 2025 is dead.", "Lima Declaration"),
        ("They praised Sunday's accord.", "Accord"),
        ("May 26, 2025: Accord on land.", "Accord on land"),
    ],
)
def test_what_is_only_named_is_called_by_its_name(text: str, title: str) -> None:
    assert titles(text) == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The rebels must leave the valley by Friday.", "Deadline to leave the valley"),
        (
            "The mediator said the junta had until 20 March to name a premier, who has to be a civilian.",
            "Deadline to name a premier",
        ),
        (
            "Both agreed to conclude a final accord by the end of the month.",
            "Deadline to conclude a final accord",
        ),
        ("If an agreement is not reached by Friday, the court will rule.", "Deadline for an agreement"),
        ("Friday is the deadline for an answer to the plan.", "Deadline for an answer to the plan"),
        ("The deadline was extended to 20 March.", "Deadline extended"),
        ("Both agreed to extend the truce until 20 March.", "Truce extended"),
    ],
)
def test_a_deadline_is_called_by_what_is_to_be_done(text: str, title: str) -> None:
    assert titles(text) == [title]
