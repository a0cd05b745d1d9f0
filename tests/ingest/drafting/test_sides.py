"""Whose somebody is, where the noun phrase leaves it out: told by what is close, and open where that is two."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import cast


def side(text: str, name: str) -> str | None:
    """For whom somebody in a text speaks."""
    (found,) = [one for one in cast(text).figures if name in one.name]
    return found.on_behalf_of


@pytest.mark.parametrize(
    ("text", "name", "behalf"),
    [
        ("Mali's foreign ministry confirmed it. Spokesman Oumar Keita said more.", "Keita", "mali"),
        ("Nepal walked out. Foreign Minister Hari Thapa said so later.", "Thapa", "nepal"),
        ("M23 held Goma. The rebels' chief negotiator, Jean Bisimwa, was ready.", "Bisimwa", "m23"),
        (
            "Chad's government was silent.\nThe talks went on. Interior Minister Idriss Saleh promised a date.",
            "Saleh",
            "chad",
        ),
        (
            "Peru's government waited.\nA government official who was at the talks said so.",
            "official",
            "peru",
        ),
    ],
)
def test_the_only_side_that_is_close_is_that_of_the_office(text: str, name: str, behalf: str) -> None:
    assert side(text, name) == behalf


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mali and Niger disagreed. Spokesman Oumar Keita said more.", "Keita"),
        (
            "Chad's government and Mali's government met.\nThe talks went on. Senator Idriss Saleh left.",
            "Saleh",
        ),
        ("Rwanda walked out.\nA Western diplomat said so.", "diplomat"),
        ("Rwanda walked out. Professor Adam Keller said so.", "Keller"),
    ],
)
def test_between_two_sides_and_without_an_office_nobody_is_guessed(text: str, name: str) -> None:
    assert side(text, name) is None


def test_the_reason_tells_where_the_side_comes_from() -> None:
    (found,) = [
        one for one in cast("Nepal walked out. Foreign Minister Hari Thapa left.").figures if one.title
    ]
    assert found.reasons[-1] == "nepal is the only side that is named close before"
