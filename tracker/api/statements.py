"""The positions of one participant: what they said and what was said for them, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from sqlmodel import Session

from tracker.api import parameters, schemas
from tracker.api.alternates import essence
from tracker.api.listing import Asked, asked
from tracker.api.lists import answer_part
from tracker.api.moved import MOVED, moved
from tracker.api.negotiation import chosen
from tracker.api.operations import OPERATION, Answer, Operation
from tracker.api.parameters import CURSOR, FILTERS, LIMIT, Pairs
from tracker.api.parts import Parts
from tracker.api.ways import ways_of
from tracker.errors import RecordMerged
from tracker.formats import Format
from tracker.records.vocabulary import Kind
from tracker.store import records

ROLES = ("holder", "on behalf of")
"""In which somebody has a position; an addressee and who disputes it have none."""

_LEFT_OUT = ("kind", "participant", "venue", "country", "bbox", "status", "overdue")
TAKEN = (*(parameter for parameter in FILTERS if parameter.name not in _LEFT_OUT), LIMIT, CURSOR)


def statement_routes(formats: Sequence[Format]) -> list[HTTPRouteHandler]:
    """`/participants/{id}/positions`, in the formats that have pages."""
    return [_route([each for each in formats if not each.WHOLE])]


def _route(offers: Sequence[Format]) -> HTTPRouteHandler:
    operation = Operation(
        tag="Records",
        summary="The positions of one participant",
        about="As their holder, and on whose behalf they were taken; in the order of the timeline.",
        places={"slug": "The id of the participant."},
        parameters=TAKEN,
        answers=[
            Answer(
                200, "Positions", {essence(offer.MEDIA_TYPE): schemas.of_format(offer) for offer in offers}
            ),
            MOVED,
        ],
        refuses=[404],
    )

    @get(
        "/participants/{slug:str}/positions",
        name="participant.positions",
        opt={OPERATION: operation},
        exception_handlers={RecordMerged: moved},
        sync_to_thread=True,
    )
    def positions(
        request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        shape, now = chosen(request.headers.get("accept", "*/*"), offers), parts.now()
        parameters.record_id(Kind.PARTICIPANT, slug)

        def read(pairs: Pairs) -> Asked:
            path = f"/participants/{slug}/positions"
            wanted = asked(path, Kind.POSITION, pairs, parts.cursors, now=now, accepts=TAKEN)
            narrowed = replace(wanted, query=replace(wanted.query, participants=(slug,), roles=ROLES))
            return ways_of(shape).narrow(narrowed)

        def check(session: Session, wanted: Asked) -> None:
            clocks = {"known_on": wanted.query.known_on, "as_of": wanted.query.as_of}
            records.entry(session, Kind.PARTICIPANT, slug, **clocks)

        return answer_part(request, parts, shape, read, check=check)

    return positions
