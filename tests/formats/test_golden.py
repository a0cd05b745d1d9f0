"""Each shape makes of the awkward entries what it made before; the entries are those that the product makes."""

from __future__ import annotations

import pytest

from tests.formats.awkward import bodies
from tests.formats.golden import GOLDEN, SHAPES, entries, file_of, made
from tracker.formats import Format
from tracker.store.database import Database


def test_the_entries_are_what_the_product_makes_of_the_sources(database: Database) -> None:
    assert bodies(database) == entries()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.EXTENSION)
def test_a_shape_makes_what_it_made_before(shape: Format) -> None:
    assert made(shape).decode() == file_of(shape).read_bytes().decode()


def test_every_golden_file_is_of_a_shape() -> None:
    expected = {"entries.ndjson", *(file_of(shape).name for shape in SHAPES)}
    assert {
        path.name for path in GOLDEN.iterdir() if path.name.startswith(("timeline.", "entries."))
    } == expected
