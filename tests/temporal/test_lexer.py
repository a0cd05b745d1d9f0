from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.temporal import numbers
from tracker.temporal.lexer import _UNSEEN, PARAGRAPH_ENDS, SENTENCE_ENDS, Spelling, tokens


def _seen(text: str) -> str:
    return re.sub(f"[\\s{_UNSEEN}]", "", text)


@given(st.text())
def test_tokens_cover_a_text_in_order_and_never_overlap(text: str) -> None:
    found = tokens(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    kept = "".join(text[token.start : token.end] for token in found if token.kind != "break")
    assert _seen(kept) == _seen(text)


def test_a_full_stop_belongs_to_an_abbreviation_only() -> None:
    assert [t.form for t in tokens("Jan. 24.", Spelling(frozenset({"jan"})))] == ["jan", "24", "."]


def test_amounts_and_names_with_digits_are_no_numbers() -> None:
    assert [t.kind for t in tokens("$2014 20% B52 24km 24")] == ["other", "other", "mixed", "mixed", "number"]


def test_a_possessive_after_a_year_is_no_decade() -> None:
    assert [t.form for t in tokens("2006's storm, the 1990's")] == [
        "2006",
        "'s",
        "storm",
        ",",
        "the",
        "1990's",
    ]


def test_a_number_stands_for_what_its_shape_allows() -> None:
    assert set(numbers.readings("number", "12")) == {
        "number",
        "amount",
        "day",
        "monthnumber",
        "hour",
        "twodigits",
    }
    assert set(numbers.readings("number", "2026")) == {"number", "year", "modernyear", "fourdigits"}
    assert set(numbers.readings("number", "1648")) == {"number", "amount", "year", "oldyear", "fourdigits"}
    assert numbers.readings("number", "3rd") == {"ordinal": 3, "ordinalday": 3, "day": 3}
    assert numbers.readings("number", "1990s") == {"decade": 1990}
    assert numbers.readings("number", "90")["shortdecade"] == 1990
    assert "shortdecade" not in {*numbers.readings("number", "10"), *numbers.readings("number", "95")}
    assert numbers.readings("suffix", "'98") == {"shortyear": 98}
    assert numbers.readings("number", "9" * 400) == {}
    assert numbers.readings("word", "sunday") == {}


def test_an_ending_stands_between_two_numbers_too() -> None:
    spelling = Spelling(endings=frozenset({"h"}))
    text = "à 14h30, 9H05, B14h30 14x30 14h"
    found = [text[token.start : token.end] for token in tokens(text, spelling)]
    assert found == ["à", "14", "h", "30", ",", "9", "H", "05", ",", "B14h30", "14x30", "14", "h"]


def test_words_that_are_written_as_one_fall_apart_where_the_language_says_so() -> None:
    spelling = Spelling(
        joined=frozenset({"aujourd'hui"}),
        elided=frozenset({"l"}),
        compounds={"dienstagabend": 8, "والأحد": 1},
        prefixes=frozenset({"و"}),
        endings=frozenset({"er"}),
    )
    text = "Aujourd’hui l'année Dienstagabend والأحدِ و٢٤ 1er 2x"
    found = tokens(text, spelling)
    forms = ["aujourd'hui", "l", "année", "dienstag", "abend", "و", "الأحد", "و", "24", "1", "er", "2x"]
    assert [token.form for token in found] == forms
    assert text[found[2].start : found[2].end] == "année"
    assert text[found[8].start : found[8].end] == "٢٤"


def test_stress_vowel_signs_stretching_and_marks_of_direction_change_no_word() -> None:
    text = "за\u0301втра غدًا فبـراير \u200fاليوم\u200e п\u02bcять."
    forms = [token.form for token in tokens(text)]
    assert forms == ["завтра", "غدا", "فبراير", "اليوم", "п'ять", "."]


def test_a_word_of_two_parts_is_one_token_where_the_language_knows_it() -> None:
    spelling = Spelling(
        joined=frozenset({"كانون الثاني"}), seconds=frozenset({"الثاني"}), compounds={"بكانون": 1}
    )
    assert [token.form for token in tokens("الثاني بكانون الثاني", spelling)] == [
        "الثاني",
        "ب",
        "كانون الثاني",
    ]


@given(st.text("a.\n", max_size=12).map(" ".join), st.integers(0, 14), st.integers(0, 14))
def test_two_places_are_parted_by_what_ends_a_sentence_between_them(text: str, last: int, first: int) -> None:
    words = tokens(text)
    for ends in (PARAGRAPH_ENDS, SENTENCE_ENDS):
        assert words.parted(last, first, ends) is not ends.isdisjoint(words.forms[last:first])
