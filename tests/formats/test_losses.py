"""docs/formats.md says of each shape which members of an entry it carries: measured, and none left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.formats.golden import entries
from tests.formats.losses import MEMBERS, SHAPES, carried, name_of
from tracker.formats import Format

MANUAL = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
PARTS = ("when", "venue", "sources", "participants")


def cells() -> dict[str, dict[str, str]]:
    """What the tables of the manual say: by shape, then by member."""
    found: dict[str, dict[str, str]] = {}
    for head, rows in re.findall(r"^\| Member \| (.*) \|\n\|[-|]+\n((?:\|.*\n)+)", MANUAL, re.MULTILINE):
        shapes = head.split(" | ")
        for row in rows.splitlines():
            member, *said = row.strip("| ").split(" | ")
            for shape, word in zip(shapes, said, strict=True):
                assert member not in found.setdefault(shape, {}), (
                    f"{shape} says twice what it does with {member}"
                )
                found[shape][member] = word
    return {shape: {_plain(member): word for member, word in said.items()} for shape, said in found.items()}


def _plain(member: str) -> str:
    return member if " " in member else member.strip("`")


def test_the_tables_have_every_shape_and_no_other() -> None:
    assert sorted(cells()) == sorted(map(name_of, SHAPES))


@pytest.mark.parametrize("shape", SHAPES, ids=name_of)
def test_the_manual_says_of_each_member_what_the_shape_does_with_it(shape: Format) -> None:
    assert cells()[name_of(shape)] == {member: carried(shape, member) for member in MEMBERS}


def test_no_member_of_an_entry_is_left_out() -> None:
    paths = {one.path for cases in MEMBERS.values() for one in cases}
    for entry in map(json.loads, entries()):
        assert set(entry) <= {path.split(".")[0] for path in paths}
        for part in PARTS:
            several = entry[part] if isinstance(entry[part], list) else [entry[part]]
            for one in filter(None, several):
                steps = {step for path in paths if path.startswith(f"{part}.") for step in path.split(".")}
                assert set(one) <= steps, part
