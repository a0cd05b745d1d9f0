"""Those who are named in one row: "Chad, Niger and Mali"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.drafting.figures import Mention

JOINED = re.compile(r"(?:,|(?P<and>,? and)) (?:the )?")
"""What stands between two who are named in a row."""


def rows_of(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Two or more of the mentions, in the order of the text, that are joined by commas and before the last by "and".

    >>> text = "Chad, Peru and Mali met. Cuba, Fiji, Iran left."
    >>> named = [Mention((at, at + 4), (text[at : at + 4],), "name", "") for at in (0, 6, 15, 25, 31, 37)]
    >>> [[one.figures[0] for one in row] for row in rows_of(text, named)]
    [['Chad', 'Peru', 'Mali']]

    """
    row: list[Mention] = []
    for one in mentions:
        joined = JOINED.fullmatch(text, row[-1].span[1], one.span[0]) if row else None
        row = [*row, one] if joined else [one]
        if joined and joined["and"]:
            yield tuple(row)
            row = []
