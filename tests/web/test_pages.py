"""The pages as a browser gets them: readable, linked, without script, and safe whatever a source says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.building import TALKS, said, store
from tests.serving import HTML, Client, serving
from tracker.store.database import Database

NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)>\" ' & {{ 7*7 }} {% raw %}"

FIRST = said(
    "wire",
    "2026-01-27",
    source={"publisher": "The Wire"},
    venue=[{"id": "geneva", "name": "Geneva"}],
    participant=[{"id": "kremlin", "name": "Kremlin"}],
    round=[
        {"id": "one", "title": "Round one", "when": "on Sunday", "status": "scheduled", "venue": "geneva"},
        {"id": "two", "when": {"edtf": "[2026-01-25,2026-02-01]"}, "status": "held"},
        {"id": "three", "when": {"edtf": "2026-01~"}},
    ],
    position=[
        {"id": "p", "holder": "kremlin", "issue": "donbas", "quote": "not an inch", "stance": "demand"}
    ],
)
OTHER = said(
    "paper",
    "2026-01-28",
    source={"publisher": "The Paper"},
    venue=[{"id": "minsk", "name": "Minsk"}],
    round=[{"id": "one", "venue": "minsk", "status": "scheduled", "when": {"edtf": "2026-02-03"}}],
)


class Page(HTMLParser):
    """The tags of a page and its links, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name in ("href", "action", "src")]


@pytest.fixture(scope="module")
def browser(shared_database: Database) -> Iterator[Client]:
    store(shared_database, TALKS, FIRST, OTHER)
    with serving(shared_database) as client:
        client.headers.update(HTML)
        yield client


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_front_page_leads_to_the_timeline_of_each_process(browser: Client) -> None:
    page = browser.get("/")
    assert "Talks" in page.text
    assert "/timeline?process=talks" in Page(page.text).links


def test_an_empty_tracker_says_how_to_seed(database: Database) -> None:
    with serving(database) as client:
        for path in ("/", "/timeline.html"):
            assert "tracker seed seeds/" in client.get(path).text


def test_a_line_tells_its_date_and_why(browser: Client) -> None:
    text = text_of(browser.get("/timeline?known_on=2026-01-27").text)
    assert "Round one" in text
    assert "February 2026" in text
    assert "“on Sunday” (The Wire, 27 January 2026)" in text
    assert "not an inch" in text
    assert "Reported by The Wire, 27 January 2026; no source says on which day it was." in text


def test_doubt_is_visible(browser: Client) -> None:
    text = text_of(browser.get("/timeline").text)
    for word in ("either of two", "approximate", "day of the report"):
        assert word in text


def test_sources_that_disagree_stand_side_by_side(browser: Client) -> None:
    text = text_of(browser.get("/timeline?kind=round").text)
    assert "Sources disagree about the venue" in text
    assert "The Wire, 27 January 2026" in text.partition("Sources disagree")[2]
    assert "The Paper, 28 January 2026" in text.partition("Sources disagree")[2]


def test_a_record_page_shows_each_report(browser: Client) -> None:
    text = text_of(browser.get("/rounds/one").text)
    for words in ("What each source says", "The Wire", "The Paper", "Geneva", "Minsk"):
        assert words in text


def test_filters_are_links_that_add_and_remove(browser: Client) -> None:
    links = Page(browser.get("/timeline?process=talks&kind=round").text).links
    assert "/timeline?process=talks&kind=position" in links
    assert "/timeline?kind=round" in links
    assert "/timeline?process=talks&kind=round&status=scheduled" in links
    assert "/timeline?process=talks&kind=round&order=desc" in links


def test_the_form_keeps_the_other_filters_and_an_empty_day_asks_for_now(browser: Client) -> None:
    page = browser.get("/timeline?process=talks&known_on=2026-01-28").text
    assert '<input type="hidden" name="process" value="talks">' in page
    assert 'value="2026-01-28"' in page
    assert browser.get("/timeline?process=talks&known_on=").status_code == 200


def test_a_page_leads_to_the_next_one(browser: Client) -> None:
    links = Page(browser.get("/timeline?limit=2").text).links
    following = next(link for link in links if "cursor=" in link)
    assert "Round one" in browser.get(following).text + browser.get("/timeline?limit=2").text


def test_every_link_of_our_own_leads_somewhere(browser: Client) -> None:
    """From the front page on, wherever the links lead."""
    seen: set[str] = set()
    ahead = {"http://testserver.local/"}
    while ahead - seen and len(seen) < 150:
        address = sorted(ahead - seen)[0]
        seen.add(address)
        answer = browser.get(address)
        assert answer.status_code == 200, address
        if "html" in answer.headers["content-type"]:
            found = {urljoin(address, link) for link in Page(answer.text).links}
            ahead |= {link for link in found if urlsplit(link).netloc == "testserver.local"}
    assert len(seen) > 20


def test_nothing_that_a_source_says_becomes_markup(database: Database) -> None:
    nasty = said(
        "nasty",
        "2026-01-27",
        source={"title": NASTY, "publisher": NASTY},
        venue=[{"id": "v", "name": NASTY, "place": NASTY}],
        participant=[{"id": "who", "name": NASTY, "aliases": [NASTY]}],
        process=[{"id": "talks", "title": NASTY, "summary": NASTY, "when": {"edtf": "2026"}}],
        round=[
            {
                "id": "r",
                "title": NASTY,
                "summary": NASTY,
                "outcome": NASTY,
                "venue": "v",
                "when": {"expression": NASTY, "edtf": "2026-01-27"},
                "evidence": NASTY,
                "mediators": ["who"],
                "documents": [{"title": NASTY}],
            }
        ],
        position=[{"id": "p", "holder": "who", "quote": NASTY, "summary": NASTY, "attribution_text": NASTY}],
    )
    store(database, nasty)
    with serving(database) as client:
        for path in (
            "/",
            "/timeline.html?undated=include",
            "/rounds/r.html",
            "/positions/p.html",
            "/venues/v.html",
            "/participants/who.html",
            "/processes/talks.html",
        ):
            page = client.get(path)
            assert page.status_code == 200
            parsed = Page(page.text)
            assert "alert(1)" in page.text, "the words are shown"
            assert not {"script", "img", "iframe", "object", "style"} & set(parsed.tags), path
            assert not [name for name in parsed.attributes if name.startswith("on") or name == "style"], path
            assert "49" not in text_of(page.text).replace("{{ 7*7 }}", ""), path


def test_only_web_addresses_are_linked_to(browser: Client) -> None:
    for path in ("/timeline", "/rounds/one"):
        assert all(
            not link.startswith(("javascript:", "data:")) for link in Page(browser.get(path).text).links
        )


@pytest.mark.parametrize("path", ["/", "/timeline", "/rounds/one", "/schema"])
def test_pages_load_nothing_from_elsewhere_and_run_nothing(browser: Client, path: str) -> None:
    page = browser.get(path).text
    assert "script" not in Page(page).tags
    named = re.findall(r"<(?:link|img|source)[^>]+>", page)
    loaded = [one for one in named if not re.search(r'rel="(alternate|next)"', one)]
    assert {re.findall(r'(?:href|src)="([^"]+)"', one)[0] for one in loaded} == {"/static/tracker.css"}
    assert browser.get("/static/tracker.css").headers["content-type"].startswith("text/css")


def test_the_documentation_page_has_an_anchor_for_each_problem(browser: Client) -> None:
    page = browser.get("/schema").text
    for kind in ("record-not-found", "query-invalid", "source-differs", "anchor-missing"):
        assert f'id="{kind}"' in page
