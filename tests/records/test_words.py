from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records.searchable import highlight
from tracker.records.sought import LONGEST_QUERY, Sought, Term, places, sought
from tracker.records.words import flat, folded, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zelenskyy, Zürich & Łódź", ["zelenskyy", "zurich", "lodz"]),
        ("Зеленський і Ёлка", ["зеленськии", "і", "елка"]),
        ("об'єкт об’єкт", ["об", "єкт", "об", "єкт"]),
        ("Al-Udeid, 1,000 troops", ["al", "udeid", "1", "000", "troops"]),
        ("cafe\u0301", ["cafe"]),
        ("北京 talks", ["北", "京", "talks"]),
        ("— … !", []),
        ("x" * 100, ["x" * 64]),
    ],
)
def test_words_are_runs_of_letters_and_digits_without_case_and_accents(text: str, found: list[str]) -> None:
    assert [word.text for word in words(text)] == found


@given(st.text(max_size=60))
def test_every_word_says_where_it_stands(text: str) -> None:
    for word in words(text):
        plain = "".join(c for c in folded(text[word.start : word.end]) if c.isalnum())
        assert plain.startswith(word.text)


@given(st.text(max_size=60))
def test_every_word_stands_in_the_text_as_it_is_searched(text: str) -> None:
    assert all(word.text in flat(text) for word in words(text))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Cease Fire", Sought((Term(("cease",)), Term(("fire",))))),
        ('"Cease Fire"', Sought((Term(("cease", "fire")),))),
        ("cease-fire", Sought((Term(("cease", "fire")),))),
        ("negot*", Sought((Term(("negot",), beginning=True),))),
        ("talks -denied", Sought((Term(("talks",)),), (Term(("denied",)),))),
        ('talks -"not held"', Sought((Term(("talks",)),), (Term(("not", "held")),))),
        ('talks "unclosed', Sought((Term(("talks",)), Term(("unclosed",))))),
        (
            "a OR b AND (c) NEAR:2",
            Sought((*(Term((w,)) for w in ("a", "or", "b", "and", "c")), Term(("near", "2")))),
        ),
        ("talks talks", Sought((Term(("talks",)),))),
    ],
)
def test_nothing_but_quotes_stars_and_hyphens_has_a_meaning(text: str, asked: Sought) -> None:
    assert sought(text) == asked


@pytest.mark.parametrize("text", ["", " ", "-only", '""', "*", "a*", "ab*", "!?", "x" * (LONGEST_QUERY + 1)])
def test_a_query_without_a_word_to_look_for_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"word|characters"):
        sought(text)


def test_what_was_found_is_marked_and_everything_else_escaped() -> None:
    line = {
        "title": "<b>Zürich</b> talks",
        "summary": "Nothing here",
        "venue": {"name": "Zurich"},
        "participants": [{"name": "Zürich Group"}, {"name": None}],
    }
    assert highlight(line, sought("zurich")) == [
        {"field": "title", "text": "&lt;b&gt;<mark>Zürich</mark>&lt;/b&gt; talks"},
        {"field": "venue.name", "text": "<mark>Zurich</mark>"},
        {"field": "participants.name", "text": "<mark>Zürich</mark> Group"},
    ]


def test_of_a_long_text_the_passage_around_the_first_place_is_shown() -> None:
    (found,) = highlight({"summary": "x " * 300 + "truce " + "y " * 300}, sought("truce"))
    assert found["text"].startswith("…")
    assert found["text"].endswith("…")
    assert "<mark>truce</mark>" in found["text"]
    assert len(found["text"]) < 300


def test_places_that_touch_are_one() -> None:
    text = "Al-Udeid air base"
    assert [text[s:e] for s, e in places(sought('"al udeid" udeid air'), text)] == ["Al-Udeid", "air"]
