"""The examples beside the rules are the tests of the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tracker.temporal import language, read, resolve

EXAMPLES = [
    pytest.param(name, rule, example, id=f"{rule.id}: {example['text']}")
    for name in language.names()
    for rule, example in language.examples(name)
]


@pytest.mark.parametrize(("name", "rule", "example"), EXAMPLES)
def test_an_example_is_read_by_its_rule_and_resolves_as_its_row_says(
    name: str, rule: language.Rule, example: dict[str, Any]
) -> None:
    if example.get("silent"):
        assert read(example["text"], published=date(2026, 1, 27), language=name) == ()
        return
    if "inside" in example:
        around = read(example["inside"], published=date(2026, 1, 27), language=name)
        found = next(one for one in around if one.text == example["text"])
        assert (found.rule, found.edtf, found.timex_value) == (rule.id, example["edtf"], example["value"])
        return
    found = resolve(
        example["text"],
        published=example.get("published"),
        sentence=example.get("sentence"),
        outlook=example.get("outlook"),
        language=name,
    )
    assert rule.quiet or found.rule == rule.id
    assert found.edtf == example["edtf"]
    assert found.timex_value == example.get("value", found.timex_value)
    assert found.direction == example.get("direction", found.direction)
