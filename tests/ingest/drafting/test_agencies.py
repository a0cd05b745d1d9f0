"""How agencies tell of rounds; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)


def rounds(text: str) -> list[dict[str, Any]]:
    found = drafts(Article(text, tuple(paragraphs(text)), WEDNESDAY), Known.none())
    return [dict(draft.says) for draft in found.drafts if draft.kind is Kind.ROUND]


@pytest.mark.parametrize(
    ("told", "status", "name"),
    [
        (
            "The talks will now be held in Cairo on 24 March, the minister confirmed.",
            "scheduled",
            "cairo-2026-03-24",
        ),
        (
            "The talks were expected to take place on Sunday 8 March in Cairo.",
            "scheduled",
            "cairo-2026-03-08",
        ),
        (
            "Kenyan Minister Ann Otieno will arrive next week in Asmara.",
            "scheduled",
            "asmara-2026-03-16-2026-03-22",
        ),
        ("The round came to an end in Cairo on Monday.", "held", "cairo-2026-03-09"),
        ("Talks are now being held in Cairo.", "under way", "cairo-round"),
        ("The joint task force will convene in Cairo on Friday.", "scheduled", "cairo-2026-03-13"),
        ("The envoys are leaving for Cairo on Friday for talks.", "scheduled", "cairo-2026-03-13"),
        ("The talks to be held in Cairo will begin tomorrow.", "scheduled", "cairo-2026-03-12"),
        (
            "During the meeting, which is scheduled for Friday in Cairo, they will sign.",
            "scheduled",
            "cairo-2026-03-13",
        ),
        ("Kenya would oversee talks between them in Cairo on Sunday.", "scheduled", "cairo-2026-03-15"),
        ("Both delegations will attend talks in Cairo on Friday.", "scheduled", "cairo-2026-03-13"),
        (
            "A fresh round of talks, after months of fighting, began on Monday.",
            "under way",
            "eritrea-ethiopia-2026-03-09",
        ),
        ("The ministers wrapped up a two-day meeting in Egypt’s capital.", "held", "cairo-round"),
        ("The ministers met in the Belgian capital on Monday.", "held", "brussels-2026-03-09"),
        ("A round planned for Cairo last month collapsed before it began.", "cancelled", "cairo-2026-02"),
        ("The fourth cycle of talks ended in Cairo on Monday.", "held", "cairo-2026-03-09"),
        ("They work until 29 March, when the two leaders meet in Cairo.", "scheduled", "cairo-2026-03-29"),
        (
            "Premier Omar Beck of Ethiopia saw President Ann Otieno in Cairo on Monday.",
            "held",
            "cairo-2026-03-09",
        ),
        ("Both put their names on Monday to a paper in Cairo.", "held", "cairo-2026-03-09"),
        ("At the next round, in Cairo, the envoys will form groups.", "announced", "cairo-round"),
        (
            "General Omar Beck, the commander, met General Ann Otieno in Cairo on Monday.",
            "held",
            "cairo-2026-03-09",
        ),
        ("Both are to resume U.N.-brokered talks in Cairo on Friday.", "scheduled", "cairo-2026-03-13"),
        (
            "Lee Do-hoon, Kenya’s envoy, is scheduled to meet Kong Bo in Cairo on Friday.",
            "scheduled",
            "cairo-2026-03-13",
        ),
        ("At the fifth Nubian summit in Cairo on Monday, they were all smiles.", "held", "cairo-2026-03-09"),
        ("Wednesday was the second day of talks in Cairo.", "under way", "cairo-2026-03-11"),
        ("The two men talked with each other for hours in Cairo on Monday.", "held", "cairo-2026-03-09"),
        (
            "A new round of talks would be held soon, a day after they broke up.",
            "announced",
            "eritrea-ethiopia-round",
        ),
        ("The previous ministers’ meeting was in Cairo in June.", "held", "cairo-2025-06"),
    ],
)
def test_agencies_tell_of_a_round_in_these_ways(told: str, status: str, name: str) -> None:
    (found,) = rounds(f"Ethiopia and Eritrea want peace. {told}")
    assert (found["status"], found["id"]) == (status, name)


@pytest.mark.parametrize(
    "told",
    [
        "On Tuesday, the minister said it was too early to speak of a first round of talks.",
        "The envoy will announce a date for the talks on Friday.",
        "According to a paper issued last month, talks were to have been completed by 5 February.",
        "The meeting will be about the elections scheduled for May.",
        "The results of this week’s talks will be studied.",
        "With the exception of a truce that began in January 2025, the talks, held in Cairo, have brought nothing.",
        "The rebels wanted the troops out before any deeper talks, but dropped this condition last week.",
        "It was said last week, a bad omen for the session since Cairo’s bitter summit failed.",
        "The envoy arrived on Monday, nearly three weeks after talks were held in Cairo.",
        "They signed a paper on the Nubian Peace Process.",
        "The minister leaves on Friday for a NATO meeting in Bergen.",
        "Right now both delegations are in talks.",
    ],
)
def test_days_on_which_something_else_is_make_no_round(told: str) -> None:
    found = rounds(f"Ethiopia and Eritrea want peace. {told}")
    assert [one for one in found if "when" in one] == []


def test_one_sentence_tells_what_was_and_what_was_agreed() -> None:
    text = (
        "The second round of talks between Ethiopia and Eritrea ended in Cairo on Monday, with both sides agreeing to "
        "meet again next week."
    )
    assert [(one["status"], one.get("venue")) for one in rounds(text)] == [
        ("held", "cairo"),
        ("announced", None),
    ]


def test_who_leaves_for_talks_leaves_before_them() -> None:
    text = (
        "Ethiopia and Eritrea want peace. The talks in Cairo will begin on Saturday. "
        "The envoys are leaving for Cairo on Friday night for the talks."
    )
    (found,) = rounds(text)
    assert found["when"]["expression"] == "Saturday"


def test_a_journey_and_a_meeting_on_one_day_at_one_place_are_one_round() -> None:
    text = (
        "Ethiopia and Eritrea want peace. The Ethiopian delegation arrived in Cairo on Wednesday for talks. "
        "The two sides will meet in Cairo on Wednesday."
    )
    assert len(rounds(text)) == 1


def test_a_meeting_between_people_of_two_sides_needs_no_place() -> None:
    text = (
        "Ethiopia and Eritrea want peace. On 2 February the first meeting of Ethiopian Deputy Prime Minister Omar Beck "
        "and Eritrean Deputy Prime Minister Ann Otieno took place at the border."
    )
    assert len(rounds(text)) == 1


def test_the_meeting_of_a_weekday_is_the_one_that_is_planned_for_it() -> None:
    text = (
        "Ethiopia and Eritrea want peace. The delegations will meet in Cairo on Friday. "
        "The army declined to comment on Friday’s meeting."
    )
    assert len(rounds(text)) == 1
