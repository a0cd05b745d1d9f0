"""The house of a state that is named behind it is that one's, whoever was spoken of before."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import ids, who

BEFORE = "Ethiopia and Eritrea will meet on Friday. Ethiopia agreed. "


@pytest.mark.parametrize(
    ("house", "whose"),
    [
        ("The foreign ministry of Kenya", {"kenya"}),
        ("The Ministry of Foreign Affairs of Kenya", {"kenya"}),
        ("The Ministry of Foreign Affairs of the Republic of Kenya", {"kenya"}),
        ("The ministry of water and energy of Sudan", {"sudan"}),
        ("The prime minister's office of Kenya", {"kenya"}),
        ("The presidency of the African Union", {"african-union"}),
        ("The foreign ministry of Ruritania", set()),
        ("The foreign ministry", {"ethiopia"}),
        ("The Ministry of Health", {"ethiopia"}),
    ],
)
def test_a_house_is_of_the_state_behind_it(house: str, whose: set[str]) -> None:
    text = f"{BEFORE}{house} rejected the plan."
    assert set(ids(who(text, house))) == whose
