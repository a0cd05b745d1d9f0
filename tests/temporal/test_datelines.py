"""Where and on which day a text says that it was written, in a paper of the next day."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read

MONDAY = date(2016, 10, 10)


def tomorrow(line: str) -> str:
    return next(one.edtf for one in read(line, published=MONDAY) if one.text == "tomorrow")


@pytest.mark.parametrize(
    "line",
    [
        "ORLA, Oct 9 - The envoy leaves tomorrow.",
        "Orla, Oct 9 (Agency) - The envoy leaves tomorrow.",
        "Port Orla, Oct. 9 (Agency) -- The envoy leaves tomorrow.",
        "Orla. 9 October (Agency) — The envoy leaves tomorrow.",
        "Oct. 9 (Agency) -- The envoy leaves tomorrow.",
        "A title\n\nOrla, Oct. 9, 2016 /Agency/ - The envoy leaves tomorrow.",
    ],
)
def test_tomorrow_counts_from_the_day_of_the_dateline(line: str) -> None:
    assert tomorrow(line) == "2016-10-10"


@pytest.mark.parametrize(
    "line",
    [
        "Orla, Oct 9. The envoy leaves tomorrow.",
        "Oct 9 - The envoy leaves tomorrow.",
        "The envoy came on Oct. 9 (he flew) - and leaves tomorrow.",
        "The envoy came on Oct. 9 (Sunday) - and leaves tomorrow.",
        "Orla, Oct. 3 (Agency) - The envoy leaves tomorrow.",
    ],
)
def test_a_day_that_is_in_none_is_not_the_day_of_the_source(line: str) -> None:
    assert tomorrow(line) == "2016-10-11"
