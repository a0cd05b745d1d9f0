"""The line of every value in a TOML text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ingest.toml_lines import TomlLines
from tracker.settings import folder

TEXT = '''# a comment with [brackets] and "quotes"
[source]
id = "a"          # line 3
title = """
Several # lines,
"quoted" [too]"""
published = 2026-01-27 09:30:00Z

[[round]]
when.edtf = "2026"
"quoted.key" = 1

[[round]]
delegations = [
  { party = "one", members = ["x",
    "y"] },           # a comment, with a comma
  # a line between
  { party = "two" },
]
  [round.via]
  source = 'b'
  [[round.roles]]
  title = \'\'\'it''s\'\'\'
  [[round.roles]]
  title = """""quoted"""""
'''


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("/source", 2),
        ("/source/id", 3),
        ("/source/title", 4),
        ("/source/published", 7),
        ("/round/0", 9),
        ("/round/0/when/edtf", 10),
        ("/round/0/quoted.key", 11),
        ("/round/1", 13),
        ("/round/1/delegations", 14),
        ("/round/1/delegations/0/party", 15),
        ("/round/1/delegations/0/members/0", 15),
        ("/round/1/delegations/0/members/1", 16),
        ("/round/1/delegations/1/party", 18),
        ("/round/1/via", 20),
        ("/round/1/via/source", 21),
        ("/round/1/roles/0/title", 23),
        ("/round/1/roles/1/title", 25),
    ],
)
def test_every_value_has_the_line_it_begins_on(pointer: str, line: int) -> None:
    tomllib.loads(TEXT)
    assert TomlLines(TEXT).of(pointer) == line


@pytest.mark.parametrize(
    ("pointer", "line"),
    [("/round/1/when/expression", 13), ("/round/7/id", 9), ("/venue/0", 1), ("/source/id/deeper", 3)],
)
def test_what_is_not_there_has_the_line_of_what_is_around_it(pointer: str, line: int) -> None:
    assert TomlLines(TEXT).of(pointer) == line


def pointers(value: Any, above: str = "") -> Iterator[str]:
    """Every place of a parsed text."""
    yield above
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, inner in members:
        yield from pointers(inner, f"{above}/{str(step).replace('~', '~0').replace('/', '~1')}")


def written(value: Any) -> str:
    """A value in TOML, arrays and inline tables spread over lines where TOML lets them be."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {written(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + "".join(f"  {written(inner)}, # ]\n" for inner in value) + "]"
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    return (
        '"'
        + "".join(f"\\U{ord(c):08x}" if c in '"\\' or ord(c) < 32 or ord(c) == 127 else c for c in text)
        + '"'
    )


keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
values = st.recursive(
    st.integers(-5, 5) | keys,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)


@given(st.lists(st.dictionaries(keys, values, max_size=4), min_size=1, max_size=3))
def test_no_value_that_tomllib_reads_is_without_a_line(tables: list[dict[str, Any]]) -> None:
    text = "".join(
        "[[t]]\n" + "".join(f"{quoted(key)} = {written(value)}\n" for key, value in table.items())
        for table in tables
    )
    lines = TomlLines(text)
    headers = [number for number, line in enumerate(text.split("\n"), 1) if line == "[[t]]"]
    for pointer in pointers(tomllib.loads(text)):
        assert lines.has(pointer)
    for number, header in enumerate(headers):
        assert lines.of(f"/t/{number}") == header


def test_every_value_of_every_bundled_seed_has_a_line_of_its_own() -> None:
    for path in folder("seeds").rglob("*.toml"):
        text = path.read_text()
        lines = TomlLines(text)
        assert all(lines.has(pointer) for pointer in pointers(tomllib.loads(text)))
