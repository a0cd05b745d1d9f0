"""Times of day without a day, in news of Tuesday 15 June 2021: which day they are of."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

TUESDAY = date(2021, 6, 15)

OF_A_DAY_TOLD = [
    # what is announced is of the day that is announced, in paragraphs to come too
    ("The board will sit on Thursday. The sitting begins at 6 p.m.", "6 p.m.", "2021-06-17T18:00:00Z"),
    ("The board will sit Thursday.\n\nRoll call\n\nIt starts at 6 p.m.", "6 p.m.", "2021-06-17T18:00:00Z"),
    ("The envoy will speak on Friday in the old town hall at noon.", "noon", "2021-06-18T12:00:00Z"),
    (
        "“The board will sit on Thursday,” she said. The sitting begins at 6 p.m.",
        "6 p.m.",
        "2021-06-17T18:00:00Z",
    ),
    # midnight ends its day and begins no other
    (
        "It will end on Friday. They agreed to stop by midnight and will meet at 8 p.m.",
        "8 p.m.",
        "2021-06-18T20:00:00Z",
    ),
    # what has been is of the day of its paragraph, and of the next one
    ("The ferry sailed on Sunday. It sank at 3 p.m.", "3 p.m.", "2021-06-13T15:00:00Z"),
    ("The ferry sailed on Sunday.\n\nIt sank at about 3 p.m.", "about 3 p.m.", "2021-06-13T15:00:00Z"),
    # ... far back, too, where its hours were told and somebody only spoke today
    (
        "VELM, June 15 - It sank in May, police said Tuesday. It left at 9 p.m. on May 3 and rolled at 11 p.m.\n\n"
        "A boat that could have come at 11.30 p.m. was not called.",
        "11.30 p.m.",
        "2021-05-03T23:30:00Z",
    ),
    ("It sailed on Sunday.\n\nIt rolled at 3 p.m.\n\nIt sank at 4 p.m.", "4 p.m.", "2021-06-13T16:00:00Z"),
]

OF_PUBLICATION = [
    # a text that has told of today, a day two paragraphs or more than a week back, the other side of today
    ("Floods rose today. Rain fell on Sunday.\n\nThe dam broke at 3 p.m.", "3 p.m.", "2021-06-15T15:00:00Z"),
    (
        "Rain fell on Sunday.\n\nOne of 1998 was worse.\n\nThe dam broke at 3 p.m.",
        "3 p.m.",
        "2021-06-15T15:00:00Z",
    ),
    ("It rolled at 9 p.m. on May 3.\n\nIt is shut from 11 p.m. each day.", "11 p.m.", "2021-06-15T23:00:00Z"),
    ("Rain fell on May 30.\n\nThe dam broke at 3 p.m.", "3 p.m.", "2021-06-15T15:00:00Z"),
    ("The board will sit on Thursday. Its chairman resigned at 3 p.m.", "3 p.m.", "2021-06-15T15:00:00Z"),
    ("The board sat on Sunday. It will speak to reporters at 3 p.m.", "3 p.m.", "2021-06-15T15:00:00Z"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), OF_A_DAY_TOLD + OF_PUBLICATION)
def test_a_time_of_day_is_of_the_day_that_the_text_tells_of(text: str, words: str, edtf: str) -> None:
    found = next(one for one in read(text, published=TUESDAY) if words in one.text)
    assert found.edtf == edtf
