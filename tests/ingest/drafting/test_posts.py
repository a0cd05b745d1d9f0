"""An office whose holder is not named is whom the article names with it, else the office itself."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast, who


@pytest.mark.parametrize(
    ("text", "words", "name", "behalf"),
    [
        (
            "Oman's foreign minister said it went well.",
            "Oman's foreign minister",
            "Foreign minister of Oman",
            "oman",
        ),
        ("The president of Kenya said so.", "The president of Kenya", "President of Kenya", "kenya"),
        (
            "The foreign minister of Cyprus said so.",
            "The foreign minister of Cyprus",
            "Foreign minister of Cyprus",
            "cyprus",
        ),
        (
            "The Israeli prime minister's office denied it.",
            "The Israeli prime minister's office",
            "Prime minister of Israel",
            "israel",
        ),
    ],
)
def test_an_office_stands_for_its_holder(text: str, words: str, name: str, behalf: str) -> None:
    (found,) = who(text, words)
    assert (found.name, found.on_behalf_of, found.unnamed) == (name, behalf, False)


def test_whom_the_article_names_with_the_office_is_meant_by_it() -> None:
    text = "Chad's foreign minister said so. Abdoulaye Fadoul, Chad's foreign minister, spoke in Doha."
    assert [one.name for one in cast(text).figures if one.sort == "person"] == ["Abdoulaye Fadoul"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's former president spoke.",
        "The prime ministers of Serbia and Kosovo met.",
        "Kenyan Foreign Minister Musalia Mudavadi spoke.",
        "Armenia's prime minister, Nikol Pashinyan, spoke.",
    ],
)
def test_no_office_of_its_own_is_in_the_cast_for_former_holders_several_or_named_ones(text: str) -> None:
    assert [one for one in cast(text).figures if " of " in one.name] == []


def test_the_state_of_an_office_is_still_the_state() -> None:
    text = "The Israeli prime minister's office denied it. Israel's defence minister said that Israel would wait."
    assert [one.name for one in who(text, "Israel's defence minister")] == ["Defence minister of Israel"]
    assert {one.id for one in cast(text).figures} == {
        "israel",
        "israel-prime-minister",
        "israel-defence-minister",
    }


def test_who_has_a_name_with_an_office_that_was_told_before_has_that() -> None:
    text = (
        "Kenya's president said he would come. Oman's foreign minister was pleased. "
        "President Josiah Mutai told reporters that it was late. He waited."
    )
    people = {one.name: one.on_behalf_of for one in cast(text).figures if one.sort == "person"}
    assert people == {"Josiah Mutai": "kenya", "Foreign minister of Oman": "oman"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president and Chad's president met. President Josiah Mutai told reporters that it was late.",
        "Kenya's president came. President Josiah Mutai spoke, and so did President Adam Reed.",
        "President Josiah Mutai told reporters that it was late. Kenya's president came.",
    ],
    ids=["of two states", "two names", "told behind"],
)
def test_whose_an_office_is_is_not_guessed(text: str) -> None:
    (found,) = (one for one in cast(text).figures if one.name == "Josiah Mutai")
    assert found.on_behalf_of is None


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The leader of Chad's delegation said so.", ["Head of delegation of Chad"]),
        ("The head of Oman's army spoke.", []),
        ("The president of Chad's southern council spoke.", []),
    ],
)
def test_whoever_leads_something_of_a_state_does_not_lead_the_state(text: str, offices: list[str]) -> None:
    assert [one.name for one in cast(text).figures if one.sort == "person"] == offices
