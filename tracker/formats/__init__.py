"""One filter, every shape: how finished entries become bytes, one module per shape.

A format takes entries as the finished JSON texts that the read model keeps, and never opens the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tracker.formats import (
    atom,
    csv,
    fullcalendar,
    geojson,
    ics,
    json,
    jsonfeed,
    jsonld,
    markdown,
    ndjson,
    timelinejs,
    vis,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.formats.listing import Listing


class Format(Protocol):
    """What every module here offers. `WHOLE` formats are given the whole list, the others a page of it."""

    @property
    def MEDIA_TYPE(self) -> str: ...  # noqa: D102, N802 - a constant of the module

    @property
    def EXTENSION(self) -> str: ...  # noqa: D102, N802

    @property
    def WHOLE(self) -> bool: ...  # noqa: D102, N802

    def render(self, bodies: Iterable[str], listing: Listing | None = None) -> Iterator[bytes]:
        """The bytes of a list of entries, in chunks."""


FORMATS: tuple[Format, ...] = (json, ndjson, csv, markdown, geojson, jsonld, atom, jsonfeed, ics)
"""What Accept and an extension choose from."""

NAMED_ONLY: tuple[Format, ...] = (timelinejs, vis, fullcalendar)
"""What only an extension chooses: JSON meant for one program, where `Accept: application/json` means the first."""

SELECTIVE: tuple[Format, ...] = (json, ndjson)
"""Those that show each entry as it stands, and so may show some members of it alone."""

COUNTED: tuple[Format, ...] = (json, geojson, timelinejs, vis)
"""Those that say beside the entries how many there are."""
