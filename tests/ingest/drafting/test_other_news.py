"""News of sport, business, wages, courts, disasters and the arts, of which nothing is drafted; all texts are ours."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.drafting.other_news import other_news
from tracker.ingest.sentences import paragraphs
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Kind

SUBJECTS = toml_table("tracker.ingest.drafting", "other_news")["subject"]
EXAMPLES = [(row["id"], text) for row in SUBJECTS for text in row["examples"]]
SILENT = [text for row in SUBJECTS for text in row["silent"]]
WEDNESDAY = date(2026, 3, 11)
TALKS = "Envoys of Peru and Ecuador met in Bergen on Monday for peace talks."
SPORT = "Peru and Chile meet in Lima on Friday in a World Cup qualifier. “We want to win,” Peru coach Juan Reyes said."


def article(text: str) -> Article:
    return Article(text, tuple(paragraphs(text)), WEDNESDAY)


@pytest.mark.parametrize(("subject", "text"), EXAMPLES)
def test_the_examples_are_news_of_their_subject(subject: str, text: str) -> None:
    assert other_news(text, [(0, len(text))]).subject == subject


@pytest.mark.parametrize("text", SILENT)
def test_news_of_talks_with_a_word_of_another_subject_is_none(text: str) -> None:
    assert other_news(text, [(0, len(text))]) == (None, ((0, len(text)),))


def test_nothing_is_drafted_of_other_news_and_a_remark_says_why() -> None:
    found = drafts(article(SPORT), Known.none())
    assert not found.drafts
    assert found.remarks == (
        "this seems to be news of sport, so nothing is drafted; say which process it is of",
    )


def test_who_says_which_process_it_is_gets_its_drafts() -> None:
    assert drafts(article(SPORT), Known.none(), "chile-peru").process == "chile-peru"


def test_of_several_news_those_of_another_subject_give_nothing() -> None:
    found = drafts(article(f"{TALKS} {TALKS}\n\n{SPORT}"), Known.none())
    names = {str(one.says.get("id")) for one in found.drafts}
    assert {"ecuador", "peru", "bergen"} <= names
    assert not {"chile", "lima", "juan-reyes"} & names
    assert [one.says["venue"] for one in found.drafts if one.kind is Kind.ROUND] == ["bergen"]


def test_the_statements_of_other_news_are_found_all_the_same() -> None:
    assert len(drafts(article(f"{TALKS} {TALKS}\n\n{SPORT}"), Known.none()).statements) == 1
