"""A story stays where it is: the domain "narrative"."""

from __future__ import annotations

from datetime import date

from tracker.temporal import read
from tracker.temporal.tagging import tags

STORY = (
    "The war broke out on 4 August 1914. In September the armies met. On October 12 the city fell, and two days "
    "later the government left. By March 1915 the front stood still; in May a new offensive began. On Sunday, "
    "30 May, it ended. On Tuesday the guns were silent. That summer the prisoners were exchanged."
)


def test_what_leaves_its_year_open_stays_in_the_year_that_is_told() -> None:
    found = read(STORY, published=date(2026, 1, 27), domain="narrative")
    assert [one.edtf for one in found] == [
        "1914-08-04",
        "1914-09",
        "1914-10-12",
        "1914-10-14",
        "../1915-03",
        "1915-05",
        "1915-05-30",
        "1915-06-01",
        "1915-22",
    ]


def test_news_is_measured_from_its_publication() -> None:
    found = read("They fought in 1914. In September the armies met.", published=date(2026, 1, 27))
    assert found[1].edtf == "2025-09"


def test_tags_know_the_domain_too() -> None:
    found = tags("It began in 1914. In May it ended.", published=date(2026, 1, 27), domain="narrative")
    assert [one.timex_value for one in found] == ["1914", "1914-05"]


def test_before_anything_is_told_publication_is_the_anchor() -> None:
    found = read("In May it ended.", published=date(2026, 1, 27), domain="narrative")
    assert found[0].anchor is not None
    assert found[0].anchor.kind == "publication"


def test_today_at_the_head_of_a_sentence_is_the_very_day_where_it_is_kept() -> None:
    told = date(2026, 1, 27)
    kept = tags("Today marks a hundred years since the fire.", published=told, domain="narrative")
    now = tags("The mill is a museum today. Today few remember it.", published=told, domain="narrative")
    assert kept[0].timex_value == "2026-01-27"
    assert [tag.timex_value for tag in now] == ["PRESENT_REF", "PRESENT_REF"]


def test_a_year_in_brackets_is_nothing_to_count_from() -> None:
    text = "Abel Marsh (31 May 1751–1840) was a painter. In his Notes (1834) he has himself born on 1 June."
    found = [one.timex_value for one in read(text, published=date(2010, 1, 1), domain="narrative")]
    assert found == ["1751-05-31", "1840", "1834", "1751-06-01"]
