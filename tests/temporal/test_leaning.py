"""What counts from another mention counts from the right one: stories put together from parts, of 20 June 2024."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from tracker.temporal import read
from tracker.temporal.meaning import day_of

PUBLISHED = date(2024, 6, 20)

FIRST = {
    "on March 12, 2019": date(2019, 3, 12),
    "on 12 March": date(2024, 3, 12),
    "on Monday": date(2024, 6, 17),
    "at 4 p.m. on 2 May": date(2024, 5, 2),
    "on Nov. 28 last year": date(2023, 11, 28),
}
BETWEEN = (
    "",
    " Nobody was hurt.",
    " The work took three hours.",
    " It was an error, the ministry said on Wednesday.",
    ' "We did what we could," a guard told reporters on Wednesday.',
    " The dam, built in 1987, holds the water of two cities.",
    " Its owner has lost a fifth of its value this year.",
    " A pipe like it had failed in 2009.",
)
COUNTED = {
    "The next day, the gates were shut.": ("The next day", 1),
    "Two days later, the gates were shut.": ("Two days later", 2),
    "They had shut the gates the previous day.": ("the previous day", -1),
    "They had shut the gates two days before and opened them again.": ("two days before", -2),
    "That evening the gates were shut.": ("That evening", 0),
    "The gates were shut hours later.": ("hours later", 0),
    "They had shut the gates three weeks earlier.": ("three weeks earlier", -21),
}

EVENTS = {
    "Parliament voted {} to leave the union.": "vote",
    "Gunmen attacked the camp {}, killing six.": "attack",
    "An explosion tore through the plant {}.": "blast",
    "The singer died {} at her home.": "death",
    "The dockers' strike began {}.": "strike",
    "The two ministers met {} in Oslo.": "meeting",
}
ASIDE = (
    "",
    " The king arrived on April 30, 2021.",
    " It was an error, a spokesman said on Wednesday.",
    " In January 2018 another paper was drawn up.",
)
BESIDE = {
    "Two days after the {}, the gates were shut.": ("Two days after", 2),
    "The gates were shut a week before the {}.": ("a week before", -7),
    "The day after the {}, the gates were shut.": ("The day after", 1),
    "On the eve of the {}, the gates were shut.": ("the eve of", -1),
    "It rained on the day of the {}.": ("the day of", 0),
    "The morning after the deadly {}, the gates were open.": ("The morning after", 1),
    "He fled hours after the {} that shook the country.": ("hours after", 0),
    "The gates were shut four days into the {}.": ("four days into", 4),
}


def wrong(text: str, words: str, day: date) -> str | None:
    """What is said of words in a text, if that is not a day."""
    found = next((one for one in read(text, published=PUBLISHED) if one.text == words), None)
    start = found.interval.start if found else None
    return None if start and found and found.interval.end and day_of(start) == day else f"{text!r}: {found}"


@pytest.mark.parametrize("first", FIRST)
def test_it_counts_from_what_the_story_tells_of(first: str) -> None:
    stories = [
        (
            f"The pipe under the dam burst {first}.{between}{pause}{story}",
            words,
            FIRST[first] + timedelta(days),
        )
        for between, pause, (story, (words, days)) in product(BETWEEN, (" ", "\n\n"), COUNTED.items())
        if FIRST[first] + timedelta(days) <= PUBLISHED
    ]
    assert [said for story in stories if (said := wrong(*story))] == []


@pytest.mark.parametrize("first", FIRST)
def test_it_counts_from_the_event_that_it_names(first: str) -> None:
    stories = [
        (f"{event.format(first)}{aside} {story.format(noun)}", words, FIRST[first] + timedelta(days))
        for (event, noun), aside, (story, (words, days)) in product(EVENTS.items(), ASIDE, BESIDE.items())
    ]
    assert [said for story in stories if (said := wrong(*story))] == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # what is told in one sentence belongs together
        (
            "It failed on 3 May. He told them on Wednesday and left the next day.",
            "the next day",
            "2024-06-20",
        ),
        # an event without a day leaves a length as it is, and its day unread
        ("He left two days after the vote.", "two days", "P2D"),
        # what has been does not lie ahead
        ("It shut in 1993. Rail runs there this year. A year later its owner died.", "A year later", "1994"),
        ("In 2015 they came. It burned in May. Two years later they sold it.", "Two years later", "2017"),
        # what is told behind it has no date; at the head of a sentence it counts from what was told
        ("It burst on 3 May. He had warned them in the month before it gave way.", "the month before", ""),
        ("It burst on 3 May. The month before they had mended it.", "The month before", "2024-04"),
        (
            "It was to be blown up on 3 May, but the day before they mended it.",
            "the day before",
            "2024-05-02",
        ),
        # a year later is the month that lies so long after the one told, unless the text says it closer
        ("The ship sank in December 2002. A year later they met. In June they reported.", "June", "2004-06"),
        (
            "They gave up in March 1994. The last did so a year later, and left the following May.",
            "the following May",
            "1995-05",
        ),
        ("He won in May 1997. Four years later, in January, he died.", "January", "2001-01"),
        (
            "They met in 1994. The last left a year later, and died the following May.",
            "the following May",
            "1996-05",
        ),
        (
            "In 2014 it was renewed. That year drought came. They let it lapse at the end of the year.",
            "the end of the year",
            "2014",
        ),
        (
            "They debate it on Tuesday; it was shown on Monday. A vote is possible the next day.",
            "the next day",
            "2024-06-26",
        ),
        # a year beside the one that the text looks out to, at the head of a sentence
        ("They have met often since 1992. The year before, they were one.", "The year before", "1991"),
        ("They rose, the most since 1992. They had risen the year before.", "the year before", "2023"),
        # or behind the one that it looks out to, where it says what happened then, or knows no other
        (
            "They met on Monday. It has been shut since 2 May, when it burned. The next day two died.",
            "The next day",
            "2024-05-03",
        ),
        ("It has been shut since 2 May. The next day two died.", "The next day", "2024-05-03"),
        ("It has been shut since 2 May. The next day it will open.", "The next day", "2024-06-21"),
        # a day of the name after one to come
        ("He walks on 26 June. Cars wait until the Thursday.", "the Thursday", "2024-06-27"),
        # the end of the month is of the month that is told, ahead as well, or of the other end of a span
        (
            "The vote is on 3 July. The count will be done by the end of the month.",
            "by the end of the month",
            "2024-07",
        ),
        (
            "Talks resume on Monday and are to end by the end of the week.",
            "by the end of the week",
            "2024-W26",
        ),
        ("In March 2022 they decided to shut it by the end of the year.", "by the end of the year", "2022"),
        ("In March 2022 it shut. It will open by the end of the year.", "by the end of the year", "2024"),
        ("It fell in March 2022. By the end of that month it stood.", "By the end of that month", "2022-03"),
        (
            "It fell on 3 March. It was to open the next day at 6 p.m.",
            "the next day at 6 p.m.",
            "2024-03-04T18:00",
        ),
        ("The vote was on 3 May. It sank at the end of the month.", "the end of the month", "2024-05"),
        (
            "Put your name down from 1 July to the end of the month.",
            "from 1 July to the end of the month",
            "2024-07-01/2024-07-31",
        ),
        # nor, counted back from a day to come, on the day of publication, and what will be does not lie behind
        (
            'They swore on 12 June to stay. "We leave on Friday," he told them. His aide had denied it a day earlier.',
            "a day earlier",
            "2024-06-11",
        ),
        (
            "They meet on Tuesday on the plan that was shown on Monday. A vote will follow the next day.",
            "the next day",
            "2024-06-26",
        ),
        # but what is announced may
        ("The vote is on 30 June. Two days later the king speaks.", "Two days later", "2024-07-02"),
    ],
)
def test_sentences_beside_the_grid(text: str, words: str, value: str) -> None:
    found = [one.timex_value for one in read(text, published=PUBLISHED) if one.text == words]
    assert found == ([value] if value else [])
