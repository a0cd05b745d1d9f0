"""Compression: the coding that a reader prefers, whole or streamed, with the tag and the digest of what is sent."""

from __future__ import annotations

import gzip
import zlib
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving import Client
from tracker.api import encoding
from tracker.api.encoding import CODINGS, SMALLEST

UNPACK: dict[str | None, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    None: bytes,
}
FIXED = "known_on=2026-01-28&as_of=2026-03-01T12:02:00Z"


def raw(client: Client, path: str, accept: str | None, **headers: str) -> tuple[Any, bytes]:
    """An answer and its bytes as they were sent."""
    asked = {**headers, **({"Accept-Encoding": accept} if accept is not None else {})}
    request = client.build_request("GET", path, headers=asked)
    if accept is None:
        del request.headers["accept-encoding"]
    answer = client.send(request, stream=True)
    return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("accept", "length", "expected"),
    [
        (None, 9_000, None),
        ("", 9_000, None),
        ("identity", 9_000, None),
        ("gzip", 9_000, "gzip"),
        ("br", 9_000, "br"),
        ("gzip, deflate, br, zstd", 9_000, "br"),
        ("gzip, deflate, br, zstd", None, "br"),
        ("GZIP", 9_000, "gzip"),
        ("x-gzip", 9_000, "gzip"),
        ("br;q=0.5, gzip;q=0.8", 9_000, "gzip"),
        ("br;q=0.001", 9_000, "br"),
        ("br;q=0, gzip", 9_000, "gzip"),
        ("br;q=0, gzip;q=0", 9_000, None),
        ("gzip;q=0.5, identity", 9_000, None),
        ("gzip;q=0.5, identity;q=0.5", 9_000, "gzip"),
        ("*", 9_000, "br"),
        ("*;q=0.1, gzip", 9_000, "gzip"),
        ("br;q=0, *", 9_000, "gzip"),
        ("*;q=0", 9_000, None),
        ("identity;q=0", 9_000, None),
        ("identity;q=0, gzip", 9_000, "gzip"),
        ("deflate, compress", 9_000, None),
        ("gzip ; Q=0.5 , br ; q=0.4", 9_000, "gzip"),
        ("gzip;q=2", 9_000, None),
        ("gzip;q=nan, br;q=", 9_000, None),
        ("gzip;level=1, br", 9_000, "br"),
        ("gzip", SMALLEST - 1, None),
        ("gzip", SMALLEST, "gzip"),
        ("identity;q=0, gzip", 3, "gzip"),
    ],
)
def test_the_coding_is_the_one_that_is_wanted_most(
    accept: str | None, length: int | None, expected: str | None
) -> None:
    found = encoding.chosen(accept, length)
    assert (found.name if found else None) == expected


WEIGHTS = st.integers(0, 1000).map(lambda thousandths: f"{thousandths / 1000:.3f}")
MEMBERS = st.dictionaries(st.sampled_from(["br", "gzip", "identity", "*", "deflate", "zstd"]), WEIGHTS)


@given(MEMBERS)
def test_nothing_is_chosen_that_is_refused_and_nothing_is_wanted_more(wanted: dict[str, str]) -> None:
    header = ", ".join(f"{name};q={weight}" for name, weight in wanted.items())
    weights = {name: float(wanted.get(name, wanted.get("*", "0"))) for name in ("br", "gzip", "identity")}
    found = encoding.chosen(header, 9_000)
    if found is None:
        plain = float(wanted.get("identity", wanted.get("*", "0.0005")))
        assert all(weights[coding.name] < plain or not weights[coding.name] for coding in CODINGS)
    else:
        assert 0 < weights[found.name] == max(weights["br"], weights["gzip"])


@given(st.text(max_size=60))
def test_any_header_is_understood_or_passed_over(header: str) -> None:
    assert encoding.chosen(header, 9_000) in (None, *CODINGS)


@given(st.lists(st.binary(max_size=300)), st.sampled_from(CODINGS))
def test_a_stream_is_unpacked_to_what_it_was(pieces: list[bytes], coding: encoding.Coding) -> None:
    made = coding.compressor()
    sent = b"".join(map(made.take, pieces)) + made.end()
    assert UNPACK[coding.name](sent) == b"".join(pieces)


