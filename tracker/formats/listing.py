"""What a format may say about the list that it shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a page stands in its walk.

    `next` is the whole address of the page after it, `permalink` one that will always show the same. `known_on`
    and `as_of` are instants in ISO 8601, None where the clock is open. `filters` holds the parameters of the
    request as they were given, `path` the address that they were given to. `total` is how many entries there are in all
    and `facets` how many of each value, each None where nobody asked.
    """

    next: str | None = None
    known_on: str | None = None
    as_of: str | None = None
    order: str = "asc"
    limit: int | None = None
    path: str = "/timeline"
    filters: tuple[tuple[str, str], ...] = ()
    permalink: str | None = None
    total: int | None = None
    facets: Mapping[str, object] | None = None
