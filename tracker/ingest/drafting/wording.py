"""Lists of words by which people and places are told apart, as parts of regular expressions; data in `wording.toml`."""

from __future__ import annotations

from functools import cache

from tracker.ingest.toml_table import toml_table


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
def among(name: str) -> frozenset[str]:
    """The same words, to be asked for one."""
    return frozenset(listed(name))


@cache
def _lists() -> dict[str, str]:
    return toml_table(__package__, "wording")
