"""A record that is part of another one: the same address of that one, with the rest of it and the query kept."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response

from tracker.api.operations import Answer
from tracker.errors import RecordMerged

MOVED = Answer(
    308,
    "An editor ruled that this record is another one, which answers for both. `as_of` an earlier moment answers here.",
    headers={"Location": "The same address of the other record, the query included."},
)


def moved(request: Request[Any, Any, Any], error: RecordMerged) -> Response[bytes]:
    """The exception handler of the addresses of one record: 308, not kept, since a ruling can be undone."""
    path = "/".join(_led(part, error) for part in request.scope["path"].split("/"))
    query = request.scope["query_string"].decode("ascii")
    headers = {
        "Location": f"{path}?{query}" if query else path,
        "Cache-Control": "no-cache",
        "Vary": "Accept",
    }
    return Response(b"", status_code=MOVED.status, headers=headers)


def _led(part: str, error: RecordMerged) -> str:
    """A part of the path, where it is the id of the record (perhaps with a shape behind it) that of the other one."""
    stem, dot, shape = part.partition(".")
    return f"{error.into}{dot}{shape}" if stem == error.slug else part
