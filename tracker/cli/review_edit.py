"""What a draft says as TOML to be edited, and what was changed in it as a JSON Merge Patch (RFC 7396)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from tracker.errors import InputInvalid, Problem


def as_toml(says: Mapping[str, Any]) -> str:
    """A report as TOML, a line for each field; its id and its evidence stand beside it and cannot be changed.

    >>> print(as_toml({"id": "r", "status": "held", "when": {"expression": "on Sunday"}, "ordinal": 2}), end="")
    status = "held"
    when = { expression = "on Sunday" }
    ordinal = 2

    """
    return "".join(f"{name} = {_value(value)}\n" for name, value in says.items() if name not in _FIXED)


_FIXED = ("id", "evidence")


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return (
            "{ "
            + ", ".join(f"{json.dumps(name)[1:-1]} = {_value(part)}" for name, part in value.items())
            + " }"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(text: str) -> dict[str, Any]:
    """TOML as values.

    Raises:
        InputInvalid: it is none.

    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        expected = 'TOML such as status = "held"'
        raise InputInvalid([Problem("", text[:80], expected, f"this is no TOML: {error}")]) from None


def patch(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What leads from one to the other: values that differ, and null for what is gone.

    >>> patch({"a": 1, "b": 2, "c": {"d": 1}}, {"b": 3, "c": {"e": 1}})
    {'b': 3, 'c': {'e': 1, 'd': None}, 'a': None}

    """
    changed: dict[str, Any] = {}
    for name, value in after.items():
        old = before.get(name)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            if old != value:
                changed[name] = patch(old, value)
        elif old != value:
            changed[name] = value
    gone = {name: None for name in before if name not in after and name not in _FIXED}
    return {**changed, **gone}
