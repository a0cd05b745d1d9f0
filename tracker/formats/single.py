"""One record in a shape that lists have too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tracker.formats import jsonld, markdown
from tracker.formats.listing import Listing


@dataclass(frozen=True, slots=True)
class Single:
    """A shape of one record: its entry, without what each report says."""

    MEDIA_TYPE: str
    EXTENSION: str
    one: Callable[[str, Listing], Iterator[bytes]]

    def render(
        self,
        body: str,
        reports: Sequence[Mapping[str, Any]],  # noqa: ARG002 - the other shapes of a record have room for them
        permalink: str | None = None,
    ) -> Iterator[bytes]:
        """The bytes of one record; where the service is reached, its permanent address tells."""
        yield from self.one(body, Listing(base=_base(permalink), permalink=permalink))


def _base(permalink: str | None) -> str | None:
    """What stands before the last two steps of the path."""
    if permalink is None:
        return None
    parts = urlsplit(permalink)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rsplit('/', 2)[0]}"


def _line(body: str, listing: Listing) -> Iterator[bytes]:
    yield from markdown.render([body], listing)


SINGLES = (
    Single(jsonld.MEDIA_TYPE, jsonld.EXTENSION, jsonld.render_one),
    Single(markdown.MEDIA_TYPE, markdown.EXTENSION, _line),
)
