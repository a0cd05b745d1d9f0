"""The blocks of docs/recipes.md, by the heading they stand under; and which of them a test tries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

RECIPES = Path(__file__).parent.parent / "docs/recipes.md"
SHOWN_ADDRESS = "http://127.0.0.1:8000"

_HEADING_OR_BLOCK = re.compile(r"^## ([^\n]+)$|^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Recipe:
    """One block of the document, under a name such as "A notebook", and "A notebook 2" for the one behind it."""

    name: str
    language: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Its lines, but for empty ones."""
        return [line for line in self.text.splitlines() if line]

    def at(self, address: str) -> str:
        """The block as a reader would paste it who has a server at an address."""
        assert SHOWN_ADDRESS in self.text
        return self.text.replace(SHOWN_ADDRESS, address).strip()


def _read() -> Iterator[Recipe]:
    heading, number = "", 0
    for found, language, text in _HEADING_OR_BLOCK.findall(RECIPES.read_text()):
        if found:
            heading, number = found, 0
        else:
            number += 1
            yield Recipe(heading if number == 1 else f"{heading} {number}", language, text)


ALL = {recipe.name: recipe for recipe in _read()}
TRIED: set[str] = set()
"""Names of the recipes that have a test, once the modules with the tests are loaded."""


def tries(*names: str) -> pytest.MarkDecorator:
    """Marks a test that takes a `recipe`: it is run with each of those that are named."""
    TRIED.update(names)
    return pytest.mark.parametrize("recipe", [pytest.param(ALL[name], id=name) for name in names])
