"""What counts from the mention before it, in news of Tuesday 15 June 2021."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

TUESDAY = date(2021, 6, 15)

CHAINS = [
    # from the last unit of what had happened by then
    ("By noon on Sunday the lead had shrunk, and it halved again that afternoon.", "2021-06-13TAF"),
    ("By Sunday morning the river had risen. The night before, it was calm.", "2021-06-12TNI"),
    ("By Saturday night the hall was full. The next day it was shut.", "2021-06-13"),
    ("By 8 a.m. on Sunday the bread was gone. An hour later, so was the cake.", "2021-06-13T09:00"),
    # a day of the month goes on within it, or stands before publication
    ("The strike began on May 28. They met on the 31st.", "2021-05-31"),
    ("The nurses fell ill on Monday. They had treated him on the 11th.", "2021-06-11"),
    ("Talks opened on Monday. They will go on until the 18th.", "2021-06-18"),
    ("She sailed in August 1965, and landed on the 27th of the month.", "1965-08-27"),
    # the name of a day tells of which year it is, where this year has it on another one
    ("Talks began on 25 March 1998. They met on Thursday 9 April.", "1998-04-09"),
    ("It began in June 2001. They met on Saturday 14 July.", "2001-07-14"),
    ("They met on 3 May 2019, and will again on Friday 18 June.", "2021-06-18"),
    ("They met on 3 May 2019, and will again on Monday 18 June.", "2021-06-18"),
    # what reports compare with: the quarter that a length is, the year that is named; no bound, no last year
    (
        "It earned $2 million in the three months ended March 31, up from $1 million a year earlier.",
        "2020-Q1",
    ),
    ("It earned $2 million in the five months ended March 31, up from $1 million a year earlier.", "2020"),
    (
        "First-quarter profit rose. It earned $2 million in the three months ended April 3, up from $1 a year ago.",
        "2020-Q1",
    ),
    (
        "First-quarter profit rose in the three months ended April 3 from $1 million in the same quarter last year.",
        "2020-Q1",
    ),
    ("First-quarter sales rose from $9 million in the same year-ago period.", "2020-Q1"),
    ("Trade reached $9 billion in 2020, more than a year earlier.", "2019"),
    ("It closed last year. The dividend is more than a year earlier.", "2020"),
    (
        "First-quarter profit fell at a firm that lost its patent at the end of 2011, from $3 a year earlier.",
        "2020-Q1",
    ),
    ("Customs counted 41 ships in March, up from 12 the month before and 9 a year earlier.", "2020-03"),
    ("Customs counted 41 ships in April, up from 38 in March; a year earlier it was 12.", "2020-04"),
    ("The launch was set for June 8 but slipped to March.", "2022-03"),
    # the season of a year is the one that begins in it
    ("The strike of 1986 went on for most of that winter.", "1986-WI"),
    ("The bank failed in 1986, and reopened that summer.", "1986-SU"),
]


@pytest.mark.parametrize(("text", "value"), CHAINS)
def test_it_counts_from_the_mention_before(text: str, value: str) -> None:
    assert read(text, published=TUESDAY)[-1].timex_value == value


CLOCKS = [
    ("Two men burst into the shop on Saturday. They were gone at 5.25 p.m.", "2021-06-12T17:25"),
    ("The race began on Saturday in sunshine. By 2 p.m. it had been stopped.", "2021-06-12T14:00"),
    ("The fire started at about 11.40pm on Sunday. It was put out by 1am.", "2021-06-14T01:00"),
    # what has its day by itself, or none
    ("He was second on Saturday. The final starts at 5.30 p.m.", "2021-06-15T17:30"),
    ("The men were seen on Saturday, a court heard today.\n\nIt opened at 9 a.m.", "2021-06-15T09:00"),
    ("The shares, which fell on Monday, had risen by 2 p.m.", "2021-06-15T14:00"),
    ("He was ill last week. The court opened at 9 a.m.", "2021-06-15T09:00"),
    ("He was ill on Saturday and came back today. He left at 9 a.m.", "2021-06-15T09:00"),
]


@pytest.mark.parametrize(("text", "value"), CLOCKS)
def test_a_time_of_day_is_of_the_day_that_the_paragraph_tells_of(text: str, value: str) -> None:
    assert read(text, published=TUESDAY)[-1].timex_value == value
