"""Whether a text is about what parties have with each other, so that there is a process; all texts are ours."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import DAY
from tracker.ingest.article import Article
from tracker.ingest.drafting import drafts
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.processes.dealings import is_of_dealings
from tracker.ingest.sentences import paragraphs
from tracker.ingest.toml_table import toml_table

ROWS = toml_table("tracker.ingest.drafting.processes", "dealings")["row"]

VALLEY = (
    "It had rained for a week in the valley. The road to the mill was closed, and the children stayed at home. "
    "A farmer said that he had not seen the like since he was a boy. The bridge at the church held all the same. "
)
"""A little more than 200 characters that are about nothing of the kind."""

RANSOM = (
    "The two men who were taken from a farm in Peru on Monday are free, the police said. Those who took them had asked "
    "the family for money. The brother of one of the men told a radio that the negotiations went on for a night, and "
    "that the price had come down. One of the men is from Chile, and had bought horses at the farm. The police of Peru "
    "look for a grey car. Nobody was hurt. A neighbour had seen the car at the mill the evening before, he said, and "
    "had thought that it was from Chile, as such cars are rare here."
)


def process(text: str) -> str | None:
    return drafts(Article(text, tuple(paragraphs(text)), DAY), Known.none()).process


@pytest.mark.parametrize("text", [text for row in ROWS for text in row["examples"]])
def test_each_example_tells_of_dealings(text: str) -> None:
    assert is_of_dealings(text, (), ())


@pytest.mark.parametrize("text", [text for row in ROWS for text in row.get("silent", ())])
def test_what_other_news_has_too_tells_of_none(text: str) -> None:
    assert not is_of_dealings(text, (), ())


def test_one_word_in_a_longer_text_is_too_little() -> None:
    assert process(RANSOM) is None


def test_a_text_that_begins_with_it_needs_fewer_words() -> None:
    asides = "There were talks. A ceasefire was near. "
    assert is_of_dealings(asides + 4 * VALLEY, (), ())
    assert not is_of_dealings(4 * VALLEY + asides, (), ())
    assert is_of_dealings(4 * VALLEY + 2 * asides, (), ())


def test_two_of_whom_anything_is_told_with_each_other_are_told_of_as_well() -> None:
    beside = "Chad and Niger have narrowed their differences. "
    assert process(beside + 3 * VALLEY) is None
    assert process(beside + "Chad and Niger have settled all. " + 3 * VALLEY) == "chad-niger"


def test_a_pact_that_two_sign_makes_a_process() -> None:
    signed = (
        "Qatar and Nepal have signed a memorandum of understanding on the hiring of nurses. The pact allows 300 nurses "
        "to come in the first year. "
    )
    assert process(signed + 2 * VALLEY) == "nepal-qatar"


def test_whoever_meets_first_is_told_of_for_any_reason() -> None:
    met = "The president of Chad met that of Niger in Lomé on Monday. "
    asides = "Chad once had a truce with Niger. Niger signed a treaty. "
    assert process(met + 4 * VALLEY + asides) is None
    assert process(met + "Their talks were short. " + 4 * VALLEY + asides) == "chad-niger"
