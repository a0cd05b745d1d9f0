"""Pages of our own in the layouts that news sites have: what each says, and what of it is the story."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import InputInvalid
from tracker.ingest.article import Article
from tracker.ingest.reading import read

FOLDER = Path(__file__).parent.parent.parent / "golden/pages"
PAGES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "pages.toml").read_text("utf-8"))
FACTS = ("title", "publisher", "author", "published", "zone", "language", "dateline", "address")


def page(name: str) -> bytes:
    return (FOLDER / f"{name}.html").read_bytes()


def story(found: Article) -> str:
    return "\n".join(found.text[start:end] for start, end in found.body)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("fact", FACTS)
def test_a_page_says_what_it_is(name: str, fact: str) -> None:
    found = getattr(read(page(name), name=name), fact)
    if fact in PAGES[name] or fact in ("author", "dateline", "address"):
        assert found == PAGES[name].get(fact)


@pytest.mark.parametrize("name", PAGES)
def test_the_body_is_the_story_from_its_first_word_to_its_last(name: str) -> None:
    found = read(page(name), name=name)
    assert story(found).startswith(PAGES[name]["begins"])
    assert story(found).endswith(PAGES[name]["ends"])
    assert len(found.body) == PAGES[name]["paragraphs"]


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_around_a_story_is_not_in_its_body(name: str) -> None:
    told = story(read(page(name), name=name))
    assert [words for words in PAGES[name]["absent"] if words in told] == []


@pytest.mark.parametrize("name", [name for name, row in PAGES.items() if "remark" in row])
def test_what_an_analyst_has_to_know_is_remarked_on(name: str) -> None:
    assert any(PAGES[name]["remark"] in remark for remark in read(page(name), name=name).remarks)


def test_a_page_without_a_day_is_refused_whatever_days_stand_beside_its_story() -> None:
    with pytest.raises(InputInvalid) as refused:
        read(page("undated"), name="undated.html")
    assert refused.value.problems[0].pointer == "/published"


def test_a_page_without_a_day_takes_the_one_that_is_given() -> None:
    found = read(page("undated"), name="undated.html", published=date(2026, 1, 28))
    assert (found.published, found.remarks) == (date(2026, 1, 28), ())


def test_a_day_other_than_the_one_of_the_page_holds_and_is_remarked_on() -> None:
    found = read(page("graph"), name="graph.html", published=date(2026, 2, 1))
    assert found.published == date(2026, 2, 1)
    assert any("2026-01-27" in remark and "2026-02-01" in remark for remark in found.remarks)


def test_a_day_that_is_only_in_the_name_of_the_file_gives_way_to_the_page() -> None:
    found = read(page("graph"), name="graph.html", otherwise=date(2026, 2, 1))
    assert found.published != date(2026, 2, 1)
    assert any("name of the file says 2026-02-01" in remark for remark in found.remarks)
    assert read(page("undated"), name="undated.html", otherwise=date(2026, 2, 1)).published == date(
        2026, 2, 1
    )
