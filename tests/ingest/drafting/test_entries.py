"""Chronologies in the forms that outlets give them: each line is a round of its own; texts are ours."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.drafting import Known, drafts
from tracker.ingest.drafting.meetings.entries import entry_cities
from tracker.ingest.reading import read
from tracker.records.vocabulary import Kind

PUBLISHED = date(2026, 6, 12)
ABOVE = (
    "Timeline: Peru and Ecuador at the table\n\n"
    "Peru and Ecuador have held peace talks for years. Here are the dates of the negotiations.\n\n"
)

Told = tuple[str | None, str | None, str, int | None]
THREE: list[Told] = [
    ("oslo", "2016-08-22", "held", 1),
    ("rome", "2017-01-19", "held", 2),
    ("rimbo", "2017-04-02", "held", 3),
]


def told(entries: str) -> list[Told]:
    """Venue, day as the reasons have it, state and number of each round."""
    made = drafts(read((ABOVE + entries).encode(), name="a.txt", published=PUBLISHED), Known.none()).drafts
    return [
        (
            one.says.get("venue"),
            next((why.split(" is ")[1].split(",")[0] for why in one.reasons if why.startswith("“")), None),
            one.says["status"],
            one.says.get("ordinal"),
        )
        for one in made
        if one.kind is Kind.ROUND
    ]


@pytest.mark.parametrize(
    "entries",
    [
        "- 22 August 2016: First round, Oslo.\n- 19 January 2017: Second round in Rome.\n"
        "- 2 April 2017: Third round, Rimbo, Sweden.",
        "22 August 2016 – First round, Oslo\n\n19 January 2017 – Second round, Rome\n\n"
        "2 April 2017 – Third round, Rimbo, Sweden",
        "Oslo, 22 August 2016: first round\nRome, 19 January 2017: second round\n"
        "Rimbo, 2 April 2017: third round",
        "Aug. 22, 2016 (Oslo): First round.\n\nJan. 19, 2017 (Rome): Second round.\n\n"
        "April 2, 2017 (Rimbo): Third round.",
        "First round (Oslo, 22 August 2016): No deal.\n\nSecond round (Rome, 19 January 2017): No deal.\n\n"
        "Third round (Rimbo, Sweden, 2 April 2017): No deal.",
        "Round 1: 22 August 2016, Oslo\nRound 2: 19 January 2017, Rome\nRound 3: 2 April 2017, Rimbo, Sweden",
        "2016-08-22: First round in Oslo\n2017-01-19: Second round, Rome\n"
        "2017-04-02: Third round, Rimbo, Sweden",
        "22 August 2016\n\nA first round of talks opens in Oslo.\n\n19 January 2017\n\n"
        "The second round is held in Rome.\n\n2 April 2017\n\nThe third round ends in Rimbo, Sweden.",
        "2016\n\n• August 22: First round, Oslo\n\n2017\n\n• January 19: Second round, Rome\n"
        "• April 2: Third round, Rimbo, Sweden",
    ],
    ids=[
        "colon",
        "dash",
        "city first",
        "brackets",
        "round and brackets",
        "numbers",
        "iso",
        "day above",
        "year above",
    ],
)
def test_each_entry_is_a_round_with_its_day_and_its_city(entries: str) -> None:
    assert told(entries) == THREE


def test_entries_of_months_and_of_what_is_to_come_are_rounds_too() -> None:
    assert told("May 2025: Second round, Oslo\nJune 20, 2026: Third round due in Rome\n") == [
        ("oslo", "2025-05", "held", 2),
        ("rome", "2026-06-20", "scheduled", 3),
    ]


def test_an_entry_that_only_tells_which_meeting_it_was_needs_no_known_city() -> None:
    assert told(
        "30 July 2024 – Border crossing. Fifth meeting.\n12 September 2025 – Lima. Sixth meeting."
    ) == [
        (None, "2024-07-30", "held", None),
        ("lima", "2025-09-12", "held", None),
    ]


def test_a_month_may_stand_in_the_line_above() -> None:
    entries = "January 2024\n\nThe ministers meet in Oslo.\n\n14 August 2024\n\nTalks open in Lima.\n"
    assert [one[:2] for one in told(entries)] == [("oslo", "2024-01"), ("lima", "2024-08-14")]


def test_entries_that_tell_how_a_round_opens_and_ends_are_one_round() -> None:
    entries = (
        "- 25 April 2023: Talks open in Zanzibar.\n- 3 May 2023: The talks end without a deal.\n"
        "- 7 November 2023: A second round begins in Dar es Salaam.\n"
        "- 21 November 2023: The talks in Dar es Salaam collapse."
    )
    assert [(venue, number) for venue, _, _, number in told(entries)] == [
        ("zanzibar", None),
        ("dar-es-salaam", 2),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "ROME, May 3 (Steppe Wire) - Two days of talks on a ceasefire ended in Oslo on Friday without a deal, "
        "but the two who mediate said that they would meet again before the end of the month.",
        "The talks - Rome, Oslo and Bern were named - may be held in 2027.",
        "The envoy said on 3 May: Rome, Oslo or Bern, it is all the same.",
        "He asked for two things: Rome, and a date in May 2027.",
    ],
)
def test_cities_of_a_sentence_are_no_places_of_an_entry(line: str) -> None:
    assert list(entry_cities(line, [(0, len(line))])) == []
