from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest

from tracker import json_lines
from tracker.temporal.documents import BadLine, annotated, lines_of
from tracker.temporal.engine import LONGEST_TEXT


def line(doc: str, text: str = "They met on Monday.", **more: object) -> bytes:
    return json.dumps({"doc": doc, "text": text, "published": "2026-01-27", **more}).encode()


def test_a_line_out_says_what_a_scorer_asks_for_and_why() -> None:
    (answer,) = annotated([line("a")])
    assert isinstance(answer, str)
    assert json.loads(answer) == {
        "doc": "a",
        "timexes": [
            {
                "start": 12, "end": 18, "type": "DATE", "value": "2026-01-26", "edtf": "2026-01-26",
                "rule": "en/weekday", "probability": json.loads(answer)["timexes"][0]["probability"],
            }
        ],
    }  # fmt: skip


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_the_order_of_the_lines(jobs: int) -> None:
    names = [str(number) for number in range(150)]
    asked = (line(name, "They met on Monday. " * (int(name) % 7)) for name in names)
    found = [json.loads(answer) for answer in annotated(asked, jobs=jobs) if isinstance(answer, str)]
    assert [one["doc"] for one in found] == names
    assert [len(one["timexes"]) for one in found] == [int(name) % 7 for name in names]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"nonsense", "no JSON"),
        (b"[1]", "no object"),
        (b'{"doc": "a", "published": "2026-01-27"}', "text is missing; expected the text of the document"),
        (b'{"doc": 7, "text": "", "published": "2026-01-27"}', "doc is '7'"),
        (line("a", published="soon"), "published is 'soon'; expected a day such as"),
        (line("a", language="xx"), "xx"),
        (line("a", language=["en"]), "language is"),
        (b"\xff\xfe", "byte 0 of the line is not UTF-8; expected an object"),
        (line("a").decode().encode("utf-16-le"), "no JSON at character 1"),
        (
            b'{"doc": "\xed\xa0\x80", "text": "", "published": "2026-01-27"}',
            "byte 9 of the line is not UTF-8",
        ),
        (b'{"doc": "a",,}', "no JSON at character 12"),
        (b'{"doc": ' + b"9" * 5_000 + b"}", "a number has too many digits"),
        (b"[" * 100_000, "nested too deeply"),
        (line("a", "x" * (LONGEST_TEXT + 1)), "too long; expected at most 2000000 characters"),
    ],
)
def test_a_bad_line_is_named_and_costs_the_others_nothing(bad: bytes, said: str, jobs: int) -> None:
    first, second, third = annotated([line("a"), b"\n", bad, line("b")], jobs=jobs)
    assert isinstance(second, BadLine)
    assert second.number == 3
    assert said in str(second)
    assert [json.loads(one)["doc"] for one in (first, third) if isinstance(one, str)] == ["a", "b"]


def test_a_line_without_end_is_refused_without_being_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LONGEST_LINE", 1000)
    file = io.BytesIO(b"x" * 5000 + b"\n" + line("b") + b"\n")
    first, second = annotated(lines_of(file))
    assert isinstance(first, BadLine)
    assert "longer than" in first.reason
    assert isinstance(second, str)


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    def endless(count: int) -> Iterator[bytes]:
        for number in range(count):
            yield line(str(number), "They met on Monday. " * 20)

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in annotated(endless(count)):
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(20)
    assert peak(400) < 2 * peak(40) + 500_000
