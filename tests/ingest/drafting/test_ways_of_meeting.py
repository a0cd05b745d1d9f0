"""Ways to tell of a round that are put together from their parts, each with its state, place and day; and what is none.

The articles are of Wednesday, 12 March 2003, and name both sides before.
"""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.articles.said import read
from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

BEFORE = (
    "Armenia and Azerbaijan accused each other of breaking the ceasefire. Armenian Foreign Minister Ara Petrosyan "
    "said peace talks with Azerbaijan must go on; his Azeri counterpart, Elman Guliyev, agreed. Mediators, led by "
    "Ambassador Jean Perrin of France, want a settlement.\n\n"
)
PLACES = ("Doha", "Addis Ababa")
DAYS = {"on Monday": "2003-03-10", "yesterday": "2003-03-11", "on 28 January": "2003-01-28"}
NEXT = {"on Friday": "2003-03-14", "on April 7": "2003-04-07", "in April": "2003-04"}

Told = tuple[str, str, str]


def rounds(sentences: str) -> list[Told]:
    """State, venue and days of each round that sentences give."""
    text = f"{BEFORE}{sentences}\n\nThe border was quiet. Diplomats said a truce was near."
    article = Article(text, tuple(paragraphs(text)), date(2003, 3, 12))
    said = read(drafts(article, Known.none()).drafts, article).said
    values = ("status", "venue", "edtf")
    return [
        (first[0], first[1], first[2])
        for one in said
        if one.kind is Kind.ROUND
        for first in [tuple(next(iter(one.value(name)), "") for name in values)]
    ]


HELD = (
    "Armenia and Azerbaijan agreed in {place} {day} to exchange prisoners.",
    "Armenia and Azerbaijan reached no agreement in {place} {day}.",
    "Petrosyan left {place} {day} after talks with Guliyev.",
    "An Armenian delegation left {place} {day} after three hours of talks.",
    "An Armenian delegation led by Petrosyan travelled to {place} {day}.",
    "Armenia sent a delegation to {place} {day}.",
    "The first truce was signed in {place} {day}.",
    "An accord worked out in {place} {day} was not kept.",
    "{place} was the venue of a meeting {day}.",
    "The Secretary-General welcomed the talks held in {place} {day}.",
    "An earlier mission to {place} {day} had been fruitless.",
    "A calendar was drawn up in {place} {day}.",
)
COMING = (
    "Perrin has invited both sides to {place} {day}.",
    "An Armenian delegation is expected in {place} {day}.",
    "Ahead of the talks in {place} {day}, Petrosyan said a truce was possible.",
    "Armenia will send a delegation to {place} {day}.",
    "The dialogue is to start in {place} {day}.",
    "The next session of the commission will be convened in {place} {day}.",
    "The signing is planned for {place} {day}.",
    "Petrosyan will present the plan to Guliyev at a meeting in {place} {day}.",
    "Armenia will be represented by Petrosyan at the talks in {place} {day}.",
)
OVER_TWO_SENTENCES = (
    "Petrosyan flew to {place} {day}. There he met Guliyev.",
    "Petrosyan was in {place} {day}. He saw Guliyev there for an hour.",
    "Petrosyan came to {place} {day}. Guliyev received him at his hotel.",
)
SERIES = {
    "Talks in {place} in January and Nairobi in February failed.": ("2003-01", "2003-02"),
    "Talks in {place} last week and in Nairobi on Sunday failed.": ("2003-03-03/2003-03-09", "2003-03-09"),
}
BY_TELEPHONE = (
    "Petrosyan spoke with Guliyev by telephone {day}.",
    "In a phone call {day}, Petrosyan and Guliyev discussed the truce.",
    "Petrosyan had a phone call with Guliyev {day}.",
    "Petrosyan called Guliyev {day} to discuss the truce.",
    "Petrosyan and Guliyev had a working lunch {day}.",
)
IN_A_COUNTRY = {
    "The two sides met on Swiss soil {day}.": "Switzerland",
    "The two sides met on the territory of Uruguay {day}.": "Uruguay",
    "Petrosyan met Guliyev somewhere in Norway {day}.": "Norway",
    "Petrosyan and Guliyev met {day} in a village in Norway.": "Norway",
    "Turkey hosted a round of talks {day}.": "Turkey",
    "Norway was host to both delegations {day}.": "Norway",
    "Talks hosted by Qatar ended {day}.": "Qatar",
}
NONE = (
    "If talks resume in Geneva {day}, Petrosyan will come.",
    "Petrosyan wants to meet Guliyev in Geneva {day}.",
    "Petrosyan proposed {day} that talks be held in Geneva.",
    "Petrosyan met his own commanders in Geneva {day}.",
    "Petrosyan refused {day} to meet Guliyev.",
    "Petrosyan denied {day} that he had met Guliyev.",
    "Petrosyan ruled out {day} a meeting with Guliyev.",
    "Petrosyan would not say whether he would meet Guliyev in Geneva {day}.",
    "Petrosyan spoke in Geneva {day} to members of his party.",
    "The Security Council met {day} to discuss the crisis.",
    "The two sides exchanged fire near Geneva {day}.",
    "Armenia and Azerbaijan went to war {day}.",
    "A treaty signed {day} was published.",
    "The pact was signed into law in Geneva {day}.",
)


