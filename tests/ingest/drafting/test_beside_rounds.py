"""What agencies tell beside a round: to what day it was adjourned, whom else one met; texts are ours.

11 March 2026 is a Wednesday.
"""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.draft_dates import source_of, when_of
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)
FIRST = "Ethiopia and Eritrea want peace, and their negotiators know it."


def drafted(text: str, kind: Kind) -> list[tuple[Draft, str | None]]:
    """The drafts of a kind, each with its day."""
    whole = f"{FIRST}\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY)
    found = [one for one in drafts(article, Known.none()).drafts if one.kind is kind]
    days = [when_of(one.kind, one.says, source_of(article)) for one in found]
    return [(one, day["edtf"] if day else None) for one, day in zip(found, days, strict=True)]


def rounds(text: str) -> list[tuple[str, str | None, str | None]]:
    """State, venue and day of each round."""
    return [(one.says["status"], one.says.get("venue"), day) for one, day in drafted(text, Kind.ROUND)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The chairman adjourned the talks to 17-21 May.", [("scheduled", None, "2026-05-17/2026-05-21")]),
        (
            "The mediator adjourned the negotiations in Bergen to May 4.",
            [("scheduled", "bergen", "2026-05-04")],
        ),
        (
            "The mediator has adjourned the peace conference in Bergen to the week of 6 April.",
            [("scheduled", "bergen", "2026-04-06/2026-04-12")],
        ),
        ("The envoy suspended the talks until Monday.", [("scheduled", None, "2026-03-16")]),
        (
            "The talks in Bergen were adjourned to 2-5 June.",
            [("scheduled", "bergen", "2026-06-02/2026-06-05")],
        ),
        (
            "The talks in Bergen adjourned on Friday until 20 April.",
            [("held", "bergen", "2026-03-06"), ("scheduled", "bergen", "2026-04-20")],
        ),
        (
            "The second round of talks in Bergen was suspended on Monday until 2 April.",
            [("held", "bergen", "2026-03-09"), ("scheduled", "bergen", "2026-04-02")],
        ),
        (
            "The talks in Bergen ended on Friday, until when both had hoped.",
            [("held", "bergen", "2026-03-06")],
        ),
    ],
)
def test_talks_are_adjourned_to_a_day_to_come(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert rounds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "After a meeting with the German chancellor in Berlin on Monday, the Eritrean president said the talks would "
        "go on.",
        "Speaking after a meeting with NATO’s secretary general on Monday, the Eritrean president said the talks were "
        "going well.",
        "The Ethiopian prime minister, who met the Norwegian king on Monday, said the talks were near a deal.",
        "The Ethiopian president told reporters after meeting French President Jean Morel in Paris on Friday that the "
        "truce would hold.",
    ],
)
def test_a_day_on_which_one_meets_another_is_none_of_the_talks(text: str) -> None:
    assert rounds(text) == []


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "After a meeting with the Ethiopian foreign minister on Tuesday, the Eritrean president said that.",
            None,
        ),
        ("After a meeting with the UN envoy in Bergen on Tuesday, the Eritrean president said so.", "bergen"),
        (
            "Norway is mediating. After a meeting with the Norwegian minister in Bergen on Tuesday, the Eritrean "
            "president said the talks would go on.",
            "bergen",
        ),
    ],
)
def test_who_is_of_the_other_side_or_mediates_is_met_for_the_talks(text: str, venue: str | None) -> None:
    assert rounds(text) == [("held", venue, "2026-03-10")]


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea reached a truce in the hills set to take effect on Sunday.",
        "Both sides set themselves a deadline of Friday to clinch the deal.",
        "It would be possible to continue the talks next week if Ethiopia agreed, the Eritrean minister said.",
        "The talks will be adjourned later on Wednesday to allow the Ethiopian negotiator to go to Rome.",
    ],
)
def test_a_day_on_which_something_else_begins_or_ends_is_none_of_a_round(text: str) -> None:
    assert rounds(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mediator postponed the second round in Bergen indefinitely on Monday.",
            [("postponed", "bergen", None)],
        ),
        (
            "The mediator postponed the second round in Bergen again on Monday.",
            [("postponed", "bergen", None)],
        ),
        (
            "The talks were postponed indefinitely on Monday. The mediator will bring both sides together for "
            "consultations in Bergen on Friday.",
            [("scheduled", "bergen", "2026-03-13")],
        ),
        (
            "The talks were postponed on Monday. They had been scheduled to open in Bergen on Friday.",
            [("postponed", "bergen", "2026-03-13")],
        ),
    ],
)
def test_talks_put_off_without_a_day_have_none(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert rounds(text) == found


def test_another_meeting_has_its_own_place_and_day() -> None:
    text = (
        "The mediator announced the talks in Bergen, scheduled for April 12, right after last Thursday’s meeting of "
        "the two presidents that took place in the Norwegian capital Oslo."
    )
    assert rounds(text) == [("scheduled", "bergen", "2026-04-12"), ("held", "oslo", "2026-03-05")]


def test_a_plan_told_again_by_a_longer_time_is_one() -> None:
    text = (
        "The foreign ministers will meet again in Bergen next week. “We look forward to hosting another round of "
        "talks in Bergen later this month,” the Norwegian spokesman said."
    )
    assert rounds(text) == [("scheduled", "bergen", "2026-03-16/2026-03-22")]
    later = f"{text} The Bergen talks are scheduled for 18 March."
    assert rounds(later) == [("scheduled", "bergen", "2026-03-18")]


def test_those_who_came_for_a_round_make_none_of_their_own() -> None:
    came = "The Eritrean delegation arrived in Bergen on Tuesday."
    plan = "The Ethiopian delegation was due in Bergen on Thursday for the resumption of the peace talks."
    assert rounds(f"{plan} {came}") == [("scheduled", "bergen", "2026-03-12")]
    assert rounds(f"{came} {plan}") == [("scheduled", "bergen", "2026-03-12")]


def milestones(text: str) -> list[tuple[str, str, str | None]]:
    """Sort, title and day of each milestone."""
    return [(one.says["sort"], one.says["title"], day) for one, day in drafted(text, Kind.MILESTONE)]


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea agreed to assess the progress at the next meeting on April 11.",
        "Ethiopia and Eritrea agreed to review the truce at their next round on 2 May.",
        "The Norwegian foreign minister, who joined the talks in Bergen on Tuesday, said a deal was near.",
        "“We had proposed April 21 as the day for the second round of the talks,” the mediator said.",
    ],
)
def test_what_is_only_to_be_talked_of_is_no_milestone(text: str) -> None:
    assert milestones(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The two sides agreed to set a new deadline of Monday for the accord.",
            [("deadline", "Deadline for the accord", "2026-03-16")],
        ),
        (
            "Ethiopia and Eritrea on Tuesday gave themselves until April 7 to clinch a border deal as a midnight "
            "deadline approached.",
            [("deadline", "Deadline to clinch a border deal", "2026-04-07")],
        ),
        (
            "It is the last attempt to reach a deal before the UN-set deadline expires on April 10.",
            [("deadline", "UN-set deadline ends", "2026-04-10")],
        ),
        (
            "The two sides signed a deal earlier this month on how they will share the water.",
            [("agreement", "Deal signed", "2026-03-01/2026-03-10")],
        ),
        (
            "Ethiopia and Eritrea agreed on Tuesday to pull back their tanks.",
            [("agreement", "Ethiopia and Eritrea agreed to pull back their tanks", "2026-03-10")],
        ),
    ],
)
def test_a_milestone_is_named_for_its_own_thing_and_day(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert milestones(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ethiopian President Abel Tesfaye and Eritrean President Yonas Hagos agreed at a Dec. 1 meeting in "
            "Argentina to a truce that delayed the planned Jan. 1 increase of tariffs.",
            [("held", "argentina", "2025-12-01")],
        ),
        (
            "The Ethiopian foreign minister will leave tomorrow for Bergen. Norway is to organise a trilateral "
            "consultation with Ethiopia and Eritrea in Bergen, due on Monday.",
            [("scheduled", "bergen", "2026-03-16")],
        ),
        (
            "Ethiopian and Eritrean envoys resumed the talks in Bergen on Tuesday. Ahead of Tuesday’s talks, the "
            "Eritrean minister briefed the president.",
            [("under way", "bergen", "2026-03-10")],
        ),
        (
            "Ethiopian envoys will return to Bergen next week. Following the renewed talks in Bergen, the Eritrean "
            "envoy will go to Lima in May.",
            [("scheduled", "bergen", "2026-03-16/2026-03-22"), ("scheduled", "lima", "2026-05")],
        ),
    ],
)
def test_a_round_has_the_day_that_is_told_of_it(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert rounds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea have agreed to “unconditional peace talks” in the first week of October.",
        "The plan was discussed at a meeting of the country’s main foreign aid donors in Bergen on Tuesday.",
        "The rebels had indicated a desire for talks to be held in Bergen.",
        "Eritrea hopes to be invited at the alliance’s Bergen summit on 11 and 12 July.",
        "The alliance would invite Eritrea to join at its summit in Bergen on 7 April.",
        "The Ethiopian premier will speak at the bloc’s annual meeting in Bergen in May.",
        "The Eritrean minister yesterday demanded changes to the format and agenda of the Bergen discussions.",
    ],
)
def test_talks_that_are_wished_and_meetings_of_others_are_none(text: str) -> None:
    assert (rounds(text), milestones(text)) == ([], [])


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("A ceasefire ended on Sunday.", ["announcement"]),
        ("The truce ended weeks of fighting on Sunday.", []),
        ("The truce ended the violence on Sunday.", []),
    ],
)
def test_a_truce_that_ends_something_has_not_ended(text: str, sorts: list[str]) -> None:
    assert [sort for sort, _, _ in milestones(text)] == sorts


