"""Names: read, folded and compared; every row of the data with an example is held to it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records import names
from tracker.records.names import Likeness, Words

ROWS: dict[str, Any] = tomllib.loads(files("tracker.records").joinpath("names.toml").read_text("utf-8"))


def compared(asked: str, known: str) -> Likeness:
    """A name asked for beside a person's name."""
    return names.compare(names.readings(asked), names.read_person(known))


@pytest.mark.parametrize(
    ("one", "other"), [pair for row in ROWS["fold"] for pair in row["examples"]], ids=str
)
def test_every_row_of_folding_makes_its_examples_one_word(one: str, other: str) -> None:
    assert names.read(one) == names.read(other)


@pytest.mark.parametrize("row", ROWS["fold"], ids=lambda row: row["pattern"])
def test_no_row_of_folding_could_be_left_out(row: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = [(pattern, to) for pattern, to in names._FOLDS if pattern.pattern != row["pattern"]]
    monkeypatch.setattr(names, "_FOLDS", patterns)
    names.fold.cache_clear()
    try:
        assert any(names.read(one) != names.read(other) for one, other in row["examples"])
    finally:
        names.fold.cache_clear()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pair
        for table in ("abjad", "loose", "titles", "patronymic", "empty")
        for pair in ROWS[table]["examples"]
    ],
    ids=str,
)
def test_other_rows_make_their_examples_one_name(one: str, other: str) -> None:
    assert compared(one, other).whole


@pytest.mark.parametrize("group", ROWS["given"]["groups"])
def test_first_names_of_one_row_are_one_name(group: str) -> None:
    first, *others = group.split()
    for other in others:
        assert compared(f"{first} Kuleba", f"{other} Kuleba").whole, other


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zelenskyy", ("selenski",)),
        ("ZELENSKYY", ("selenski",)),
        ("Ｚｅｌｅｎｓｋｙｙ", ("selenski",)),
        ("Зеле́нський", ("selenski",)),
        ("习近平", ("si", "in", "ping")),
        ("Abu Dhabi 2", ("abu", "dabi", "2")),
        ("The", ("te",)),
        ("—", ()),
        ("", ()),
    ],
)
def test_a_name_is_read_into_folded_words(text: str, words: Words) -> None:
    assert names.read(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lavrov, Sergey", ("sergei", "lavrov")),
        ("President", ("president",)),
        ("Prime Minister", ("prim", "minister")),
        ("Vladimir Vladimirovich", ("vladimir", "vladimirovich")),
    ],
)
def test_a_person_s_name_keeps_what_may_be_all_there_is(text: str, words: Words) -> None:
    assert names.read_person(text) == words


def test_words_of_a_title_stay_in_what_is_no_person() -> None:
    assert names.read("President Hotel") == ("president", "hotel")


@pytest.mark.parametrize(
    ("asked", "known", "whole", "surname"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True, True),
        ("Lavrov", "Sergey Lavrov", False, True),
        ("Sergey", "Sergey Lavrov", False, False),
        ("S. Lavrov", "Sergey Lavrov", True, True),
        ("M. Lavrov", "Sergey Lavrov", False, False),
        ("S. L.", "Sergey Lavrov", False, False),
        ("Sergey Lavrof", "Sergey Lavrov", True, True),
        ("Dmitry Medvedew", "Dmitry Medvedev", True, True),
        ("Dmitry Medvedyuk", "Dmitry Medvedev", False, False),
        ("Abudhabi", "Abu Dhabi", True, True),
        ("Round 2", "Round 3", False, False),
    ],
)
def test_what_may_be_taken_without_being_looked_at(
    asked: str, known: str, whole: bool, surname: bool
) -> None:
    found = compared(asked, known)
    assert (found.whole, found.surname) == (whole, surname)


def test_a_better_likeness_has_a_higher_score() -> None:
    scores = [
        compared(asked, "Sergey Lavrov").score for asked in ("Sergei Lavrov", "Lavrov", "Lavrentiev", "Xi")
    ]
    assert scores == sorted(scores, reverse=True)
    assert (scores[0], scores[-1]) == (100, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Selenskyj", "زيلينسكي"), ("Putin", "بوتين"), ("Lawrow", "لافروف"), ("Tchernychov", "Чернышов")],
)
def test_spellings_of_one_word_have_one_skeleton(one: str, other: str) -> None:
    assert names.keys(names.read(one)).keys() == names.keys(names.read(other)).keys()


def test_a_name_is_found_under_each_word_and_as_one_word_but_not_under_initials() -> None:
    assert set(names.keys(("v", "selenski"))) == {"slnsk", "fslnsk"}
    assert set(names.keys(("v",))) == {"f"}


@pytest.mark.parametrize(
    ("skeleton", "slip"), [("lfrf", "lfr"), ("lfrf", "frlf"[::-1]), ("lfrf", "lkrf"), ("lfrf", "lfrfs")]
)
def test_a_slip_of_the_pen_is_a_neighbour_and_a_neighbour_of_it(skeleton: str, slip: str) -> None:
    assert slip in names.neighbours(skeleton)
    assert skeleton in names.neighbours(slip)


@given(st.text(max_size=400))
def test_any_text_can_be_read_and_is_like_itself(text: str) -> None:
    for words in (names.read(text), names.read_person(text)):
        assert all(word.removeprefix("~").isascii() and " " not in word for word in words)
        assert not words or names.compare([words], words).whole
        assert all(len(skeleton) <= 60 for skeleton in names.keys(words))


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_has_no_side(one: str, other: str) -> None:
    mine, theirs = names.read(one), names.read(other)
    forth, back = names.compare([mine], theirs), names.compare([theirs], mine)
    assert (forth.whole, 0 <= forth.score <= 100) == (back.whole, 0 <= back.score <= 100)
