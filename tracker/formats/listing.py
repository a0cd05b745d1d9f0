"""What a format may say about the list that it shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.records.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same list in another shape: its extension, its media type without parameters, its whole address."""

    extension: str
    media_type: str
    address: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that has no line any more: its kind, its id, and since when (an instant in ISO 8601)."""

    kind: str
    id: str
    since: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a page stands in its walk.

    `next` is the whole address of the page after it, `permalink` one that will always show the same. `known_on`
    and `as_of` are instants in ISO 8601, None where the clock is open. `filters` holds the parameters of the
    request as they were given, `path` the address that they were given to. `base` is where the service is reached,
    None in a file, and `address` the whole address of this page, empty in a file. `cut` says that a list without
    pages was longer than it may be; `undated` is the whole address of all records without a date, where only the
    first of them are here. `alternates` are the other shapes that it can be had in,
    `gone` what shapes that are copied should no longer show. `total` is how many entries there are in all and `facets`
    how many of each value, each None where nobody asked.
    """

    next: str | None = None
    known_on: str | None = None
    as_of: str | None = None
    order: str = "asc"
    limit: int | None = None
    path: str = "/timeline"
    filters: tuple[tuple[str, str], ...] = ()
    permalink: str | None = None
    base: str | None = None
    address: str = ""
    cut: bool = False
    undated: str | None = None
    alternates: tuple[Alternate, ...] = ()
    gone: tuple[Gone, ...] = ()
    total: int | None = None
    facets: Mapping[str, object] | None = None

    def given(self, name: str, otherwise: str = "") -> str:
        """The text of a parameter of the request."""
        return next((text for given, text in self.filters if given == name), otherwise)

    def address_of(self, entry: Mapping[str, Any]) -> str | None:
        """The whole address of a record."""
        if self.base is None:
            return None
        return f"{self.base.rstrip('/')}/{Kind(entry['kind']).plural}/{entry['id']}"

    @property
    def root(self) -> str:
        """Where the service is reached, without a slash at the end; empty in a file."""
        return (self.base or "").rstrip("/")

    def leading_to(self, kind: str, slug: str) -> str:
        """The address of a record; one without a host in a file."""
        return f"{self.root}/{Kind(kind).plural}/{slug}"
