"""One record: its entry on both clocks, and the reports that it adds up from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from tracker.api import parameters, schemas
from tracker.api.lists import DESCRIBED_BY, HEADERS
from tracker.api.negotiation import chosen, named
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, pairs_of
from tracker.api.parts import Parts, RecordPage
from tracker.errors import RecordNotFound
from tracker.records.vocabulary import Kind
from tracker.store import records

PLACES = {"slug": "The id of the record; it may end in .json or .html."}


def detail_routes(pages: Sequence[RecordPage]) -> list[HTTPRouteHandler]:
    """`/rounds/{id}` and `/rounds/{id}/reports`, and so for each kind."""
    return [route for kind in Kind for route in (_record(kind, pages), _reports(kind))]


def _record(kind: Kind, pages: Sequence[RecordPage]) -> HTTPRouteHandler:
    operation = Operation(
        tag="Records",
        summary=f"One {kind}, with its reports",
        about="The entry as on the timeline, and under `reports` what each source says, with its evidence.",
        places=PLACES,
        parameters=CLOCKS,
        answers=[Answer(200, "The record", {page.MEDIA_TYPE: _schema(page) for page in pages})],
        refuses=[404],
    )

    @get(f"/{kind.plural}/{{slug:str}}", name=kind.value, opt={OPERATION: operation}, sync_to_thread=True)
    def record(
        request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        slug, offers = named(slug, parts.record_pages)
        clocks = parameters.read(pairs_of(request.scope["query_string"]), CLOCKS)
        page = chosen(request.headers.get("accept", "*/*"), offers)
        with parts.database.reading() as session:
            body = records.entry(session, kind, _id(kind, slug), **clocks)
            reports = records.reports(session, kind, slug, **clocks)
        return _answer(b"".join(page.render(body, reports)), page.MEDIA_TYPE)

    return record


def _reports(kind: Kind) -> HTTPRouteHandler:
    operation = Operation(
        tag="Records",
        summary=f"What each source says about one {kind}",
        about="In the order of publication. A corrected report stays listed, with its standing.",
        places={"slug": "The id of the record."},
        parameters=CLOCKS,
        answers=[Answer(200, "The reports", {"application/json": ref("Reports")})],
        refuses=[404],
    )

    @get(
        f"/{kind.plural}/{{slug:str}}/reports",
        name=f"{kind}.reports",
        opt={OPERATION: operation},
        sync_to_thread=True,
    )
    def reports(
        request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        clocks = parameters.read(pairs_of(request.scope["query_string"]), CLOCKS)
        with parts.database.reading() as session:
            found = records.reports(session, kind, _id(kind, slug), **clocks)
        return _answer(msgspec.json.encode({"items": found, "next": None, "truncated": False}))

    return reports


def _id(kind: Kind, slug: str) -> str:
    """An id that can be one: other text is the id of nothing, and is not shown to a database."""
    if parameters.is_slug(slug):
        return slug
    raise RecordNotFound(kind, slug)


def _answer(body: bytes, media_type: str = "application/json") -> Response[bytes]:
    return Response(body, media_type=media_type, headers={**HEADERS, "Link": DESCRIBED_BY})


def _schema(page: RecordPage) -> dict[str, Any]:
    return ref("RecordDetail") if page.MEDIA_TYPE == "application/json" else schemas.TEXT
