"""Hours below a day that is alone in its line, in news of Thursday 29 February 2024."""

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
