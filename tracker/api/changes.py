"""The feed of changes over HTTP: a page of it, all of it, or what follows as it is written."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
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
from tracker.api.entity_tags import tag_of
from tracker.api.export import Export
from tracker.api.feed import ACCEPTED, BEFORE, ID, SINCE, Asked, asked, numbers, written
from tracker.api.followers import Batch
from tracker.api.following import Following
from tracker.api.lasting import only_writes_change
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import AS_OF, Parameter, pairs_of
from tracker.api.parts import Parts
from tracker.api.request_headers import LAST_EVENT_ID
from tracker.formats import atom, json, jsonfeed, ndjson, sse
from tracker.formats.acts import items as acts_told
from tracker.formats.listing import Listing
from tracker.records.tables import moment_of
from tracker.store import acts, changes
from tracker.store.changes import END, Place
from tracker.store.data_version import data_version
from tracker.store.state import latest_moment

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
            "next page; `cursor` is the place to ask from later, as `since`. NDJSON is the whole feed; Atom and JSON "
            "Feed have the newest first, an entry for all that one act changed in one record; "
            "`text/event-stream` goes on as more is written, and `Last-Event-ID` resumes it."
        ),
        parameters=ACCEPTED[shapes[0]],
        headers=[LAST_EVENT_ID] if sse in shapes else (),
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
    schema: Mapping[ModuleType, Mapping[str, Any]] = {
        json: ref("ChangePage"),
        sse: schemas.EVENT,
        jsonfeed: ref("JsonFeed"),
    }
    return schema.get(shape, schemas.TEXT)


def _page(request: Request[Any, Any, Any], parts: Parts, wanted: Asked) -> Response[bytes]:
    with parts.database.reading() as session:
        records = numbers(session, wanted)
        found = changes.page(session, wanted.after, records=records, until=wanted.until, limit=wanted.limit)
        only_writes_change(request.scope, latest_moment(session))
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
    return _whole_address(request, [*wanted.pairs, (SINCE.name, cursor)])


def _whole_address(request: Request[Any, Any, Any], pairs: Sequence[tuple[str, str]]) -> str:
    query = urlencode(pairs, safe="/:")  # no longer than what was asked
    return f"{str(request.base_url).rstrip('/')}{request.scope['path']}{'?' if query else ''}{query}"


def _without(request: Request[Any, Any, Any], parameter: Parameter) -> list[tuple[str, str]]:
    return [pair for pair in pairs_of(request.scope["query_string"]) if pair[0] != parameter.name]


def _whole(request: Request[Any, Any, Any], parts: Parts, wanted: Asked) -> Export:
    with parts.database.reading() as session:
        told = (parts.release, data_version(session), str(request.url), ndjson.MEDIA_TYPE)
        only_writes_change(request.scope, latest_moment(session))
        records = numbers(session, wanted)
        last = moment_of(changes.start(session, END).moment)
    headers = {**_headers(None), "ETag": str(tag_of(*told))}
    texts = _texts(parts, wanted, records, last)
    return Export(_lines(texts), media_type=ndjson.MEDIA_TYPE, headers=headers)


def _lines(texts: Iterator[str]) -> Generator[bytes]:
    yield from ndjson.render(texts)


def _texts(parts: Parts, wanted: Asked, records: frozenset[int] | None, last: datetime) -> Iterator[str]:
    """Every change up to the last write that was there at the beginning; between two steps nothing is held."""
    place, more = wanted.after, True
    until = min(wanted.until or last, last)
    while more:
        with parts.database.reading() as session:
            found = changes.page(session, place, records=records, until=until, limit=READ_AT_ONCE)
        yield from (text for _, text in written(found.changes, parts.cursors))
        place, more = found.place, found.more


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


def _feed(request: Request[Any, Any, Any], parts: Parts, wanted: Asked, shape: Any) -> Response[bytes]:
    """The newest, an item for each record that an act changed; `next` leads to older ones."""
    with parts.database.reading() as session:
        records = numbers(session, wanted)
        found = acts.latest(
            session,
            wanted.before,
            wanted.after,
            records=records,
            until=wanted.until,
            limit=wanted.limit + 1,
        )
    shown = found[: wanted.limit]
    older = None
    if len(found) > wanted.limit:
        older = _whole_address(
            request, [*_without(request, BEFORE), (BEFORE.name, parts.cursors.mark(shown[-1].place))]
        )
    listing = Listing(
        next=older,
        path="/changes",
        filters=tuple(pair for pair in wanted.pairs if pair[0] in (ID.name, AS_OF.name)),
        base=str(request.base_url),
        address=_whole_address(request, pairs_of(request.scope["query_string"])),
    )
    bodies = (msgspec.json.encode(act.as_dict()).decode() for act in shown)
    items = (item for body in bodies for item in acts_told(body, listing))
    body = b"".join(shape.feed(items, listing))
    return Response(body, media_type=shape.MEDIA_TYPE, headers=_headers(older))


_Answering = Callable[[Request[Any, Any, Any], Parts, Asked], Response[Any]]
_ANSWERS: Mapping[ModuleType, _Answering] = {
    json: _page,
    ndjson: _whole,
    sse: _live,
    atom: partial(_feed, shape=atom),
    jsonfeed: partial(_feed, shape=jsonfeed),
}
