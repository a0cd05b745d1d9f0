"""Lists of words, as parts of regular expressions; those by which people and places are told apart: `wording.toml`.

Other tables of this package have lists of the same form: words between blanks, with "_" for a blank within one.
"""

from __future__ import annotations

from functools import cache

from tracker.ingest.toml_table import toml_table


@cache
def any_of(name: str, table: str = "wording") -> str:
    """A regular expression of every word of a list.

    >>> any_of("numbers")
    '(?:two|three|four|five)'

    """
    return f"(?:{'|'.join(listed(name, table))})"


@cache
def listed(name: str, table: str = "wording") -> tuple[str, ...]:
    """The words of a list, with blanks where they have them."""
    return tuple(word.replace("_", " ") for word in _lists(table)[name].split())


@cache
def among(name: str) -> frozenset[str]:
    """The same words, to be asked for one."""
    return frozenset(listed(name))


@cache
def _lists(table: str) -> dict[str, str]:
    return toml_table(__package__, table)
