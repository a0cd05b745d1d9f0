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
        (linked(json.dumps(NEWS)[:-1] + ",}"), DAY),
        (linked(f"//<![CDATA[\n{json.dumps(NEWS)}\n//]]>"), DAY),
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
        (linked({**NEWS, "datePublished": "soon"}), BODY),
        (linked({"@type": "Event", "startDate": "2026-02-01"}), BODY),
    ],
    ids=str,
)
def test_no_other_day_is_taken_for_the_day_of_publication(head: str, body: str) -> None:
    with pytest.raises(InputInvalid, match="does not say when it was published"):
        page(head, body)


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


def test_a_page_in_utf_16_is_read() -> None:
    raw = f"<html><head>{linked(NEWS)}</head><body>{BODY}</body></html>".encode("utf-16")
    assert "Tomáš" in read(raw, name="a.html").text


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
