"""Every way to name two sides with every usual verb of meeting: one round of both, or none where it is refused."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import drafts
from tracker.ingest.drafting.known import Known
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

SUBJECTS = (
    "President Alberto Mora of Peru",
    "Peru's foreign minister, Elena Goyen,",
    "A delegation from Peru",
    "The Peruvian government",
    "Peruvian officials",
    "Envoys from Peru",
    "The Peruvian side",
)
OBJECTS = (
    "President Simon Duran of Ecuador",
    "Ecuador's foreign minister, Galo Lema,",
    "officials of Ecuador",
    "envoys from Ecuador",
    "the Ecuadorean government",
    "Ecuadorean negotiators",
)
VERBS = (
    "met", "met with", "had met", "sat down with", "held talks with", "had a meeting with", "conferred with",
    "consulted with", "talked to", "negotiated with", "opened talks with", "concluded talks with",
    "exchanged views with", "was meeting", "resumed negotiations with",
)  # fmt: skip
REFUSED = ("refused to meet", "declined to meet", "did not meet", "failed to meet", "never met")
WHERE = ("here on Wednesday", "on Wednesday", "in Lima on Wednesday")


def rounds(sentence: str) -> list[str]:
    """The status of each round that a sentence gives, in an article that names both sides before."""
    text = (
        f"Peru and Ecuador have fought over their border for a month.\n\n{sentence}\n\nThe border was quiet."
    )
    article = Article(text, tuple(paragraphs(text)), date(1995, 2, 10))
    return [str(one.says["status"]) for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]


@pytest.mark.parametrize(("subject", "verb"), [*product(SUBJECTS, VERBS)])
def test_two_sides_with_a_verb_of_meeting_and_a_day_are_one_round(subject: str, verb: str) -> None:
    found = {(who, where): rounds(f"{subject} {verb} {who} {where}.") for who in OBJECTS for where in WHERE}
    assert {at: one for at, one in found.items() if len(one) != 1} == {}


@pytest.mark.parametrize(("subject", "verb"), [*product(SUBJECTS, REFUSED)])
def test_who_does_not_meet_holds_no_round(subject: str, verb: str) -> None:
    found = {(who, where): rounds(f"{subject} {verb} {who} {where}.") for who in OBJECTS for where in WHERE}
    assert {at: one for at, one in found.items() if "held" in one} == {}
