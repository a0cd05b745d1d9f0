from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.temporal import numbers
from tracker.temporal.lexer import tokens


@given(st.text())
def test_tokens_cover_a_text_in_order_and_never_overlap(text: str) -> None:
    found = tokens(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join(text[token.start : token.end] for token in found if token.kind != "break") == "".join(
        text.split()
    )


def test_a_full_stop_belongs_to_an_abbreviation_only() -> None:
    assert [t.form for t in tokens("Jan. 24.", frozenset({"jan"}))] == ["jan", "24", "."]


def test_amounts_and_names_with_digits_are_no_numbers() -> None:
    assert [t.kind for t in tokens("$2014 20% B52 24km 24")] == ["other", "other", "mixed", "mixed", "number"]


def test_a_number_stands_for_what_its_shape_allows() -> None:
    assert set(numbers.readings("number", "12")) == {"number", "day", "monthnumber", "hour", "twodigits"}
    assert numbers.readings("number", "2026") == {"number": 2026, "year": 2026, "modernyear": 2026}
    assert numbers.readings("number", "3rd") == {"ordinal": 3, "day": 3}
    assert numbers.readings("number", "1990s") == {"decade": 1990}
    assert numbers.readings("suffix", "'98") == {"shortyear": 98}
    assert numbers.readings("number", "9" * 400) == {}
    assert numbers.readings("word", "sunday") == {}
