"""Sources: listed, shown, and taken in whole with all that they say."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, RawBody

from tracker.api import parameters
from tracker.api.access import WRITE, writer
from tracker.api.bodies import read_json
from tracker.api.listing import listing_of, wanted
from tracker.api.lists import DESCRIBED_BY, next_page, page_headers
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CLOCKS, CURSOR, KNOWN_ON, LIMIT, Parameter, pairs_of, yes_or_no
from tracker.api.parts import Parts
from tracker.errors import SourceNotFound
from tracker.formats import json
from tracker.records.shapes import Submission
from tracker.store import records
from tracker.store.append import append
from tracker.store.keys import ApiKeyRead, note_use
from tracker.store.timeline import latest_moment

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
    about="The document, in its latest revision, with its source chain under `via`.",
    places={"slug": "The id of the source."},
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
    refuses=[401, 403, 404, 409, 413, 415],
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
        listing = wanted(
            "/sources", pairs_of(request.scope["query_string"]), LISTED.parameters, parts.cursors
        )
        known_on, limit = listing.values.get(KNOWN_ON.name), listing.limit
        with parts.database.reading() as session:
            clocks = {"known_on": known_on, "as_of": listing.as_of}
            found, keys = records.sources(session, **clocks, limit=limit + 1, after=listing.after)
            as_of = listing.as_of or latest_moment(session)
        more = len(found) > limit
        address = next_page(request, parts, listing.walk(keys[limit - 1], as_of)) if more else None
        content = {"items": found[:limit], **json.about(listing_of(listing, address))}
        return Response(
            msgspec.json.encode(content), media_type=json.MEDIA_TYPE, headers=page_headers(address)
        )

    @get("/{slug:str}", name="source", opt={OPERATION: SHOWN}, sync_to_thread=True)
    def shown(
        self, request: Request[Any, Any, Any], slug: FromPath[str], parts: NamedDependency[Parts]
    ) -> Response[bytes]:
        """One source."""
        parameters.read(pairs_of(request.scope["query_string"]), SHOWN.parameters)
        if not parameters.is_slug(slug):
            raise SourceNotFound(slug)
        with parts.database.reading() as session:
            return answer(records.source(session, slug))

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
        given = parameters.read(pairs_of(request.scope["query_string"]), TAKEN.parameters)
        submission = read_json(request, body, Submission)
        dry_run, correction = given.get("dry_run", False), given.get("correction", False)
        with parts.database.writing(dry_run=dry_run) as session:
            note_use(session, key.prefix, now=parts.now())
            receipt = append(session, submission, now=parts.now(), by=key.prefix, correction=correction)
        stored = not (dry_run or receipt.unchanged)
        return answer({**receipt.as_dict(), "dry_run": dry_run}, status=201 if stored else 200, cached=False)


def answer(content: object, *, status: int = 200, cached: bool = True) -> Response[bytes]:
    """A JSON answer."""
    headers = {"Cache-Control": "no-cache" if cached else "no-store", "Link": DESCRIBED_BY}
    return Response(
        msgspec.json.encode(content), status_code=status, media_type="application/json", headers=headers
    )
