"""Which process an article is about, by whom it speaks of."""

from __future__ import annotations

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
