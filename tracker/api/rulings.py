"""Rulings: an editor's decision about what a source says, with its reason, taken back only by another one."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, post
from litestar.di import NamedDependency, Provide
from litestar.params import RawBody

from tracker.api import parameters
from tracker.api.access import WRITE, writer
from tracker.api.answers import answer
from tracker.api.bodies import read_json
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import pairs_of
from tracker.api.parts import Parts
from tracker.api.sources import DRY_RUN
from tracker.records.shapes import NewRuling
from tracker.store.append import rule
from tracker.store.keys import ApiKeyRead, note_use

RULED = Operation(
    tag="Rulings",
    summary="Decide about a report",
    about=(
        "`prefer` makes its value stand, `deprecate` takes it out of the running, `withdraw` says that it should not "
        "have been written down; without `field`, all that it says. A later ruling about the same takes its place."
    ),
    parameters=[DRY_RUN],
    answers=[
        Answer(201, "Stored", {"application/json": ref("RulingReceipt")}),
        Answer(200, "This was a dry run", {"application/json": ref("RulingReceipt")}),
    ],
    refuses=[401, 403, 404, 413, 415],
    body=ref("NewRuling"),
    scope=WRITE,
)


@post(
    "/rulings",
    name="rulings.rule",
    opt={OPERATION: RULED},
    dependencies={"key": Provide(writer, sync_to_thread=True)},
    sync_to_thread=True,
)
def ruled(
    request: Request[Any, Any, Any],
    body: RawBody,
    key: NamedDependency[ApiKeyRead],
    parts: NamedDependency[Parts],
) -> Response[bytes]:
    """Store a ruling, or say that it could be stored."""
    dry_run = parameters.read(pairs_of(request.scope["query_string"]), RULED.parameters).get("dry_run", False)
    ruling = read_json(request, body, NewRuling)
    with parts.database.writing(dry_run=dry_run) as session:
        note_use(session, key.prefix, now=parts.now())
        receipt = rule(session, ruling, now=parts.now(), by=key.prefix)
    return answer({**receipt.as_dict(), "dry_run": dry_run}, status=200 if dry_run else 201, cached=False)
