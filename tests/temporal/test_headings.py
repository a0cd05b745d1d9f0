"""What begins a line below a day or a year that is alone in its line, in news of Thursday 29 February 2024."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal.tagging import tags

THURSDAY = date(2024, 2, 29)

BELOW = [
    ("Sunday, Feb. 25:\n\n0430 GMT - A tanker runs aground.", "0430 GMT", "2024-02-25T04:30"),
    (
        "Siege\n\nTUESDAY\n\n8:10 p.m. - The doors are shut.\n\n9 p.m. - A shot is heard.",
        "9 p.m.",
        "2024-02-27T21:00",
    ),
    (
        "Siege\n\nTUESDAY\n\n9 p.m. - A shot.\n\nWEDNESDAY\n\n6 a.m. - Troops go in.",
        "6 a.m.",
        "2024-02-28T06:00",
    ),
    ("The programme:\nSaturday, March 2\n* 9 a.m. Opening\n* 10 a.m. Debate", "10 a.m.", "2024-03-02T10:00"),
    ("Tuesday 13 March 2018\n\nAt 4.15pm the two are found.", "4.15pm", "2018-03-13T16:15"),
    ("MONDAY, MARCH 4\n\n- The envoy lays a wreath (0900) in Rome.", "0900", "2024-03-04T09:00"),
]

NOT_BELOW = [
    # the day of publication, a day in a sentence, an hour inside a line, another day beside the hour
    ("Monday, Feb. 26\n\nThursday, Feb. 29\n\n6 p.m. - It rains.", "6 p.m.", "2024-02-29T18:00"),
    ("It is on Saturday\nin Rome.\n\n6 p.m. - It rains.", "6 p.m.", "2024-02-29T18:00"),
    ("Sunday, Feb. 25\n\nThe board meets in public at 6 p.m. as ever.", "6 p.m.", "2024-02-29T18:00"),
    ("Sunday, Feb. 25\n\n6 p.m. on Monday: It rained.", "6 p.m. on Monday", "2024-02-26T18:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), BELOW + NOT_BELOW)
def test_an_hour_that_begins_a_line_is_of_the_day_above_it(text: str, words: str, value: str) -> None:
    found = next(tag for tag in tags(text, published=THURSDAY) if tag.text.endswith(words))
    assert found.timex_value == value


BELOW_A_YEAR = [
    (
        "The talks in dates\n\n2022\n\n• July 14-16: First session, Lima",
        "July 14-16",
        "2022-07-14/2022-07-16",
    ),
    (
        "Dates\n\n2023:\n- 12 November: Oslo.\n- 3 May: Rome.\n2024:\n- 9 January: Bern.",
        "3 May",
        "2023-05-03",
    ),
    (
        "Dates\n\n2023:\n- 12 November: Oslo.\n- 3 May: Rome.\n2024:\n- 9 January: Bern.",
        "9 January",
        "2024-01-09",
    ),
    ("**2021**\n\nMarch 3\n\nThe two sides meet.", "March 3", "2021-03-03"),
    ("2024\n\n• March 25: Fifth session is due in Rome", "March 25", "2024-03-25"),
]

NOT_BELOW_A_YEAR = [
    ("2022\n\nThe board met on July 14 as ever.", "July 14", "2023-07-14"),
    ("It was in\n2022 or later.\n\n• July 14: First session was held", "July 14", "2023-07-14"),
    ("2022\n\n• July 14, 2021: First session", "July 14, 2021", "2021-07-14"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), BELOW_A_YEAR + NOT_BELOW_A_YEAR)
def test_a_day_that_begins_a_line_is_of_the_year_above_it(text: str, words: str, edtf: str) -> None:
    found = next(tag for tag in tags(text, published=THURSDAY) if tag.text.endswith(words))
    assert found.edtf == edtf
