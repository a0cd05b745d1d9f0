from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.sentences import (
    LONGEST,
    LOOKED_BACK,
    paragraphs,
    part_at,
    quotations,
    sentences,
    so_far,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They talked.", ["They met.", "They talked."]),
        ("Mr. Smith met Sen. Jones. They talked.", ["Mr. Smith met Sen. Jones.", "They talked."]),
        (
            "The U.S. envoy came. “It is over.” He left.",
            ["The U.S. envoy came.", "“It is over.”", "He left."],
        ),
        (
            "P.V. Ramesh and J. B. K. Okello met in the D.R.C. They left.",
            ["P.V. Ramesh and J. B. K. Okello met in the D.R.C.", "They left."],
        ),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("J. D. Vance spoke at 3 p.m. on Monday.", ["J. D. Vance spoke at 3 p.m. on Monday."]),
        ("She wrote so on X. Ethiopia waited.", ["She wrote so on X.", "Ethiopia waited."]),
        ("A post to the platform X. Nobody read it.", ["A post to the platform X.", "Nobody read it."]),
        ("Ruth X. Brown waited.", ["Ruth X. Brown waited."]),
        ("It ended at 3 p.m. He left.", ["It ended at 3 p.m.", "He left."]),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it "a step" and left.', ["a step"]),
        ("He called it “a step” and “a start”.", ["a step", "a start"]),
        ("A paper was '100% ready', he said of Kyiv's plan.", ["100% ready"]),
        ("The parties' aides said 'it is the envoys' turn', and left.", ["it is the envoys' turn"]),
        ("It was ''over,'' he said.", ["over,"]),
        ("In the '90s the parties' envoys met.", []),
        ("“It is «over»”, he said.", ["It is «over»"]),
        ("\"It is over,'' he said. \"Go home.''", ["It is over,", "Go home."]),
        ("\"It is ''over'', boys,\" he said.", ["It is ''over'', boys,"]),
        ("“He said “no” to them,” she said.", ["He said “no” to them,"]),
        ("“He left. “No,” she said.", ["No,"]),
    ],
)
def test_quotations_are_found_in_every_kind_of_marks(text: str, expected: list[str]) -> None:
    assert [text[one.inner[0] : one.inner[1]] for one in quotations(text)] == expected


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_left_open() -> None:
    first, second = quotations("“We came.\n“We left.”")
    assert (first.open, second.open) == (True, False)


def test_a_quotation_that_nobody_closed_ends_before_who_said_it() -> None:
    text = '"We came, the envoy said.\n"We left," she said.'
    assert [(text[slice(*one.inner)], one.open) for one in quotations(text)] == [
        ("We came,", False),
        ("We left,", False),
    ]


def test_a_quotation_that_nobody_closed_ends_where_another_opens_and_goes_on() -> None:
    text = '"We came. "We saw.\n"We left," she said.'
    assert [(text[slice(*one.inner)], one.open) for one in quotations(text)] == [
        ("We came.", False),
        ("We saw.", True),
        ("We left,", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The No. 2 of the party came to the talks.",
        "They met near Mt. Ararat on Monday.",
        "Brig. Gen. Ada Holm spoke for the rebels.",
        "Sens. Ada Holm and John Roe joined them.",
    ],
)
def test_a_stop_that_shortens_a_word_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [(0, len(text))]


def test_no_is_an_answer_where_no_number_follows() -> None:
    assert len(sentences("Did they agree? No. They went home.")) == 3


def test_clitics_abbreviations_and_numbers_are_words() -> None:
    text = "Kyiv's U.S. envoy didn't pay $1,000.50."
    found = ["Kyiv", "'s", "U.S.", "envoy", "did", "n't", "pay", "$", "1,000.50", "."]
    assert words(text)[0] == found


def test_words_have_the_places_of_what_is_written_in_a_part_of_a_text() -> None:
    text = "  She said:  no.  "
    found, starts, ends = words(text, 5, len(text) - 1)
    assert (
        found
        == [text[start:end] for start, end in zip(starts, ends, strict=True)]
        == ["said", ":", "no", "."]
    )


def test_ages_short_years_and_numbered_things_are_one_word_each() -> None:
    text = "The 29-year-old No. 2 left in '08."
    found = ["The", "29-year-old", "No.", "2", "left", "in", "'08", "."]
    assert words(text)[0] == found


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    text = "  one \n\n two\r\nthree"
    assert [text[start:end] for start, end in paragraphs(text)] == ["one", "two", "three"]


@given(st.text(alphabet="ab. \n\"“”'‘’,!?A", max_size=120))
def test_every_place_lies_in_the_text_and_none_overlaps_another(text: str) -> None:
    for spans in (
        sentences(text),
        list(zip(*words(text)[1:], strict=True)),
        paragraphs(text),
        [(one.start, one.end) for one in quotations(text)],
    ):
        ends = [0, *(end for _, end in spans)]
        assert all(
            before <= start < end <= len(text) for before, (start, end) in zip(ends, spans, strict=False)
        )


@pytest.mark.parametrize(
    ("place", "part"), [(0, (0, 3)), (2, (0, 3)), (3, None), (5, (5, 9)), (9, None), (20, None)]
)
def test_the_part_at_a_place_is_the_one_that_holds_it(place: int, part: tuple[int, int] | None) -> None:
    assert part_at([(0, 3), (5, 9)], place) == part
    assert part_at([], place) is None


def test_parts_are_looked_back_through_from_a_place_to_a_start() -> None:
    parts = [(at, at + 8) for at in range(0, 3_000, 10)]
    assert so_far(parts, 20, 45) == [(40, 48), (30, 38), (20, 28)]
    assert len(so_far(parts, 0, 2_999)) == LOOKED_BACK
    assert so_far(parts, 50, 20) == []


@pytest.mark.parametrize("unit", ["they met in Rome, ", "they met; ", "word ", "x"])
def test_a_sentence_that_never_ends_is_read_in_pieces_of_which_nothing_is_lost(unit: str) -> None:
    text = (unit * 2000).strip() + "."
    found = sentences(text)
    assert max(end - start for start, end in found) <= LONGEST
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
    assert all(text[end - 1] == unit.strip()[-1] for _, end in found[:-1])
