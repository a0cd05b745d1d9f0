"""Where pages say what they are, well and badly: JSON-LD, meta tags, addresses, and what is no day of publication."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from tracker.errors import InputInvalid
from tracker.ingest.article import Article
from tracker.ingest.reading import read

ONE = (
    "Envoys of Northland and Southland flew home on Tuesday without a deal on the Tern Islands, two officials said, "
    "after a weekend of talks that had raised hopes in both capitals."
)
OTHER = (
    "The mediator, Tomáš Reyl, said in a statement that was read out at Pier House that the two delegations would meet "
    "again on Sunday, and that both had agreed."
)
BODY = f"<article><h1>Envoys fly home</h1><p>{ONE}</p><p>{OTHER}</p></article>"
NEWS = {"@type": "NewsArticle", "headline": "Envoys fly home", "datePublished": "2026-01-27T09:15:00-0500"}
DAY = date(2026, 1, 27)
INSTANT = datetime(2026, 1, 27, 9, 15, tzinfo=timezone(timedelta(hours=-5)))


def linked(content: Any) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    return f'<script type="application/ld+json">{text}</script>'


def page(head: str, body: str = BODY, **given: Any) -> Article:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html", **given)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked(NEWS), INSTANT),
        (linked([{"@type": "Thing"}, NEWS]), INSTANT),
        (linked({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, NEWS]}), INSTANT),
        (linked({"@type": "WebPage", "mainEntity": NEWS}), INSTANT),
        (linked(f"<!-- {json.dumps(NEWS)} -->"), INSTANT),
        (linked(json.dumps(NEWS)[:-1] + ",}"), INSTANT),
        (linked(f"//<![CDATA[\n{json.dumps(NEWS)}\n//]]>"), INSTANT),
        (linked(f"/* <![CDATA[ */ {json.dumps(NEWS)} /* ]]> */"), INSTANT),
        (linked({**NEWS, "datePublished": "2026-01-27T09:15:00"}), DAY),
        (linked({**NEWS, "datePublished": "January 27, 2026"}), DAY),
        ('<meta property="article:published_time" content="2026-01-27T09:15:00-05:00">', INSTANT),
        ('<meta itemprop="datePublished" content="2026-01-27">', DAY),
        ('<meta name="DC.date.issued" content="2026-01-27">', DAY),
        ('<link rel="canonical" href="https://post.example/2026/01/27/envoys">', DAY),
    ],
    ids=str,
)
def test_a_day_of_publication_is_found_where_pages_say_it(head: str, published: date) -> None:
    assert page(head).published == published


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", BODY),
        ('<meta name="timestamp" content="1769500000">', BODY),
        ('<meta property="article:modified_time" content="2026-01-28T10:00:00Z">', BODY),
        ("", f"{BODY}<footer>© 2024 Harbour Post</footer>"),
        ("", f"{BODY}<aside><time datetime='2025-03-12'>12 March 2025</time> Ferry strike ends</aside>"),
        (
            "",
            f"{BODY}<div class='related-posts'><time datetime='2025-03-12'>12 March 2025</time> Ferry</div>",
        ),
        ("", BODY.replace("Tuesday", "27 January 2026")),
        ("", f"<span class='date'>January 2026</span>{BODY}"),
        ('<meta name="date" content="2026-01">', BODY),
        ('<meta name="date" content="2026-02-30">', BODY),
        (linked({**NEWS, "datePublished": "soon"}), BODY),
        (linked({"@type": "Event", "startDate": "2026-02-01"}), BODY),
    ],
    ids=str,
)
def test_no_other_day_is_taken_for_the_day_of_publication(head: str, body: str) -> None:
    with pytest.raises(InputInvalid, match="does not say when it was published"):
        page(head, body)


@pytest.mark.parametrize("writing", ["3/2/2026", "03/02/2026", "2-3-2026"])
def test_a_day_that_may_be_of_either_of_two_months_is_none_and_the_reason_is_told(writing: str) -> None:
    with pytest.raises(InputInvalid, match=f"has {writing}: which number is the month"):
        page(f'<meta name="date" content="{writing}">')


@pytest.mark.parametrize(
    ("writing", "language", "day"),
    [
        ("3.2.2026", "en", date(2026, 2, 3)),
        ("03.02.2026", "de", date(2026, 2, 3)),
        ("3/2/2026", "fr", date(2026, 2, 3)),
        ("23/2/2026", "en", date(2026, 2, 23)),
        ("3 février 2026", "fr", date(2026, 2, 3)),
        ("February 3rd, 2026", "en", date(2026, 2, 3)),
        ("Tue Feb 3 18:42:07 2026", "en", date(2026, 2, 3)),
        ("3 февраля 2026 г.", "ru", date(2026, 2, 3)),
        ("3 de febrero de 2026", "es", date(2026, 2, 3)),
    ],
)
def test_a_day_in_the_markup_is_read_as_its_language_writes_it(
    writing: str, language: str, day: date
) -> None:
    head = f'<meta http-equiv="content-language" content="{language}">'
    assert page(head, f"<div class='date'>{writing}</div><div>{BODY}</div>").published == day


def test_the_moment_of_a_day_is_taken_from_the_time_that_the_page_marks() -> None:
    marked = "<p>By Ada Holm, <time datetime='2026-01-27T09:15:00-05:00'>2 days ago</time></p>"
    assert page("", marked + BODY).published == INSTANT
    twice = marked + "<time datetime='2026-01-27T11:00:00-05:00'>1 day ago</time>"
    assert page("", twice + BODY).published == DAY


def test_a_day_is_found_in_a_page_whose_frame_is_named_after_its_sidebar() -> None:
    time = "<time datetime='2026-01-27'>27 January 2026</time>"
    assert (
        page(
            "", f"<div class='has-sidebar comments-open'><span class='date'>{time}</span>{BODY}</div>"
        ).published
        == DAY
    )


def test_objects_that_are_named_elsewhere_in_the_page_are_found() -> None:
    graph = [
        {**NEWS, "publisher": {"@id": "https://post.example/#org"}, "author": [{"@id": "#ada"}]},
        {"@type": "Organization", "@id": "https://post.example/#org", "name": "The Harbour Post"},
        {"@type": "Person", "@id": "#ada", "name": "Ada Holm"},
    ]
    found = page(linked({"@graph": graph}))
    assert (found.publisher, found.author) == ("The Harbour Post", "Ada Holm")


def test_an_address_is_no_name() -> None:
    found = page(linked({**NEWS, "publisher": {"@id": "#org"}, "author": "https://post.example/ada"}))
    assert (found.publisher, found.author) == (None, None)


def test_of_several_articles_the_one_with_the_address_of_the_page_is_the_page() -> None:
    other = {"@type": "NewsArticle", "headline": "Ferry strike ends", "datePublished": "2025-03-12"}
    here = {**NEWS, "url": "https://post.example/envoys"}
    canonical = '<link rel="canonical" href="https://post.example/envoys">'
    found = page(canonical + linked({**other, "url": "https://post.example/ferry"}) + linked(here))
    assert (found.title, found.published) == ("Envoys fly home", INSTANT)


def test_entities_in_what_a_page_says_to_machines_are_the_letters_they_stand_for() -> None:
    found = page(linked({**NEWS, "headline": "Envoys &amp; mediators fly home", "author": "Zo&euml; Roe"}))
    assert (found.title, found.author) == ("Envoys & mediators fly home", "Zoë Roe")


def test_what_elements_are_marked_to_hold_is_told_and_a_comment_is_not_the_page() -> None:
    scope = 'itemscope itemtype="https://schema.org'
    marked = (
        f'<div {scope}/NewsArticle"><h2 itemprop="headline">Envoys fly home</h2>'
        f'<span itemprop="author" {scope}/Person">By <b itemprop="name">Ada Holm</b></span>'
        f'<span itemprop="publisher" {scope}/Organization"><meta itemprop="name" content="The Post"></span>'
        f'<time itemprop="datePublished" datetime="2026-01-27T09:15:00-05:00">Tuesday</time>{BODY}'
        f'<div {scope}/Comment"><i itemprop="author">Reader</i></div></div>'
    )
    found = page("", f'<div {scope}/Comment"><i itemprop="author">Somebody</i></div>{marked}')
    assert (found.title, found.author, found.publisher) == ("Envoys fly home", "Ada Holm", "The Post")
    assert found.published == INSTANT


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = linked(NEWS | {"headline": None}) + '<meta property="og:site_name" content="Post">'
    assert (
        page(head + '<meta property="og:title" content="Envoys fly home | Post">').title == "Envoys fly home"
    )


def test_a_page_that_carries_its_story_for_machines_only_is_read() -> None:
    found = page(linked({**NEWS, "articleBody": f"{ONE}\n{OTHER}"}), '<div id="root"></div>')
    assert [found.text[start:end] for start, end in found.body] == [ONE, OTHER]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "nonsense", "base64"])
def test_a_page_in_utf_8_is_read_as_such_whatever_it_declares(declared: str) -> None:
    found = page(f"<meta charset={declared}>", published=DAY)
    assert "Tomáš" in found.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_is_read_with_a_mark_or_without(encoding: str) -> None:
    raw = f"<html><head>{linked(NEWS)}</head><body>{BODY}</body></html>".encode(encoding)
    assert "Tomáš" in read(raw, name="a.html").text


def test_a_page_that_declares_no_encoding_is_read_in_the_one_its_words_are_in() -> None:
    told = "Послы Нордии вернулись домой во вторник без соглашения, сообщили два чиновника."
    raw = f"<html><head>{linked(NEWS)}</head><body><h1>Послы</h1><p>{told}</p></body></html>".encode("cp1251")
    assert told in read(raw, name="a.html").text


def test_lists_and_quotations_of_a_story_are_part_of_it() -> None:
    items = "".join(
        f"<li>the return of {who} before the next round of talks;</li>" for who in ("prisoners", "children")
    )
    quoted = "<blockquote>“We came to talk about security,” one official said.</blockquote>"
    found = page(
        linked(NEWS), f"<article><h1>E</h1><p>{ONE}</p><ul>{items}</ul>{quoted}<p>{OTHER}</p></article>"
    )
    assert len(found.body) == 5


def test_teasers_of_other_stories_are_not_part_of_it() -> None:
    teaser = (
        "<article><h2>Oil prices fall</h2><p>Oil fell on Monday, traders said, after a storm.</p></article>"
    )
    assert len(page(linked(NEWS), BODY + teaser).body) == 2
