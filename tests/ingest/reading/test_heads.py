"""Which of the lines above a story are its headline and its day, and what of a page is not its story."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.ingest.article import Article
from tracker.ingest.reading import read
from tracker.temporal.meaning import day_of

DAY = date(2026, 1, 27)
STORY = (
    "Envoys of the two countries met on Friday and parted again.\n\nThey will be back on Sunday, one said.\n"
)


def article(text: str, published: date | None = None) -> Article:
    return read(text.encode(), name="a.txt", published=published)


def body(found: Article) -> list[str]:
    return [found.text[start:end] for start, end in found.body]


def test_a_headline_that_is_printed_twice_is_the_headline() -> None:
    found = article(
        "GovernmentMoneyIsland News AgencyBlog: Answers @ Island\nEnvoys fly home without a deal\n#World News\n"
        f"January 27, 2026 / 11:32 AM / 4 years ago\n\nEnvoys fly home without a deal\n\n1 Min Read\n\n{STORY}"
    )
    assert (found.title, found.published) == ("Envoys fly home without a deal", DAY)
    assert body(found) == STORY.strip().split("\n\n")


def test_a_headline_with_the_name_of_the_site_is_printed_again_without_it() -> None:
    found = article(
        f"Envoys fly home again : Island Forum : One Thread\n\nEnvoys fly home again\n\n{STORY}", DAY
    )
    assert found.title == "Envoys fly home again"


def test_a_story_that_begins_twice_begins_behind_its_second_headline() -> None:
    cut = STORY.split(" and ", maxsplit=1)[0]
    found = article(f"Envoys fly home again\n{cut}.\nEnvoys fly home again\n\n{STORY}", DAY)
    assert body(found) == STORY.strip().split("\n\n")


@pytest.mark.parametrize(
    "outlet", ["The Island Post", "Ministry of Foreign Affairs", "Westmark Evening Chronicle"]
)
def test_the_name_of_an_outlet_above_a_headline_is_the_publisher(outlet: str) -> None:
    found = article(f"{outlet}\n27 January 2026\nEnvoys fly home again\n\n{STORY}")
    assert (found.title, found.publisher, found.published) == ("Envoys fly home again", outlet, DAY)


@pytest.mark.parametrize(
    "headline",
    [
        "European Leaders Meet in Brussels Again",
        "Ministry of Defence Rejects Talks",
        "Envoys Meet The Press in Geneva",
    ],
)
def test_a_headline_that_begins_as_the_name_of_an_office_is_the_headline(headline: str) -> None:
    found = article(f"{headline}\n27 January 2026\nEnvoys arrive at Pier House\n\n{STORY}")
    assert (found.title, found.publisher) == (headline, None)


def test_a_line_that_looks_like_an_outlet_is_the_headline_where_no_other_is() -> None:
    assert article(f"Envoys Have Better News\n27 January 2026\n\n{STORY}").title == "Envoys Have Better News"


@pytest.mark.parametrize(
    "head",
    [
        "Tuesday, 02 January 2024 12:17 GMT\nEnvoys fly home again\n\n2026-01-27 02:04:25\n",
        "Sun, 21 Jul 2030\n\nTue, 27 Jan 2026   ||   Westmark,\n\n",
        "Compact version\n\nFriday, 22 November 2030\n\nEnvoys fly home again\n\nTuesday, January 27, 2026\n",
    ],
)
def test_the_day_on_which_a_page_was_read_is_not_that_of_its_story_and_is_told(head: str) -> None:
    found = article(f"{head}\n{STORY}")
    assert found.published
    assert day_of(found.published) == DAY
    assert any("Above the story stands" in remark for remark in found.remarks)


def test_words_of_a_menu_do_not_hide_the_headline() -> None:
    menu = "\n".join(["Home", "News", "World", "Europe", "Africa", "Asia", "Sport", "Weather"] * 3)
    found = article(f"{menu}\nEnvoys fly home again\n27 January 2026\n\n{STORY}")
    assert (found.title, found.published) == ("Envoys fly home again", DAY)


def test_a_label_may_stand_in_the_line_above_its_value() -> None:
    found = article(
        f"Envoys fly home again\nThey had met.\nFrom:\nForeign Office\nPublished\n27 January 2026\n\n{STORY}"
    )
    assert (found.title, found.published) == ("Envoys fly home again", DAY)


def test_a_labelled_day_below_the_story_is_that_of_publication_where_none_is_above() -> None:
    found = article(f"Envoys fly home again\n\n{STORY}\nPublished in Island Post, January 27th, 2026\n")
    assert found.published == DAY
    assert any("below the story" in remark for remark in found.remarks)


def test_several_labelled_days_below_a_story_are_none() -> None:
    text = f"{STORY}\nMore stories\nPublished 27 January 2026\nPublished 3 May 2025\n"
    assert article(text, DAY).remarks == ()


def test_what_a_text_has_twice_is_read_once() -> None:
    story = "Envoys of the two countries met on Friday in Geneva and parted again without a word."
    assert body(article(f"{story}\n\nThey will be back.\n\n{story}\n\nThey will be back.\n", DAY))[:1] == [
        story
    ]
    assert body(article(f"{story}\n\n{story}\n", DAY)) == [story]


def test_a_caption_is_none_of_the_story_where_it_stands_without_its_credit_too() -> None:
    caption = "Envoys at Pier House in Geneva on Tuesday"
    found = article(f"Envoys fly home again\n{caption}.\n{caption}. | Photo Credit: Island\n{STORY}", DAY)
    assert body(found) == STORY.strip().split("\n\n")


def test_a_paragraph_that_ends_with_a_mark_of_the_end_is_ended() -> None:
    assert body(article(f"{STORY}\nIt was their last word. ■\n", DAY))[-1] == "It was their last word. ■"
