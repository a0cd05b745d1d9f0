"""The timeline and the lists of one kind: one query, one page, any shape."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler

from tracker.api import schemas
from tracker.api.cursor import Walk
from tracker.api.export import Export
from tracker.api.listing import Asked, accepted, asked, listing_of, next_address, refuse_unknown
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation
from tracker.api.parameters import pairs_of
from tracker.api.parts import Parts
from tracker.formats import Format
from tracker.records.vocabulary import Kind
from tracker.store import timeline

HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}
DESCRIBED_BY = '</schema/openapi.json>; rel="describedby"; type="application/vnd.oai.openapi+json"'


def list_routes(formats: Sequence[Format]) -> list[HTTPRouteHandler]:
    """`/timeline`, and for each kind its plural; with a format's extension, in that format alone."""
    lists = [("timeline", None), *((kind.plural, kind) for kind in Kind)]
    return [
        _route(name, extension, kind, offers)
        for name, kind in lists
        for extension, offers in [("", formats), *((f".{each.EXTENSION}", (each,)) for each in formats)]
    ]


def _route(name: str, extension: str, kind: Kind | None, offers: Sequence[Format]) -> HTTPRouteHandler:
    path = f"/{name}"

    @get(
        path + extension,
        name=name + extension,
        opt={OPERATION: _operation(name, kind, offers)},
        sync_to_thread=True,
    )
    def entries(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[Any]:
        shape = chosen(request.headers.get("accept", "*/*"), offers)
        wanted = asked(
            path,
            kind,
            pairs_of(request.scope["query_string"]),
            parts.cursors,
            now=parts.now(),
            whole=shape.WHOLE,
        )
        return _whole(parts, wanted, shape) if shape.WHOLE else _page(request, parts, wanted, shape)

    return entries


def _page(request: Request[Any, Any, Any], parts: Parts, wanted: Asked, shape: Format) -> Response[bytes]:
    with parts.database.reading() as session:
        refuse_unknown(session, wanted.query)
        page = timeline.page(session, wanted.query)
        as_of = wanted.as_of or (timeline.latest_moment(session) if page.more else None)
    follows = page.keys[-1] if page.more else None
    address = None if follows is None else next_page(request, parts, wanted.walk(follows, as_of))
    body = b"".join(shape.render(page.bodies, listing_of(wanted, address)))
    return Response(body, media_type=shape.MEDIA_TYPE, headers=page_headers(address))


def next_page(request: Request[Any, Any, Any], parts: Parts, walk: Walk) -> str:
    """The whole address of the page that a walk has come to."""
    return next_address(str(request.base_url), request.scope["path"], parts.cursors.seal(walk))


def page_headers(address: str | None) -> dict[str, str]:
    """The headers of a page, with the address of the one after it."""
    return {**HEADERS, "Link": f'<{address}>; rel="next", {DESCRIBED_BY}' if address else DESCRIBED_BY}


def _whole(parts: Parts, wanted: Asked, shape: Format) -> Export:
    headers = {**HEADERS, "Link": DESCRIBED_BY}
    return Export(_chunks(parts, wanted, shape), media_type=shape.MEDIA_TYPE, headers=headers)


def _chunks(parts: Parts, wanted: Asked, shape: Format) -> Generator[bytes]:
    with parts.database.reading() as session:
        refuse_unknown(session, wanted.query)
        yield from shape.render(timeline.stream(session, wanted.query))


def _operation(name: str, kind: Kind | None, offers: Sequence[Format]) -> Operation:
    return Operation(
        tag="Timeline" if kind is None else "Records",
        summary=f"The {name}, in chronological order",
        about=(
            "Earliest start first, then coarser before finer, then end, then id. Different parameters must all fit, "
            "of a repeated one any. `known_on` and `as_of` show any past day. The address may end in the extension "
            "of a format; else `Accept` chooses. NDJSON is always the whole list: it takes no `limit` and no `cursor`."
        ),
        parameters=accepted(kind, whole=all(offer.WHOLE for offer in offers)),
        answers=[Answer(200, "Entries", {offer.MEDIA_TYPE: schemas.of_format(offer) for offer in offers})],
    )