def test_this_resort_is_the_city_of_the_dateline_and_a_meeting_elsewhere_is_another() -> None:
    body = (
        "Ethiopian and Eritrean negotiators began a new round of talks in this North Sea port on Sunday. Following a "
        "meeting in Lima with the Ethiopian minister, the Eritrean president had proposed it."
    )
    whole = f"BERGEN, Norway - {body}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY, dateline="BERGEN, Norway")
    found = [one.says for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    assert [(one.get("venue"), "when" in one) for one in found] == [("bergen", True), ("lima", False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The fourth round of the talks commenced in Bergen on Tuesday. The deliberations of this round will "
            "continue until the 24th of this month.",
            [("under way", "bergen", "2026-03-10")],
        ),
        (
            "On Saturday, the African Union Support Mission in Eritrea (AUSME) announced it will facilitate direct "
            "talks between the two delegations in Bergen, starting from March 19.",
            [("scheduled", "bergen", "2026-03-19")],
        ),
        ("Ethiopia proposed to the Eritrean side to hold a meeting between June 20 and 30.", []),
        ("Ethiopia proposed a meeting of the two presidents in Bergen in June.", []),
        (
            "The two sides are expected in Bergen next Monday for talks, which could be a landmark meeting before the "
            "installation of a transitional government in Lima on November 1.",
            [("scheduled", "bergen", "2026-03-16")],
        ),
        (
            "The mediator returned to South Africa on Tuesday empty-handed after talks in Bergen failed. Monday’s "
            "summit in Bergen ended without agreement.",
            [("held", "bergen", "2026-03-09")],
        ),
    ],
)
def test_a_day_of_announcing_proposing_or_coming_home_is_none_of_the_talks(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert rounds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea have agreed Wednesday to negotiate a final peace agreement.",
        "“The tracks aim at a permanent ceasefire,” it said, “The talks will continue until the 24th of this month.”",
    ],
)
def test_what_is_only_negotiated_is_no_agreement_and_no_deadline(text: str) -> None:
    assert milestones(text) == []


def test_two_who_meet_at_the_summit_of_an_alliance_meet() -> None:
    text = "The two presidents met at the bloc’s annual meeting in Bergen on Monday."
    assert rounds(text) == [("held", "bergen", "2026-03-09")]
