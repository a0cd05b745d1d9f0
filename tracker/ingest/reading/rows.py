"""The files of rows beside these modules: patterns with the examples that a test runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.ingest.toml_table import toml_table

LONGEST = (
    400  # characters of a paragraph that patterns look at: what makes it boilerplate stands at its beginning
)

_PART = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Row:
    """A pattern that holds from the beginning of a paragraph, and what follows from it."""

    id: str
    pattern: re.Pattern[str]
    given: dict[str, Any]

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of a paragraph."""
        return self.pattern.match(text[:LONGEST])


@cache
def content(name: str) -> dict[str, Any]:
    """What stands in a file."""
    return toml_table(__package__, name)


@cache
def rows(name: str, table: str) -> tuple[Row, ...]:
    """The rows of a table, in order; `{part}` in a pattern stands for a pattern of the table `parts`."""
    parts: dict[str, str] = content(name).get("parts", {})
    return tuple(_row(given, parts) for given in content(name)[table])


def _row(given: dict[str, Any], parts: dict[str, str]) -> Row:
    pattern = given["pattern"]
    while _PART.search(pattern):
        pattern = _PART.sub(lambda found: parts[found[1]], pattern)
    return Row(
        given["id"], re.compile(pattern, re.VERBOSE | (0 if given.get("case") else re.IGNORECASE)), given
    )
