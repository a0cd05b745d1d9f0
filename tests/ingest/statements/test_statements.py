from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.statements.marked import marked, parts
from tracker.ingest.statement import Act
from tracker.ingest.statements import nested, statements
from tracker.ingest.statements.outline import LONGEST, outlined

GOLDEN = tomllib.loads((Path(__file__).parents[2] / "golden/statements.toml").read_text(encoding="utf-8"))
PIECES = (
    '"',
    "“",
    "”",
    "'",
    "''",
    " he said ",
    ", ",
    "said",
    "1",
    ".",
    "?",
    "\n",
    "that ",
    "The envoy ",
    "-",
    ":",
    " to ",
)


BARE = [
    "[Chad] {said} <Egypt, Jordan and Qatar would send observers to the border>.",
    "[The envoy] {said} <women, children, and the sick must be let out first>.",
    "[The ministry] {said} today <the border would be closed>.",
    "[The ministry] {said} yesterday <conditions in the camps are bad>.",
    "<Today's talks were useful>, [the envoy] {said}.",
    "[The envoy] {rejected} <the plan, the map and the list>.",
]


@pytest.mark.parametrize("example", BARE)
def test_a_clause_without_that_may_begin_with_a_list_or_stand_behind_a_day(example: str) -> None:
    text, expected = marked(example)
    assert [parts(text, one) for one in statements(text, [(0, len(text))])] == [expected]


@pytest.mark.parametrize(
    "example",
    [
        "[The Gulf states] {said} <the talks would go on>.",
        "“<We wait>,” [the two states] {said}.",
        "[The Baltic states] {want} <a truce>.",
        "[The paper] {states} <that the talks failed>.",
    ],
)
def test_a_word_before_the_verb_is_what_says_it_and_no_verb(example: str) -> None:
    text, expected = marked(example)
    assert [parts(text, one).source for one in statements(text, [(0, len(text))])] == [expected.source]


@pytest.mark.parametrize("example", GOLDEN["found"])
def test_statements_are_found_as_they_are_marked(example: str) -> None:
    text, expected = marked(example)
    assert expected in [parts(text, one) for one in statements(text)]


@pytest.mark.parametrize("example", GOLDEN["only"])
def test_nothing_is_found_but_what_is_marked(example: str) -> None:
    text, expected = marked(example)
    assert [parts(text, one.statement) for one in nested(statements(text))] == [expected]


@pytest.mark.parametrize("text", GOLDEN["silent"])
def test_what_nobody_said_gives_no_statement(text: str) -> None:
    assert [parts(text, one) for one in statements(text)] == []


def test_a_statement_says_what_its_source_does() -> None:
    acts = {
        "Kyiv said that it was ready.": Act.SAY,
        "Kyiv demanded guarantees.": Act.DEMAND,
        "Kyiv denied that it had fired.": Act.DENY,
        "Kyiv fears that the truce will break.": Act.FEEL,
    }
    assert {text: statements(text)[0].act for text in acts} == acts


def test_a_quotation_goes_on_over_paragraphs_that_open_it_again() -> None:
    text = "“We came to talk,” he said. “We waited.\n\n“Nobody came.”"
    (one,) = statements(text)
    assert [text[start:end] for start, end in one.content] == [
        "“We came to talk,”",
        "“We waited.",
        "“Nobody came.”",
    ]


def test_a_sentence_announces_the_quotation_of_the_next_paragraph() -> None:
    text = "The envoy said:\n\n“It is over.”"
    (one,) = statements(text)
    assert parts(text, one) == ("The envoy", "said", "“It is over.”")


def test_a_quotation_that_is_a_paragraph_goes_on_with_the_speaker_before_it() -> None:
    text = "“We came to talk,” he said.\n\n“Nobody came.”\n\nThe hall was empty."
    (one,) = statements(text)
    assert parts(text, one) == ("he", "said", "“We came to talk,” | “Nobody came.”")


@pytest.mark.parametrize(
    "after", ["“THE LONG WAY HOME”", "‘It Was Late.’", "“It was late.” The hall was empty."]
)
def test_headings_and_mixed_paragraphs_go_on_with_nobody(after: str) -> None:
    text = f"“We came to talk,” he said.\n\n{after}"
    assert parts(text, statements(text)[0]).content == "“We came to talk,”"


def test_a_turn_of_a_transcript_is_its_whole_paragraph() -> None:
    text = "SMITH: We waited. Nobody came.\n\nJONES: I was there."
    assert [parts(text, one) for one in statements(text)] == [
        ("SMITH", ":", "We waited | Nobody came."),
        ("JONES", ":", "I was there"),
    ]


def test_what_another_kind_of_mark_left_open_is_not_the_quotation_after_it() -> None:
    text = '"The hall was empty.\n\n“Nobody came,” he said.'
    assert parts(text, statements(text)[0]).content == "“Nobody came,”"


def test_the_turns_of_a_transcript_that_is_quoted_are_those_of_its_speakers() -> None:
    text = '"SMITH: We waited. Nobody came.\n\n"We left.\n\n"JONES: I was there."\n\n"That was all."'
    assert [parts(text, one) for one in statements(text)] == [
        ("SMITH", ":", 'We waited | Nobody came. | "We left.'),
        ("JONES", ":", "I was there"),
    ]


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_signature_speaks_the_quotation_before_it(between: str) -> None:
    text = f"It ended so.\n\n“We came to talk. Nobody came.”{between}— Jane Smith, the envoy"
    (one,) = statements(text)
    assert parts(text, one) == ("Jane Smith", "—", "“We came to talk. Nobody came.”")


@pytest.mark.parametrize("line", ["— Nine months of talks", "— Jane Smith left the hall."])
def test_a_dash_signs_only_with_a_name_and_nothing_more(line: str) -> None:
    assert statements(f"“We came to talk.”\n\n{line}") == []


def test_a_text_may_end_with_a_quotation_that_a_comma_closes() -> None:
    text = "Smith said, “We may come,”"
    (found,) = statements(text)
    assert parts(text, found) == ("Smith", "said", "“We may come,”")


def test_only_the_body_is_read() -> None:
    text = "He said it was over.\nShe said it was not."
    assert [parts(text, one).source for one in statements(text, [(21, len(text))])] == ["She"]


@pytest.mark.parametrize(
    "text", ['"' * 9_000, "1 " * 9_000, "said\n" * 9_000, "he said, " * 3_000, "“a " * 9_000]
)
def test_a_sentence_has_a_greatest_length_whatever_the_text(text: str) -> None:
    (found,) = outlined(text, [((0, len(text)), [])])
    assert max(map(len, found)) <= LONGEST
    assert len(statements(text)) <= len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=80))
def test_parts_lie_in_the_text_in_order_and_a_content_is_never_empty(text: str) -> None:
    for one in statements(text):
        assert one.content
        assert 0 < one.confidence < 1
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
