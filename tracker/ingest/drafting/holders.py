"""Who held which office on a day; data in `holders.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.records import names


@dataclass(frozen=True, slots=True)
class Holder:
    """An office, and the id of whom its holder speaks for."""

    title: str
    of: str


def holder(name: str, on: date) -> Holder | None:
    """The office that somebody held on a day; None for whom the table does not have.

    >>> holder("Joe Biden", date(2024, 8, 16))
    Holder(title='President', of='united-states')

    """
    for row in _rows().get(names.read_person(name), ()):
        if row["from"] <= on < row.get("to", date.max):
            return Holder(row["title"], row["of"])
    return None


@cache
def holder_names() -> tuple[str, ...]:
    """The names of all in the table."""
    return tuple(dict.fromkeys(row["name"] for rows in _rows().values() for row in rows))


@cache
def _rows() -> dict[names.Words, tuple[dict[str, Any], ...]]:
    text = files("tracker.ingest.drafting").joinpath("holders.toml").read_text(encoding="utf-8")
    found: dict[names.Words, tuple[dict[str, Any], ...]] = {}
    for row in tomllib.loads(text)["holder"]:
        words = names.read_person(row["name"])
        found[words] = (*found.get(words, ()), row)
    return found
