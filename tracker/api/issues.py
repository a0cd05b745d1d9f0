"""Issues: what positions are about, a small tree with other names."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from tracker.api import parameters
from tracker.api.answers import answer
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import pairs_of
from tracker.api.parts import Parts
from tracker.store import records

LISTED = Operation(
    tag="Vocabularies",
    summary="The issues",
    about="What positions are about; `parent` names the issue that one belongs to.",
    answers=[Answer(200, "The issues", {"application/json": ref("Issues")})],
)


@get("/issues", name="issues", opt={OPERATION: LISTED}, sync_to_thread=True)
def issues(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
    """Every issue."""
    parameters.read(pairs_of(request.scope["query_string"]), LISTED.parameters)
    with parts.database.reading() as session:
        return answer({"items": records.issues(session), "next": None, "truncated": False})
