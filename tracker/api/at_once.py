"""Pages that one bounded read makes, answered before the framework looks for their handler.

A page of a list in JSON is what is asked for most, and to find and call its handler takes as long as reading its lines.
It is the answer that the handler would have given; whatever takes more, or is wrong, is left to the handler.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from tracker.api import mementos
from tracker.api.alternates import others_of
from tracker.api.answers import with_digest
from tracker.api.delivery import Told
from tracker.api.lasting import only_writes_change
from tracker.api.lists import every_list, name_of, shapes_of
from tracker.api.outlines import begun, in_bytes, lasts, outlined
from tracker.api.parameters import COUNT, FACET, FIELDS, pairs_of
from tracker.api.views import see
from tracker.errors import TrackerError
from tracker.formats import json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from litestar.types import Scope

    from tracker.api.lists import Listed
    from tracker.api.outlines import Begun, Outline, Place
    from tracker.api.parts import Parts

MOST_OUTLINES = 500

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
        self._outlines: OrderedDict[Place, Outline] = OrderedDict()

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
            at = begun(scope, path, self._parts.cursors)
            return self._again(scope, at) or self._anew(scope, listed, at)
        except (TrackerError, UnicodeError):
            return None  # the handler finds the same, and says it

    def _again(self, scope: Scope, at: Begun) -> Told | None:
        """A page whose outline is known, where nothing was written since."""
        outline = self._outlines.get(at.place)
        if outline is None:
            return None
        page = self._parts.database.quick.read(outline.query, outline.name, at.after)
        if page is None or not outline.fits(page):
            return None
        only_writes_change(scope, outline.written_at)
        return outline.told(page, at.cursor, self._parts.cursors)

    def _anew(self, scope: Scope, listed: Listed, at: Begun) -> Told | None:
        """A page whose outline is made here, and kept for others."""
        parts, now = self._parts, self._parts.now()
        pairs = pairs_of(scope["query_string"])
        wanted = listed.read(parts, json, now, pairs)
        if any(name in wanted.values for name in _MORE):
            return None
        page = parts.database.quick.read(wanted.query, name_of(wanted), wanted.after)
        if page is None:
            return None
        view = see(scope, pairs, wanted.values, page.stops, today=wanted.today, path=at.place.path)
        links = () if view.walking else others_of(wanted, view, shapes_of(parts, listed.kind)).links
        headers = mementos.memento_headers(view, None, now, *links)
        outline = outlined(wanted, view, page, headers, at.cursor, parts.cursors)
        if lasts(view, at):
            self._keep(at.place, outline)
        told = outline.told(page, at.cursor, parts.cursors)
        digest = in_bytes(with_digest({}, view, told.body, json.MEDIA_TYPE))
        return Told(told.status, [*told.headers, *digest], told.body)

    def _keep(self, place: Place, outline: Outline) -> None:
        self._outlines[place] = outline
        if len(self._outlines) > MOST_OUTLINES:
            self._outlines.popitem(last=False)
