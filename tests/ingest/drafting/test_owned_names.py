"""Names behind whose somebody is: those whom the article tells of elsewhere too, and nobody else."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast

NAMED = [
    ("Foreign Minister Omar Barka Saleh left. They met Chad's Barka Saleh.", "Omar Barka Saleh", "chad"),
    ("Foreign Minister Omar Barka Saleh left. They met Chad's Omar Saleh.", "Omar Barka Saleh", "chad"),
    ("They met Japan's Toru Aneki at noon. “It is late,” Aneki said.", "Toru Aneki", "japan"),
    ("They met Japan's Toru Aneki at noon. “It is late,” said Aneki.", "Toru Aneki", "japan"),
    ("They met Japan's Toru Aneki at noon. Aneki also told reporters so.", "Toru Aneki", "japan"),
    ("They met South Korea's Noh Sung-bin at noon. Noh said it was late.", "Noh Sung-bin", "south-korea"),
]


@pytest.mark.parametrize(("text", "name", "side"), NAMED)
def test_a_name_behind_a_side_is_somebody_of_whom_more_is_told(text: str, name: str, side: str) -> None:
    people = [(one.name, one.on_behalf_of) for one in cast(text).figures if one.sort == "person"]
    assert people == [(name, side)]


@pytest.mark.parametrize(
    "text",
    [
        "They met Japan's Toru Aneki at noon. It was late.",
        "They saw Russia's Black Lake Fleet. Admiral Lake Fleet said no.",
        "They spoke of China's Belt and Road. The Road said nothing.",
        "They watched Qatar's Al Jazeera. Al Jazeera said so.",
        "They met Japan's Toru Aneki Museum. Aneki said so.",
    ],
)
def test_a_name_behind_a_side_of_which_no_more_is_told_is_nobody(text: str) -> None:
    names = {one.name for one in cast(text).figures if one.sort == "person"}
    assert names.isdisjoint({"Toru Aneki", "Black Lake Fleet", "Al Jazeera", "Belt", "Aneki Museum"})
