from __future__ import annotations

import json

import pytest

from tracker.ingest.statements import statement_lines
from tracker.json_lines import BadLine


def line(doc: str, text: str = "He said it was over.", **more: object) -> bytes:
    return json.dumps({"doc": doc, "text": text, "published": "2026-01-27", **more}).encode()


def test_a_line_out_holds_the_places_of_each_part() -> None:
    (answer,) = statement_lines([line("a")])
    assert isinstance(answer, str)
    assert json.loads(answer) == {
        "doc": "a",
        "statements": [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 19]]}],
    }


def test_what_is_told_within_a_statement_stands_in_it() -> None:
    (answer,) = statement_lines([line("a", "Reuters reported that Kyiv said that it hoped to win.")])
    assert isinstance(answer, str)
    (outer,) = json.loads(answer)["statements"]
    (inner,) = outer["inner"]
    (innermost,) = inner["inner"]
    assert (outer["source"], inner["source"], innermost["source"]) == ([[0, 7]], [[22, 26]], [[37, 39]])
    assert "inner" not in innermost


def test_who_is_not_named_is_null() -> None:
    (answer,) = statement_lines([line("a", "The talks seem to fail.")])
    assert isinstance(answer, str)
    assert json.loads(answer)["statements"][0]["source"] is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_the_order_of_the_lines_and_a_bad_one_costs_nothing(jobs: int) -> None:
    asked = [line(str(number)) for number in range(40)]
    asked[7] = b"{"
    asked[9] = line("late", published="soon")
    found = list(statement_lines(asked, jobs=jobs))
    assert [one.number for one in found if isinstance(one, BadLine)] == [8, 10]
    assert [json.loads(one)["doc"] for one in found if isinstance(one, str)] == [
        str(number) for number in range(40) if number not in (7, 9)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_whose_lines_are_wrapped_is_read_as_paragraphs_and_its_places_stay(end: str) -> None:
    text = end.join(
        (
            "The minister said that the se\u00ad",
            "cond round of  talks would be",
            "held in March, and the envoy",
            "left.",
            "",
            "He was late.",
        )
    )
    (answer,) = statement_lines([line("a", text)])
    assert isinstance(answer, str)
    (found,) = json.loads(answer)["statements"]
    ((start, stop),) = found["content"]
    wrapped = ("that the se\u00ad", "cond round of  talks would be", "held in March, and the envoy", "left")
    assert text[start:stop] == end.join(wrapped)
