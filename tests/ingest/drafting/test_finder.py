"""Expressions that are tried only where their matches can begin: the same matches as everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.drafting.names import people, posts, unnamed
from tracker.ingest.drafting.positions import topics
from tracker.ingest.drafting.text import finder
from tracker.ingest.drafting.text.beginnings import CAPITAL, beginnings
from tracker.ingest.drafting.text.either import by_letter, either
from tracker.ingest.drafting.text.finder import Finder, Lexicon, Vocabulary, lowered

FINDERS = (
    topics._quick(),
    unnamed._finder(),
    *(way.finder for way in people._ways()),
    posts._office(),
    posts._heads(),
    *(
        Finder(one)
        for one in (r"\bal-[A-Z]\w+", r"\b(?i:deputy )?Chiefs?\b", r"\w+ed\b", r"\b[IiAa]n (?=the)")
    ),
)
PIECES = (
    *(
        "Iran",
        "iran's",
        "the U.S.",
        "US",
        "us",
        "foreign minister",
        "Deputy Prime Minister",
        "senior",
        "officials",
    ),
    *(
        "Ana Sola",
        "al-Sola",
        "Gen. Ben",
        "who led",
        "said",
        "talks",
        "TALKS",
        "cease-fire",
        "a",
        "The",
        "of",
        "in",
    ),
    *("Abu Dhabi", "Kyiv’s", "envoy to", "told", ",", ".", "an", "İstanbul", "É", "and", "their", "chief"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(TEXTS)
def test_a_finder_finds_what_its_pattern_finds_everywhere(text: str) -> None:
    for one in FINDERS:
        looked_at = lowered(text) if one.small else text
        everywhere = [match.span() for match in one.pattern.finditer(looked_at)]
        assert [match.span() for match in one.finditer(text, 0, len(text))] == everywhere


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=4))
def test_parts_of_a_text_are_looked_at_together_as_one_by_one(texts: list[str]) -> None:
    text = "\n".join(texts)
    parts = [match.span() for match in re.finditer(r"[^\n]+", text)]
    for one in FINDERS:
        alone = [
            (number, match.span()) for number, part in enumerate(parts) for match in one.finditer(text, *part)
        ]
        assert [(number, match.span()) for number, match in one.in_parts(text, parts)] == alone


def test_what_begins_a_text_is_looked_for_at_its_first_word_only() -> None:
    own = Lexicon()
    one = Finder(r"^(?:\w+ )?questions?\b|^an?\b", small=True, lexicon=own)
    found = [Vocabulary(text, own) for text in ("a question of questions", "no questions", "“a question")]
    assert [words.starts(one.begins) for words in found] == [[0], [0], []]
    assert [match.group() for words in found if (match := one.first(words))] == ["a question", "no questions"]
    assert not own.by_word["questions"]


def test_the_first_match_of_a_part_of_a_text_lies_in_that_part() -> None:
    own = Lexicon()
    one = Finder(r"\btalks?(?= |$)", small=True, lexicon=own)
    words = Vocabulary("talks on talks, talk of more talk", own)
    found = [one.first(words, start, end) for start, end in ((0, 33), (1, 14), (1, 20), (21, 32))]
    assert [match and match.span() for match in found] == [(0, 5), (9, 14), (16, 20), None]


def test_what_a_match_needs_stands_in_its_part_and_near() -> None:
    one = Finder(r"\b[A-Z]\w+ (?:\w+ )*?talks", needs="talks", within=9)
    text = "Oman hosts talks. Iran talks. Qatar was at the talks. Chad left.\nThe talks went on."
    parts = [(0, text.index("\n")), (text.index("\n") + 1, len(text))]
    assert [(number, match.group()) for number, match in one.in_parts(text, parts)] == [
        (0, "Iran talks"),
        (1, "The talks"),
    ]


def test_a_finder_looks_at_its_part_of_the_text_only() -> None:
    one = Finder(r"\bpeace talks?\b|\btalks\b", small=True)
    text = "Talks, peace talks, talks"
    assert [match.span() for match in one.finditer(text, 1, 18)] == [(7, 18)]
    assert not list(one.finditer(text, 8, 17))
    assert one.search(text, 2, 25) is not None


def test_only_words_that_a_match_can_begin_with_are_tried() -> None:
    text = "Talks on talks: mediators mediate in Oman and AN ally talks."
    words = Vocabulary(text)
    tried = {
        expression: [
            re.findall(r"\w+", text[at:])[0] for at in words.starts(Finder(expression, small=small).begins)
        ]
        for expression, small in (
            (r"talks\b", False),
            ("talks|an", True),
            (r"mediat\w+", True),
            ("[A-Z]+", False),
        )
    }
    assert list(tried.values()) == [
        ["talks", "talks"],
        ["Talks", "talks", "AN", "talks"],
        ["mediators", "mediate"],
        ["Talks", "Oman", "AN"],
    ]


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        (r"(?:a |b{2,3}c|)d", {"a", "b", "d"}),
        (r"(?<![\w-])(?P<one>x|y)[zZ]?(?!q)", {"x", "y", "xz", "yz", "xZ", "yZ"}),
        (r"co-?operat(?:e|ion)", {"co", "cooperate", "cooperation"}),
        (r"U\.S\. \w+|N'Djamena", {"U", "N"}),
        (r"(?:(?:old|new)[- ])*king", {"old", "new", "king"}),
        (r"[a-c]d|e", {"", "e"}),
        (r"[A-ZÀ-Þ]\w+", {CAPITAL}),
        (r"(?i:[A-Z]\w+)", {""}),
        (r"(?:al-)?[A-Z]", {"al", CAPITAL}),
    ],
)
def test_beginnings_are_read_from_the_expression(expression: str, found: set[str]) -> None:
    assert {one.letters for one in beginnings(expression)} == found


@pytest.mark.parametrize("expression", ["['’]s talks", r"(?:new)?", r"\(", ""])
def test_what_may_begin_with_no_letter_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="no letter"):
        Finder(expression)


@given(
    st.lists(st.text(alphabet="ab.'", min_size=1, max_size=4), min_size=1),
    st.text(alphabet="ab.'", max_size=6),
)
def test_either_takes_the_longest_word(words: list[str], text: str) -> None:
    fitting = [word for word in words if text.startswith(word)]
    found = re.match(either(words), text)
    assert (found and found.group()) == (max(fitting, key=len) if fitting else None)


PARTS = [
    "ab",
    "a",
    "b?a",
    "(?:a|b)",
    "(?:ba|c)?",
    "(?:a(?:b|c)|c)",
    "(?:a|)",
    "(?:b)+",
    "a|c",
    "(?:(?:a|b) )?",
]


@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("".join), min_size=1, max_size=4),
    st.text(alphabet="abc ", max_size=6),
)
def test_by_letter_the_same_expression_fits_first(expressions: list[str], text: str) -> None:
    plain = re.match(f"(?:{'|'.join(expressions)})", text)
    found = re.match(by_letter(expressions), text)
    assert (found and found.group()) == (plain and plain.group())
    plain = re.match(f"(?i:{'|'.join(expressions)})", text.upper())
    found = re.match(by_letter(expressions, any_case=True), text.upper())
    assert (found and found.group()) == (plain and plain.group())


def test_words_are_looked_up_anew_for_an_expression_that_was_made_later() -> None:
    lexicon = Lexicon()
    words = Vocabulary("Talks went on", lexicon)
    assert not words.begun()
    one, other = Finder("Talks", lexicon=lexicon), Finder("truce", lexicon=lexicon)
    assert one.begins in words.begun()
    assert other.begins not in words.begun()
    assert words.starts(one.begins) == [0]


def test_words_are_looked_up_once_for_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(text: str) -> Vocabulary:
        made.append(text)
        return Vocabulary(text)

    monkeypatch.setattr(finder, "Vocabulary", counted)
    text = "Nobody has written this sentence before."
    for one in FINDERS:
        list(one.finditer(text, 0, len(text)))
        list(one.finditer(text, 3, 9))
    assert made == [text]
