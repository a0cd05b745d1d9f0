"""Who is told to mediate, or to stand behind somebody, by the words beside his name, in letters of any size."""

from __future__ import annotations

import pytest

from tracker.ingest.drafting.cast.mediating import backs, mediates
from tracker.ingest.drafting.figures import Mention


def beside(text: str, name: str) -> tuple[bool, bool]:
    """Whether who is named mediates, and whether he backs somebody."""
    start = text.index(name)
    one = Mention((start, start + len(name)), (name.lower(),), "name", "")
    return mediates(text, one), backs(text, one)


@pytest.mark.parametrize(
    "text",
    [
        "The round was brokered by the small state of Lesotho in June.",
        "TALKS HOSTED BY Lesotho WENT ON.",
        "The mediators from Kenya, Ghana and Lesotho left.",
        "At the invitation of Lesotho both came.",
        "Lesotho, which is mediating, said nothing.",
        "They left for Lesotho-hosted talks.",
        "He thanked Lesotho for hosting the talks.",
        "She thanked Lesotho and Ghana for their good offices.",
    ],
)
def test_who_is_told_to_mediate_beside_his_name_does(text: str) -> None:
    assert beside(text, "Lesotho") == (True, False)


@pytest.mark.parametrize("text", ["Its ALLY, Lesotho, left.", "The rebels are backed by Lesotho."])
def test_who_is_told_to_stand_behind_somebody_backs_him(text: str) -> None:
    assert beside(text, "Lesotho") == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "Lesotho called the round off.",
        "Lesotho led a delegation of twelve.",
        "The round was organised by five of the many and various states and Lesotho.",
        "The mediators from Kenya met Lesotho.",
    ],
)
def test_others_do_neither(text: str) -> None:
    assert beside(text, "Lesotho") == (False, False)
