"""Meetings as reports of diplomats tell of them; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)

Told = tuple[str, str | None, str | None]
"""State, venue and the words for the day of a round."""


def told(text: str, dateline: str | None = None) -> list[Told]:
    """The rounds of a text, whatever it is about."""
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY, dateline=dateline)
    return [
        (one.says["status"], one.says.get("venue"), one.says.get("when", {}).get("expression"))
        for one in drafts(article, Known.none(), "harbour").drafts
        if one.kind is Kind.ROUND
    ]


def of_talks(text: str, dateline: str | None = None) -> list[Told]:
    """The rounds of a text in an article that is about talks."""
    return told(f"Ethiopia and Eritrea want peace, and their negotiators know it.\n\n{text}", dateline)


CRISIS = (
    "The quarrel over the port has gone on for weeks, and ships have been waiting off the coast. Ethiopia says that "
    "Eritrea has closed the road, and Eritrea says that it was never open. Lorries stand in rows of a mile. Traders "
    "in the market sell what they have left, and prices of salt and of sugar have doubled since the beginning of the "
    "month. Nobody knows how long the harbour will stay shut, and the captains are paid by the day. "
)
"""News without a word for talks."""


@pytest.mark.parametrize(
    "text",
    [
        "The president of Ethiopia met Eritrea's prime minister in Bergen on Monday.",
        "On Monday Ethiopia's foreign minister held talks with Eritrea's foreign minister in Bergen.",
    ],
)
def test_two_sides_that_meet_need_no_other_words_for_talks(text: str) -> None:
    assert told(CRISIS + text) == [("held", "bergen", "Monday")]


def test_several_in_a_row_hold_a_meeting_that_has_a_place_and_a_day() -> None:
    text = "Leaders of Ethiopia and Eritrea found no way out at a crisis meeting that was held in Bergen on Monday."
    assert told(CRISIS + text) == [("held", "bergen", "Monday")]
    assert told(CRISIS + text.replace(" and Eritrea", "")) == []


def test_who_meets_nobody_of_another_side_holds_no_talks_there() -> None:
    assert told(CRISIS + "The president of Ethiopia met harbour masters in Bergen on Monday.") == []


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "The foreign ministers of both will meet in Bhutan next month, officials said here Tuesday.",
            "bhutan",
        ),
        ("The two sides met here on Tuesday.", "lima"),
        ("The two sides held talks on Tuesday in Bergen, 30 kilometers south of Oslo.", "bergen"),
        ("The envoys held talks on Tuesday, seeing the premier after a meeting in Oslo.", None),
        (
            "Talks on Tuesday between Ethiopia and Eritrea brought nothing on the disputed territory of Badme.",
            None,
        ),
    ],
)
def test_a_meeting_is_not_where_somebody_speaks_or_another_was(text: str, venue: str | None) -> None:
    (found,) = of_talks(text, "LIMA, Peru")
    assert found[1] == venue


def test_who_comes_home_holds_no_talks_there() -> None:
    assert of_talks("Eritrea's delegates arrived back in Eritrea late on Tuesday.") == []
    assert of_talks("Eritrea's delegates arrived back in Bergen late on Tuesday.") == [
        ("held", "bergen", "late on Tuesday")
    ]


def test_somebody_described_is_to_see_one_of_a_side_somewhere() -> None:
    text = "The top Ethiopian diplomat is expected to meet with Eritrean president Tesfai Haile in Bergen."
    assert of_talks(text) == [("scheduled", "bergen", None)]


@pytest.mark.parametrize(
    "text",
    [
        "There was no direct meeting between Ethiopia and Eritrea in Bergen on Monday.",
        "No talks between the two sides took place in Bergen on Monday.",
        "Ethiopia replied Monday by saying it expects the talks in Bergen to resume.",
        "President Tesfai Haile and President George Bush cancelled a visit to Bergen on Monday.",
        "Ethiopia and Eritrea agreed to a ceasefire starting from today, said the mediator.",
    ],
)
def test_what_was_not_or_is_only_spoken_of_is_no_round(text: str) -> None:
    assert of_talks(text) == []


def test_today_is_the_day_of_whoever_says_so_in_a_quotation() -> None:
    text = 'The two sides met in Bergen on Monday. "They met today, and it was good," said an aide.'
    assert of_talks(text) == [("held", "bergen", "Monday")]
    assert of_talks('"They met today in Bergen, and it was good," said an aide.') == [
        ("held", "bergen", "today")
    ]


def test_what_resumes_today_is_under_way() -> None:
    assert of_talks("The two sides are resuming their talks today in Bergen.") == [
        ("under way", "bergen", "today")
    ]


def test_a_day_may_stand_between_a_meeting_and_the_words_for_its_state() -> None:
    text = "The two panels met on February 9 and 10 for their first exploratory talks."
    assert of_talks(text) == [("held", None, "February 9 and 10")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks on Tuesday brought a draft. At the conference in Bergen, Eritrea's delegation brought a paper.",
        "The two sides held talks on Tuesday. The Bergen talks are the first of this spring.",
    ],
)
def test_talks_are_where_they_are_named_by_their_place(text: str) -> None:
    assert of_talks(text) == [("held", "bergen", "Tuesday")]


def test_talks_named_by_their_place_are_not_those_of_another_place() -> None:
    text = "The two sides held talks in Quito on Tuesday. The Bergen talks are history."
    assert of_talks(text) == [("held", "quito", "Tuesday")]


def test_a_summit_of_long_ago_is_a_round_where_its_place_and_month_are_told() -> None:
    text = "The alliance invited Ethiopia and Eritrea in July 2019 at the Bergen summit."
    assert of_talks(text) == [("held", "bergen", "July 2019")]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The Ethiopian prime minister met President Tesfai Haile on Monday and President Bill Clinton on Tuesday.",
            [("held", None, "Monday"), ("held", None, "Tuesday")],
        ),
        (
            "The Ethiopian prime minister will meet the Eritrean president on Friday and Bill Clinton on Saturday.",
            [("scheduled", None, "Friday"), ("scheduled", None, "Saturday")],
        ),
        (
            "The Ethiopian prime minister met the Eritrean president on Monday and Bill Clinton flew home on Tuesday.",
            [("held", None, "Monday")],
        ),
    ],
)
def test_each_of_those_who_are_met_in_a_row_has_a_day(text: str, rounds: list[Told]) -> None:
    assert of_talks(text) == rounds


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "Minister Ann Otieno of Ethiopia begins a three-day visit to Eritrea on Friday.",
            ("scheduled", "eritrea", "Friday"),
        ),
        (
            "The Ethiopian president's visit to Asmara on Monday was the first in years.",
            ("held", "asmara", "Monday"),
        ),
        (
            "Ethiopia's president hosted his Eritrean counterpart at the palace on Monday.",
            ("held", None, "Monday"),
        ),
    ],
)
def test_one_side_visits_the_other(text: str, round_: Told) -> None:
    assert of_talks(text) == [round_]


def test_a_visit_to_neither_side_is_none_of_their_rounds() -> None:
    assert of_talks("Minister Ann Otieno of Ethiopia begins a visit to Kenya on Friday.") == []


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Egypt's foreign minister will meet his Ethiopian and Sudanese counterparts in Cairo on Friday.",
            [("scheduled", "cairo", "Friday")],
        ),
        (
            "Colin Powell, who met the Eritrean president in Asmara on Monday, was to travel to Lima on Wednesday.",
            [("held", "asmara", "Monday"), ("scheduled", "lima", "Wednesday")],
        ),
        (
            "The two sides are resuming their talks today in Bergen. The envoy would raise it during the talks.",
            [("under way", "bergen", "today")],
        ),
    ],
)
def test_what_is_to_come_or_goes_on_is_not_held(text: str, rounds: list[Told]) -> None:
    assert of_talks(text) == rounds


def test_who_is_expected_where_one_of_the_sides_rules_is_to_see_it() -> None:
    assert of_talks("Mikhail Orlov is also expected to visit Asmara.") == [("scheduled", "asmara", None)]
    assert of_talks("Mikhail Orlov is also expected to visit Nairobi.") == []


def test_the_last_meeting_is_not_the_one_that_goes_on() -> None:
    text = (
        "The two sides are resuming their talks today in Bergen. They agreed on a map in their March 2-3 talks. "
        "At their last meeting in Bergen there was no map."
    )
    assert of_talks(text) == [("under way", "bergen", "today"), ("held", "bergen", "March 2-3")]


@pytest.mark.parametrize(
    "text",
    [
        "The Ethiopian prime minister made the pledge during a meeting Monday with a high-level envoy from Eritrea.",
        "After a meeting on Monday with President Tesfai Haile of Eritrea, the Ethiopian premier had no hope left.",
    ],
)
@pytest.mark.parametrize("around", ["", CRISIS])
def test_who_does_something_at_a_meeting_with_the_other_side_meets_it(text: str, around: str) -> None:
    assert (told(around + text) if around else of_talks(text)) == [("held", None, "Monday")]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("In a meeting with reporters on Monday, the Ethiopian premier spoke of the Eritrean president.", []),
        ("The two leaders shook no hands ahead of the meeting, as they had done in the past.", []),
        ("The six-party talks resume Wednesday afternoon.", [("scheduled", None, "Wednesday afternoon")]),
        (
            "The two leaders met on Monday, and agreed on more talks before meeting again in Lima, next October.",
            [("held", None, "Monday"), ("scheduled", "lima", "next October")],
        ),
        (
            "The two leaders were meeting in Bergen on Wednesday. Officials said they would hold talks over dinner.",
            [("held", "bergen", "Wednesday")],
        ),
    ],
)
def test_a_meeting_is_told_apart_from_others_and_from_what_is_none(text: str, rounds: list[Told]) -> None:
    assert of_talks(text) == rounds


def test_the_day_of_a_journey_is_that_of_a_meeting_on_it() -> None:
    text = "The Ethiopian envoy met the Eritrean president during a January 2025 trip to Asmara."
    assert of_talks(text) == [("held", "asmara", "January 2025")]


def test_a_place_where_somebody_stops_on_the_way_is_no_venue() -> None:
    text = "The two sides held talks on Monday, with their envoys stopping in Lima for an hour."
    assert of_talks(text) == [("held", None, "Monday")]


def test_officials_of_a_state_are_of_its_side() -> None:
    text = (
        "Minister Ann Otieno of Ethiopia met Eritrean People's Party officials over a long dinner on Monday."
    )
    assert of_talks(text) == [("held", None, "Monday")]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The Bergen talks come ahead of a summit that will be held on Friday.",
            [("scheduled", None, "Friday")],
        ),
        (
            "The premier came to Lima on Monday from Bergen, where he held talks with the Eritrean president.",
            [("held", "bergen", "Monday")],
        ),
        (
            "The envoy will first meet the Eritrean president in Asmara, then travel on to Lima for talks with both.",
            [("scheduled", "asmara", None), ("scheduled", "lima", None)],
        ),
        (
            "Norway will be hosting talks between the two sides late this afternoon.",
            [("scheduled", None, "late this afternoon")],
        ),
        (
            "The Ethiopian president's visit to Asmara will last until March 18.",
            [("scheduled", "asmara", None)],
        ),
    ],
)
def test_each_stop_of_a_journey_has_its_own_place_and_state(text: str, rounds: list[Told]) -> None:
    assert of_talks(text) == rounds


def test_what_is_prepared_is_to_come() -> None:
    text = "The two envoys have been told to prepare the ground for a meeting of the foreign ministers on 15 July."
    assert of_talks(text) == [("scheduled", None, "15 July")]
    text = "The envoys met in Bergen on Monday to prepare for a summit in Lima."
    assert of_talks(text) == [("held", "bergen", "Monday"), ("scheduled", "lima", None)]
