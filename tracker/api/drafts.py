"""Drafts: listed, shown with their reasons, amended, and decided about; each act can be undone."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Request, Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath

from tracker.api import parameters
from tracker.api.access import DRAFT, reviewer
from tracker.api.answers import JSON, answer
from tracker.api.entity_tags import tag_of
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
from tracker.errors import DraftNotFound
from tracker.records.vocabulary import DraftStatus
from tracker.store import drafts
from tracker.store.drafts import DraftQuery
from tracker.store.keys import ApiKeyRead

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

NUMBER = {"number": "The number of the draft."}
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
    places=NUMBER,
    answers=[Answer(200, "The draft", {JSON: ref("DraftDetail")}, {"ETag": "Its tag, for If-Match."})],
    refuses=[401, 403, 404],
    scope=DRAFT,
)
PREVIEWED = Operation(
    tag="Drafts",
    summary="What accepting a draft would change",
    about="The changes of the timeline, before and after, and the drafts that would be accepted along with it.",
    places=NUMBER,
    answers=[Answer(200, "What would be done", {JSON: ref("DraftReceipt")})],
    refuses=[401, 403, 404, 409],
    scope=DRAFT,
)


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
            body = msgspec.json.encode(drafts.draft(session, number_of(number)))
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
            found = drafts.preview(session, number_of(number), now=parts.now())
            return answer({**found, "dry_run": True}, cached=False)


def number_of(text: str) -> int:
    """The number of a draft out of an address."""
    if not (text.isascii() and text.isdecimal() and len(text) < len(str(2**31))):
        raise DraftNotFound(repr(text[:100]))
    return int(text)
