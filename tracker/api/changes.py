"""The feed of changes over HTTP: a page of it, all of it, or what follows as it is written."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from msgspec import Raw

from tracker.api import schemas
from tracker.api.answers import DESCRIBED_BY, FRESH, link
from tracker.api.export import Export
from tracker.api.feed import ACCEPTED, SINCE, Asked, asked, numbers, written
from tracker.api.followers import Batch
from tracker.api.following import Following
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import pairs_of
from tracker.api.parts import Parts
from tracker.formats import json, ndjson, sse
from tracker.store import changes
from tracker.store.changes import Place

RESUMES = "last-event-id"
READ_AT_ONCE = 100


def change_routes() -> list[HTTPRouteHandler]:
    """`/changes`, and with the extension of a shape, in that shape alone."""
    offers = tuple(ACCEPTED)
    return [
        _route(extension, shapes)
        for extension, shapes in [("", offers), *((f".{each.EXTENSION}", (each,)) for each in offers)]
    ]


def _route(extension: str, shapes: Sequence[ModuleType]) -> HTTPRouteHandler:
    operation = Operation(
        tag="Changes",
        summary="What changed, in the order of recording",
        about=(
            "Field by field: what it was, what it is, and the report, correction or ruling that did it. `next` is the "
            "next page; `cursor` is the place to ask from later, as `since`. NDJSON is the whole feed; "
            "`text/event-stream` goes on as more is written, and `Last-Event-ID` resumes it."
        ),
        parameters=list({p.name: p for shape in shapes for p in ACCEPTED[shape]}.values()),
        answers=[Answer(200, "Changes", {shape.MEDIA_TYPE: _schema(shape) for shape in shapes})],
    )

    @get(
        f"/changes{extension}",
        name=f"changes{extension}",
        opt={OPERATION: operation},
        sync_to_thread=True,
    )
    def changed(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[Any]:
        shape = chosen(request.headers.get("accept", "*/*"), shapes)
        resumes = request.headers.get(RESUMES, "") if shape is sse else ""
        pairs = pairs_of(request.scope["query_string"])
        return _ANSWERS[shape](request, parts, asked(pairs, ACCEPTED[shape], parts.cursors, resumes))

    return changed


def _schema(shape: ModuleType) -> Mapping[str, Any]:
    return ref("ChangePage") if shape is json else schemas.EVENT if shape is sse else schemas.TEXT


def _page(request: Request[Any, Any, Any], parts: Parts, wanted: Asked) -> Response[bytes]:
    with parts.database.reading() as session:
        records = numbers(session, wanted)
        found = changes.page(session, wanted.after, records=records, until=wanted.until, limit=wanted.limit)
    cursor = parts.cursors.mark(found.place)
    address = _address(request, wanted, cursor) if found.more else None
    content = {
        "items": [Raw(text.encode()) for _, text in written(found.changes, parts.cursors)],
        "next": address,
        "truncated": found.more,
        "cursor": cursor,
        "as_of": wanted.until,
        "limit": wanted.limit,
    }
    return Response(msgspec.json.encode(content), media_type=json.MEDIA_TYPE, headers=_headers(address))


def _headers(following: str | None) -> dict[str, str]:
    links = [link(following, "next")] if following else []
    return {"Vary": "Accept", "Cache-Control": FRESH, "Link": ", ".join([*links, DESCRIBED_BY])}


def _address(request: Request[Any, Any, Any], wanted: Asked, cursor: str) -> str:
    query = urlencode([*wanted.pairs, (SINCE.name, cursor)], safe="/")  # no longer than what was asked
    return f"{str(request.base_url).rstrip('/')}{request.scope['path']}?{query}"


def _whole(_: Request[Any, Any, Any], parts: Parts, wanted: Asked) -> Export:
    return Export(_lines(parts, wanted), media_type=ndjson.MEDIA_TYPE, headers=_headers(None))


def _lines(parts: Parts, wanted: Asked) -> Generator[bytes]:
    with parts.database.reading() as session:
        records = numbers(session, wanted)
        found = changes.stream(session, wanted.after, records=records, until=wanted.until)
        yield from ndjson.render(text for _, text in written(found, parts.cursors))


def _live(_: Request[Any, Any, Any], parts: Parts, wanted: Asked) -> Following:
    parts.followers.admit()
    with parts.database.reading() as session:
        records = numbers(session, wanted)
        start = changes.start(session, wanted.after)

    def read(place: Place) -> Batch:
        with parts.database.reading() as session:
            found = changes.page(session, place, records=records, limit=READ_AT_ONCE)
        return Batch(sse.events(written(found.changes, parts.cursors)), found.place, found.more)

    return Following(
        parts.followers.follow(start, read, sse.opening(parts.cursors.mark(start))),
        media_type=sse.MEDIA_TYPE,
        headers={**_headers(None), "X-Accel-Buffering": "no"},
    )


_Answering = Callable[[Request[Any, Any, Any], Parts, Asked], Response[Any]]
_ANSWERS: Mapping[ModuleType, _Answering] = {json: _page, ndjson: _whole, sse: _live}
