"""What a format may say about the list that it shapes."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.formats.words import collection


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a page stands in its walk.

    `next` is the whole address of the page after it, `permalink` one that will always show the same. `known_on`
    and `as_of` are instants in ISO 8601, None where the clock is open. `filters` holds the parameters of the
    request as they were given, `path` the address that they were given to. `base` is the address of the service
    without a slash at its end, `address` the whole one of this page; both are empty in a file that no service wrote.
    """

    next: str | None = None
    known_on: str | None = None
    as_of: str | None = None
    order: str = "asc"
    limit: int | None = None
    path: str = "/timeline"
    filters: tuple[tuple[str, str], ...] = ()
    permalink: str | None = None
    base: str = ""
    address: str = ""

    def address_of(self, kind: str, slug: str) -> str:
        """The address of a record; one without a host where it is not known where the service is."""
        return f"{self.base}/{collection(kind)}/{slug}"
