"""Lists of words, as parts of regular expressions; those by which people and places are told apart: `wording.toml`.

Tables of other packages have lists of the same form: words between blanks, with "_" for a blank within one.
"""

from __future__ import annotations

from functools import cache

from tracker.ingest.toml_table import toml_table


@cache
def any_of(name: str, table: str = "wording", package: str = __package__) -> str:
    """A regular expression of every word of a list of a table, which lies in a package.

    >>> any_of("numbers")
    '(?:two|three|four|five)'

    """
    return f"(?:{'|'.join(listed(name, table, package))})"


@cache
def listed(name: str, table: str = "wording", package: str = __package__) -> tuple[str, ...]:
    """The words of a list, with blanks where they have them."""
    return tuple(word.replace("_", " ") for word in _lists(package, table)[name].split())


@cache
def among(name: str) -> frozenset[str]:
    """The same words, to be asked for one."""
    return frozenset(listed(name))


@cache
def _lists(package: str, table: str) -> dict[str, str]:
    return toml_table(package, table)
