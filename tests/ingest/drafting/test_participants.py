"""Participants: everybody with a name, and of the others only those who say something."""

from __future__ import annotations

from tests.ingest.drafting.asking import DAY, cast
from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting.participants import participants_of
from tracker.ingest.sentences import paragraphs
from tracker.ingest.statements import statements


def drafts(text: str) -> tuple[Draft, ...]:
    article = Article(text, tuple(paragraphs(text)), DAY)
    return participants_of(article, cast(text), (), statements(article.text, article.body))


def participants(text: str) -> list[str]:
    return [str(one.says["name"]) for one in drafts(text)]


def shown(text: str) -> dict[str, tuple[str, str]]:
    """The words that each participant is shown with, and the first reason."""
    return {one.says["name"]: (one.says["evidence"]["text"], one.reasons[0]) for one in drafts(text)}


def test_whoever_has_a_name_takes_part_and_who_has_none_only_where_he_says_something() -> None:
    told = participants("Envoy Idriss Saleh left. “It is over,” a senior Kenyan official told reporters.")
    assert sorted(told) == ["A senior Kenyan official", "Idriss Saleh", "Kenya"]


def test_whom_somebody_serves_takes_no_part_by_that() -> None:
    text = "Idriss Saleh, an aide to the president of Kenya, left."
    assert participants(text) == ["Idriss Saleh", "Kenya"]
    assert "President of Kenya" in participants(text + " The president of Kenya stayed.")


def test_a_description_of_whom_nothing_is_said_is_nobody() -> None:
    assert participants("Envoy Idriss Saleh met a member of the committee.") == ["Idriss Saleh"]


def test_a_state_is_shown_by_its_own_words_and_not_by_its_envoy() -> None:
    told = shown("Kenya was late. “It is over,” said Idriss Saleh, Kenya's envoy. He left for Nairobi.")
    assert told["Kenya"] == ("Kenya", "“Kenya” is Kenya, which is no record yet")
    assert told["Idriss Saleh"][0] == "Idriss Saleh"


def test_who_has_no_words_of_its_own_is_shown_by_the_one_who_speaks_for_it() -> None:
    told = shown("“It is over,” said Kenyan Foreign Minister Idriss Saleh.")
    words, reason = told["Kenya"]
    assert "Idriss Saleh" in words
    assert reason == f"“{words}” speaks for Kenya, which is no record yet"
