"""Whoever is named on the roll of a team is of its side, unless his own words tell of another."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast

_TALKS = "Chad and Sudan held talks in Doha. "


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The Chadian delegation includes Deputy Minister Idriss Saleh and General Ali Barka.",
            {"Idriss Saleh": "chad", "Ali Barka": "chad"},
        ),
        (
            "The Chadian delegation waited. The group is headed by Idriss Saleh, an adviser. "
            "It also includes Deputy Defence Minister Omar Djimet.",
            {"Idriss Saleh": "chad", "Omar Djimet": "chad"},
        ),
        (
            "Chadian Foreign Minister Idriss Saleh came first. "
            "He was accompanied by his deputy Omar Djimet and spokesman Ali Barka.",
            {"Omar Djimet": "chad", "Ali Barka": "chad"},
        ),
        (
            "The Chadians were led by Deputy Minister Idriss Saleh, while Sudan waited for General Ali Barka.",
            {"Idriss Saleh": "chad", "Ali Barka": None},
        ),
        (
            "The Chadian team was led by Deputy Minister Idriss Saleh, and the Sudanese team by Yasir Tamim.",
            {"Idriss Saleh": "chad"},
        ),
        (
            "The Chadian delegation, led by Deputy Minister Idriss Saleh, said the case of Ali Barka was settled.",
            {"Idriss Saleh": "chad", "Ali Barka": None},
        ),
        (
            "Chadian Foreign Minister Idriss Saleh's team included Deputy Minister Omar Djimet.",
            {"Omar Djimet": "chad"},
        ),
    ],
)
def test_a_roll_tells_the_side(text: str, sides: dict[str, str | None]) -> None:
    told = {one.name: one.on_behalf_of for one in cast(_TALKS + text).figures if one.sort == "person"}
    assert {name: told[name] for name in sides} == sides


def test_a_roll_takes_nobody_from_his_own_side() -> None:
    text = (
        "The Chadian delegation was joined by others. The Chadian side includes Sudanese General Yasir Tamim."
    )
    (found,) = [one for one in cast(_TALKS + text).figures if one.name == "Yasir Tamim"]
    assert found.on_behalf_of == "sudan"


def test_what_else_includes_people_is_no_team() -> None:
    text = "The Chadian proposal includes a visit of Deputy Minister Omar Djimet."
    (found,) = [one for one in cast(_TALKS + text).figures if one.name == "Omar Djimet"]
    assert not [why for why in found.reasons if "one of those who are there" in why]
