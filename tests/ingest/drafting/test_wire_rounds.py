"""Rounds in the manner of agencies, told once and spoken of again; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)


def told(text: str, dateline: str | None = None) -> list[tuple[str, str | None, str | None]]:
    """State, venue and the words for the day of each round."""
    whole = f"Ethiopia and Eritrea want peace, and their negotiators know it.\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY, dateline=dateline)
    return [
        (one.says["status"], one.says.get("venue"), one.says.get("when", {}).get("expression"))
        for one in drafts(article, Known.none()).drafts
        if one.kind is Kind.ROUND
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The talks have been stalled since the 2019 Bergen attacks.",
        "Negotiations stopped after the bombing in Bergen.",
        "The talks have made no headway since the war of 2019.",
        "The minister would not attend the talks.",
    ],
)
def test_what_only_came_after_something_is_no_round(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The sides met in Bergen on the sidelines of a forum set up in 1985.",
        "The sides held talks in Bergen because the army had left the hills in February.",
        "The sides talked in Bergen despite the bombing near Lima on 2 March.",
        "The sides held a meeting of the Lima-Quito dialogue in Bergen.",
    ],
)
def test_a_day_or_place_of_something_else_is_not_that_of_a_round(text: str) -> None:
    assert told(text) == [("held", "bergen", None)]


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "Delegates will begin arriving in Bergen on Thursday for talks of the two sides set to begin on 16 March.",
            ("scheduled", "bergen", "16 March"),
        ),
        (
            "Envoys fly to Bergen on Friday for talks expected to open on Monday.",
            ("scheduled", "bergen", "Monday"),
        ),
    ],
)
def test_the_day_on_which_talks_begin_is_before_that_on_which_people_come(
    text: str, round_: tuple[str, str, str]
) -> None:
    assert told(text) == [round_]


def test_days_are_finer_than_about_when() -> None:
    text = (
        "Ethiopia and Eritrea are to resume talks early in April. "
        "Their negotiators will meet in Bergen on April 2 to 6. The coming talks will deal with the border."
    )
    assert told(text) == [("scheduled", "bergen", "April 2 to 6")]


def test_what_could_not_take_place_was_cancelled_wherever_that_is_told() -> None:
    text = (
        "Planned talks aimed at ending the long war in the hills of the north could not take place.\n\n"
        "Norway was set to host negotiations in Bergen between Ethiopia and Eritrea."
    )
    assert told(text) == [("cancelled", "bergen", None)]


def test_a_day_on_which_talks_failed_to_begin_is_theirs() -> None:
    assert told("The talks failed to get underway on Saturday.") == [("cancelled", None, "Saturday")]


def test_a_new_round_that_is_agreed_beside_another_is_announced() -> None:
    text = (
        "Delegations of both sides concluded their meeting in Bergen on Monday, agreeing to hold a new round."
    )
    assert told(text) == [("held", "bergen", "Monday"), ("announced", None, None)]


def test_who_meets_an_unnamed_leader_meets_somebody() -> None:
    assert told("Norway's envoy met with an Eritrean rebel army leader in Bergen on Monday.") == [
        ("held", "bergen", "Monday")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea met for a third round of talks in Bergen on Monday.",
        "The 3rd round of negotiations between Ethiopia and Eritrea was held in Bergen on Monday.",
        "Ethiopia and Eritrea held the third formal round of talks in Bergen on Monday.",
    ],
)
def test_a_number_is_read_before_and_behind_the_words_for_a_round(text: str) -> None:
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY)
    (found,) = [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    assert found.says["ordinal"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "The talks had originally been scheduled to open on Friday.",
        "The meeting was initially planned for Friday in Bergen, Norway said.",
        "The negotiations had been set to resume last week in Bergen.",
        "The negotiations have been deadlocked since May.",
        "Since the war of the hills in August 2008, the discussions have been the only format.",
        "On Friday, a briefing on the talks will be held via video link with journalists in Bergen.",
    ],
)
def test_a_plan_that_was_once_or_talks_that_stopped_are_no_round(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        ("He named two points for Friday's plenary meeting.", ("scheduled", None, "Friday")),
        ("He was pleased with Monday's plenary meeting.", ("held", None, "Monday")),
        (
            "The envoy, who came back from Lima on Monday, will meet both delegations in Bergen on Friday.",
            ("scheduled", "bergen", "Friday"),
        ),
        (
            "The mediator is to meet both delegations in Bergen in a round of talks beginning on Friday.",
            ("scheduled", "bergen", "Friday"),
        ),
        (
            "The two sides met in Bergen on Tuesday after a Monday dinner for all of them.",
            ("held", "bergen", "Tuesday"),
        ),
        (
            "The third phase of talks between the government and Maoists ended on Monday night.",
            ("held", None, "Monday night"),
        ),
    ],
)
def test_a_round_has_its_own_day(text: str, round_: tuple[str, str | None, str]) -> None:
    assert told(text) == [round_]


def test_two_rounds_that_are_joined_have_a_place_and_a_day_each() -> None:
    text = "The sides will hold a second round on 10 April in Rolpa and a third round on 25 April in Bergen."
    assert told(text) == [("scheduled", "rolpa", "10 April"), ("scheduled", "bergen", "25 April")]


def test_the_house_of_talks_is_not_another_place() -> None:
    text = (
        "Ethiopia and Eritrea opened talks in Bergen on Monday. The talks opened at the El-Rashid residence. "
        "A first round of talks ended on 5 February."
    )
    assert told(text) == [("under way", "bergen", "Monday"), ("held", None, "5 February")]


def test_what_will_be_in_talks_that_are_known_is_no_other_round() -> None:
    text = "A new round of talks opened in Bergen on Monday. The talks will be led by a retired judge."
    assert told(text) == [("under way", "bergen", "Monday")]


def test_a_round_of_this_year_is_the_one_of_which_is_told_when_it_will_be() -> None:
    text = (
        "The next round of talks will take place in Bergen on 5 June.\n\n"
        "This will be the second round of the talks held this year."
    )
    assert told(text) == [("scheduled", "bergen", "5 June")]


@pytest.mark.parametrize(
    "text",
    [
        "The Bergen talks follow the signing of an agreement in Lima last week.",
        "Commanders in Bergen reportedly left for home this morning.",
        "Norway will name a date on Friday for the second round of talks between the parties.",
        "On Friday night, officials close to the negotiations told reporters that they were near collapse.",
        "The negotiations grew out of a Norwegian agreement in February.",
        "The premier proposed fresh talks at the weekend, days after the fall of the town.",
    ],
)
def test_a_day_of_a_saying_or_of_an_agreement_makes_no_round(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "He said that another round of talks had been scheduled for 12 April.",
            ("scheduled", None, "12 April"),
        ),
        (
            "Teams of the two sides, set up to prepare a summit, met in Bergen on Monday morning.",
            ("held", "bergen", "Monday morning"),
        ),
        (
            "It was unclear whether the round, which began on Monday, would bring a deal.",
            ("under way", None, "Monday"),
        ),
        (
            "The next round of talks, scheduled to start around April 9 in Bergen, will be hard.",
            ("scheduled", "bergen", "around April 9"),
        ),
        (
            "The meeting, which took place Monday and Tuesday, dealt with the border.",
            ("held", None, "Monday and Tuesday"),
        ),
        (
            "The two sides had not seen each other since June 2009, when they met in Bergen.",
            ("held", "bergen", "June 2009"),
        ),
    ],
)
def test_a_round_is_told_in_the_ways_of_agencies(text: str, round_: tuple[str, str | None, str]) -> None:
    assert told(text) == [round_]


def test_another_meeting_that_is_announced_beside_one_is_one_more() -> None:
    text = "The delegations held their first meeting in Bergen on Monday and announced another meeting on Friday."
    assert told(text) == [("held", "bergen", "Monday"), ("scheduled", None, "Friday")]


def test_talks_that_began_are_under_way_although_people_come_for_them() -> None:
    text = "Both sides began talks on Tuesday in Bergen. A convoy left for the talks on Tuesday."
    assert told(text) == [("under way", "bergen", "Tuesday")]


def test_what_was_earlier_in_the_year_is_not_what_is_told_of_the_week() -> None:
    text = (
        "Both sides opened a third round of talks in Bergen on Monday. "
        "They signed a roadmap for the talks in Lima earlier this year."
    )
    assert told(text) == [("under way", "bergen", "Monday"), ("held", "lima", "earlier this year")]


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "Both are to meet in Bergen on Friday for the final round of talks after the previous two meetings failed.",
            ("scheduled", "bergen", "Friday"),
        ),
        (
            "Negotiations began on Monday in Bergen to implement a previously signed truce.",
            ("under way", "bergen", "Monday"),
        ),
        (
            "Discussions resumed on Monday in Bergen, a month after the signing of the framework in Lima.",
            ("under way", "bergen", "Monday"),
        ),
        (
            "The talks, initially set to start on 20 March, would now begin on 27 March.",
            ("scheduled", None, "27 March"),
        ),
        (
            "The third phase of talks between the army and monks ended on Monday, two months after the second round.",
            ("held", None, "Monday"),
        ),
        ("The much delayed talks in Bergen ended on Monday.", ("held", "bergen", "Monday")),
    ],
)
def test_words_of_another_clause_say_nothing_of_a_round(
    text: str, round_: tuple[str, str | None, str]
) -> None:
    assert told(text) == [round_]


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats have begun to carry out the peace agreement signed last week.",
        "Friday's vote is a follow-up to the talks.",
        "An agreement would bring back the June 4, 1967 border, he said of the talks.",
    ],
)
def test_agreements_and_what_follows_talks_are_no_rounds(text: str) -> None:
    assert told(text) == []


def test_the_day_on_which_talks_will_end_is_no_other_round() -> None:
    text = (
        "Both sides opened talks in Bergen on Monday. The talks, which will conclude on 18 March, are hard."
    )
    assert told(text) == [("under way", "bergen", "Monday")]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides will hold talks in Bergen on Thursday, followed by a third round in Lima on Saturday.",
        "Both sides will meet in Bergen on Thursday and a second round in Lima on Saturday.",
    ],
)
def test_what_only_follows_is_as_much_to_come_as_what_it_follows(text: str) -> None:
    assert told(text) == [("scheduled", "bergen", "Thursday"), ("scheduled", "lima", "Saturday")]


def test_what_tells_more_of_a_meeting_between_commas_is_of_it_and_of_no_other() -> None:
    text = (
        "The talks, which opened on 4 March at a farm near Bergen, were to have ended a stalemate"
        " that has lasted since negotiations in Lima collapsed in December."
    )
    assert told(text) == [("under way", "bergen", "4 March"), ("held", "lima", "December")]


def test_a_round_that_ended_opened_where_and_when_the_next_sentence_says() -> None:
    text = (
        "Rival delegations ended their latest negotiations on Tuesday without a deal.\n\n"
        "The round, which opened last Thursday at Rosen House, was the fourth."
    )
    (found,) = told(text)
    assert found[:2] == ("held", "rosen-house")


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "Both left without a word on Tuesday, but agreed to reconvene in Bergen in April.",
            ("scheduled", "bergen", "April"),
        ),
        (
            "An earlier attempt to bring the two sides to Bergen, planned for this week, was called off.",
            ("cancelled", "bergen", "this week"),
        ),
        ("The Thursday session was later moved to Saturday.", ("rescheduled", None, "Saturday")),
    ],
)
def test_rounds_that_are_told_without_a_noun_or_by_their_day(text: str, round_: tuple[str, str, str]) -> None:
    assert told(text) == [round_]


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        ("The meeting was moved from Tuesday to Thursday.", ("rescheduled", None, "Thursday")),
        ("The third round was moved from October to November.", ("rescheduled", None, "November")),
        (
            "The talks in Bergen were postponed from 3 April to 10 April.",
            ("postponed", "bergen", "10 April"),
        ),
    ],
)
def test_what_was_moved_from_one_day_to_another_is_on_the_other(
    text: str, round_: tuple[str, str, str]
) -> None:
    assert told(text) == [round_]


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea's foreign minister, David Ali, met the Eritrean president, Omar Seid, in Keren on Monday.",
        "Norway's deputy premier, Knut Lie, said after meeting Norway's envoy, Ada Holm, in Bergen that he was glad.",
        "Norway's envoy, Ada Holm, had earlier said the talks would start on Friday.",
    ],
)
def test_who_sees_one_of_his_own_side_and_what_was_said_earlier_of_a_plan_is_no_round(text: str) -> None:
    assert told(text) == []


def test_a_day_that_is_counted_from_a_meeting_is_not_that_of_it() -> None:
    text = "Norway's envoy, Ada Holm, resigned on Monday, the day before she was to see Eritrea's envoy, David Ali."
    assert "the day before" not in [words for _, _, words in told(text)]


@pytest.mark.parametrize(
    ("text", "round_"),
    [
        (
            "The experts initialled the text in the U.S. capital on Tuesday after three days of talks.",
            ("held", "washington", "Tuesday"),
        ),
        (
            "Negotiators stayed in Bergen for a third day on Tuesday as talks made little headway.",
            ("under way", "bergen", "Tuesday"),
        ),
        (
            "A second round in Bergen was to be held on Friday. But it was called off.",
            ("cancelled", "bergen", "Friday"),
        ),
    ],
)
def test_what_becomes_of_a_round_is_told_beside_it_or_in_the_next_sentence(
    text: str, round_: tuple[str, str, str]
) -> None:
    assert told(text) == [round_]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's deputy foreign minister, Ada Holm, visited Addis Ababa on Thursday and is due in Asmara tomorrow.",
        "I met him again last week in Bergen, where he had a smile for me.",
    ],
)
def test_where_somebody_of_no_side_is_or_the_author_meets_him_is_no_round(text: str) -> None:
    assert told(text) == []


def test_the_day_on_which_mediators_plan_to_close_a_round_is_not_that_of_another() -> None:
    text = "The talks opened in Bergen on 9 March. The mediators plan to close the round on 25 March."
    assert told(text) == [("under way", "bergen", "9 March")]


def test_the_new_day_of_what_was_moved_is_to_come_if_it_can_be() -> None:
    whole = "Ethiopia and Eritrea want peace, and their negotiators know it. The Friday session was moved to Monday."
    article = Article(whole, tuple(paragraphs(whole)), date(2026, 3, 12))
    (found,) = [one for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    assert "2026-03-16" in found.reasons[-1]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The sides met in Istanbul on Monday. The previous round was held in the Turkish city on 16 February.",
            [("held", "istanbul", "Monday"), ("held", "istanbul", "16 February")],
        ),
        (
            "The sides met in Bergen on Monday.\n\nA first round took place there on 16 February.",
            [("held", "bergen", "Monday"), ("held", "bergen", "16 February")],
        ),
        (
            "A first round had been agreed upon at a conference of the two sides in Bergen on 16 February.",
            [("held", "bergen", "16 February")],
        ),
        (
            "The sides met in Bergen on Monday. The participants will gather again in Rome in May.",
            [("held", "bergen", "Monday"), ("scheduled", "rome", "May")],
        ),
        (
            "The army confirmed the meeting in a voice message to reporters on Sunday.",
            [],
        ),
        (
            "The talks were hailed by the minister in a post on X on Sunday.",
            [],
        ),
        (
            "The sides met in Bergen on Monday. The previous round was held in the Turkish city on 16 February.",
            [("held", "bergen", "Monday"), ("held", None, "16 February")],
        ),
    ],
)
def test_a_place_is_taken_up_by_its_country_and_a_day_of_speaking_is_none_of_a_round(
    text: str, rounds: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(text) == rounds
