"""Pages that one bounded read makes, answered before the framework looks for their handler.

A page of a list in JSON is what is asked for most, and to find and call its handler takes as long as reading its lines.
It is the answer that the handler would have given; whatever takes more, or is wrong, is left to the handler.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.api import mementos
from tracker.api.alternates import others_of
from tracker.api.answers import with_digest
from tracker.api.delivery import Told
from tracker.api.listing import listing_of
from tracker.api.lists import every_list, name_of, next_page, shapes_of, with_next
from tracker.api.parameters import COUNT, FACET, FIELDS, pairs_of
from tracker.api.views import View, see
from tracker.errors import TrackerError
from tracker.formats import json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from litestar.types import Scope

    from tracker.api.listing import Asked
    from tracker.api.lists import Listed
    from tracker.api.parts import Parts
    from tracker.store.quick import QuickPage

_MORE = (COUNT.name, FACET.name, FIELDS.name)
"""Parameters by which lines are counted, or shown otherwise than they stand."""

_USUAL_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?", re.ASCII)
"""Other names of a host are for the framework to judge."""


class AtOnce:
    """Answers what can be answered within the event loop."""

    def __init__(self, parts: Parts) -> None:
        lists = every_list(parts.formats, parts.named_only)
        self._parts = parts
        self._lists = {each.path + each.extension: each for each in lists if json in each.offers}

    def __call__(self, scope: Scope, headers: Mapping[str, str]) -> Told | None:
        """The whole answer to a GET with these headers (by names in lower case), or None."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        listed = self._lists.get(path)
        if (
            listed is None
            or listed.shape(headers.get("accept", "*/*")) is not json
            or mementos.HEADER.lower() in headers
            or not _USUAL_HOST.fullmatch(headers.get("host", ""))
        ):
            return None
        try:
            return self._page(scope, path, listed)
        except (TrackerError, UnicodeError):
            return None  # the handler finds the same, and says it

    def _page(self, scope: Scope, path: str, listed: Listed) -> Told | None:
        parts, now = self._parts, self._parts.now()
        pairs = pairs_of(scope["query_string"])
        wanted = listed.read(parts, json, now, pairs)
        if any(name in wanted.values for name in _MORE):
            return None
        page = parts.database.quick.read(wanted.query, name_of(wanted))
        if page is None:
            return None
        view = see(scope, pairs, wanted.values, page.stops, today=wanted.today, path=path)
        links = () if view.walking else others_of(wanted, view, shapes_of(parts, listed.kind)).links
        return _told(wanted, view, page, mementos.memento_headers(view, None, now, *links), parts)


def _told(wanted: Asked, view: View, page: QuickPage, headers: dict[str, str], parts: Parts) -> Told:
    address = None if page.last is None or not page.more else next_page(parts, wanted, view, page.last)
    body = json.framed(page.bodies, listing_of(wanted, address, view))
    told = with_digest(with_next(headers, address), view, body, json.MEDIA_TYPE)
    return Told(
        200,
        [
            (b"content-type", json.MEDIA_TYPE.encode()),
            *((name.lower().encode(), text.encode("latin-1")) for name, text in told.items()),
        ],
        body,
    )