def test_a_stream_is_not_held_back() -> None:
    for coding in CODINGS:
        made = coding.compressor()
        lines = (sha256(b"%d" % place).hexdigest().encode() for place in range(40_000))
        sent = sum(len(made.take(line)) for line in lines)
        assert sent > 1_000_000
        assert len(made.end()) < 400_000


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("application/json", True),
        ("application/problem+json; charset=utf-8", True),
        ("application/x-ndjson", True),
        ("application/vnd.oai.openapi+json", True),
        ("application/geo+json", True),
        ("application/ld+json", True),
        ("application/atom+xml", True),
        ("application/link-format", True),
        ("text/html; charset=utf-8", True),
        ("text/calendar", True),
        ("text/csv", True),
        ("text/event-stream", False),
        ("image/png", False),
        ("application/zip", False),
        ("", False),
    ],
)
def test_text_is_compressed_and_nothing_else(media_type: str, expected: bool) -> None:
    assert encoding.compressible(media_type) is expected


PATHS = [
    "/timeline",
    "/timeline.ndjson",
    "/timeline.html",
    "/rounds/second",
    f"/timeline?{FIXED}",
    f"/timeline.ndjson?{FIXED}",
    "/changes.ndjson",
    "/issues",
    "/schema",
    "/schema/openapi.json",
    "/static/tracker.css",
    "/timemap",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_reader_gets_the_same_content_under_a_tag_of_its_coding(client: Client, path: str) -> None:
    plain, content = raw(client, path, None)
    assert "content-encoding" not in plain.headers
    tags = {plain.headers["etag"]}
    for coding in ("gzip", "br"):
        for _ in range(3):  # made, made and kept, kept
            answer, sent = raw(client, path, coding)
            assert answer.headers["content-encoding"] == coding
            assert UNPACK[coding](sent) == content
            assert answer.headers.get("content-length", str(len(sent))) == str(len(sent))
            assert ("content-length" in answer.headers) == ("content-length" in plain.headers)
        tags.add(answer.headers["etag"])
        head = client.head(path, headers={"Accept-Encoding": coding})
        assert {**head.headers, "date": ""} == {**answer.headers, "date": ""}
    assert len(tags) == 3
    assert {"accept-encoding"} <= {name.strip().lower() for name in plain.headers["vary"].split(",")}


def digest(content: bytes) -> str:
    return f"sha-256=:{b64encode(sha256(content).digest()).decode()}:"


@pytest.mark.parametrize("coding", ["gzip", "br", "identity"])
def test_the_digest_of_a_page_is_of_the_bytes_in_their_coding(client: Client, coding: str) -> None:
    content = raw(client, f"/timeline?{FIXED}", "identity")[1]
    for _ in range(3):
        answer, sent = raw(client, f"/timeline?{FIXED}", coding)
        assert answer.headers["repr-digest"] == digest(sent)
        assert answer.headers.get("unencoded-digest", digest(content)) == digest(content)
        assert ("unencoded-digest" in answer.headers) == (coding != "identity")


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_compressed_stream_tells_the_digest_of_what_it_holds(client: Client, coding: str) -> None:
    answer, sent = raw(client, f"/timeline.ndjson?{FIXED}", coding)
    assert "repr-digest" not in answer.headers
    assert answer.headers["unencoded-digest"] == digest(UNPACK[coding](sent))


def test_a_small_answer_is_sent_as_it_is(client: Client) -> None:
    answer, sent = raw(client, "/health/live", "gzip, br")
    assert (sent, "content-encoding" in answer.headers) == (b'{"status":"live"}', False)
    answer, sent = raw(client, "/health/live", "gzip, identity;q=0")
    assert gzip.decompress(sent) == b'{"status":"live"}'


def test_gzip_does_not_tell_the_time(client: Client) -> None:
    assert raw(client, "/issues", "gzip")[1] == raw(client, "/issues", "gzip")[1]
    assert raw(client, "/issues", "gzip")[1][4:8] == bytes(4)


def test_what_breaks_off_has_no_end() -> None:
    made = CODINGS[1].compressor()
    torn = made.take(b"a line\n" * 10_000)
    with pytest.raises((EOFError, zlib.error)):
        gzip.decompress(torn)
