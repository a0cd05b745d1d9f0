"""`tracker resolve`: expressions, texts and documents."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker

ARTICLE = """\
Envoys <script>alert(1)</script> & others

They are scheduled to meet on Sunday, and met last on the preceding Sunday. Two days later
nothing was known; the harbour has been closed since 2014, and May.

A meeting \x07 is set for Friday or Saturday.
"""


class Page(HTMLParser):
    """What a page holds: its tags, ids and the places its links lead to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids |= {str(value) for name, value in attrs if name == "id"}
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def text(home: Path) -> Path:
    path = home / "article.txt"
    path.write_text(ARTICLE, newline="")
    return path


def test_an_expression_becomes_a_tree_with_its_reasons(empty: Tracker) -> None:
    said = empty(
        "resolve", "on Sunday", "--published", "2026-01-27", "--sentence", "scheduled to meet on Sunday"
    ).stdout
    assert said.splitlines()[0].endswith("Sunday → 2026-02-01")
    assert "direction: after (scheduled to)" in said
    assert "anchor: publication 2026-01-27" in said


def test_json_has_every_step(empty: Tracker) -> None:
    found = json.loads(
        empty("resolve", "on Sunday", "--published", "2026-01-27", "--outlook", "ahead", "--json").stdout
    )
    assert found["edtf"] == "2026-02-01"
    assert {"anchor", "direction", "cue", "policy", "rule", "alternatives", "probability", "warnings"} <= set(
        found
    )


def test_a_page_marks_every_mention_and_leads_to_its_reasons_and_back(empty: Tracker, text: Path) -> None:
    empty("resolve", "--html", "page.html", "--published", "2026-01-27", text)
    page = Page((text.parent / "page.html").read_text())
    assert page.tags.count("mark") >= 5
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert len(page.links) == 2 * page.tags.count("mark")
    assert "Sunday, 1 February 2026" in page.text
    assert "because of “scheduled to”" in page.text
    assert "one of several" in page.text or "either of two" in page.text


def test_a_page_says_no_more_and_no_less_than_the_words_do(empty: Tracker, home: Path) -> None:
    text = home / "truce.txt"
    text.write_text(
        "The truce shall hold until Thursday morning. They will be back on Friday evening, and meet on "
        "Friday at 10 a.m. in the port. October 18 is a holiday."
    )
    page = Page(empty("resolve", "--html", "-", "--published", "2017-10-18", text).stdout)
    assert "until 19 October 2017" in page.text
    assert "until 12 October 2017, before it" in page.text
    assert "Friday, 20 October 2017 " in re.sub(r"\s+", " ", page.text)
    assert "part of a day" in page.text
    assert "Friday, 20 October 2017, 10:00 UTC" in page.text
    assert "UTC, where the words name no other" in page.text
    assert "before it (under 1%)" in page.text


def test_a_page_names_the_clock_that_a_time_is_on(empty: Tracker, home: Path) -> None:
    text = home / "call.txt"
    text.write_text("They will call on Friday at 10 a.m. New York time and at 6 p.m. on Friday.")
    typed = ("resolve", "--html", "-", "--published", "2017-10-18", "--zone", "Europe/Kyiv", text)
    page = Page(empty(*typed).stdout)
    assert "America/New_York" in page.text
    assert "Europe/Kyiv" in page.text


def test_a_page_is_self_contained_and_holds_no_script(empty: Tracker, text: Path) -> None:
    said = empty("resolve", "--html", "-", "--published", "2026-01-27", text).stdout
    page = Page(said)
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert not re.search(r"url\(|@import|\son\w+=", said)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; others" in said
    assert "\x07" not in said
    assert '<html lang="en">' in said


def test_the_words_of_the_text_are_all_on_the_page(empty: Tracker, text: Path) -> None:
    page = Page(empty("resolve", "--html", "-", "--published", "2026-01-27", text).stdout)
    for sentence in re.findall(r"[A-Za-z ]{12,}", ARTICLE.replace("on Sunday", "").replace("\x07", "")):
        assert sentence.split()[0] in page.text


