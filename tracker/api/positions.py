"""The ledger of positions: who stands where on what, and who moved between two days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from sqlmodel import Session

from tracker.api.answers import told_json
from tracker.api.cursor import Cursors
from tracker.api.listing import asked, refuse_unknown
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, EDTF, FILTERS, Pairs, Parameter, one_of, pairs_of, read, whole_day
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
FROM = Parameter("from", "The first day: what had been said by its end.", whole_day, EDTF, required=True)
TO = Parameter("to", "The second day: what had been said by its end.", whole_day, EDTF, required=True)

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
    about=(
        "Pairs of participant and issue whose stance differs at the end of the two days, with both statements; and "
        "apart from them whoever took a stance on an issue for the first time in between."
    ),
    parameters=[FROM, TO, *ABOUT, BY],
    answers=[Answer(200, "The moves", {"application/json": ref("PositionDiff")})],
)


@get("/positions/matrix", name="positions.matrix", opt={OPERATION: MATRIX}, sync_to_thread=True)
def matrix(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
    """The matrix of the positions asked for."""
    return _answer(request, parts, MATRIX, stands)


@get("/positions/diff", name="positions.diff", opt={OPERATION: DIFF}, sync_to_thread=True)
def diff(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
    """The moves between two days."""
    return _answer(request, parts, DIFF, moves)


def _answer(
    request: Request[Any, Any, Any], parts: Parts, operation: Operation, found: Callable[..., Any]
) -> Response[bytes]:
    pairs = pairs_of(request.scope["query_string"])
    given = read(pairs, operation.parameters)
    with parts.database.reading() as session:
        view = see(request.scope, pairs, given, stops(session))
        return told_json(view, found(session, pairs, parts.cursors, parts.now()))


def stands(session: Session, pairs: Pairs, cursors: Cursors, now: datetime) -> dict[str, Any]:
    """Who stands where, under the parameters of the matrix.

    Raises:
        QueryInvalid: a parameter is unknown, has no such value, or names nothing that is recorded.

    """
    given = read(pairs, MATRIX.parameters)
    return ledger.matrix(_positions(session, pairs, cursors, now), given.get("by", "party"))


def moves(session: Session, pairs: Pairs, cursors: Cursors, now: datetime) -> dict[str, Any]:
    """Who moved, under the parameters of the diff.

    Raises:
        QueryInvalid: as for `stands`, and where `to` is not after `from`.

    """
    given = read(pairs, DIFF.parameters)
    if given["from"] >= given["to"]:
        expected = "a day after 'from'"
        raise QueryInvalid([Problem("to", "", expected, f"'to' is not after 'from': {expected}")])
    positions = _positions(session, pairs, cursors, now)
    return ledger.diff(positions, given["from"], given["to"], given.get("by", "party"))


def _positions(session: Session, pairs: Pairs, cursors: Cursors, now: datetime) -> Iterator[ledger.Position]:
    """The decoded lines of the positions that the filters leave, in the order of the timeline."""
    filters = tuple((name, text) for name, text in pairs if name in _OF_THE_LEDGER)
    wanted = asked("/positions", Kind.POSITION, filters, cursors, now=now, whole=True)
    refuse_unknown(session, wanted.query)
    for body in timeline.stream(session, wanted.query):
        yield msgspec.json.decode(body)
