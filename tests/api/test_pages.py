"""Kept pages: only of the version that is asked for, within their bound, the least lately used thrown out."""

from __future__ import annotations

import pytest

from tracker.api.encoding import CODINGS
from tracker.api.entity_tags import EntityTag
from tracker.api.pages import LARGEST_PAGE, MOST_NOTICED, Page, Pages, key_of, varies_as_keyed

MOST = 1_000_000


def page(size: int = 1_000) -> Page:
    return Page(headers=(), media_type="text/plain", body=b"a" * size, tag=EntityTag("t"))


def test_a_page_is_found_under_its_version_alone() -> None:
    pages, one = Pages(MOST), page()
    pages.keep(b"k", "v1", one)
    assert pages.find(b"k", "v1") is one
    assert pages.find(b"k", "v2") is None
    assert pages.find(b"other", "v1") is None
    other = page()
    pages.keep(b"k", "v2", other)
    assert (pages.find(b"k", "v1"), pages.find(b"k", "v2"), pages.size) == (None, other, other.most)


def test_what_was_asked_for_once_is_expected_and_not_kept() -> None:
    pages = Pages(MOST)
    assert not pages.expects(b"k")
    pages.keep(b"k", None, page())
    assert pages.expects(b"k")
    assert (pages.find(b"k", "v"), pages.size) == (None, 0)
    for number in range(MOST_NOTICED):
        pages.keep(b"%d" % number, None, page())
    assert not pages.expects(b"k")


def test_without_room_nothing_is_expected_or_kept() -> None:
    pages = Pages(0)
    pages.keep(b"k", None, page())
    pages.keep(b"k", "v", page())
    assert not pages.expects(b"k")
    assert (pages.find(b"k", "v"), pages.size) == (None, 0)


def test_the_bound_holds_with_every_coding_and_the_least_lately_used_goes() -> None:
    room = page().most
    pages = Pages(most_bytes=3 * room)
    for key in (b"a", b"b", b"c"):
        pages.keep(key, "v", page())
    assert pages.find(b"a", "v")
    pages.keep(b"d", "v", page())
    assert pages.size == 3 * room
    assert [key for key in (b"a", b"b", b"c", b"d") if pages.find(key, "v")] == [b"a", b"c", b"d"]
    one = pages.find(b"a", "v")
    assert one is not None
    held = len(one.body) + sum(len(one.body_in(coding)) for coding in CODINGS)
    assert held <= one.most
    pages.keep(b"e", "v", page(LARGEST_PAGE + 1))
    assert pages.find(b"e", "v") is None


def test_a_coded_body_is_made_once() -> None:
    one = page()
    assert one.body_in(CODINGS[0]) is one.body_in(CODINGS[0])
    assert one.body_in(None) is one.body


SCOPE = {"scheme": "http", "server": ("h", 80), "root_path": "", "path": "/timeline", "query_string": b"a=1"}


@pytest.mark.parametrize(
    ("scope", "headers"),
    [
        ({"path": "/rounds"}, {}),
        ({"query_string": b"a=2"}, {}),
        ({"scheme": "https"}, {}),
        ({"server": ("h", 81)}, {}),
        ({"root_path": "/tracker"}, {}),
        ({"path": "/\udcff"}, {}),
        ({}, {"host": "elsewhere"}),
        ({}, {"accept": "text/html"}),
        ({}, {"accept-datetime": "Wed, 28 Jan 2026 12:00:00 GMT"}),
        ({}, {"accept-language": "uk"}),
    ],
)
def test_whatever_a_handler_may_look_at_is_in_the_key(
    scope: dict[str, object], headers: dict[str, str]
) -> None:
    assert key_of({**SCOPE, **scope}, headers) != key_of(SCOPE, {})
    assert key_of(SCOPE, {"accept-encoding": "br", "origin": "x"}) == key_of(SCOPE, {})


def test_what_varies_by_anything_else_is_not_kept() -> None:
    assert varies_as_keyed("Accept, Accept-Datetime, accept-encoding")
    assert varies_as_keyed("")
    assert not varies_as_keyed("Accept, Authorization")
    assert not varies_as_keyed("*")
