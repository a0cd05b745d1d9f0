"""Sources: listed, shown, and taken in whole with all that they say."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

import msgspec
from litestar import Controller, Request, Response, get, post, put
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, RawBody
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.access import WRITE, writer
from tracker.api.answers import JSON, answer, told_json
from tracker.api.bodies import read_json
from tracker.api.edits import permit
from tracker.api.entity_tags import EntityTag, tag_of
from tracker.api.listing import wanted
from tracker.api.lists import listed_page
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, CURSOR, KNOWN_ON, LIMIT, Parameter, pairs_of, yes_or_no
from tracker.api.parts import Parts
from tracker.api.request_headers import TAGS, RequestHeader
from tracker.api.views import see
from tracker.api.writing import Deed, Done, write
from tracker.errors import InputInvalid, Problem, SourceNotFound
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
PUT_IN_PLACE = Operation(
    tag="Sources",
    summary="Put a source in its place: a new one, or a better version of the one that is there",
    about=(
        "The same body as to take one in. What is stored is replaced only under the `ETag` under which it was read, in "
        "`If-Match`: of several editors who read the same, one succeeds. Earlier reports stay in the history. The "
        "answer is the source as it is read from now on, with its new `ETag`; of a dry run, what would change."
    ),
    places={"slug": "The id of the source, as in the body."},
    headers=[
        RequestHeader(
            "If-Match", "The `ETag` of the source as it was read; needed where it is stored already.", TAGS
        ),
        RequestHeader("If-None-Match", "`*`: only if there is no such source yet.", TAGS),
    ],
    parameters=[DRY_RUN],
    answers=[
        Answer(201, "Stored, a new source", {JSON: ref("SourceDetail")}, {"ETag": "Its tag."}),
        Answer(
            200,
            "Corrected, or as it was; or this was a dry run",
            {JSON: {"anyOf": [ref("SourceDetail"), ref("Receipt")]}},
        ),
    ],
    refuses=[401, 403, 404, 409, 412, 413, 415, 422, 428],
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
            view = see(request.scope, pairs, listing.values, stops(session))
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
            return told_json(see(request.scope, pairs, clocks, stops(session)), found)

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

    @put(
        "/{slug:str}",
        name="source.put",
        opt={OPERATION: PUT_IN_PLACE},
        dependencies={"key": Provide(writer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def put_in_place(
        self,
        request: Request[Any, Any, Any],
        slug: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Store a new source, or a better version of the one that the request has seen; one transaction for both."""
        return write(request, body, key, parts, partial(_put, slug))


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


def _put(slug: str, request: Request[Any, Any, Any], body: bytes) -> Deed:
    given = parameters.read(pairs_of(request.scope["query_string"]), PUT_IN_PLACE.parameters)
    submission = read_json(request, body, Submission)
    _check_id(submission, slug)
    dry_run = given.get("dry_run", False)

    def put_there(session: Session, now: datetime, by: str) -> Done:
        stored = _tag(session, slug)
        permit(request, stored)
        receipt = append(session, submission, now=now, by=by, correction=stored is not None)
        if dry_run:
            return Done(answer({**receipt.as_dict(), "dry_run": True}, cached=False))
        status = 201 if stored is None else 200
        shown = _as_read(records.source(session, slug), request.scope["path"], status=status)
        return Done(shown) if receipt.unchanged else Done(shown, Stored(receipt.source, receipt.revision))

    return Deed(put_there, dry_run)


def _tag(session: Session, slug: str) -> EntityTag | None:
    """The tag under which a source is read now; None where there is none."""
    try:
        return tag_of(JSON, msgspec.json.encode(records.source(session, slug)))
    except SourceNotFound:
        return None


def _as_read(shown: object, path: str, *, status: int) -> Response[bytes]:
    """A source as GET shows it: Content-Location says so, and lets the tag be that of the body (RFC 9110, 8.7)."""
    body = msgspec.json.encode(shown)
    headers = {"Cache-Control": "no-store", "Content-Location": path, "ETag": str(tag_of(JSON, body))}
    return Response(body, status_code=status, media_type=JSON, headers=headers)


def _check_id(submission: Submission, slug: str) -> None:
    if submission.source.id != slug:
        detail = f"the address is of {slug!r}, the body of {submission.source.id!r}"
        raise InputInvalid([Problem("/source/id", submission.source.id, slug, detail)])
