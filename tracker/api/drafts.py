"""Drafts: listed, shown with their reasons, amended, and decided about; each act can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import msgspec
from litestar import Controller, Request, Response, get, patch, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, RawBody
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.access import DRAFT, WRITE, drafter, reviewer, writer
from tracker.api.answers import JSON, answer
from tracker.api.bodies import read_json
from tracker.api.edits import MATCH, permit
from tracker.api.entity_tags import EntityTag, tag_of
from tracker.api.listing import wanted
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import (
    CURSOR,
    ID,
    KIND,
    LIMIT,
    NO_NUL,
    Parameter,
    one_of,
    pairs_of,
    slug,
    text_up_to,
)
from tracker.api.parts import Parts
from tracker.api.private import private_page
from tracker.api.request_headers import TAGS, RequestHeader
from tracker.api.sources import DRY_RUN
from tracker.api.writing import Deed, Done, write
from tracker.errors import DraftNotFound
from tracker.records.deciding import Acceptance, Amendment, Decision, Merging
from tracker.records.shapes import Shape
from tracker.records.vocabulary import DraftStatus
from tracker.store import drafts, review
from tracker.store.audit import NOTHING, Stored
from tracker.store.drafts import DraftQuery
from tracker.store.keys import ApiKeyRead
from tracker.store.review import DraftReceipt

PATH = "/drafts"
LONGEST_WORDS = 200


def _share(text: str) -> float:
    """A number from 0 to 1."""
    expected = "a number from 0 to 1, such as 0.8"
    try:
        number = float(text)
    except ValueError:
        raise ValueError(expected) from None
    if not 0 <= number <= 1:
        raise ValueError(expected)
    return number


ARTICLE = Parameter("article", "Only drafts of this article.", slug, ID)
STATUS = Parameter(
    "status",
    "Only drafts that stand so. May be repeated.",
    one_of([status.value for status in DraftStatus]),
    {"type": "string", "enum": [status.value for status in DraftStatus]},
    many=True,
)
RECORD = Parameter("record", "Only drafts about the record with this id.", slug, ID)
LEAST = Parameter(
    "least",
    "Only drafts of at least this confidence.",
    _share,
    {"type": "number", "minimum": 0, "maximum": 1},
)
WORDS = Parameter(
    "q",
    "Only drafts that say this somewhere, in any case, their evidence included.",
    text_up_to(LONGEST_WORDS),
    {"type": "string", "pattern": NO_NUL, "maxLength": LONGEST_WORDS},
)
FILTERS = (ARTICLE, KIND, STATUS, RECORD, LEAST, WORDS)

_NUMBER = {"number": "The number of the draft."}
_SEEN = RequestHeader("If-Match", "The `ETag` of the draft as it was read.", TAGS)
_OF_EDITS = (401, 403, 404, 409, 412, 413, 415, 422)
_RECEIPT = [
    Answer(200, "Done, or as it was; or this was a dry run", {JSON: ref("DraftReceipt")}),
]

LISTED = Operation(
    tag="Drafts",
    summary="The drafts, in the order in which they were proposed",
    about="What articles seem to say, with the reasons. Needs a key with the scope `draft`.",
    parameters=[*FILTERS, LIMIT, CURSOR],
    answers=[Answer(200, "The drafts", {JSON: ref("DraftPage")})],
    refuses=[401, 403, 404],
    scope=DRAFT,
)
SHOWN = Operation(
    tag="Drafts",
    summary="One draft",
    about="With its evidence in its surroundings, the derivation of its date, what keeps it from becoming a report, "
    "and all that was done to it.",
    places=_NUMBER,
    answers=[Answer(200, "The draft", {JSON: ref("DraftDetail")}, {"ETag": "Its tag, for If-Match."})],
    refuses=[401, 403, 404],
    scope=DRAFT,
)
PREVIEWED = Operation(
    tag="Drafts",
    summary="What accepting a draft would change",
    about="The changes of the timeline, before and after, and the drafts that would be accepted along with it.",
    places=_NUMBER,
    answers=[Answer(200, "What would be done", {JSON: ref("DraftReceipt")})],
    refuses=[401, 403, 404, 409],
    scope=DRAFT,
)
AMENDED = Operation(
    tag="Drafts",
    summary="Amend what a draft says",
    about="A JSON Merge Patch (RFC 7396) of its `says`, under the `ETag` under which it was read. Its record is "
    "changed by merging it with another one. A draft that is decided has to be undone first (409).",
    places=_NUMBER,
    headers=[_SEEN],
    parameters=[DRY_RUN],
    answers=_RECEIPT,
    refuses=[*_OF_EDITS, 428],
    body=ref("Amendment"),
    scope=DRAFT,
)


def _decided(summary: str, about: str, shape: str, scope: str) -> Operation:
    return Operation(
        tag="Drafts",
        summary=summary,
        about=about,
        places=_NUMBER,
        headers=[_SEEN],
        parameters=[DRY_RUN],
        answers=_RECEIPT,
        refuses=_OF_EDITS,
        body=ref(shape),
        scope=scope,
    )


ACCEPTED = _decided(
    "Accept a draft: it becomes a report of its article",
    "The pending drafts of the article that make the records which it names are accepted along with it, and named. "
    "Accepted again, it stays as it is.",
    "Decision",
    WRITE,
)
REJECTED = _decided(
    "Reject a draft", "It stays listed. One that is accepted has to be undone first (409).", "Decision", DRAFT
)
MERGED = _decided(
    "Merge a draft with another record",
    "It is about that record from now on; so are the drafts of its article that name the one which only it would have "
    "made.",
    "Merging",
    DRAFT,
)
UNDONE = _decided(
    "Undo the last act on a draft",
    "Reports that it made count no longer: the timeline is as before. What was accepted along with it stays where "
    "something else needs it (`left_out`). What something else needs is not undone (409).",
    "Decision",
    WRITE,
)
ALL_ACCEPTED = Operation(
    tag="Drafts",
    summary="Accept all pending drafts of some confidence",
    about="In one act. Those that cannot be reports yet are left out, each with the reason.",
    parameters=[DRY_RUN],
    answers=_RECEIPT,
    refuses=[401, 403, 404, 409, 413, 415, 422],
    body=ref("Acceptance"),
    scope=WRITE,
)

S = TypeVar("S", bound=Shape)
Act = Callable[[Session, int, S, datetime, str], DraftReceipt]


class Drafts(Controller):
    """`/drafts`."""

    path = PATH
    tags = ("Drafts",)

    @get(
        name="drafts",
        opt={OPERATION: LISTED},
        dependencies={"key": Provide(reviewer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def listed(
        self,
        request: Request[Any, Any, Any],
        key: NamedDependency[ApiKeyRead],  # noqa: ARG002 - who has none is refused
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """A page of drafts."""
        asked = wanted(PATH, pairs_of(request.scope["query_string"]), LISTED.parameters, parts.cursors)
        given = asked.values
        query = DraftQuery(
            article=given.get("article"),
            kinds=given.get("kind", ()),
            statuses=given.get("status", ()),
            record=given.get("record"),
            least=given.get("least"),
            text=given.get("q"),
        )
        with parts.database.reading() as session:
            found = drafts.drafts(session, query, limit=asked.limit + 1, after=asked.after)
        last = found[asked.limit - 1]["id"] if len(found) > asked.limit else None
        return private_page(request, parts, asked, found[: asked.limit], last)

    @get(
        "/{number:str}",
        name="draft",
        opt={OPERATION: SHOWN},
        dependencies={"key": Provide(reviewer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def shown(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        key: NamedDependency[ApiKeyRead],  # noqa: ARG002 - as above
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """One draft."""
        parameters.read(pairs_of(request.scope["query_string"]), SHOWN.parameters)
        with parts.database.reading() as session:
            body = msgspec.json.encode(drafts.draft(session, _number(number)))
        told = answer(msgspec.Raw(body), cached=False)
        told.headers = {**told.headers, "ETag": str(tag_of(JSON, body))}
        return told

    @get(
        "/{number:str}/preview",
        name="draft.preview",
        opt={OPERATION: PREVIEWED},
        dependencies={"key": Provide(reviewer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def previewed(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        key: NamedDependency[ApiKeyRead],  # noqa: ARG002 - as above
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """What accepting a draft would change; nothing is stored."""
        parameters.read(pairs_of(request.scope["query_string"]), PREVIEWED.parameters)
        with parts.database.writing(dry_run=True) as session:
            found = drafts.preview(session, _number(number), now=parts.now())
            return answer({**found, "dry_run": True}, cached=False)

    @patch(
        "/{number:str}",
        name="draft.amend",
        opt={OPERATION: AMENDED},
        dependencies={"key": Provide(drafter, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def amended(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Change what a draft says."""
        return write(request, body, key, parts, partial(_read, number, Amendment, _amend, needs_match=True))

    @post(
        "/{number:str}/accept",
        name="draft.accept",
        opt={OPERATION: ACCEPTED},
        dependencies={"key": Provide(writer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def accepted(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Make a draft a report."""
        return write(request, body, key, parts, partial(_read, number, Decision, _accept))

    @post(
        "/{number:str}/reject",
        name="draft.reject",
        opt={OPERATION: REJECTED},
        dependencies={"key": Provide(drafter, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def rejected(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Say that a draft is no report."""
        return write(request, body, key, parts, partial(_read, number, Decision, _reject))

    @post(
        "/{number:str}/merge",
        name="draft.merge",
        opt={OPERATION: MERGED},
        dependencies={"key": Provide(drafter, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def merged(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Say that a draft is about another record."""
        return write(request, body, key, parts, partial(_read, number, Merging, _merge))

    @post(
        "/{number:str}/undo",
        name="draft.undo",
        opt={OPERATION: UNDONE},
        dependencies={"key": Provide(writer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def undone(
        self,
        request: Request[Any, Any, Any],
        number: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Take back the last act on a draft."""
        return write(request, body, key, parts, partial(_read, number, Decision, _undo))

    @post(
        "/accept",
        name="drafts.accept",
        opt={OPERATION: ALL_ACCEPTED},
        dependencies={"key": Provide(writer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def all_accepted(
        self,
        request: Request[Any, Any, Any],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Accept all that are sure enough."""
        return write(request, body, key, parts, _accept_all)


def _number(text: str) -> int:
    """The number of a draft out of an address."""
    if not (text.isascii() and text.isdecimal() and len(text) < len(str(2**31))):
        raise DraftNotFound(repr(text[:100]))
    return int(text)


def _read(
    text: str,
    shape: type[S],
    act: Act[S],
    request: Request[Any, Any, Any],
    body: bytes,
    *,
    needs_match: bool = False,
) -> Deed:
    """An act on one draft, under the tag that the request has seen; `needs_match`: not without one."""
    given = parameters.read(pairs_of(request.scope["query_string"]), AMENDED.parameters)
    number, what, dry_run = _number(text), read_json(request, body, shape), given.get("dry_run", False)

    def do(session: Session, now: datetime, by: str) -> Done:
        if needs_match or MATCH in request.headers:
            permit(request, _tag(session, number))
        return _done(act(session, number, what, now, by), dry_run=dry_run)

    return Deed(do, dry_run)


def _tag(session: Session, number: int) -> EntityTag:
    return tag_of(JSON, msgspec.json.encode(drafts.draft(session, number)))


def _done(receipt: DraftReceipt, *, dry_run: bool) -> Done:
    told = answer({**receipt.as_dict(), "dry_run": dry_run}, cached=False)
    if dry_run or receipt.unchanged:
        return Done(told)
    return Done(told, _stored(receipt))


def _stored(receipt: DraftReceipt) -> Stored:
    """What the audit tells: which drafts, and of one source which revision."""
    numbers = ", ".join(f"{each.draft} {each.status}" for each in receipt.drafts[:20])
    more = f" and {len(receipt.drafts) - 20} more" if len(receipt.drafts) > 20 else ""
    note = f"drafts: {numbers}{more}"
    if not receipt.sources:
        return Stored(note=note) if receipt.drafts else NOTHING
    first = receipt.sources[0]
    return Stored(source=first["id"], revision=first["revision"], note=note)


def _amend(session: Session, number: int, what: Amendment, now: datetime, by: str) -> DraftReceipt:
    return review.amend(session, number, what.says, now=now, by=by)


def _accept(session: Session, number: int, what: Decision, now: datetime, by: str) -> DraftReceipt:
    return review.accept(session, number, now=now, by=by, reason=what.reason)


def _reject(session: Session, number: int, what: Decision, now: datetime, by: str) -> DraftReceipt:
    return review.reject(session, number, now=now, by=by, reason=what.reason)


def _merge(session: Session, number: int, what: Merging, now: datetime, by: str) -> DraftReceipt:
    return review.merge(session, number, what.into, now=now, by=by)


def _undo(session: Session, number: int, what: Decision, now: datetime, by: str) -> DraftReceipt:
    return review.undo(session, number, now=now, by=by, reason=what.reason)


def _accept_all(request: Request[Any, Any, Any], body: bytes) -> Deed:
    given = parameters.read(pairs_of(request.scope["query_string"]), ALL_ACCEPTED.parameters)
    what, dry_run = read_json(request, body, Acceptance), given.get("dry_run", False)
    query = DraftQuery(
        article=what.article,
        kinds=(what.kind.value,) if what.kind else (),
        statuses=(DraftStatus.PENDING.value,),
        record=what.record,
        least=what.least,
    )

    def do(session: Session, now: datetime, by: str) -> Done:
        numbers = drafts.numbers(session, query)
        return _done(review.accept_all(session, numbers, now=now, by=by), dry_run=dry_run)

    return Deed(do, dry_run)
