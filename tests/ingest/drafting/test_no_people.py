"""Names that are none of anybody who takes part: of what is named after somebody, and of who reports."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast
from tracker.records.vocabulary import ActorSort


def people(text: str) -> list[str]:
    return [one.name for one in cast(text).figures if one.sort == ActorSort.PERSON and not one.unnamed]


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Peter Holt Army Medical Center.",
        "They met at Peter Holt University.",
        "The aircraft carrier Peter Holt left port.",
        "A frigate -- the Peter Holt -- left port.",
        "Reuters' Peter Holt has the story.",
        "Peter Holt reports from Geneva. Peter Holt, Geneva.",
        "Peter Holt in Rome contributed to this article.",
        "Reporting by Ann Lee and Peter Holt; editing by Peter Holt",
        "The Bureau of Labor Statistics said so.",
        "General Motors Corp. said so.",
        "The talks with (Peter Karl) Holzer went on.",
        "Five Chadians, who were ill, left.",
        "The chief of the Chadian Interests Section in Rome left.",
        "Similarly, the Chadian envoy left.",
        "Al Wadi TV said that the Rebel-run Sahel Radio Network confirmed it. Hill Gazette wrote so.",
        "An American president may come, and the American leader of a team of observers.",
    ],
)
def test_nobody_is_made_of_the_names_of_other_things(text: str) -> None:
    assert not people(text)


def test_somebody_in_brackets_behind_whom_no_name_follows_is_somebody() -> None:
    assert people("The envoy (Peter Holt) left. Peter Holt said no.") == ["Peter Holt"]


def test_somebody_with_an_office_is_somebody_though_a_house_has_his_name() -> None:
    assert people("President Peter Holt spoke at the Peter Holt Library.") == ["Peter Holt"]


def test_a_reporter_whom_others_report_on_is_somebody() -> None:
    assert people("Peter Holt reports that talks went on.") == ["Peter Holt"]


def test_a_minister_of_what_ends_like_several_is_one() -> None:
    text = "Omar Saleh, Chad's minister of fisheries, left. Chad's Foreign Minister Ali Deby stayed."
    assert people(text) == ["Omar Saleh", "Ali Deby"]
    found = [one for one in cast(text).mentions if "ali-deby" in one.figures]
    assert [text[slice(*one.span)] for one in found] == ["Chad's Foreign Minister Ali Deby"]
