"""Articles: taken in to make drafts from, listed, and shown with their text to those who review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, RawBody
from sqlmodel import Session

from tracker.api import parameters
from tracker.api.access import DRAFT, drafter, reviewer
from tracker.api.answers import JSON, answer
from tracker.api.bodies import READ, read_json
from tracker.api.listing import wanted
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CURSOR, ID, LIMIT, MOMENTS, NO_NUL, Parameter, pairs_of, slug, text_up_to
from tracker.api.parts import Parts
from tracker.api.private import private_page
from tracker.api.refusals import MediaTypeRefused, Overloaded
from tracker.api.sources import DRY_RUN
from tracker.api.writing import Deed, Done, write
from tracker.errors import ArticleNotFound
from tracker.ingest.desk import DeskBusy, likeness_of
from tracker.ingest.reading.decoding import marked
from tracker.records.deciding import NewArticle
from tracker.records.problems import validated
from tracker.records.shapes import WEB_ADDRESS, WEB_ADDRESS_LENGTH
from tracker.records.text import TITLE_LENGTH
from tracker.store import articles
from tracker.store.audit import Stored
from tracker.store.keys import ApiKeyRead
from tracker.temporal.model import Domain

PATH = "/articles"

TEXT_TYPES: Mapping[str, Mapping[str, object]] = {
    "text/plain": {"type": "string", "minLength": 1},
    "text/html": {"type": "string", "minLength": 1},
    "application/pdf": {"type": "string", "contentMediaType": "application/pdf"},
}
"""What a body may be that is the article itself, with its schema; which of them it is, is told by its bytes."""


def _fact(name: str, about: str, longest: int = TITLE_LENGTH, **schema: object) -> Parameter:
    """What is known of an article; whether it can be so is for the shape to say."""
    usual = {"type": "string", "pattern": NO_NUL, "maxLength": longest}
    return Parameter(name, about, text_up_to(longest), {"type": "string", **schema} if schema else usual)


FACTS = (
    _fact("published", "When it was published: a date, or an instant with its offset.", anyOf=[*MOMENTS[:2]]),
    _fact("publisher", "Who published it."),
    _fact("title", "Its headline."),
    _fact("author", "Who wrote it."),
    _fact(
        "address",
        "Where it is on the web.",
        WEB_ADDRESS_LENGTH,
        pattern=WEB_ADDRESS,
        maxLength=WEB_ADDRESS_LENGTH,
    ),
    _fact("language", "Its language (ISO 639).", pattern="^[a-z]{2,3}$"),
    _fact("country", "The publisher's country, two capital letters (ISO 3166-1).", pattern="^[A-Z]{2}$"),
    _fact("zone", "IANA time zone of the publisher, such as Europe/Kyiv.", format="iana-time-zone"),
    _fact("dateline", "The place that it was written at."),
    _fact(
        "domain",
        "A narrative counts its days from where its story has come to; news where left out.",
        enum=list(get_args(Domain)),
    ),
    Parameter("process", "The process that its drafts are about.", slug, ID),
)

TAKEN = Operation(
    tag="Drafts",
    summary="Take in an article and make drafts from it",
    about=(
        "As JSON; or as `text/plain`, `text/html` or `application/pdf` with what is known of it in the query. Nothing "
        "becomes a record before its draft is accepted. The same text again changes nothing (200); one that is nearly "
        "the same as an earlier one of another publisher is linked to it (`copy_of`). Addresses are not fetched."
    ),
    parameters=[DRY_RUN, *FACTS],
    answers=[
        Answer(201, "Stored, with its drafts", {JSON: ref("ArticleReceipt")}),
        Answer(200, "Nothing changed, or this was a dry run", {JSON: ref("ArticleReceipt")}),
    ],
    refuses=[401, 403, 409, 413, 415, 422],
    body=ref("NewArticle"),
    other_bodies=TEXT_TYPES,
    scope=DRAFT,
)
LISTED = Operation(
    tag="Drafts",
    summary="The articles, in the order in which they were taken in",
    about="Without their texts; how many of their drafts have which status. Needs a key with the scope `draft`.",
    parameters=[LIMIT, CURSOR],
    answers=[Answer(200, "The articles", {JSON: ref("ArticlePage")})],
    refuses=[401, 403],
    scope=DRAFT,
)
SHOWN = Operation(
    tag="Drafts",
    summary="One article with its text",
    about="The text as it was read, and the places of its own words in it (`body`: characters, end excluded). It is "
    "somebody's work, so it is shown only to those who review.",
    places={"slug": "The id of the article, which is that of the source that its accepted drafts make."},
    answers=[Answer(200, "The article", {JSON: ref("ArticleDetail")})],
    refuses=[401, 403, 404],
    scope=DRAFT,
)


class Articles(Controller):
    """`/articles`."""

    path = PATH
    tags = ("Drafts",)

    @get(
        name="articles",
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
        """A page of articles."""
        asked = wanted(PATH, pairs_of(request.scope["query_string"]), LISTED.parameters, parts.cursors)
        with parts.database.reading() as session:
            found = articles.articles(session, limit=asked.limit + 1, after=asked.after)
        last = found[asked.limit - 1][0] if len(found) > asked.limit else None
        return private_page(request, parts, asked, [shown for _, shown in found[: asked.limit]], last)

    @get(
        "/{slug:str}",
        name="article",
        opt={OPERATION: SHOWN},
        dependencies={"key": Provide(reviewer, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def shown(
        self,
        request: Request[Any, Any, Any],
        slug: FromPath[str],
        key: NamedDependency[ApiKeyRead],  # noqa: ARG002 - as above
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """One article."""
        parameters.read(pairs_of(request.scope["query_string"]), SHOWN.parameters)
        if not parameters.is_slug(slug):
            raise ArticleNotFound(slug[:100])
        with parts.database.reading() as session:
            return answer(articles.article(session, slug), cached=False)

    @post(
        name="articles.take",
        opt={OPERATION: TAKEN},
        dependencies={"key": Provide(drafter, sync_to_thread=True)},
        sync_to_thread=True,
    )
    def taken(
        self,
        request: Request[Any, Any, Any],
        body: RawBody,
        key: NamedDependency[ApiKeyRead],
        parts: NamedDependency[Parts],
    ) -> Response[bytes]:
        """Store an article with its drafts, or say what would be stored."""
        return write(request, body, key, parts, lambda asked, sent: _take(parts, asked, sent))


def _take(parts: Parts, request: Request[Any, Any, Any], body: bytes) -> Deed:
    """Read and draft before the transaction begins: nobody has to wait for that."""
    given = parameters.read(pairs_of(request.scope["query_string"]), TAKEN.parameters)
    dry_run = given.pop("dry_run", False)
    raw, facts = _given(request, body, given)
    process = facts.pop("process", None)
    try:
        article = parts.desks.read(raw, **facts)
        with parts.database.reading() as session:
            found = parts.desks.drafts(session, article, process)
    except DeskBusy:
        raise Overloaded from None
    likeness, process = likeness_of(article), process or found.process
    remarked = replace(article, remarks=(*article.remarks, *found.remarks))

    def take(session: Session, now: datetime, by: str) -> Done:
        receipt = articles.store(
            session, remarked, found.drafts, process=process, likeness=likeness, now=now, by=by
        )
        content = {**receipt.as_dict(), "dry_run": dry_run}
        if dry_run or receipt.unchanged:
            return Done(answer(content, cached=False))
        note = f"article {receipt.article} with {len(receipt.drafts)} drafts"
        return Done(answer(content, status=201, cached=False), Stored(note=note))

    return Deed(take, dry_run)


def _given(
    request: Request[Any, Any, Any], body: bytes, query: Mapping[str, Any]
) -> tuple[bytes, dict[str, Any]]:
    """The bytes to read, and what is known of them; what stands in a JSON body holds before the query."""
    sort = request.headers.get("content-type", READ)
    declared = sort.partition(";")[0].strip().lower()
    if declared in TEXT_TYPES:
        checked = validated(NewArticle, {"text": "-", **query})
        return marked(body, sort), _facts(checked)
    if declared != READ and not declared.endswith("+json"):
        raise MediaTypeRefused(declared, [READ, *TEXT_TYPES])
    sent = read_json(request, body, NewArticle)
    known = _facts(validated(NewArticle, {"text": "-", **query}))
    raw = sent.text if sent.html is None else sent.html
    return str(raw).encode(), {**known, **_facts(sent)}


def _facts(article: NewArticle) -> dict[str, Any]:
    named = NewArticle.model_fields.keys() - {"text", "html"}
    return {name: value for name in named if (value := getattr(article, name)) is not None}
