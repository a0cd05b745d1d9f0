"""Sources: listed, shown, and taken in whole with all that they say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, RawBody
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.access import WRITE, writer
from tracker.api.answers import answer, told_json
from tracker.api.bodies import read_json
from tracker.api.listing import wanted
from tracker.api.lists import listed_page
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, CURSOR, KNOWN_ON, LIMIT, Parameter, pairs_of, yes_or_no
from tracker.api.parts import Parts
from tracker.api.views import see
from tracker.api.writing import Deed, Done, write
from tracker.errors import SourceNotFound
from tracker.records.shapes import Submission
from tracker.store import records
from tracker.store.append import append
from tracker.store.audit import Stored
from tracker.store.keys import ApiKeyRead
from tracker.store.state import stops

_YES_OR_NO = {"type": "boolean", "default": False}
DRY_RUN = Parameter("dry_run", "Answer what would change, and store nothing.", yes_or_no, _YES_OR_NO)
CORRECTION = Parameter(
    "correction",
    "This is a better version of a source that is stored; its earlier reports stay in the history.",
    yes_or_no,
    _YES_OR_NO,
)

LISTED = Operation(
    tag="Sources",
    summary="The sources, in the order of publication",
    about="Every document that says something here, oldest first, each in its latest revision.",
    parameters=[*CLOCKS, LIMIT, CURSOR],
    answers=[Answer(200, "The sources", {"application/json": ref("Sources")})],
)
SHOWN = Operation(
    tag="Sources",
    summary="One source",
    about="The document, in its latest revision on both clocks, with its source chain under `via`, its revisions and "
    "the ids of its reports.",
    places={"slug": "The id of the source."},
    parameters=CLOCKS,
    answers=[Answer(200, "The source", {"application/json": ref("SourceDetail")})],
    refuses=[404],
)
TAKEN = Operation(
    tag="Sources",
    summary="Take in a source with all that it says",
    about=(
        "What a seed file holds, as JSON. Taken whole or refused whole. The same again changes nothing (200); another "
        "content under the same id is refused (409) unless it is sent with `correction=true`."
    ),
    parameters=[DRY_RUN, CORRECTION],
    answers=[
        Answer(201, "Stored", {"application/json": ref("Receipt")}),
        Answer(200, "Nothing changed, or this was a dry run", {"application/json": ref("Receipt")}),
    ],
    refuses=[401, 403, 404, 409, 413, 415, 422],
    body=ref("Submission"),
    scope=WRITE,
)


class Sources(Controller):
    """`/sources`."""

    path = "/sources"
    tags = ("Sources",)

    @get(name="sources", opt={OPERATION: LISTED}, sync_to_thread=True)
    def listed(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """A page of sources."""
        pairs = pairs_of(request.scope["query_string"])
        listing = wanted("/sources", pairs, LISTED.parameters, parts.cursors)
        clocks = {"known_on": listing.values.get(KNOWN_ON.name), "as_of": listing.as_of}
        with parts.database.reading() as session:
            found, keys = records.sources(session, **clocks, limit=listing.limit + 1, after=listing.after)
            view = see(request, pairs, listing.values, stops(session))
        return listed_page(parts, listing, view, found, keys)

    @get("/{slug:str}", name="source", opt={OPERATION: SHOWN}, sync_to_thread=True)
    def shown(
        self, request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        """One source."""
        pairs = pairs_of(request.scope["query_string"])
        clocks = parameters.read(pairs, SHOWN.parameters)
        if not parameters.is_slug(slug):
            raise SourceNotFound(slug)
        with parts.database.reading() as session:
            found = records.source(session, slug, **clocks)
            return told_json(see(request, pairs, clocks, stops(session)), found)

    @post(
        name="sources.take",
        opt={OPERATION: TAKEN},
        dependencies={"key": Provide(writer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def taken(
        self,
        request: Request[Any, Any, Any],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Store a source, or say what storing it would change."""
        return write(request, body, key, parts, _take)


def _take(request: Request[Any, Any, Any], body: bytes) -> Deed:
    given = parameters.read(pairs_of(request.scope["query_string"]), TAKEN.parameters)
    submission = read_json(request, body, Submission)
    dry_run, correction = given.get("dry_run", False), given.get("correction", False)

    def take(session: Session, now: datetime, by: str) -> Done:
        receipt = append(session, submission, now=now, by=by, correction=correction)
        content = {**receipt.as_dict(), "dry_run": dry_run}
        if dry_run or receipt.unchanged:
            return Done(answer(content, cached=False))
        return Done(answer(content, status=201, cached=False), Stored(receipt.source, receipt.revision))

    return Deed(take, dry_run)
