"""Lists of words by which people and places are told apart, as parts of regular expressions; data in `wording.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def any_of(name: str) -> str:
    """A regular expression of every word of a list.

    >>> any_of("unnamed_groups")
    '(?:officials|sources|diplomats|insiders|lawmakers|aides|people)'

    """
    return f"(?:{'|'.join(listed(name))})"


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a list, with blanks where they have them."""
    return tuple(word.replace("_", " ") for word in _lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    text = files("tracker.ingest.drafting").joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
