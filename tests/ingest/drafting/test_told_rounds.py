"""Rounds as reports tell them beside other things; every sentence is ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)

Told = tuple[str, str | None, str | None]


def told(text: str) -> list[Told]:
    """State, venue and the words for the day of each round; the day itself where it is stated beside them."""
    whole = f"Peru and Ecuador want peace, and their negotiators know it.\n\n{text}"
    article = Article(whole, tuple(paragraphs(whole)), WEDNESDAY)
    rounds = [one.says for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    return [(one["status"], one.get("venue"), _day(one.get("when", {}))) for one in rounds]


def _day(when: dict[str, str]) -> str | None:
    return when.get("edtf") if "/" in when.get("edtf", "") else when.get("expression")


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The last time, the foreign secretaries had met in Bergen.",
            [("held", "bergen", None)],
        ),
        (
            "Their negotiators held a first direct session on Monday in Bergen.",
            [("held", "bergen", "Monday")],
        ),
        ("The peace panels met in Bergen on Monday.", [("held", "bergen", "Monday")]),
        (
            "The ministers look forward to reconvening in Bergen on 2 April after technical meetings.",
            [("scheduled", "bergen", "2 April")],
        ),
        ("The ongoing peace talks in Bergen will decide it.", [("under way", "bergen", None)]),
        ("The talks in Bergen got off to a slow start on Monday.", [("under way", "bergen", "Monday")]),
        (
            "The delegations will continue negotiations in Norway March 26-31.",
            [("scheduled", "norway", "March 26-31")],
        ),
        ("In high-level talks on Monday, both sides agreed on a date.", [("held", None, "Monday")]),
        ("In talks yesterday, both sides agreed on a date.", [("held", None, "yesterday")]),
        (
            "The envoy returned to Quito on Monday after talks that broke down last week in Bergen.",
            [("held", "bergen", "last week")],
        ),
        (
            "Both have agreed to continue talks in Bergen next week after two days of negotiations in Lima.",
            [("announced", "bergen", "next week"), ("held", "lima", None)],
        ),
        (
            "Talks aimed at breaking a deadlock over the building of a dam upstream ended on Monday.",
            [("held", None, "Monday")],
        ),
        (
            "Talks began in Bergen on Monday. The dialogue opened at 10 a.m. at the Peace House, a villa there.",
            [("under way", "bergen", "Monday")],
        ),
        ("They agreed to hold a vote on 5 June, their delegates to the talks said.", []),
        ("They agreed to hold in May another round of talks.", [("announced", None, "May")]),
        ("Despite the meeting between both sides, the envoy on Monday spoke against it.", []),
        ("The ministry praised the truce they signed in February.", []),
        (
            "The ministry praised the truce they signed in Bergen in February.",
            [("held", "bergen", "February")],
        ),
        (
            "The president led a delegation to Bergen last week at the invitation of the king.",
            [("held", "bergen", "last week")],
        ),
    ],
)
def test_words_for_a_round(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Earlier, during a meeting in Bergen last Friday, both sides had agreed to meet on 27 March.",
            [("held", "bergen", "last Friday"), ("announced", None, "27 March")],
        ),
        (
            "The presidents met in Bergen on 3 March which was followed by a meeting between their aides in Rome.",
            [("held", "bergen", "3 March"), ("held", "rome", None)],
        ),
        (
            "They will hold meetings in Bergen on 20 March followed by “technical” discussions in Rome on 27 March.",
            [("scheduled", "bergen", "20 March"), ("scheduled", "rome", "27 March")],
        ),
        (
            "According to a text released after the talks, the negotiations in April will take place in Bergen.",
            [("scheduled", "bergen", "April")],
        ),
        (
            "The two sides had two rounds of talks in Bergen in May and July of 2025.",
            [("held", "bergen", "May"), ("held", "bergen", "July")],
        ),
        (
            "The talks in Bergen were extended into Monday. The negotiations began on 5 March.",
            [("under way", "bergen", "2026-03-05/2026-03-09")],
        ),
    ],
)
def test_several_rounds_or_days_in_one_breath(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Norway will host the first talks in seven years between Peru and Ecuador.",
            [("scheduled", "norway", None)],
        ),
        (
            "On Monday Peru and Ecuador agreed to hold a round of talks on 20 March.",
            [("announced", None, "20 March")],
        ),
        (
            "Peru and Ecuador agreed on Monday to postpone the talks in Bergen.",
            [("postponed", "bergen", None)],
        ),
        (
            "Tuesday’s statement says that the talks in Bergen next week will be the last.",
            [("scheduled", "bergen", "next week")],
        ),
        ("They are scheduled to end with a statement by the mediators on 31 March.", []),
        (
            "At the Bergen Process conference, the leaders of Peru and Ecuador met on Monday.",
            [("held", None, "Monday")],
        ),
        (
            "At a press conference at the ministry in Bergen, both said that a next round will be on 20 March.",
            [("announced", None, "20 March")],
        ),
        ("There was a breakdown of talks due to preconditions of the two sides.", []),
        (
            "The tenth round has started in Bergen. The previous round yielded nothing.",
            [("under way", "bergen", None)],
        ),
        (
            "The round of talks in Bergen that resumed is about a soon-to-be-finished dam.",
            [("under way", "bergen", None)],
        ),
    ],
)
def test_what_is_no_day_place_or_state_of_a_round(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Talks will resume in Bergen on 16 March and will be followed by a meeting in Rome.",
            [("scheduled", "bergen", "16 March"), ("scheduled", "rome", None)],
        ),
        (
            "Speaking after a meeting in Bergen on Monday, he said that the talks would resume in Rome on 2 April.",
            [("held", "bergen", "Monday"), ("scheduled", "rome", "2 April")],
        ),
        (
            "The talks are in progress in Bergen. The previous meeting on 4 February was short.",
            [("under way", "bergen", None), ("held", None, "4 February")],
        ),
        (
            "The fourth round ended in Bergen last week. The fourth round began on 26 February.",
            [("held", "bergen", "26 February")],
        ),
        (
            "The talks of the two sides were postponed. They had agreed on little. "
            "The negotiations were originally scheduled to take place in Bergen on Monday.",
            [("postponed", "bergen", "Monday")],
        ),
        (
            "The talks that were due to continue in Bergen on Thursday have been postponed for April.",
            [("postponed", "bergen", "April")],
        ),
        ("The third round in Bergen was suspended 2 March.", [("held", "bergen", "2 March")]),
        ("The sixth round of talks in Bergen is set to end on 20 March.", [("under way", "bergen", None)]),
        ("They will fly to Bergen on Saturday for talks.", [("scheduled", "bergen", "Saturday")]),
        ("The teams went into a meeting in Bergen, expected to focus on maps.", [("under way", "bergen", None)]),
        ("The talks are due to take place in Bergen at 3 p.m. today.", [("scheduled", "bergen", "3 p.m. today")]),
        ("Talks of Peru and Ecuador resumed on Monday in a Lima hotel.", [("under way", "lima", "Monday")]),
    ],
)  # fmt: skip
def test_plans_and_edges_of_rounds(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("They quit the talks in Rome on Monday and flew back to Bergen.", [("held", "rome", "Monday")]),
        ("The chief negotiator stated on Tuesday in Bergen that it was over.", []),
        ("While no agenda of the talks was released, he hinted in a press conference in Bergen on Monday at maps.", []),
        ("The two sides met on Monday and were told to leave the northern town of Bergen.", [("held", None, "Monday")]),
        ("A map, adopted in Rimbo on 2 March, was discussed during the talks in Bergen.", [("held", "bergen", None)]),
        ("The talks of the two sides went on despite the expiry on 2 March of the truce.", []),
        ("The cabinet meeting in Bergen on Monday was about the talks.", []),
    ],
)  # fmt: skip
def test_what_tells_of_other_things_than_rounds(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The last time Peru and Ecuador met was in February 2025.", [("held", None, "February 2025")]),
        ("The two presidents have not met since February 2025.", [("held", None, "February 2025")]),
        (
            "Talks were held in Bergen on Monday to prepare a summit of men who have not met since May 2025.",
            [("held", "bergen", "Monday"), ("held", None, "May 2025")],
        ),
        ("A week of negotiations on the outskirts of Rome in January ended badly.", [("held", "rome", "January")]),
        ("A second round of talks ended an hour after it began in Bergen on Monday.", [("held", "bergen", "Monday")]),
        ("Negotiations of the two sides in Bergen ended without agreement on Monday.", [("held", "bergen", "Monday")]),
        ("Envoys of both sides met the authorities in Bergen on Monday.", [("held", "bergen", "Monday")]),
        ("They discussed a deal Saturday at a third round of talks in Bergen.", [("held", "bergen", "Saturday")]),
        ("Peru ended a meeting with Ecuador in Bergen on Monday.", [("held", "bergen", "Monday")]),
        (
            "The first round was in Bergen on 2 March, followed by the second round in Rome on 9 March.",
            [("held", "bergen", "2 March"), ("held", "rome", "9 March")],
        ),
        (
            "They agreed on a round of talks, due to be held in Norway on Thursday, after the second round in Rome.",
            [("scheduled", "norway", "Thursday"), ("held", "rome", None)],
        ),
        ("Talks of the two sides will begin in Norway on Friday.", [("scheduled", "norway", "Friday")]),
        ("Peru and Ecuador begin a meeting in Bergen on Sunday.", [("scheduled", "bergen", "Sunday")]),
        ("The minister stated that today’s talks will be used to take stock.", [("scheduled", None, "today")]),
        ("Ecuador withdrew from talks scheduled in Bergen on Friday.", [("cancelled", "bergen", "Friday")]),
    ],
)  # fmt: skip
def test_more_ways_to_tell_of_rounds(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The mediators circulated last week a draft on the issues in the talks between Peru and Ecuador.", []),
        ("The same day a negotiator forecast difficult talks between Peru and Ecuador.", []),
        ("The rebels have not budged from their position of May that both withdraw from Bergen.", []),
        ("Peru and Ecuador spoke of Bergen in a phone conversation on Monday.", [("held", None, "Monday")]),
        ("The sides left Bergen after talks, sources quoted on Monday told.", [("held", "bergen", None)]),
        (
            "The president held talks in Bergen. A virtual meeting of the two sides was held on Monday.",
            [("held", "bergen", None), ("held", None, "Monday")],
        ),
    ],
)  # fmt: skip
def test_more_that_is_no_round_or_not_there(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Peru and Ecuador yesterday abruptly canceled a third round of talks.", [("cancelled", None, None)]),
        ("The rebels were in Norway for a second round of talks.", [("under way", "norway", None)]),
        ("Talks of the two sides would begin on 17 March 2026, in Norway.", [("scheduled", "norway", "17 March 2026")]),
        ("The talks of the two sides recessed Monday in Bergen.", [("held", "bergen", "Monday")]),
        (
            "They will meet in Bergen on Saturday for a tenth round of talks since the conflict in Rimbo started.",
            [("scheduled", "bergen", "Saturday")],
        ),
        (
            "They will meet in Bergen on Saturday. A meeting was to have been held soon after the truce.",
            [("scheduled", "bergen", "Saturday")],
        ),
        ("After two weeks of talks to end the conflict in Bergen, the talks are over.", []),
        (
            "Talks got off to a bad start in Bergen yesterday as they failed to hold a scheduled meeting last night.",
            [("under way", "bergen", "yesterday")],
        ),
        ("He made the announcement late on Monday that the talks in Bergen had ended.", [("held", "bergen", None)]),
    ],
)  # fmt: skip
def test_what_begins_or_ends_beside_other_things(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Delegations from Rome and Bergen have been meeting in Norway.", [("under way", "norway", None)]),
        (
            "The two presidents met in Rome hours after talks in Bergen were cancelled.",
            [("held", "rome", None)],
        ),
        (
            "Following a meeting held in Bergen on 2 March, 2026, between the two sides, their ministers met in Rome.",
            [("held", "bergen", "2 March, 2026"), ("held", "rome", None)],
        ),
        ("The premier last week backed the talks of the two sides.", []),
        ("The long anticipated talks of the two sides were held in Bergen.", [("held", "bergen", None)]),
        (
            "The teams were set to fly to Bergen this morning for talks. "
            "The talks between Peru, Ecuador and their many neighbours were postponed for want of a plane.",
            [("postponed", "bergen", "this morning")],
        ),
        (
            "A dialogue process scheduled to take place between Peru and Ecuador in Bergen has been postponed.",
            [("postponed", "bergen", None)],
        ),
    ],
)
def test_what_was_undone_or_comes_from_elsewhere(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The 42nd round was in Bergen last month. The 43rd is pencilled in for May in Rimbo.",
            [("held", "bergen", "last month"), ("scheduled", "rimbo", "May")],
        ),
        (
            "A round in Bergen ended on Monday. The next one, which starts on 2 April, will be longer.",
            [("held", "bergen", "Monday"), ("scheduled", None, "2 April")],
        ),
        (
            "Their negotiators were supposed to sit down in Bergen on Tuesday. The meeting has been dropped.",
            [("cancelled", "bergen", "Tuesday")],
        ),
        ("A round in Bergen next week has been shelved.", [("postponed", "bergen", "next week")]),
        (
            "The foreign minister of Peru will see the president of Ecuador in Bergen on Friday.",
            [("scheduled", "bergen", "Friday")],
        ),
        (
            "A joint commission convened in Bergen on Monday and sits again in Rimbo next month.",
            [("held", "bergen", "Monday"), ("scheduled", "rimbo", "next month")],
        ),
        ("Their negotiators have been invited to Bergen next month.", [("announced", "bergen", "next month")]),
        (
            "The talks in Bergen ended on Tuesday. They had begun on Sunday.",
            [("held", "bergen", "2026-03-08/2026-03-10")],
        ),
    ],
)  # fmt: skip
def test_rounds_by_number_and_plans_by_what_became_of_them(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    "text",
    [
        "Peru has turned down a proposal to open talks in Bergen in April.",
        "Peru rejected an invitation to talks in Bergen on Friday.",
        "The president saw his cabinet in Bergen on Monday to discuss the offer of talks.",
    ],
)
def test_what_was_refused_or_only_offered_is_no_round(text: str) -> None:
    assert not told(text)


def test_a_row_of_many_cities_is_told_whatever_stands_behind_it() -> None:
    text = (
        "It all came to nothing: Bern in May 2025, Oslo in June 2025 and Rome in July 2025, "
        "where Peru did not turn up."
    )
    assert told(text) == [
        ("held", "bern", "May 2025"),
        ("held", "oslo", "June 2025"),
        ("held", "rome", "July 2025"),
    ]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The sides put their names to it on Tuesday, after two days behind closed doors at a hotel in Rome.",
            [("held", "rome", "Tuesday")],
        ),
        ("The talks were wrapped up at Rimbo, outside Rome, on Monday.", [("held", "rimbo", "Monday")]),
        ("Their negotiators met aboard the frigate Rimbo on Monday.", [("held", "rimbo", "Monday")]),
        (
            "They met at the Rimbo-Bergen border point on Monday, and will meet at the same post on Friday.",
            [("held", "rimbo-bergen-border-point", "Monday"), ("scheduled", "rimbo-bergen-border-point", "Friday")],
        ),
        (
            "In Bergen, where the negotiators last met in March 2025, rooms have been booked for 24 March.",
            [("held", "bergen", "March 2025")],
        ),
    ],
)  # fmt: skip
def test_the_place_and_the_day_are_those_of_the_round(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "They have held three rounds since last spring, in Oslo (12 April), Rome (3 May) and Oslo (6 June).",
            [("held", "oslo", "12 April"), ("held", "rome", "3 May"), ("held", "oslo", "6 June")],
        ),
        (
            "The two sides met in Rome (2 March and 7 April 2025) and in Oslo (1 May 2025).",
            [("held", "rome", "2 March"), ("held", "rome", "7 April"), ("held", "oslo", "1 May 2025")],
        ),
        (
            "They met three times: on 3 March 2025 in Oslo, on 9 April 2025 in Rome, and on 2 May 2025 in Oslo again.",
            [("held", "oslo", "3 March 2025"), ("held", "rome", "9 April 2025"), ("held", "oslo", "2 May 2025")],
        ),
        (
            "A round ended in Bergen on Monday. Another was held in Rimbo on 16 February.",
            [("held", "bergen", "Monday"), ("held", "rimbo", "16 February")],
        ),
    ],
)  # fmt: skip
def test_each_of_a_row_has_its_own_day_and_place(text: str, rounds: list[Told]) -> None:
    assert sorted(told(text), key=str) == sorted(rounds, key=str)


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "Shells fell near the lake on Wednesday as a fresh round opens in Bergen on Friday between the two sides.",
            [("scheduled", "bergen", "Friday")],
        ),
        ("New negotiations get under way in Bergen on 14 March.", [("scheduled", "bergen", "14 March")]),
    ],
)
def test_what_is_told_in_the_present_on_a_day_to_come_is_scheduled(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    "text",
    [
        "An envoy flew to Bergen on Monday and on to Rome on Tuesday, carrying papers between Peru and Ecuador.",
        "In Bergen on Monday, the envoy of Kenya put off his trip for a truce between Peru and Ecuador.",
    ],
)
def test_where_one_man_carries_papers_between_them_the_two_sides_do_not_meet(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        (
            "The two sides have completed a first round at Rimbo, a resort near Rome. The next is expected in June.",
            [("held", "rimbo", None), ("scheduled", None, "June")],
        ),
        ("A round in Bergen set for Friday has slipped to April.", [("postponed", "bergen", "April")]),
        ("The ministers of Peru and Ecuador are to confer in Bergen on Friday.", [("scheduled", "bergen", "Friday")]),
        (
            "The presidents of Peru and Ecuador come face to face in Bergen on Friday.",
            [("scheduled", "bergen", "Friday")],
        ),
        (
            "The third meeting between Peru and Ecuador was over in less than an hour on Monday in Bergen. "
            "The two previous ones, on 16 January and 2 February, had been in the same city.",
            [("held", "bergen", "Monday"), ("held", "bergen", "16 January"), ("held", "bergen", "2 February")],
        ),
        (
            "Generals of Peru and Ecuador went into a second day at a hotel in Bergen on Wednesday "
            "ahead of a session of their commission. It takes place on Friday.",
            [("under way", "bergen", "Wednesday"), ("scheduled", None, "Friday")],
        ),
        (
            "The two delegations sat together in Bergen on Monday. They are due back there on Friday.",
            [("held", "bergen", "Monday"), ("scheduled", "bergen", "Friday")],
        ),
        ("A second sitting in Bergen was agreed upon.", [("announced", "bergen", None)]),
        ("The two sides met in Rome in 2000 and again in 2007.", [("held", "rome", "2000"), ("held", "rome", "2007")]),
    ],
)  # fmt: skip
def test_rounds_of_other_days_and_plans_told_beside_one(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The talks were held at Bergen’s Torre Palace on Monday.", [("held", "bergen", "Monday")]),
        ("The talks were held near Bergen's old town on Monday.", [("held", "bergen", "Monday")]),
        ("The talks of the weekend were held at Bergen’s request.", [("held", None, "the weekend")]),
        (
            "The talks will resume in the capital of Kazakhstan on 20 March.",
            [("scheduled", "astana", "20 March")],
        ),
        (
            "The sides held talks in San José del Guaviare on Monday.",
            [("held", "san-jose-del-guaviare", "Monday")],
        ),
        (
            "The first two rounds were held in Bergen on May 16 and June 2.",
            [("held", "bergen", "May 16"), ("held", "bergen", "June 2")],
        ),
        (
            "They met on 16 May, 2 June and 23 July, 2025, in Bergen.",
            [("held", "bergen", "16 May"), ("held", "bergen", "2 June"), ("held", "bergen", "23 July")],
        ),
        ("The talks were held in Bergen on May 31 and June 1.", [("held", "bergen", "May 31 and June 1")]),
        (
            "The first two rounds took place on May 16 and June 2.",
            [("held", None, "May 16"), ("held", None, "June 2")],
        ),
        (
            "The talks were the first between them since May 16, when ministers met in Bergen.",
            [("held", "bergen", "May 16")],
        ),
        (
            "Delegations of both will sit at the table again on 20 March in Bergen, its king announced on Monday.",
            [("scheduled", "bergen", "20 March")],
        ),
        (
            "The first session of the talks in Bergen has ended and the discussions will continue on Friday.",
            [("held", "bergen", None), ("scheduled", None, "Friday")],
        ),
        ("A session due on 20 February in Bergen was called off.", [("cancelled", "bergen", "20 February")]),
        (
            "Peru and Ecuador held talks in Bergen on Dec 1 and Feb 29.",
            [("held", "bergen", "Dec 1 and Feb 29")],
        ),
        ("Is there a date for the next round in Bergen?", []),
        ("“Will the two sides meet again in Bergen on Friday?”", []),
        ("Why did the talks in Bergen on Monday end so soon?", [("held", "bergen", "Monday")]),
    ],
)
def test_houses_longer_names_rows_of_days_and_questions(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds


def test_rounds_of_a_row_have_no_number_of_one_of_them() -> None:
    text = "Peru and Ecuador held the first two rounds of talks in Bergen on May 16 and June 2."
    article = Article(text, tuple(paragraphs(text)), WEDNESDAY)
    found = [one.says for one in drafts(article, Known.none()).drafts if one.kind is Kind.ROUND]
    assert [one.get("ordinal") for one in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("The two delegations had not seen each other since May 2025.", [("held", None, "May 2025")]),
        ("Officers of Peru and Ecuador spoke by hotline on Monday.", [("held", None, "Monday")]),
        ("Earlier sessions had been held in Bergen on 13 February.", [("held", "bergen", "13 February")]),
        (
            "Diplomats of Peru saw Ecuador's deputy foreign minister in Bergen last Friday.",
            [("held", "bergen", "last Friday")],
        ),
        (
            "The talks in Bergen entered a third day on Wednesday. They had been meant to end on Tuesday.",
            [("under way", "bergen", "Wednesday")],
        ),
        (
            "A follow-up, pencilled in for Friday in Bergen, will be short.",
            [("scheduled", "bergen", "Friday")],
        ),
    ],
)
def test_what_is_told_in_passing_is_a_round_with_its_day(text: str, rounds: list[Told]) -> None:
    assert told(text) == rounds
