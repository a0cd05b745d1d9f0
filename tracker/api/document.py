"""The OpenAPI document, made from the routes themselves: an operation that is not promised is not served.

The framework's own generator is not used: it leaves out that bodies forbid unknown fields, and documents neither
parameters that handlers read for themselves nor problems. The shapes describe themselves better (pydantic).
"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Litestar, Request, Response, get
from litestar.di import NamedDependency
from litestar.routes import HTTPRoute

from tracker.api import schemas
from tracker.api.operations import (
    ALWAYS_POSSIBLE,
    CONDITIONAL,
    OPERATION,
    WITH_BODY,
    Answer,
    Operation,
    as_openapi,
    refusal,
)
from tracker.api.parts import Parts
from tracker.api.problems import kinds_of_problem
from tracker.api.reconciliation import Extend, Query
from tracker.api.resolve import Question
from tracker.records.deciding import Acceptance, Amendment, Decision, Merging
from tracker.records.shapes import NewRuling, Submission

MEDIA_TYPE = "application/vnd.oai.openapi+json"
SCHEMA_TYPE = "application/schema+json"
REFUSALS = (*ALWAYS_POSSIBLE, *WITH_BODY, *CONDITIONAL, 401, 403, 404, 409, 413, 415, 422, 428)

TAGS = {
    "Timeline": "Every kind of record in one chronological list.",
    "Records": "The records of one kind, and one record with what each source says about it.",
    "Changes": "What changed, when and why: to poll, to copy, or to follow as it is written.",
    "Sources": "The documents that say something here.",
    "Rulings": "What editors decide about reports and records.",
    "Drafts": "What articles seem to say, until somebody accepts it: for those who review.",
    "Time": "The time engine by itself.",
    "Names": "The Reconciliation API (0.2): what a name may mean, for OpenRefine and others.",
    "Vocabularies": "The words to choose from.",
    "Audit": "Who wrote what.",
    "Health": "For whoever runs the service.",
    "Documentation": "What you are reading.",
}

BODIES = (
    *(Submission, NewRuling, Question, Query, Extend),
    *(Amendment, Decision, Merging, Acceptance),
)
"""The shapes of what comes in."""

_JSON = Operation(
    tag="Documentation",
    summary="This document",
    about="OpenAPI 3.1.",
    answers=[Answer(200, "The document", {MEDIA_TYPE: {"type": "object"}})],
)
_PAGE = Operation(
    tag="Documentation",
    summary="This documentation as a page",
    about="Made on the server; loads nothing from elsewhere.",
    answers=[Answer(200, "The page", {"text/html": schemas.TEXT})],
)
_SEED = Operation(
    tag="Documentation",
    summary="The JSON Schema of seed files",
    about="Of one source with all that it says: a seed file, or a body of `POST /sources`; `tracker schema` prints it.",
    answers=[Answer(200, "The schema", {SCHEMA_TYPE: {"type": "object"}})],
)


class Schema(Controller):
    """`/schema`."""

    path = "/schema"

    @get("/openapi.json", name="schema.json", opt={OPERATION: _JSON}, sync_to_thread=True)
    def document(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """The document."""
        content = msgspec.json.encode(_made(request.app, parts.version))
        return Response(content, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})

    @get("/seed.json", name="schema.seed", opt={OPERATION: _SEED}, sync_to_thread=True)
    def seed(self) -> Response[bytes]:
        """The schema of what comes in."""
        content = msgspec.json.encode(Submission.model_json_schema())
        return Response(content, media_type=SCHEMA_TYPE, headers={"Cache-Control": "no-cache"})

    @get(name="schema", opt={OPERATION: _PAGE}, sync_to_thread=True)
    def page(self, request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
        """The page."""
        address = str(request.base_url).rstrip("/")
        content = parts.document_page(_made(request.app, parts.version), address)
        return Response(content, media_type="text/html", headers={"Cache-Control": "no-cache"})


def _made(app: Litestar, version: str) -> dict[str, Any]:
    """The document, made once for an application: its routes never change."""
    found: dict[str, Any] = app.state.setdefault(OPERATION, {})
    if not found:
        found.update(openapi(app, version))
    return found


def openapi(app: Litestar, version: str) -> dict[str, Any]:
    """The document of an application."""
    paths: dict[str, dict[str, Any]] = {}
    for route in app.routes:
        for handler in route.route_handlers if isinstance(route, HTTPRoute) else []:
            operation = handler.opt.get(OPERATION)
            if operation is not None:
                method = next(iter(handler.http_methods)).lower()
                paths.setdefault(route.path_format, {})[method] = as_openapi(
                    operation, str(handler.name), route.path_format, reads=method == "get"
                )
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "tracker",
            "version": version,
            "summary": "The record of a diplomatic process: every fact dated, every date read from its source's words.",
            "description": "To read audit and drafts takes a key. Every error is problem+json (RFC 9457) in one shape.",
        },
        "servers": [{"url": "/", "description": "The service that this document came from."}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "x-problems": [
            {"type": t, "title": title, "status": status} for t, title, status in kinds_of_problem()
        ],
        "paths": {path: dict(sorted(methods.items())) for path, methods in sorted(paths.items())},
        "components": {
            "schemas": schemas.components(*BODIES),
            "responses": {str(status): refusal(status) for status in sorted(set(REFUSALS))},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            },
        },
    }
