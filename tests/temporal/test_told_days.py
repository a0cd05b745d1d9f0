"""Days that a text names again with less than it has said of them."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

TUESDAY = date(2024, 5, 14)


def days(text: str) -> list[str]:
    return [found.edtf for found in read(text, published=TUESDAY)]


def test_a_date_is_of_the_year_that_the_text_has_said_for_it() -> None:
    assert days("The mill burned on March 9, 2021. Who set the March 9 fire is unknown.") == [
        "2021-03-09",
        "2021-03-09",
    ]


def test_so_it_is_where_the_name_of_the_day_was_said_too() -> None:
    assert (
        days("The mill burned on Tuesday, March 9, 2021. Who set the March 9 fire is unknown.")[1]
        == "2021-03-09"
    )


def test_so_is_one_that_something_has_gone_on_since() -> None:
    assert days("The mill burned on March 9, 2021. It has been shut since March 9.")[1] == "2021-03-09/.."


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned on May 14, 2021. It opened again on May 14.",  # the day of publication
        "The mill was bought on June 9, 2021. It will open on June 9.",  # announced
        "The mill opens on March 9, 2025. It burned on March 9.",  # a day to come is no day told
    ],
)
def test_but_not_where_it_is_of_publication_or_to_come(text: str) -> None:
    assert days(text)[1].startswith("2024")


def test_later_on_a_day_of_the_week_is_the_day_of_that_name_that_was_told() -> None:
    text = "The mayor said Monday that she was ill. She was to speak again later Monday."
    assert days(text) == ["2024-05-13", "2024-05-13"]


def test_without_one_the_sentence_decides() -> None:
    assert days("She will speak again later on Thursday.") == ["2024-05-16"]
