"""HTML of one record: what it adds up to, and what each source says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tracker.web.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MEDIA_TYPE = "text/html"
EXTENSION = "html"


def render(body: str, reports: Sequence[Mapping[str, Any]], permalink: str | None = None) -> Iterator[bytes]:
    """The whole page."""
    yield (
        environment.get_template("record.html")
        .render(entry=msgspec.json.decode(body), reports=reports, permalink=permalink)
        .encode()
    )
