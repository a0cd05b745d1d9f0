"""Whatever comes in: places lie in the text and in order, the text stays, and nothing but a refusal is raised."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputInvalid
from tracker.ingest.article import Article
from tracker.ingest.reading import read

DAY = date(2026, 1, 27)
LONG = 190_000
LINES = (
    *(
        "Envoys met on Friday.",
        "By Ada Holm",
        "KYIV, Jan 27 (Reuters) - Envoys met.",
        "© Thomson Reuters 2026.",
        "Related",
    ),
    *(
        "27 January 2026",
        "Leave a Reply",
        "READ MORE: x",
        "What next",
        "“It is over,” he said.",
        "",
        " ",
        "\t",
        "…",
        "A | B",
    ),
)
REPEATED = (
    *(
        "-",
        ".",
        "(",
        "a\n",
        ". ",
        '."',
        "a | ",
        "a: ",
        "KYIV, ",
        "Ada Holm, ",
        "Ada Holm and ",
        "updated ",
        "© ",
        "\r\n",
    ),
    *("e\u0301", "\u202e", "\u0300", "27 January 2026\n", "1", "\t", "<p>", "</", "&amp;", "\u2028"),
)
"""What makes patterns go back and forth, where they can."""


def checked(raw: bytes) -> Article | None:
    try:
        found = read(raw, name="a", published=DAY)
    except InputInvalid:
        return None
    assert found.body
    assert all(0 <= start < end <= len(found.text) for start, end in found.body)
    assert all(one[1] <= other[0] for one, other in pairwise(found.body))
    assert all(found.text[start:end].strip() == found.text[start:end] for start, end in found.body)
    return found


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=80))).map("\n".join))
def test_lines_of_any_sort_are_read_or_refused(text: str) -> None:
    found = checked(text.encode("utf-8", "replace"))
    if found and not text.startswith("\ufeff"):
        assert found.text == text.encode("utf-8", "replace").decode()


@given(st.binary(max_size=200))
def test_bytes_of_any_sort_are_read_or_refused(raw: bytes) -> None:
    checked(raw)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<h1>", "<time datetime='", "x", " ", "<!--", "&#0;", "'"]
        )
    )
)
def test_pages_of_any_sort_are_read_or_refused(parts: list[str]) -> None:
    checked(("<html>" + "".join(parts)).encode())


@pytest.mark.parametrize("piece", REPEATED)
def test_long_texts_of_one_piece_come_to_an_end(piece: str) -> None:
    checked((piece * (LONG // len(piece))).encode())
    checked(("Envoys met on Friday.\n" + piece * (LONG // len(piece))).encode())