@pytest.mark.parametrize("way", HELD)
def test_what_was_told_in_such_a_way_was_held(way: str) -> None:
    for place in PLACES:
        for day, edtf in DAYS.items():
            assert rounds(way.format(place=place, day=day)) == [("held", place, edtf)]


@pytest.mark.parametrize("way", OVER_TWO_SENTENCES)
def test_where_somebody_came_the_next_sentence_tells_of_a_meeting(way: str) -> None:
    for place in PLACES:
        for day, edtf in DAYS.items():
            assert rounds(way.format(place=place, day=day)) == [("held", place, edtf)]


@pytest.mark.parametrize("way", SERIES)
def test_one_word_for_talks_can_tell_of_two_places(way: str) -> None:
    first, second = SERIES[way]
    for place in PLACES:
        assert rounds(way.format(place=place)) == [("held", place, first), ("held", "Nairobi", second)]


def test_one_verb_can_tell_of_several_times_at_one_place() -> None:
    found = rounds("Delegations from both sides flew to Doha in July, September and November.")
    assert found == [("held", "Doha", one) for one in ("2002-07", "2002-09", "2002-11")]
    found = rounds("Petrosyan and Guliyev met in Doha on 3 and 17 February.")
    assert found == [("held", "Doha", one) for one in ("2003-02-03", "2003-02-17")]
    found = rounds("Petrosyan and Guliyev met in Doha on 3 and 4 February.")
    assert found == [("held", "Doha", "2003-02-03/2003-02-04")]


@pytest.mark.parametrize("way", COMING)
def test_what_is_told_in_such_a_way_is_to_come(way: str) -> None:
    for place in PLACES:
        for day, edtf in NEXT.items():
            ((status, venue, days),) = rounds(way.format(place=place, day=day))
            assert status in ("scheduled", "announced")
            assert (venue, days) == (place, edtf)


@pytest.mark.parametrize("way", BY_TELEPHONE)
def test_two_sides_can_talk_without_a_place(way: str) -> None:
    for day, edtf in DAYS.items():
        assert rounds(way.format(day=day)) == [("held", "", edtf)]


@pytest.mark.parametrize("way", IN_A_COUNTRY)
def test_one_can_meet_in_a_country_without_a_city(way: str) -> None:
    for day, edtf in DAYS.items():
        assert rounds(way.format(day=day)) == [("held", IN_A_COUNTRY[way], edtf)]


@pytest.mark.parametrize(
    "way", ["The sides were to have met in {place} {day}.", "A meeting in {place} {day} did not take place."]
)
def test_what_was_to_be_and_was_not_is_cancelled(way: str) -> None:
    for place in PLACES:
        for day, edtf in DAYS.items():
            assert rounds(way.format(place=place, day=day)) == [("cancelled", place, edtf)]


@pytest.mark.parametrize("way", NONE)
def test_what_else_two_sides_do_is_no_round(way: str) -> None:
    for day in DAYS:
        assert rounds(way.format(day=day)) == []
