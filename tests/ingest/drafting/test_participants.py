"""Participants: everybody with a name, and of the others only those who say something."""

from __future__ import annotations

from tests.ingest.drafting.asking import DAY, cast
from tracker.ingest.article import Article
from tracker.ingest.drafting.participants import participants_of
from tracker.ingest.sentences import paragraphs
from tracker.ingest.statements import statements


def participants(text: str) -> list[str]:
    article = Article(text, tuple(paragraphs(text)), DAY)
    said = statements(article.text, article.body)
    return [str(one.says["name"]) for one in participants_of(article, cast(text), (), said)]


def test_whoever_has_a_name_takes_part_and_who_has_none_only_where_he_says_something() -> None:
    told = participants("Envoy Idriss Saleh left. “It is over,” a senior Kenyan official told reporters.")
    assert sorted(told) == ["A senior Kenyan official", "Idriss Saleh", "Kenya"]


def test_whom_somebody_serves_takes_no_part_by_that() -> None:
    text = "Idriss Saleh, an aide to the president of Kenya, left."
    assert participants(text) == ["Idriss Saleh", "Kenya"]
    assert "President of Kenya" in participants(text + " The president of Kenya stayed.")


def test_a_description_of_whom_nothing_is_said_is_nobody() -> None:
    assert participants("Envoy Idriss Saleh met a member of the committee.") == ["Idriss Saleh"]
