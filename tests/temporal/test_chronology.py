"""Chronologies in news of 15 June 2021: the day of an entry counts from the one before it."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

TUESDAY = date(2021, 6, 15)

PLACED = [
    # forward, over the end of a year, whatever is nearer and whatever tense tells it
    (
        ["Nov. 28, 2020 - The envoy arrives.", "Dec. 20 - Rebels agree to talk.", "Jan. 15 - Talks begin."],
        "2021-01-15",
    ),
    (["November 2, 2012 -- The dam bursts.", "December 9 -- A minister resigns."], "2012-12-09"),
    (["* 2 November 2012: The dam bursts.", "* 9 February: A minister resigns."], "2013-02-09"),
    (["March 2012 – The dam bursts.", "April – A minister resigns."], "2012-04"),
    # back, where the last two went back
    (["Nov. 9, 2012 - It falls.", "Oct. 4, 2012 - It leans.", "Sept. 2 - It cracks."], "2012-09-02"),
    # a date in an entry of another year
    (
        ["Nov. 9, 2012 - It falls.", "Dec. 4 - It is cleared. A week before, on Nov. 27, it burned."],
        "2012-11-27",
    ),
    # in the first one, whose year tells
    (["Nov. 9, 2020 - It falls, after the storm of Oct. 27 had bent it."], "2020-10-27"),
    # which may be the line of a paper: days of its week, and what is announced, are read as ever
    (["June 11, 2021 - The mayor said on Wednesday that it leans."], "2021-06-09"),
    (["June 11, 2021 - It will be pulled down on Jan. 9."], "2022-01-09"),
    # a part of a month among days does not tell that a list goes back
    (
        [
            "Jan. 13 - It leans.",
            "Jan. 15 - It falls.",
            "Mid January - It is cleared.",
            "Jan. 25 - It is sold.",
        ],
        "2021-01-25",
    ),
    # a day of the week in an entry
    (["May 3, 2021 - It leans.", "May 12 - It falls; an inspection follows that Friday."], "2021-05-14"),
    (["May 3, 2021 - It leans.", "May 12 - A strike begins, and lasts until the weekend."], "../2021-05-16"),
    # days of a week ahead, whatever their own verbs tell, and of one that has been
    (["Saturday: They vote.", "Thursday: They debate a law that was read in silence."], "2021-06-24"),
    (["Monday: The trial resumes.", "Tuesday: The court hears the man who was shot."], "2021-06-22"),
    (["Wednesday: It rained.", "Saturday: The dam burst."], "2021-06-12"),
    # what is to come
    (["July 3, 2021 - They vote.", "Aug. 4 - They count.", "Jan. 9 - They sit."], "2022-01-09"),
]

NEARER = [
    # no entry before, another mark, no entry, beyond publication
    (["Nov. 28 - The envoy arrived."], "2020-11-28"),
    (["Nov. 28, 2012\n\nThe envoy is back\n", "Dec. 3 - Talks began."], "2020-12-03"),
    (["Nov. 28, 2012 - The envoy arrives.", "\nOn Dec. 3 - it rained - talks began."], "2020-12-03"),
    (["May 8, 2021 - The envoy arrives.", "Dec. 3 - Talks began."], "2020-12-03"),
    (["Wednesday: It rained.", "Saturday - The dam burst."], "2021-06-12"),
    # one entry alone may be a dateline; another paragraph is none of the list
    (["May 12 - The tower fell, the mayor said on Monday."], "2021-06-14"),
    (
        ["May 3 - It leans.", "May 12 - It falls.\n\nThe mayor said on Monday that all were safe."],
        "2021-06-14",
    ),
]


@pytest.mark.parametrize(("entries", "edtf"), PLACED + NEARER)
def test_an_entry_counts_from_the_one_before_it(entries: list[str], edtf: str) -> None:
    assert read("A chronology\n\n" + "\n".join(entries), published=TUESDAY)[-1].edtf == edtf


def test_the_reading_by_publication_is_kept_beside() -> None:
    text = "Nov. 28, 2012 - It falls.\nDec. 3 - It is cleared."
    found = read(text, published=TUESDAY)[-1]
    assert found.cue == "the entry before"
    assert "2021-12-03" in {one.edtf for one in found.alternatives}
