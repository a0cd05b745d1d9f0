"""Rulings: an editor's decisions with their reasons, taken back only by other ones."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import RawBody
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.access import WRITE, writer
from tracker.api.answers import answer
from tracker.api.bodies import read_json
from tracker.api.listing import wanted
from tracker.api.lists import listed_page
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, CURSOR, KNOWN_ON, LIMIT, pairs_of
from tracker.api.parts import Parts
from tracker.api.sources import DRY_RUN
from tracker.api.views import see
from tracker.api.writing import Deed, Done, write
from tracker.records.shapes import NewRuling
from tracker.store.audit import Stored
from tracker.store.keys import ApiKeyRead
from tracker.store.rulings import rule, rulings
from tracker.store.state import stops

RULED = Operation(
    tag="Rulings",
    summary="Decide about a report or a record",
    about=(
        "About a `report`: `prefer` makes its value stand, `deprecate` takes it out of the running, `withdraw` says "
        "that it should not have been written down; without `field`, all that it says. A later ruling about the same "
        "takes its place. `merge`: the record is the record `into`, which answers for both from now on. `undo` takes "
        "back the ruling with the number `ruling`: everything stands as without it. `as_of` an earlier moment nothing "
        "changes."
    ),
    parameters=[DRY_RUN],
    answers=[
        Answer(201, "Stored", {"application/json": ref("RulingReceipt")}),
        Answer(200, "This was a dry run", {"application/json": ref("RulingReceipt")}),
    ],
    refuses=[401, 403, 404, 409, 413, 415, 422],
    body=ref("NewRuling"),
    scope=WRITE,
)
LISTED = Operation(
    tag="Rulings",
    summary="Every ruling, in the order in which they were made",
    about="What is undone stays listed, with the ruling that undid it. Those about one record are at its `/rulings`.",
    parameters=[*CLOCKS, LIMIT, CURSOR],
    answers=[Answer(200, "The rulings", {"application/json": ref("Rulings")})],
)


class Rulings(Controller):
    """`/rulings`."""

    path = "/rulings"

    @get(name="rulings", opt={OPERATION: LISTED}, sync_to_thread=True)
    def listed(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """A page of rulings."""
        pairs = pairs_of(request.scope["query_string"])
        listing = wanted("/rulings", pairs, LISTED.parameters, parts.cursors)
        with parts.database.reading() as session:
            clocks = {"known_on": listing.values.get(KNOWN_ON.name), "as_of": listing.as_of}
            found = rulings(session, **clocks, limit=listing.limit + 1, after=listing.after)
            view = see(request.scope, pairs, listing.values, stops(session))
        return listed_page(parts, listing, view, found, [ruling["id"] for ruling in found])

    @post(
        name="rulings.rule",
        opt={OPERATION: RULED},
        dependencies={"key": Provide(writer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def ruled(
        self,
        request: Request[Any, Any, Any],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Store a ruling, or say that it could be stored."""
        return write(request, body, key, parts, _rule)


def _rule(request: Request[Any, Any, Any], body: bytes) -> Deed:
    given = parameters.read(pairs_of(request.scope["query_string"]), RULED.parameters)
    ruling, dry_run = read_json(request, body, NewRuling), given.get("dry_run", False)

    def decide(session: Session, now: datetime, by: str) -> Done:
        receipt = rule(session, ruling, now=now, by=by)
        content = {**receipt.as_dict(), "dry_run": dry_run}
        return Done(
            answer(content, status=200 if dry_run else 201, cached=False), Stored(ruling=receipt.ruling)
        )

    return Deed(decide, dry_run)
