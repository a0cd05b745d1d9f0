"""Acts on drafts, each a row of a table: amended under a tag, accepted, rejected, merged, undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import msgspec
from litestar import Request, Response, Router, post, route
from litestar.di import NamedDependency, Provide
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, RawBody
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.access import DRAFT, WRITE, drafter, writer
from tracker.api.answers import JSON, answer
from tracker.api.bodies import read_json
from tracker.api.drafts import NUMBER, PATH, Drafts, number_of
from tracker.api.edits import MATCH, permit
from tracker.api.entity_tags import EntityTag, tag_of
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import pairs_of
from tracker.api.parts import Parts
from tracker.api.request_headers import TAGS, RequestHeader
from tracker.api.sources import DRY_RUN
from tracker.api.writing import Deed, Done, write
from tracker.records.deciding import Acceptance, Amendment, Decision, Merging
from tracker.records.shapes import Shape
from tracker.records.vocabulary import DraftStatus
from tracker.store import drafts, review
from tracker.store.audit import NOTHING, Stored
from tracker.store.drafts import DraftQuery
from tracker.store.keys import ApiKeyRead
from tracker.store.review import DraftReceipt

_TAKEN = [DRY_RUN]
_SEEN = RequestHeader("If-Match", "The `ETag` of the draft as it was read.", TAGS)
_RECEIPT = [Answer(200, "Done, or as it was; or this was a dry run", {JSON: ref("DraftReceipt")})]
_REFUSED = (401, 403, 404, 409, 413, 415, 422)
_MAY = {DRAFT: drafter, WRITE: writer}

Do = Callable[[Session, int, Any, datetime, str], DraftReceipt]


@dataclass(frozen=True, slots=True)
class Act:
    """An act on one draft: `do` takes the body as `shape`; `needs_match` says that it is refused without If-Match."""

    name: str
    scope: str
    shape: type[Shape]
    do: Do
    summary: str
    about: str
    method: HttpMethod = HttpMethod.POST
    needs_match: bool = False

    @property
    def path(self) -> str:
        """The address: what is amended is the draft itself."""
        return f"{PATH}/{{number:str}}" + ("" if self.method == HttpMethod.PATCH else f"/{self.name}")

    @property
    def operation(self) -> Operation:
        """What the document says of it."""
        return Operation(
            tag="Drafts",
            summary=self.summary,
            about=self.about,
            places=NUMBER,
            headers=[_SEEN],
            parameters=_TAKEN,
            answers=_RECEIPT,
            refuses=sorted((*_REFUSED, 412, *([428] if self.needs_match else ()))),
            body=ref(self.shape.__name__),
            scope=self.scope,
        )


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


ACTS = (
    Act(
        "amend",
        DRAFT,
        Amendment,
        _amend,
        "Amend what a draft says",
        "A JSON Merge Patch (RFC 7396) of its `says`, under the `ETag` under which it was read. Its record is "
        "changed by merging it with another one. A draft that is decided has to be undone first (409).",
        method=HttpMethod.PATCH,
        needs_match=True,
    ),
    Act(
        "accept",
        WRITE,
        Decision,
        _accept,
        "Accept a draft: it becomes a report of its article",
        "The pending drafts of the article that make the records which it names are accepted along with it, and named. "
        "Accepted again, it stays as it is.",
    ),
    Act(
        "reject",
        DRAFT,
        Decision,
        _reject,
        "Reject a draft",
        "It stays listed. One that is accepted has to be undone first (409).",
    ),
    Act(
        "merge",
        DRAFT,
        Merging,
        _merge,
        "Merge a draft with another record",
        "It is about that record from now on; so are the drafts of its article that name the one which only it would "
        "have made.",
    ),
    Act(
        "undo",
        WRITE,
        Decision,
        _undo,
        "Undo the last act on a draft",
        "Reports that it made count no longer: the timeline is as before. What was accepted along with it stays where "
        "something else needs it (`left_out`). What something else needs is not undone (409).",
    ),
)

ALL_ACCEPTED = Operation(
    tag="Drafts",
    summary="Accept all pending drafts of some confidence",
    about="In one act. Those that cannot be reports yet are left out, each with the reason.",
    parameters=_TAKEN,
    answers=_RECEIPT,
    refuses=_REFUSED,
    body=ref("Acceptance"),
    scope=WRITE,
)


@post(
    f"{PATH}/accept",
    name="drafts.accept",
    opt={OPERATION: ALL_ACCEPTED},
    dependencies={"key": Provide(writer, sync_to_thread=True)},
    sync_to_thread=True,
)
def all_accepted(
    request: Request[Any, Any, Any],
    body: RawBody,
    key: NamedDependency[ApiKeyRead],
    parts: NamedDependency[Parts],
) -> Response[bytes]:
    """Accept all that are sure enough."""
    return write(request, body, key, parts, _accept_all)


def draft_routes() -> Router:
    """Drafts, read and decided about: in one router, for the framework breaks handlers of one path that come singly."""
    return Router("/", route_handlers=[Drafts, all_accepted, *map(_route, ACTS)])


def _route(act: Act) -> HTTPRouteHandler:
    @route(
        act.path,
        http_method=act.method,
        name=f"draft.{act.name}",
        opt={OPERATION: act.operation},
        dependencies={"key": Provide(_MAY[act.scope], sync_to_thread=True)},
        sync_to_thread=True,
    )
    def done(
        request: Request[Any, Any, Any],
        number: FromPath[str],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        return write(request, body, key, parts, partial(_read, act, number))

    return done


def _read(act: Act, text: str, request: Request[Any, Any, Any], body: bytes) -> Deed:
    """An act on one draft, under the tag that the request has seen."""
    given = parameters.read(pairs_of(request.scope["query_string"]), _TAKEN)
    number, what, dry_run = number_of(text), read_json(request, body, act.shape), given.get("dry_run", False)

    def do(session: Session, now: datetime, by: str) -> Done:
        if act.needs_match or MATCH in request.headers:
            permit(request, _tag(session, number))
        return _done(act.do(session, number, what, now, by), dry_run=dry_run)

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


def _accept_all(request: Request[Any, Any, Any], body: bytes) -> Deed:
    given = parameters.read(pairs_of(request.scope["query_string"]), _TAKEN)
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
