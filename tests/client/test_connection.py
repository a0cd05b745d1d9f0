"""What the client does when a server is busy, breaks off, moves, or answers something else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tracker.client import AddressInvalid, AnswerNotUnderstood, Refused, Timeline, Unreachable
from tracker.client.connection import ATTEMPTS, LONGEST_WAIT

if TYPE_CHECKING:
    from tests.scripted import Answer, Script

PAGE = json.dumps({"items": [], "next": None}).encode()
RECEIPT = {
    **{"source": "s", "revision": 1, "unchanged": False, "dry_run": False},
    **{"reports": [], "records": [], "recorded_at": "2026-01-01T00:00:00Z"},
}
PROBLEM = {
    "type": "/schema#too-many",
    "title": "Too many requests",
    "status": 429,
    "detail": "Too many.",
    "instance": "/timeline",
    "errors": [],
}
OK: Answer = (200, {}, PAGE)
BUSY: Answer = (503, {"Retry-After": "7"}, b"")


def test_a_read_waits_as_long_as_the_server_asks_and_asks_again(script: Script) -> None:
    server = script(BUSY, (429, {"Retry-After": "2"}, b""), OK)
    assert server.timeline().entries().to_list() == []
    assert server.waited == [7.0, 2.0]


def test_a_broken_connection_is_asked_again_with_longer_waits(script: Script) -> None:
    server = script(None, None, OK)
    assert server.timeline().entries().to_list() == []
    assert server.waited == [0.5, 1.0]


def test_reads_are_given_up_after_a_few_times(script: Script) -> None:
    server = script(*[BUSY] * (ATTEMPTS + 3))
    with pytest.raises(Refused, match="after 7 seconds") as caught:
        server.timeline().entries().first()
    assert (caught.value.status, caught.value.retry_after) == (503, 7.0)
    assert len(server.asked) == ATTEMPTS


def test_connections_that_keep_breaking_are_told_with_the_address(script: Script) -> None:
    server = script(*[None] * ATTEMPTS)
    with pytest.raises(Unreachable, match=server.address) as caught:
        server.timeline().entries(kind="round").first()
    assert caught.value.address == f"{server.address}/timeline?kind=round&limit=200"


def test_a_server_that_asks_for_more_than_patience_is_not_waited_for(script: Script) -> None:
    server = script((429, {"Retry-After": str(int(LONGEST_WAIT) + 1)}, json.dumps(PROBLEM).encode()), OK)
    with pytest.raises(Refused, match=r"Too many\. Ask less often") as caught:
        server.timeline().entries().first()
    assert caught.value.title == "Too many requests"
    assert (len(server.asked), server.waited) == (1, [])


@pytest.mark.parametrize("answer", [BUSY, None])
def test_a_write_is_sent_once_with_a_key_of_its_own(script: Script, answer: Answer | None) -> None:
    server = script(answer, (201, {}, json.dumps(RECEIPT).encode()))
    timeline = server.timeline("tk_secret")
    with pytest.raises((Refused, Unreachable)):
        timeline.take({"source": {}}, idempotency_key="mine")
    assert len(server.asked) == 1
    assert timeline.take({"source": {}}).source == "s"
    first, second = (headers for _, _, headers in server.asked)
    assert first["idempotency-key"] == "mine"
    assert len(second["idempotency-key"]) == len("00000000-0000-0000-0000-000000000000")
    assert second["authorization"] == "Bearer tk_secret"


def test_what_is_as_it_was_is_not_sent_again(script: Script) -> None:
    page = json.dumps({"items": [], "next": None, "truncated": False}).encode()
    server = script((200, {"ETag": '"one"'}, page), (304, {}, b""), (200, {"ETag": '"two"'}, page))
    timeline = server.timeline()
    for _ in range(3):
        assert timeline.entries().to_list() == []
    assert [headers.get("if-none-match") for _, _, headers in server.asked] == [None, '"one"', '"one"']


def test_the_next_page_is_asked_of_the_same_server_whatever_it_calls_itself(script: Script) -> None:
    following = json.dumps({"items": [], "next": "http://inside.example:9/timeline?cursor=abc"}).encode()
    server = script((200, {}, following), OK)
    assert server.timeline("key").entries().to_list() == []
    assert server.paths == ["/timeline?limit=200", "/timeline?cursor=abc"]


def test_an_answer_of_something_else_is_told_as_that(script: Script) -> None:
    server = script((200, {}, b"<html>"), (502, {}, b"<html>"))
    with pytest.raises(AnswerNotUnderstood, match="Is it a tracker server"):
        server.timeline().entries().first()
    with pytest.raises(Refused, match="not in words of a tracker server"):
        server.timeline().entries().first()


def test_a_failure_in_a_walk_is_no_loss(script: Script) -> None:
    following = json.dumps({"items": [], "next": "/timeline?cursor=abc"}).encode()
    server = script((200, {}, following), (500, {}, b""), OK)
    entries = server.timeline().entries()
    with pytest.raises(Refused):
        entries.to_list()
    assert entries.to_list() == []
    assert server.paths[1:] == ["/timeline?cursor=abc"] * 2


@pytest.mark.parametrize(
    "address", ["", "127.0.0.1:8000", "ftp://a", "http://", "http://a/?q=1", "http://a:b"]
)
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    with pytest.raises(AddressInvalid, match=r"http://127\.0\.0\.1:8000"):
        Timeline(address)


def test_the_key_is_never_shown() -> None:
    timeline = Timeline("http://127.0.0.1:1/", "tk_secret")
    assert repr(timeline) == "<Timeline http://127.0.0.1:1>"
    with pytest.raises(Unreachable) as caught:
        timeline.take({})
    assert "tk_secret" not in f"{caught.value!r} {caught.value}"


def test_a_key_goes_to_its_server_and_to_nobody_else(script: Script) -> None:
    other = script(OK)
    server = script((308, {"Location": f"{other.address}/timeline"}, b""))
    assert server.timeline("tk_secret").entries().to_list() == []
    ((_, _, mine),), ((_, _, theirs),) = server.asked, other.asked
    assert mine["authorization"] == "Bearer tk_secret"
    assert "authorization" not in theirs