def test_timex3_stands_inside_the_text_or_beside_it(empty: Tracker, text: Path) -> None:
    for shape in ("inline", "standoff"):
        said = empty("resolve", "--timex3", shape, "--published", "2026-01-27", text).stdout
        values = [one.attrib["value"] for one in ElementTree.fromstring(said).iter("TIMEX3")]  # noqa: S314
        assert values[:3] == ["2026-01-27", "2026-02-01", "2026-01-25"]


def test_documents_are_answered_line_by_line(empty: Tracker, home: Path) -> None:
    lines = [
        {"doc": str(n), "text": "They met on Monday.", "published": "2026-01-27", "language": "en"}
        for n in range(3)
    ]
    (home / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    said = empty("resolve", "--documents", "news.jsonl").stdout
    assert [json.loads(line)["doc"] for line in said.splitlines()] == ["0", "1", "2"]
    assert empty("resolve", "--documents", "news.jsonl", "--jobs", "2").stdout == said


def test_a_bad_line_is_named_and_the_others_answered(empty: Tracker, home: Path) -> None:
    (home / "news.jsonl").write_text(
        '{"doc": "a"}\n{"doc": "b", "text": "Monday", "published": "2026-01-27"}\n'
    )
    done = empty("resolve", "--documents", "news.jsonl", code=1)
    assert "Error: line 1: text is missing; expected the text of the document" in done.stderr
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["b"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--html", "-", "article.txt"), "--html needs --published"),
        (("--timex3", "inline", "article.txt"), "--timex3 needs --published"),
        (("--html", "-", "--published", "2026-01-27", "nowhere.txt"), "No such file"),
        (("--html", "-", "--timex3", "inline", "article.txt"), "--timex3 does not go with --html"),
        (("--html", "-", "--sentence", "x", "article.txt"), "--sentence does not go with --html"),
        (("--documents", "-", "--published", "2026-01-27"), "--published does not go with --documents"),
        (("--documents", "-", "--json"), "--json does not go with --documents"),
        (("on Sunday", "--jobs", "2"), "--jobs does not go with"),
        ((), "Missing argument 'EXPRESSION|FILE'"),
        (("on Sunday",), "'on Sunday' is relative. It needs --published"),
        (("article.txt", "--published", "2026-01-27"), "article.txt is a file. It needs --html or --timex3"),
    ],
)
def test_what_does_not_go_together_is_refused(
    empty: Tracker, text: Path, typed: tuple[str, ...], said: str
) -> None:
    assert text.exists()
    assert said in empty("resolve", *typed, code=2).stderr


def test_a_file_that_is_no_text_is_refused(empty: Tracker, home: Path) -> None:
    (home / "article.txt").write_bytes(b"\xff\xfe\x00")
    done = empty("resolve", "--html", "page.html", "--published", "2026-01-27", "article.txt", code=1)
    assert "byte 0 of the file is not UTF-8" in done.stderr
    assert not (home / "page.html").exists()


def test_a_zone_that_is_none_is_told_once_and_before_any_document(empty: Tracker, home: Path) -> None:
    (home / "news.jsonl").write_text('{"doc": "b", "text": "Monday", "published": "2026-01-27"}\n' * 3)
    done = empty("resolve", "--documents", "news.jsonl", "--zone", "Europe/Kiyw", code=1)
    assert done.stderr.count("Europe/Kiyw") == 1
    assert not done.stdout


def test_an_hour_that_no_day_has_is_named_as_one(empty: Tracker) -> None:
    done = empty("resolve", "at 25:00", "--published", "2026-01-27", code=1)
    assert "'25:00' is no time of a day" in done.stderr


def test_a_story_stays_in_the_year_it_tells(empty: Tracker, home: Path) -> None:
    (home / "story.txt").write_text("In 1815 the congress met.\n\nIn June its final act was signed.")
    typed = ("resolve", "--timex3", "standoff", "--published", "2026-01-27", "story.txt", "--domain")
    assert 'value="1815-06"' in empty(*typed, "narrative").stdout
    assert 'value="1815-06"' not in empty(*typed, "news").stdout
