"""Which process an article is about, by whom it speaks of."""

from __future__ import annotations

import pytest

from tests.ingest.drafting.asking import DAY
from tracker.ingest.article import Article
from tracker.ingest.drafting import drafts
from tracker.ingest.drafting.known import Known
from tracker.ingest.sentences import paragraphs


def process(text: str) -> str | None:
    return drafts(Article(text, tuple(paragraphs(text)), DAY), Known.none()).process


def test_a_union_of_states_is_a_party_of_whoever_is_the_only_one() -> None:
    assert process("The European Union wanted lower tariffs. China said no.") == "china-european-union"


def test_a_union_among_two_states_is_none() -> None:
    assert process("Serbia and Kosovo said no. The European Union was patient.") == "kosovo-serbia"


def test_a_body_that_bargains_for_nobody_makes_no_process() -> None:
    assert process("The United Nations was patient. China said no.") is None


def test_an_armed_group_is_a_party_before_a_state_that_is_named_as_often() -> None:
    text = "Egypt called. Israel said no. Hamas said no. Egypt waited for Israel and Hamas. Israel waited."
    assert process(text) == "hamas-israel"


def test_those_who_met_once_are_not_the_parties_where_others_are_spoken_of_more() -> None:
    text = (
        "Brazil and Chile held talks in Lima on Monday. Colombia said that the ELN had broken the truce. "
        "The ELN said that Colombia had. Colombia called the ELN a danger. The ELN said the army of Colombia was. "
        "Colombia was patient. The ELN waited for Colombia. Colombia waited for the ELN."
    )
    assert process(text) == "colombia-national-liberation-army"


TOLD_OF_MORE = "Norway was patient. Norway said no. "


@pytest.mark.parametrize(
    "text",
    [
        "Norway hoped. A ceasefire in the hills between Chad and Niger held.",
        "Norway hoped. Talks between the government of Chad and that of Niger stalled.",
        "Norway hoped. The Chad-Niger truce held.",
        "Norway hoped. Chad and Niger agreed on a truce.",
        "Norway hoped. Negotiators of Chad and Niger were tired.",
    ],
)
def test_those_between_whom_something_is_are_parties_before_who_is_spoken_of_more(text: str) -> None:
    assert process(TOLD_OF_MORE + text) == "chad-niger"


def test_those_of_the_headline_are_parties_before_those_who_are_not() -> None:
    text = "Chad and Niger call truce\n\nNorway was patient. Norway waited. Chad said no. Niger said no."
    told = Article(text, tuple(paragraphs(text))[1:], DAY, title="Chad and Niger call truce")
    assert drafts(told, Known.none()).process == "chad-niger"


def test_two_states_that_only_stand_beside_each_other_are_no_pair() -> None:
    text = "Serbia said no. Serbia waited. Kosovo said no. Kosovo waited. Aid came from France and Peru."
    assert process(text) == "kosovo-serbia"


def test_who_hosts_or_mediates_is_no_party_though_it_is_spoken_of_more() -> None:
    said = "Norway said no. Chad said no. Niger said no. Norway waited. Niger waited. Chad left. "
    for told in (
        "The meeting was chaired by Norway.",
        "It was a Norway-hosted meeting.",
        "Norway is mediating.",
        "Mediators from Norway and Peru were patient.",
    ):
        assert process(said + told) == "chad-niger"


def test_an_envoy_counts_less_for_his_state_than_others_of_it() -> None:
    text = "Chad said no. Chad waited. Niger said no. Niger waited. Norwegian special envoy Ola Berg waited."
    assert process(text + " Berg said no. Berg left.") == "chad-niger"


def test_an_organisation_that_opposes_a_government_is_a_party() -> None:
    text = "Peru said no. Chad said no. The National Union Council{} said no. Peru waited. Chad waited. "
    text += "The National Union Council said no. Chad said no."
    assert process(text.format("")) == "chad-peru"
    assert process(text.format(", an opposition group,")) == "chad-national-union-council"


def test_a_pair_of_the_headline_counts_as_one_of_the_text() -> None:
    text = "Envoy reaches Bern for Chad-Niger talks\n\nNorway was patient. Norway waited. Chad said no. Niger too."
    told = Article(text, tuple(paragraphs(text))[1:], DAY, title="Envoy reaches Bern for Chad-Niger talks")
    assert drafts(told, Known.none()).process == "chad-niger"


LED = "The government and the Karen National Union agreed on Sunday on a truce. The Karen National Union was wary. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LED, "karen-national-union-myanmar"),
        (LED + "Norway was patient.", "karen-national-union-myanmar"),
        (LED + "Norway was patient. Norway said no.", "karen-national-union-norway"),
        (LED.replace("The government", "The rulers"), "karen-national-union"),
        (LED + "FARC said no.", "farc-karen-national-union"),
    ],
    ids=["nobody else", "another once", "another more often", "no government", "groups of two countries"],
)
def test_the_government_beside_an_armed_group_is_that_of_its_country(text: str, found: str) -> None:
    assert process(text) == found


def test_news_of_something_else_makes_no_process_of_the_states_it_names() -> None:
    other = (
        "The bank said on Thursday that its profits had risen in the first quarter. It was founded in Chile and later "
        "bought a rival in Peru. Its chief executive said that the purchase was ahead of plan. In Chile its branches "
        "were visited by more people than a year before, and in Peru by fewer. Analysts had expected less. The shares "
        "of the bank rose by two per cent on the exchange, and those of its suppliers by one."
    )
    assert process(other) is None
    assert process(f"{other} The two countries are in talks about a tax on banks.") == "chile-peru"
