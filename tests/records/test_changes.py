"""What one moment changes in one line, from the versions that it closed and opened."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tracker.records.changes import Change, LineChange, Touched, compare
from tracker.records.tables import OPEN

K0, K1, K2 = 10, 20, 30


def version(opened: bool, known_from: int, known_to: int, **fields: Any) -> Touched:
    body = json.dumps({"id": "r", "kind": "round", **fields, "known_from": "x", "recorded_from": str(opened)})
    return Touched(opened, known_from, known_to, json.dumps(fields), body if known_to == OPEN else None)


def closed(known_from: int, known_to: int, **fields: Any) -> Touched:
    return version(False, known_from, known_to, **fields)


def opened(known_from: int, known_to: int, **fields: Any) -> Touched:
    return version(True, known_from, known_to, **fields)


def told(found: LineChange | None) -> tuple[str, int, int, dict[str, tuple[Any, Any]]]:
    assert found is not None
    fields = {f.field: (json.loads(f.old), json.loads(f.new)) for f in found.fields}
    return found.change, found.known_from, found.known_to, fields


WHOLE = {"": (None, None)}


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([opened(K0, OPEN, status="held", venue=None)], (Change.ADDED, K0, OPEN, {"status": (None, "held")})),
        ([closed(K0, OPEN, status="held")], (Change.REMOVED, K0, OPEN, WHOLE)),
        (
            [closed(K0, OPEN, status="a"), opened(K0, K1, status="a"), opened(K1, OPEN, status="b", x=[1])],
            (Change.CHANGED, K1, OPEN, {"status": ("a", "b"), "x": (None, [1])}),
        ),
        (
            [closed(K0, OPEN, status="a", issues=["i"]), opened(K0, OPEN, status="a", issues=[])],
            (Change.CHANGED, K0, OPEN, {"issues": (["i"], [])}),
        ),
        # an old publication, recorded late, that the present line does not notice
        (
            [closed(K0, K2, status="a"), opened(K0, K1, status="a"), opened(K1, K2, status="x")],
            (Change.HISTORY, K1, K2, WHOLE),
        ),
        # the present line was known earlier than was thought
        (
            [closed(K0, K2, s="a"), closed(K2, OPEN, s="b"), opened(K0, K1, s="a"), opened(K1, OPEN, s="b")],
            (Change.HISTORY, K1, K2, WHOLE),
        ),
        # a correction, known from K1 on, that leaves nothing of the line
        ([closed(K0, OPEN, s="a"), opened(K0, K1, s="a")], (Change.REMOVED, K1, OPEN, WHOLE)),
        # a line that only ever was in the past
        ([opened(K0, K1, s="a")], (Change.HISTORY, K0, K1, WHOLE)),
    ],
)
def test_a_line_before_and_after(versions: list[Touched], expected: Any) -> None:
    assert told(compare(versions)) == expected
    assert told(compare(versions[::-1])) == expected


def test_the_same_before_and_after_is_no_change() -> None:
    assert compare([closed(K0, OPEN, s="a"), opened(K0, OPEN, s="a")]) is None


def test_a_value_that_is_only_written_differently_has_not_changed() -> None:
    before = Touched(False, K0, OPEN, "1", '{"location":{"lat":1,"lon":2},"status":"a"}')
    after = Touched(True, K0, OPEN, "2", '{"status":"b","location":{"lon":2,"lat":1}}')
    assert told(compare([before, after]))[3] == {"status": ("a", "b")}
