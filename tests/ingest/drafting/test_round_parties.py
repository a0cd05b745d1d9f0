"""Who takes part in a round; texts are ours, 11 March 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

WEDNESDAY = date(2026, 3, 11)


def parties(text: str) -> list[set[str]]:
    """The parties of each round of a text."""
    found = drafts(Article(text, tuple(paragraphs(text)), WEDNESDAY), Known.none()).drafts
    return [
        {one["party"] for one in draft.says.get("delegations", ())}
        for draft in found
        if draft.kind is Kind.ROUND
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Talks between Ethiopia and Eritrea ended in Rome, Italy, on Monday.",
        "Talks between Ethiopia and Eritrea will be held in Rimbo, Sweden, on Friday.",
        "The Italian capital, Rome, will host talks between Ethiopia and Eritrea on Friday.",
        "Talks between Ethiopia and Eritrea ended in Rome, the capital of Italy, on Monday.",
        "Negotiators of Ethiopia and Eritrea met at the border between Kenya and Uganda on Monday.",
        "Talks between Ethiopia and Eritrea were held on the Kenya-Uganda border on Monday.",
    ],
)
def test_where_a_round_is_held_is_no_party_of_it(told: str) -> None:
    assert parties(told) == [{"ethiopia", "eritrea"}]


def test_a_state_behind_a_city_that_is_not_its_own_is_a_party() -> None:
    assert parties("In Rome, Ethiopia and Eritrea held talks on Monday.") == [{"ethiopia", "eritrea"}]


@pytest.mark.parametrize(
    "told",
    [
        "Ethiopia-Eritrea talks will be held in Nairobi on Friday.",
        "Ethiopian-Eritrean talks ended in Nairobi on Monday.",
        "Talks between Ethiopian Minister Ann Otieno and Eritrean Minister Omar Saleh ended in Nairobi on Monday.",
        "Talks between Ethiopia and Eritrea would resume soon, Kenya said.",
        "Kenya will host talks between Ethiopia and Eritrea in Nairobi on Friday.",
    ],
)
def test_parties_are_those_who_talk_and_nobody_who_only_says_so_or_hosts(told: str) -> None:
    assert parties(told) == [{"ethiopia", "eritrea"}]


def test_talks_of_which_less_is_told_are_of_the_only_parties_of_an_article() -> None:
    text = (
        "Ethiopia and Eritrea met in Nairobi on Monday. The next round will be held in Cairo on Friday. "
        "Both sides want peace."
    )
    assert parties(text) == [{"ethiopia", "eritrea"}] * 2


def test_where_rounds_have_other_parties_none_are_taken_over() -> None:
    text = (
        "Ethiopia and Eritrea met in Nairobi on Monday. Ethiopia and Sudan met in Juba on Tuesday. "
        "The next round of talks will be held in Cairo on Friday."
    )
    assert parties(text)[-1] == set()


AGAINST = "The talks are between the government of Colombia and the ELN. "


@pytest.mark.parametrize(
    "told",
    [
        "Colombia resumed peace talks in Lima on Monday.",
        "The ELN returned to the talks in Lima on Monday.",
    ],
)
def test_who_talks_with_nobody_else_talks_with_the_other_party_of_the_process(told: str) -> None:
    assert parties(AGAINST + told)[-1] == {"colombia", "national-liberation-army"}


@pytest.mark.parametrize("both", ["Both sides", "The two delegations", "The sides", "Teams of the two sides"])
def test_both_sides_are_the_two_parties_of_the_process(both: str) -> None:
    assert parties(f"Colombia was tired. The ELN was tired. {both} met in Lima on Monday.") == [
        {"colombia", "national-liberation-army"}
    ]


def test_who_talks_with_somebody_else_does_not_talk_with_the_other_party() -> None:
    told = "Colombia held talks with Norway's envoy Ola Berg in Lima on Monday."
    assert "national-liberation-army" not in parties(AGAINST + told)[-1]


def test_an_organisation_whose_process_it_is_takes_part_in_its_rounds() -> None:
    said = "The talks are between the Philippines and the National Democratic Front, an umbrella of rebels. "
    told = "The National Democratic Front and the Philippines held talks in Utrecht on Monday."
    assert parties(said + told)[-1] == {"philippines", "national-democratic-front"}


def test_who_is_told_to_mediate_beside_a_round_mediates_it_and_no_ally_does() -> None:
    met = "Mediators from Norway met Chad and Niger in Bern on Monday."
    assert parties(met) == [{"chad", "niger"}]
    held = "Chad, which is backed by France, and Niger held talks in Bern on Monday."
    found = drafts(Article(held, tuple(paragraphs(held)), WEDNESDAY), Known.none()).drafts
    assert [draft.says.get("mediators") for draft in found if draft.kind is Kind.ROUND] == [None]


TWO_SIDES = "Ethiopia will hold talks with Eritrea in Nairobi on Friday. "


@pytest.mark.parametrize(
    "told",
    [
        "The two last met in Cairo in May.",
        "They last met in Cairo in May.",
        "The first, on 3 February, took place in Cairo.",
        "The 37th round was held in Cairo in May.",
    ],
)
def test_the_two_of_whom_was_spoken_take_part_in_what_takes_them_up(told: str) -> None:
    assert parties(TWO_SIDES + told) == [{"ethiopia", "eritrea"}] * 2


@pytest.mark.parametrize(
    "told",
    [
        "Ethiopia and Eritrea met in Nairobi on Monday, with Kenya's foreign minister in the chair.",
        "Ethiopia and Eritrea met at the Emirates Palace on Monday.",
        "Ethiopia and Eritrea met in Gomel, on the Belarusian side of the border, on Monday.",
        "Ethiopia and Eritrea held talks on Sudan in Nairobi on Monday.",
    ],
)
def test_who_presides_or_is_talked_about_and_whose_house_it_is_is_no_party(told: str) -> None:
    assert parties(told) == [{"ethiopia", "eritrea"}]


@pytest.mark.parametrize(
    "told",
    [
        "Envoys of Ethiopia and, for the first time since the war, Eritrea flew into Cairo on Monday.",
        "Cairo was the scene of a sixth meeting on Monday, when Ethiopia's Ann Otieno and Eritrea's Omar Saleh met.",
    ],
)
def test_both_sides_take_part_wherever_the_sentence_on_a_round_names_them(told: str) -> None:
    assert parties(TWO_SIDES + told)[-1] == {"ethiopia", "eritrea"}


def test_a_state_that_only_plans_talks_at_home_is_no_party() -> None:
    text = "Kenya plans talks in Nairobi on Friday."
    assert parties(f"Ethiopia and Eritrea held talks in Cairo on Monday. {text}")[-1] == {
        "ethiopia",
        "eritrea",
    }


@pytest.mark.parametrize(
    "told",
    [
        "Ethiopia's Ann Otieno and the foreign minister of Eritrea are due in Cairo on Friday.",
        "The deal was signed in Cairo on Monday by the ministers who lead the delegations of Ethiopia and Eritrea.",
    ],
)
def test_people_of_both_sides_make_a_round_theirs(told: str) -> None:
    assert parties(f"Ethiopia and Eritrea want peace. {told}")[-1] == {"ethiopia", "eritrea"}


def test_the_two_sides_are_not_one_of_them_and_whom_it_thanked_for_hosting() -> None:
    text = (
        "Ethiopia and Eritrea ended nine days of talks in South Africa on Monday.\n"
        "The envoy of Ethiopia thanked South Africa for hosting the talks.\n"
        "Commanders of the two sides are scheduled to meet in Nairobi on Friday."
    )
    assert parties(text) == [{"ethiopia", "eritrea"}, {"ethiopia", "eritrea"}]
