"""Pages that are for the holder of a key alone: kept by no cache, and walked under no clocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.api.answers import answer
from tracker.api.cursor import Walk
from tracker.api.lists import with_next
from tracker.api.parameters import CURSOR
from tracker.api.views import whole_address

if TYPE_CHECKING:
    from litestar import Request, Response

    from tracker.api.listing import Wanted
    from tracker.api.parts import Parts


def private_page(
    request: Request[Any, Any, Any], parts: Parts, asked: Wanted, items: Sequence[object], last: int | None
) -> Response[bytes]:
    """A page; `last` is the number that its last item is paged on by, None where nothing follows."""
    address = None if last is None else _next(request, parts, asked, last)
    content = {"items": items, "next": address, "truncated": address is not None, "limit": asked.limit}
    told = answer(content, cached=False)
    told.headers = with_next(told.headers, address)
    return told


def _next(request: Request[Any, Any, Any], parts: Parts, asked: Wanted, last: int) -> str:
    cursor = parts.cursors.seal(Walk(asked.path, asked.filters, None, None, asked.limit, last))
    return whole_address(str(request.base_url), asked.path, ((CURSOR.name, cursor),))
