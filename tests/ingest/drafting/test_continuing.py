"""What goes on behind "he said" without a verb of saying is his; what the article or another tells is not."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast
from tracker.ingest.drafting.positions.continuing import continuing
from tracker.ingest.sentences import sentences
from tracker.ingest.statements import statements


def found(text: str) -> list[tuple[str, str]]:
    """Sources and contents of what goes on in a text."""
    going_on = continuing(text, sentences(text), statements(text), cast(text))
    return [(text[slice(*one.source[0])], text[slice(*one.content[0])]) for one in going_on]


@pytest.mark.parametrize(
    "further",
    [
        "There would be no talk of disarmament at this stage.",
        "The troops would leave by June.",
        "In return, prisoners would be freed.",
        "But no foreign base could stay.",
        "The lists must be exchanged first.",
    ],
)
def test_a_sentence_behind_what_somebody_says_is_his_too(further: str) -> None:
    assert found(f"The truce would be extended, Omar Saleh said. {further}") == [("Omar Saleh", further)]


def test_it_goes_on_over_several_sentences() -> None:
    text = "Omar Saleh said that talks would go on. The troops would leave. The prisoners would come home."
    assert [content for _, content in found(text)] == [
        "The troops would leave.",
        "The prisoners would come home.",
    ]


@pytest.mark.parametrize(
    "further",
    [
        ['"We are tired of it."'],
        ['"We are tired of it.', 'We never wanted it."'],
        ["“We are tired of it.”", "The troops would leave."],
    ],
)
def test_a_quotation_that_names_no_speaker_is_of_who_spoke_right_before(further: list[str]) -> None:
    text = " ".join(("Omar Saleh said that the talks were over.", *further, "He left."))
    assert found(text) == [("Omar Saleh", each) for each in further]


@pytest.mark.parametrize(
    "text",
    [
        'Omar Saleh said that the talks were over.\n"We are tired of it."',
        'Omar Saleh said that the talks were over. "We are tired of it," said Hassan Keita.',
        'Omar Saleh said that the talks were over. Hassan Keita got up. "We are tired of it."',
        'Omar Saleh came to Doha. "We are tired of it."',
    ],
)
def test_a_quotation_of_somebody_else_or_of_nobody_goes_on_with_nothing(text: str) -> None:
    assert found(text) == []


def test_a_paragraph_that_takes_up_the_one_before_goes_on_with_it() -> None:
    text = "Omar Saleh said that he had a plan.\nUnder it, the troops would leave."
    assert found(text) == [("Omar Saleh", "Under it, the troops would leave.")]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Saleh said that he had a plan. The troops left in June.",
        "Omar Saleh said that he had a plan.\nThe troops would leave in June.",
        "Omar Saleh said that he had a plan. The rebels would have none of it.",
        "Omar Saleh said that he had a plan. Chad would have to agree to it.",
        "Omar Saleh said that he had a plan. The troops would leave, the envoy said.",
        "Omar Saleh said that he had a plan. Analysts say that it would fail.",
        "Omar Saleh said that he had a plan. What he did not say would be heard.",
        "Omar Saleh said that it was late; Hassan Keita said that it was early. The troops would leave.",
        "Omar Saleh came to Doha. The troops would leave.",
    ],
)
def test_what_the_article_or_another_tells_goes_on_with_nobody(text: str) -> None:
    assert found(text) == []
