"""The ledger of positions: who stands where on what, and who moved between two days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlmodel import Session

from tracker.api.answers import told_json
from tracker.api.listing import asked, refuse_unknown
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, FILTERS, Pairs, Parameter, one_of, pairs_of, read, whole_day
from tracker.api.parts import Parts
from tracker.api.refusals import QueryInvalid
from tracker.api.views import see
from tracker.errors import Problem
from tracker.records import ledger
from tracker.records.vocabulary import Kind
from tracker.store import timeline
from tracker.store.state import stops

_OF_THE_LEDGER = ("process", "participant", "issue", *(clock.name for clock in CLOCKS))
ABOUT = tuple(p for p in FILTERS if p.name in _OF_THE_LEDGER)
BY = Parameter(
    "by",
    "Whose position it is: `party` for whom it was said (else its holder), `holder` who said it; else `party`.",
    one_of(["party", "holder"]),
    {"type": "string", "enum": ["party", "holder"], "default": "party"},
)
FROM = Parameter("from", "The first day: what had been said by its end.", whole_day, required=True)
TO = Parameter("to", "The second day: what had been said by its end.", whole_day, required=True)

MATRIX = Operation(
    tag="Records",
    summary="Who stands where: participant by issue",
    about="The latest statement of each, on both clocks, how many there are, and the one it moved from.",
    parameters=[*ABOUT, BY],
    answers=[Answer(200, "The matrix", {"application/json": ref("PositionMatrix")})],
)
DIFF = Operation(
    tag="Records",
    summary="Who moved on what between two days",
    about="Pairs of participant and issue whose stance differs at the end of the two days, with both statements.",
    parameters=[FROM, TO, *ABOUT, BY],
    answers=[Answer(200, "The moves", {"application/json": ref("PositionDiff")})],
)


@get("/positions/matrix", name="positions.matrix", opt={OPERATION: MATRIX}, sync_to_thread=True)
def matrix(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
    """The matrix of the positions asked for."""
    pairs = pairs_of(request.scope["query_string"])
    given = read(pairs, MATRIX.parameters)
    with parts.database.reading() as session:
        found = ledger.matrix(_positions(parts, session, pairs), given.get("by", "party"))
        return told_json(see(request, pairs, given, stops(session)), found)


@get("/positions/diff", name="positions.diff", opt={OPERATION: DIFF}, sync_to_thread=True)
def diff(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
    """The moves between two days."""
    pairs = pairs_of(request.scope["query_string"])
    given = read(pairs, DIFF.parameters)
    if given["from"] >= given["to"]:
        expected = "a day after 'from'"
        raise QueryInvalid([Problem("to", "", expected, f"'to' is not after 'from': {expected}")])
    days = (given["from"], given["to"])
    with parts.database.reading() as session:
        found = ledger.diff(_positions(parts, session, pairs), *days, given.get("by", "party"))
        return told_json(see(request, pairs, given, stops(session)), found)


def _positions(parts: Parts, session: Session, pairs: Pairs) -> Iterator[ledger.Position]:
    """The decoded lines of the positions that the filters leave, in the order of the timeline."""
    filters = tuple((name, text) for name, text in pairs if name in _OF_THE_LEDGER)
    wanted = asked("/positions", Kind.POSITION, filters, parts.cursors, now=parts.now(), whole=True)
    refuse_unknown(session, wanted.query)
    for body in timeline.stream(session, wanted.query):
        yield msgspec.json.decode(body)
