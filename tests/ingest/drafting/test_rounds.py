"""Texts are ours; 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.drafting.known import KnownProcess, KnownRound, KnownVenue
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind
from tracker.temporal import Interval

WEDNESDAY = date(2026, 3, 11)
SUNDAY = Interval(date(2026, 3, 15), date(2026, 3, 16))
TALKS = KnownProcess("ethiopia-eritrea", parties=("eritrea", "ethiopia"))


def rounds(text: str, known: Known | None = None, dateline: str | None = None) -> list[dict[str, Any]]:
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY, dateline=dateline)
    found = drafts(article, known or Known.none())
    return [dict(draft.says) for draft in found.drafts if draft.kind is Kind.ROUND]


def test_a_planned_round_has_its_state_place_day_and_parties() -> None:
    (planned,) = rounds(
        "Negotiations between Ethiopia and Eritrea are scheduled to resume on Sunday in Nairobi."
    )
    assert planned["status"] == "scheduled"
    assert planned["venue"] == "nairobi"
    assert planned["when"]["expression"].endswith("Sunday")
    assert {one["party"] for one in planned["delegations"]} == {"ethiopia", "eritrea"}


def test_however_often_it_is_mentioned_it_is_one_round() -> None:
    text = (
        "Ethiopia and Eritrea held talks in Nairobi on Monday. The talks in Nairobi ended without a statement. "
        "Kenya said after the meeting in Nairobi on Monday that it was pleased."
    )
    assert len(rounds(text)) == 1


def test_two_days_or_two_places_are_two_rounds() -> None:
    text = (
        "Ethiopia and Eritrea held talks in Nairobi on Monday. "
        "Ethiopia and Eritrea will hold talks in Cairo on Sunday."
    )
    assert [one["venue"] for one in rounds(text)] == ["nairobi", "cairo"]


def test_one_sentence_may_speak_of_two() -> None:
    text = "Ethiopia and Eritrea held talks in Nairobi on Monday, and the next round will be held in Cairo on Sunday."
    assert [(one["venue"], one["status"]) for one in rounds(text)] == [
        ("nairobi", "held"),
        ("cairo", "scheduled"),
    ]


def test_a_round_without_words_for_a_day_has_none() -> None:
    (held,) = rounds("Ethiopia and Eritrea held talks in Nairobi.")
    assert "when" not in held


def test_what_was_held_has_no_day_to_come() -> None:
    (held,) = rounds("Ethiopia and Eritrea held talks in Nairobi on the treaty that is due on 20 March 2026.")
    assert "when" not in held


@pytest.mark.parametrize(
    "known",
    [
        KnownRound("nairobi-1", TALKS.id, venue="nairobi", when=SUNDAY),
        KnownRound("nairobi-1", TALKS.id, venue="nairobi", days=(SUNDAY,)),
    ],
    ids=["on the day as it is now", "on a day that a report gave it"],
)
def test_a_known_round_is_joined_by_its_place_and_a_day_of_it(known: KnownRound) -> None:
    (found,) = rounds(
        "Negotiations between Ethiopia and Eritrea are scheduled to resume on Sunday in Nairobi.",
        Known(venues=(KnownVenue("nairobi", "Nairobi"),), rounds=(known,), processes=(TALKS,)),
    )
    assert found["id"] == "nairobi-1"


@pytest.mark.parametrize(
    "known",
    [
        KnownRound("cairo-1", TALKS.id, venue="cairo", when=SUNDAY),
        KnownRound("nairobi-1", TALKS.id, venue="nairobi", when=Interval(date(2026, 2, 1), date(2026, 2, 2))),
        KnownRound("nairobi-1", "another-process", venue="nairobi", when=SUNDAY),
    ],
    ids=["another place", "another day", "another process"],
)
def test_what_differs_is_another_round(known: KnownRound) -> None:
    (found,) = rounds(
        "Negotiations between Ethiopia and Eritrea are scheduled to resume on Sunday in Nairobi.",
        Known(rounds=(known,), processes=(TALKS,)),
    )
    assert found["id"] == "nairobi-2026-03-15"


BOTH = ("ethiopia", "eritrea")


@pytest.mark.parametrize(
    ("text", "known", "joined"),
    [
        (
            "Envoys of Ethiopia and Eritrea are to hold talks on Sunday.",
            KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY, parties=BOTH),
            True,
        ),
        (
            "Envoys of Ethiopia and Eritrea are to hold talks in Nairobi on Sunday.",
            KnownRound("one", TALKS.id, when=SUNDAY, parties=BOTH),
            True,
        ),
        (
            "Envoys of Ethiopia and Eritrea are to hold talks on Sunday.",
            KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY, parties=("ethiopia", "sudan")),
            False,
        ),
        (
            "Envoys of Ethiopia and Eritrea are to speak by telephone on Sunday.",
            KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY, parties=BOTH),
            False,
        ),
        (
            "Envoys of Ethiopia and Eritrea are to hold talks in March.",
            KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY, parties=BOTH),
            False,
        ),
    ],
    ids=["no place told", "no place known", "other parties", "by telephone", "some day in March"],
)
def test_without_a_place_the_same_parties_on_the_same_day_are_the_same_round(
    text: str, known: KnownRound, joined: bool
) -> None:
    (found,) = rounds(text, Known(rounds=(known,), processes=(TALKS,)))
    assert (found["id"] == "one") is joined


NAIROBI = KnownRound("nairobi-1", TALKS.id, venue="nairobi", when=SUNDAY)
MONDAY = Interval(date(2026, 3, 16), date(2026, 3, 17))


@pytest.mark.parametrize(
    ("known", "joined"),
    [
        (KnownRound("one", TALKS.id, when=SUNDAY, parties=(*BOTH, "kenya", "sudan")), True),
        (KnownRound("one", TALKS.id, when=SUNDAY), True),
        (KnownRound("one", TALKS.id, when=SUNDAY, parties=("ethiopia", "sudan")), False),
        (KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY, parties=(*BOTH, "kenya")), False),
    ],
    ids=["some more were named", "nobody was named", "others met", "some more met at a place"],
)
def test_where_neither_has_a_place_one_may_name_more_parties(known: KnownRound, joined: bool) -> None:
    (found,) = rounds(
        "Envoys of Ethiopia and Eritrea are to hold talks on Sunday.",
        Known(rounds=(known,), processes=(TALKS,)),
    )
    assert (found["id"] == "one") is joined


def test_of_two_rounds_at_a_place_the_one_of_the_day_is_joined_not_that_of_the_day_after() -> None:
    days = {"b": Interval(SUNDAY.start, date(2026, 3, 18)), "a": SUNDAY, "c": MONDAY}
    known = [KnownRound(name, TALKS.id, venue="nairobi", when=when) for name, when in days.items()]
    for order in (known, known[::-1]):
        (found,) = rounds(
            "Ethiopia and Eritrea are to hold talks in Nairobi on 16 and 17 March.",
            Known(rounds=tuple(order), processes=(TALKS,)),
        )
        assert found["id"] == "b"


def test_of_a_day_and_its_week_the_day_is_joined() -> None:
    week = KnownRound("week", TALKS.id, venue="nairobi", when=Interval(date(2026, 3, 9), date(2026, 3, 16)))
    for order in ((week, NAIROBI), (NAIROBI, week)):
        (found,) = rounds(
            "Envoys of Ethiopia and Eritrea are to hold talks in Nairobi on Sunday.",
            Known(rounds=order, processes=(TALKS,)),
        )
        assert found["id"] == "nairobi-1"


@pytest.mark.parametrize(
    ("venue", "joined"),
    [("nairobi-state-house", True), ("mombasa", False)],
    ids=["a house that may stand there", "another town"],
)
def test_a_house_may_stand_in_the_town_that_is_named(venue: str, joined: bool) -> None:
    known = KnownRound("one", TALKS.id, venue=venue, when=SUNDAY, parties=BOTH)
    (found,) = rounds(
        "Envoys of Ethiopia and Eritrea are to hold talks in Nairobi on Sunday.",
        Known(rounds=(known,), processes=(TALKS,)),
    )
    assert (found["id"] == "one") is joined


def test_a_round_of_another_process_keeps_its_id() -> None:
    known = KnownRound("nairobi-2026-03-15", "another-process", venue="nairobi", when=SUNDAY)
    (found,) = rounds(
        "Envoys of Ethiopia and Eritrea are to hold talks in Nairobi on Sunday.",
        Known(rounds=(known,), processes=(TALKS,)),
    )
    assert found["id"] == "nairobi-2026-03-15-2"


def test_talks_of_no_day_at_a_place_are_those_of_no_day_that_are_known_there() -> None:
    known = (
        KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY),
        KnownRound("two", TALKS.id, venue="nairobi"),
        KnownRound("three", TALKS.id),
    )
    (found,) = rounds("Ethiopia and Eritrea held talks in Nairobi.", Known(rounds=known, processes=(TALKS,)))
    assert found["id"] == "two"


def test_a_mediator_is_no_party() -> None:
    text = "Talks between Ethiopia and Eritrea, brokered by Kenya, were held in Nairobi on Monday."
    (held,) = rounds(text)
    assert held["mediators"] == ["kenya"]
    assert "kenya" not in {one["party"] for one in held["delegations"]}


def test_the_three_countries_are_those_that_were_named_in_a_row() -> None:
    text = (
        "Egypt, Ethiopia and Sudan disagree about talks. Kenya watches. "
        "Ministers of the three countries parted in Nairobi on Tuesday."
    )
    (held,) = rounds(text)
    assert {one["party"] for one in held["delegations"]} == {"egypt", "ethiopia", "sudan"}


def test_all_of_a_row_are_parties_of_which_one_is_named_close_by() -> None:
    (held,) = rounds(
        "Ethiopia, Eritrea and the neighbouring Djibouti closed ten days of talks in Nairobi on Monday."
    )
    assert {one["party"] for one in held["delegations"]} == {"ethiopia", "eritrea", "djibouti"}


def test_two_people_of_unknown_sides_meet_only_on_a_day_at_a_place() -> None:
    sides = "Ethiopia and Eritrea want peace. "
    assert rounds(f"{sides}Adam Reed met Brian Grove in Nairobi on Monday.")
    assert not rounds(f"{sides}Adam Reed met Brian Grove in Nairobi.")


def test_a_country_where_they_meet_is_no_party() -> None:
    (held,) = rounds("Ethiopia and Eritrea held talks in Kenya on Monday.")
    assert held["venue"] == "kenya"
    assert {one["party"] for one in held["delegations"]} == {"ethiopia", "eritrea"}


def test_here_is_the_city_of_the_dateline() -> None:
    (held,) = rounds("Ethiopia and Eritrea resumed talks here on Monday.", dateline="NAIROBI")
    assert held["venue"] == "nairobi"


def test_the_same_city_is_the_last_place_before() -> None:
    text = "Ethiopia and Eritrea met in Nairobi in January. On Monday they held a round of talks in the same city."
    assert [one["venue"] for one in rounds(text)] == ["nairobi", "nairobi"]


def test_what_fell_through_was_not_held() -> None:
    text = "A summit of Ethiopia and Eritrea that Kenya had hoped to hold in Nairobi on Monday fell through."
    (planned,) = rounds(text)
    assert planned["status"] == "cancelled"


def test_a_place_between_brackets_goes_behind_another() -> None:
    (held,) = rounds("Ethiopia and Eritrea resumed talks (Monday in Cairo) in Nairobi on Sunday.")
    assert held["venue"] == "nairobi"


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        ("The format is old: it met in Nairobi on 2 March, in Cairo on 5 March and in Vienna on 9 March.", 3),
        ("The envoy gathered both sides at Naivasha in January.", 1),
        ("A third face-to-face in Nairobi on Monday was dropped.", 1),
    ],
)
def test_more_ways_to_tell_of_rounds(text: str, venues: int) -> None:
    assert len({one["venue"] for one in rounds(f"Ethiopia and Eritrea want peace talks. {text}")}) == venues


def test_talks_that_moved_somewhere_were_held_there() -> None:
    (held,) = rounds("The talks of Ethiopia and Eritrea then moved to Nairobi in January.")
    assert (held["status"], held["venue"]) == ("held", "nairobi")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("has been postponed until 29 March", "29 March"),
        ("was put off to April", "April"),
        ("was postponed on Monday", "Sunday"),
    ],
)
def test_the_day_of_what_was_put_off_is_the_new_one_where_there_is_one(told: str, day: str) -> None:
    (moved,) = rounds(
        f"Ethiopia and Eritrea want peace. The round that should have opened in Doha on Sunday {told}."
    )
    assert (moved["status"], moved["venue"], moved["when"]["expression"]) == ("postponed", "doha", day)


def test_a_row_of_cities_with_a_day_each_is_a_row_of_rounds() -> None:
    (*found, last) = rounds(
        "Ethiopia and Eritrea have sought a treaty for years. The two sides first met in Geneva in May 2024. "
        "Nairobi followed that November, and Ottawa came next in April 2025."
    )
    assert [one["venue"] for one in (*found, last)] == ["geneva", "nairobi", "ottawa"]
    assert not any("delegations" in one for one in (*found[1:], last))


TOLD = [
    ("The fifth, on 2 February, lasted eleven hours and went nowhere.", "held", None),
    ("The two sat at one table in Cairo on 3 March without a word on the treaty.", "held", "cairo"),
    ("He had brought both ministers to Cairo in February.", "held", "cairo"),
    ("The two are to put their signatures to it on Friday.", "scheduled", None),
    ("The premier of Ethiopia telephoned the president of Eritrea on Monday.", "held", None),
    ("He refuses to sit down with the president, whom he last saw at Cairo in February.", "held", "cairo"),
    ("An eighth, pencilled in for April, never convened.", "cancelled", None),
    ("The Kenyan minister Ann Otieno will travel to Cairo on Friday.", "scheduled", "cairo"),
    ("In-person haggling resumed on 2 March.", "held", None),
    ("It all goes back to 30 November 2025, when Ann Otieno and Omar Saleh first met.", "held", None),
    ("The mediator took the parties to a hotel in Cairo in January.", "held", "cairo"),
    ("The same men were back in Cairo in February.", "held", "cairo"),
    ("He paid a call on the president of Eritrea in Asmara on Monday.", "held", "asmara"),
    ("Four days in Cairo ended on Sunday without a photograph.", "held", "cairo"),
    ("The mediator wants the delegations back on 3 April.", "scheduled", None),
    ("Their last conversation was on 1 March, by telephone.", "held", None),
]


@pytest.mark.parametrize(("told", "status", "venue"), TOLD)
def test_rounds_are_told_by_what_people_did(told: str, status: str, venue: str | None) -> None:
    (found,) = rounds(f"Ethiopia and Eritrea want peace and a treaty. {told}")
    assert (found["status"], found.get("venue")) == (status, venue)


def test_what_was_cancelled_is_a_round_that_is_spoken_of_close_by() -> None:
    text = (
        "Ethiopia and Eritrea will hold talks in Nairobi on Sunday."
        + " The two governments have been at odds over a port." * 10
        + " The session of the commission was lost."
    )
    (found,) = rounds(text)
    assert found["status"] == "scheduled"


def test_a_number_alone_takes_up_no_round_that_is_told_far_from_it() -> None:
    text = (
        "The seventh round of talks between Ethiopia and Eritrea was held."
        + " The two governments have been at odds over a port." * 10
        + " They met in Cairo on 2 May 2025."
    )
    assert [one.get("venue") for one in rounds(text)] == [None, "cairo"]


def test_a_sentence_on_a_meeting_may_put_people_elsewhere_on_other_days() -> None:
    text = (
        "Ethiopia and Eritrea want peace. The delegations parted in Cairo on 5 February with an outline, left "
        "their experts to count wells in Asmara in mid-February, and have not come back."
    )
    assert [one["venue"] for one in rounds(text)] == ["cairo", "asmara"]


def test_what_was_held_or_never_was_is_read_as_past() -> None:
    (never,) = rounds("Ethiopia and Eritrea want peace. An eighth, pencilled in for April, never convened.")
    assert never["when"]["edtf"] == "2025-04"


def test_a_plan_that_collapsed_was_for_a_month_that_is_over() -> None:
    (collapsed,) = rounds("Talks between Ethiopia and Eritrea planned for Nairobi in August collapsed.")
    assert (collapsed["status"], collapsed["when"]["edtf"]) == ("cancelled", "2025-08")


def test_a_round_was_held_on_a_day_and_not_at_an_hour() -> None:
    (held,) = rounds("The delegations of Ethiopia and Eritrea parted in Nairobi at four this morning.")
    assert held["when"]["edtf"] == "2026-03-11"


def test_two_people_at_a_place_on_a_day_may_have_met() -> None:
    text = (
        "Ethiopia and Eritrea want peace. The Kenyan minister Ann Otieno carried the answer to Asmara on 5 February "
        "and went over it with Foreign Minister Omar Saleh."
    )
    assert [one["venue"] for one in rounds(text)] == ["asmara"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("A round in Geneva pencilled in for February had to be given up.", "2026-02"),
        ("The negotiators met in Geneva and their chairman resigned in June 2025.", None),
        ("Talks pick up in Geneva on Thursday.", "2026-03-12"),
    ],
)
def test_a_round_has_no_day_of_something_else(told: str, day: str | None) -> None:
    (found,) = rounds(f"Ethiopia and Eritrea want peace. {told}")
    when = found.get("when", {})
    assert when.get("edtf") == day or (day and when.get("expression") in told)


def test_what_two_people_did_on_the_day_before_is_another_meeting() -> None:
    text = (
        "The premiers of Ethiopia and Eritrea had dinner in Nairobi on Monday. "
        "Ethiopia and Eritrea met in Nairobi on Tuesday."
    )
    assert len(rounds(text)) == 2


def test_a_night_is_of_the_day_before_it() -> None:
    text = (
        "The premiers of Ethiopia and Eritrea had dinner in Nairobi last night. "
        "Ethiopia and Eritrea met in Nairobi this morning."
    )
    assert len(rounds(text)) == 2


def test_where_a_place_is_may_stand_between_it_and_its_day() -> None:
    text = "Ethiopia and Eritrea want peace. The two sides were stubborn in Bergen, on the North Sea, in May 2025."
    assert [one["venue"] for one in rounds(text)] == ["bergen"]


@pytest.mark.parametrize(
    "told",
    [
        "The latest round of talks ended in Qatar on Monday.",
        "The delegations will fly to Qatar on Friday for talks.",
        "Talks will be held this week in Qatar.",
    ],
)
def test_a_country_is_the_place_where_no_city_is_told(told: str) -> None:
    assert [one["venue"] for one in rounds(f"Ethiopia and Eritrea want peace. {told}")] == ["qatar"]


def test_a_country_is_the_place_of_no_other_round_than_its_city() -> None:
    text = (
        "Talks between Ethiopia and Eritrea resumed in Kenya on Monday. "
        "The delegations met in Nairobi on Monday behind closed doors."
    )
    assert [one["venue"] for one in rounds(text)] == ["nairobi"]


def test_a_country_in_which_something_else_is_is_no_place_of_talks() -> None:
    (held,) = rounds("Ethiopia and Eritrea held talks on Monday on the war in Sudan.")
    assert "venue" not in held


def test_talks_that_will_be_are_announced_without_a_day() -> None:
    (coming,) = rounds("Talks between Ethiopia and Eritrea would resume soon, Kenya said.")
    assert coming["status"] == "announced"
    assert "when" not in coming


@pytest.mark.parametrize(
    "told", ["Kenya hopes that talks between Ethiopia and Eritrea could resume.", "Kenya wants new talks."]
)
def test_talks_that_are_wished_are_not_announced(told: str) -> None:
    assert rounds(f"Ethiopia and Eritrea want peace. {told}") == []


def test_a_day_within_a_name_is_none() -> None:
    (held,) = rounds(
        "Negotiators of the Congolese government and of the March 23 Movement (M23) held talks in Nairobi."
    )
    assert "when" not in held


def test_what_is_signed_after_days_of_talks_closes_them() -> None:
    (held,) = rounds(
        "Ethiopia and Eritrea signed a declaration in Nairobi on Tuesday after three days of talks led by Kenya."
    )
    assert held["when"]["edtf"] == "2026-03-08/2026-03-10"


def test_who_only_speaks_of_talks_has_no_part_in_them() -> None:
    (held,) = rounds(
        "Ethiopia and Eritrea named teams on Tuesday for a peace after talks in Nairobi that Sudan denounced.\n\n"
        "Ethiopia and Eritrea want peace, and their envoys know it."
    )
    assert "sudan" not in {one["party"] for one in held.get("delegations", ())}


def test_counterparts_from_another_state_are_its_people() -> None:
    (held,) = rounds(
        "Ethiopian diplomats met counterparts from Eritrea in Nairobi on Monday for peace talks."
    )
    assert {one["party"] for one in held["delegations"]} == {"ethiopia", "eritrea"}


@pytest.mark.parametrize(
    ("known", "joined"),
    [
        ([KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY)], TALKS.id),
        ([KnownRound("one", TALKS.id, venue="nairobi", when=MONDAY)], None),
        ([KnownRound("one", TALKS.id, when=SUNDAY)], None),
        (
            [
                KnownRound("one", TALKS.id, venue="nairobi", when=SUNDAY),
                KnownRound("two", "ethiopia-sudan", venue="nairobi", when=SUNDAY),
            ],
            None,
        ),
    ],
    ids=["at the place on the day", "on another day", "at no place", "of two processes"],
)
def test_a_process_is_known_by_its_round_where_one_of_its_parties_is_not_named(
    known: list[KnownRound], joined: str | None
) -> None:
    text = "Ethiopia's envoys held talks with those of Kenya in Nairobi on Sunday, and negotiations go on."
    article = Article(text, tuple(paragraphs(text)), date(2026, 3, 18))
    other = KnownProcess("ethiopia-sudan", parties=("ethiopia", "sudan"))
    found = drafts(article, Known(rounds=tuple(known), processes=(TALKS, other))).process
    assert (found if found in (TALKS.id, other.id) else None) == joined


@pytest.mark.parametrize(
    ("proposed", "title"), [(True, "Second round"), (False, None)], ids=["of another article", "recorded"]
)
def test_who_may_make_a_proposed_round_gives_its_title_and_who_joins_a_record_gives_none(
    proposed: bool, title: str | None
) -> None:
    known = KnownRound("nairobi-2", TALKS.id, "Second round", venue="nairobi", when=SUNDAY, proposed=proposed)
    (found,) = rounds(
        "Negotiations between Ethiopia and Eritrea are scheduled to resume on Sunday in Nairobi.",
        Known(venues=(KnownVenue("nairobi", "Nairobi"),), rounds=(known,), processes=(TALKS,)),
    )
    assert (found["id"], found.get("title")) == ("nairobi-2", title)


@pytest.mark.parametrize("proposed", [True, False], ids=["of another article", "recorded"])
def test_a_process_that_is_only_proposed_is_proposed_with_its_title_again(proposed: bool) -> None:
    text = "Ethiopia and Eritrea held talks in Nairobi on Monday."
    talks = KnownProcess(TALKS.id, "Badme talks", TALKS.parties, proposed=proposed)
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY)
    found = drafts(article, Known(processes=(talks,)))
    process = next(draft for draft in found.drafts if draft.kind is Kind.PROCESS)
    assert process.joins
    assert process.says.get("title") == ("Badme talks" if proposed else None)
