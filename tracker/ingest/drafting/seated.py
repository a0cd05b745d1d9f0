"""Governments and ministries by the town where they are: "the foreign ministry in Bamako" is that of Mali."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting import actors
from tracker.ingest.drafting.either import either
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.naming import Named
from tracker.ingest.drafting.wording import any_of


@cache
def _finder() -> Finder:
    return Finder(
        rf"\b[Tt]he {any_of('seated')} in (?P<town>{either(actors.by_capital())})(?!\w)",
        needs=any_of("seated"),
    )


def seated_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Named]]:
    """Where parts of a text that follow each other mean a state so, with the numbers of the parts."""
    for number, match in _finder().in_parts(text, parts):
        yield number, Named(match.group(), match.span(), actors.by_capital()[match["town"]], "name")
