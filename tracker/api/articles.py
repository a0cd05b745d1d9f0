"""Articles: taken in to make drafts from, listed, and shown with their text to those who review."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath

from tracker.api import parameters
from tracker.api.access import DRAFT, reviewer
from tracker.api.answers import JSON, answer
from tracker.api.listing import wanted
from tracker.api.operations import OPERATION, Answer, Operation, ref
from tracker.api.parameters import CURSOR, LIMIT, pairs_of
from tracker.api.parts import Parts
from tracker.api.private import private_page
from tracker.errors import ArticleNotFound
from tracker.store import articles
from tracker.store.keys import ApiKeyRead

PATH = "/articles"

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
