"""Names that are looked up word by word stand where an expression of all of them would find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.name_table import Names, NameTable

NAMES = ("Oman", "Omani", "South Sudan", "Sudan", "U.S.", "U.S", "Hay’at Tahrir", "African Union", "2nd Army")
TABLE = NameTable(NAMES)
PATTERN = re.compile(rf"(?<![\w-]){either(NAMES)}(?!\w)")
PIECES = (*NAMES, *NAMES, "Omanis", "South", "-", "’s", ".", " ", " ", "and", "\n", "the")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TEXTS)
def test_all_names_are_found_and_none_within_another(text: str) -> None:
    found = [span for _, span in TABLE.in_parts(text, ((0, len(text)),))]
    assert found == [match.span() for match in PATTERN.finditer(text)]


@given(TEXTS)
def test_names_of_one_text_are_found_as_those_of_all_texts_are(text: str) -> None:
    whole = ((0, len(text)),)
    assert list(Names(NAMES).in_parts(text, whole)) == list(TABLE.in_parts(text, whole))


@given(TEXTS, st.integers(0, 40))
def test_the_longest_name_at_a_place(text: str, place: int) -> None:
    there = [name for name in NAMES if re.compile(re.escape(name) + r"(?!\w)").match(text, place)]
    longest = max(map(len, there), default=None)
    assert TABLE.end(text, place) == (None if longest is None else place + longest)


def test_names_are_of_the_part_in_which_they_end() -> None:
    text = "Sudan met Oman. South Sudan did not"
    parts = ((0, 15), (16, 21), (22, 35))
    assert [(number, text[slice(*at)]) for number, at in TABLE.in_parts(text, parts)] == [
        (0, "Sudan"),
        (0, "Oman"),
        (2, "Sudan"),
    ]


def test_the_longest_of_all_names_is_known() -> None:
    assert TABLE.longest == len("African Union")
    assert NameTable(()).longest == 0
