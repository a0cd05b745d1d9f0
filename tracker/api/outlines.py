"""What the pages of one walk have in common: all of an answer but its lines and the cursors in it.

To read parameters, see where the clocks stand and put links together takes longer than to read the lines. It comes out
the same for every page of a walk, and whenever an address is asked for again, as long as nothing is written.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tracker.api.cursor import course_of
from tracker.api.delivery import Told
from tracker.api.headers import Header
from tracker.api.listing import Asked, listing_of, next_address
from tracker.api.lists import name_of, with_next
from tracker.api.parameters import CURSOR
from tracker.api.views import View, base_of
from tracker.formats import json
from tracker.store.quick import QuickPage
from tracker.store.state import Stops
from tracker.store.timeline import TimelineQuery

if TYPE_CHECKING:
    from litestar.types import Scope

    from tracker.api.cursor import Cursors

_WALKS = f"{CURSOR.name}=".encode()


class Place(NamedTuple):
    """An address but for where its page begins: `asked` is its query, or what its cursor holds beside the key."""

    base: str
    path: str
    asked: bytes
    walking: bool


class Begun(NamedTuple):
    """A place, and where its page begins: behind which key, and the cursor that says so (None and empty: at first)."""

    place: Place
    after: int | None
    cursor: bytes


def begun(scope: Scope, path: str, cursors: Cursors) -> Begun:
    """Where the page of a request begins; a cursor that has company in its address is a part of the place.

    Raises:
        CursorInvalid: the cursor is not ours.
        UnicodeError: it cannot be.

    """
    asked: bytes = scope["query_string"]
    if not asked.startswith(_WALKS) or b"&" in asked:
        return Begun(Place(base_of(scope), path, asked, walking=False), None, b"")
    cursor = asked[len(_WALKS) :]
    course, after = cursors.parted(cursor.decode("ascii"))
    return Begun(Place(base_of(scope), path, course, walking=True), after, cursor)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked for, and the answer to it but for its lines and its cursors, where the clocks stop at `stops`.

    `written_at` is when the last write was that could change the answer. `course` is what the cursor of the next page
    holds beside the key, None on a last page. `link` and `closing` have places for both cursors.
    """

    query: TimelineQuery
    name: Hashable
    stops: Stops
    written_at: datetime | None
    course: bytes | None
    headers: Sequence[Header]
    link: bytes
    closing: bytes

    def fits(self, page: QuickPage) -> bool:
        """Whether it is the outline of a page that was read."""
        return page.stops == self.stops and page.more == (self.course is not None)

    def told(self, page: QuickPage, own: bytes, cursors: Cursors) -> Told:
        """The answer with these lines; `own` is the cursor of this page."""
        named = {b"own": own, b"next": self._following(page, cursors)}
        headers = [*self.headers, (b"link", self.link % named)]
        return Told(200, headers, json.framed(page.bodies, self.closing % named))

    def _following(self, page: QuickPage, cursors: Cursors) -> bytes:
        if self.course is None or page.last is None:
            return b""
        return cursors.behind(self.course, page.last).encode()


def outlined(
    wanted: Asked, view: View, page: QuickPage, headers: dict[str, str], own: bytes, cursors: Cursors
) -> Outline:
    """The outline of a page, with the headers of its view; `own` is the cursor of this page."""
    walk = wanted.walk(page.last, view) if page.more and page.last is not None else None
    cursor = "" if walk is None else cursors.seal(walk)
    address = None if walk is None else next_address(view, cursor)
    told = with_next(headers, address)
    return Outline(
        query=wanted.query,
        name=name_of(wanted),
        stops=page.stops,
        written_at=view.as_of,
        course=None if walk is None else course_of(walk),
        headers=[(b"content-type", json.MEDIA_TYPE.encode()), *in_bytes(told, "Link")],
        link=_template(told["Link"].encode("latin-1"), own, cursor.encode()),
        closing=_template(json.closing(listing_of(wanted, address, view)), own, cursor.encode()),
    )


def lasts(view: View, at: Begun) -> bool:
    """Whether an outline holds for the next request of its place too.

    A version that is fixed tells the digest of its body, and cannot be a memento before its day has come.
    """
    return at.place.walking if view.walking else not view.fixed


def in_bytes(headers: Mapping[str, str], *but: str) -> list[Header]:
    """Headers as ASGI has them, without some."""
    return [
        (name.lower().encode(), text.encode("latin-1")) for name, text in headers.items() if name not in but
    ]


def _template(text: bytes, own: bytes, following: bytes) -> bytes:
    """A text with places in it for the cursors that it has (empty: none)."""
    text = text.replace(b"%", b"%%")
    for cursor, place in ((own, b"%(own)b"), (following, b"%(next)b")):
        text = text.replace(cursor, place) if cursor else text
    return text
