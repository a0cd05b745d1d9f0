"""What an operation promises, written beside its handler and read by the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tracker.api.problems import MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.api.parameters import Parameter

OPERATION = "operation"
"""The key under which a handler's `opt` holds its operation."""


def ref(name: str) -> dict[str, object]:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer: its status, what it is, its schema by media type, and the headers that it is about."""

    status: int
    about: str
    content: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address.

    `headers` are those of a request, each with what it means. `refuses` are the statuses of its problems beyond those
    that every address can answer; `scope` is what an API key must allow, None where no key is needed; `body` is the
    schema of a body of `body_type`.
    """

    tag: str
    summary: str
    about: str
    answers: Sequence[Answer]
    parameters: Sequence[Parameter] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    refuses: Sequence[int] = ()
    body: Mapping[str, object] | None = None
    scope: str | None = None
    body_type: str = "application/json"


ALWAYS_POSSIBLE = (400, 405, 414, 429, 500, 503)
"""What any address may answer: to what is unreadable, of a wrong method, too long or too often; a fault, no room."""

WITH_BODY = (408,)
"""What an address may answer to a body besides: that it did not arrive in time."""

RETRY_AFTER = {"Retry-After": "Seconds after which to come back."}


IDEMPOTENCY_KEY: Mapping[str, object] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": (
        "Text of your own choice, new for each write: the same request sent again under it gets the answer of the "
        "first one (with `Idempotency-Replayed: true`), and nothing is done twice. Kept for three days. Another "
        "request under it is refused with 422; 409 while the first is being worked on."
    ),
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[A-Za-z0-9._~+/-]+$"},
}
"""A header that every write with a body takes; see `tracker.api.writing`."""


CONDITIONAL = (304, 412)
"""What any read may answer to a condition."""


def as_openapi(operation: Operation, name: str, *, reads: bool = False) -> dict[str, object]:
    """The operation as an OpenAPI 3.1 Operation Object; one that reads may be asked under a condition."""
    described: dict[str, Any] = {
        "operationId": name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": operation.about,
        "parameters": [_place(*item) for item in operation.places.items()]
        + [_query(p) for p in operation.parameters]
        + [_header(*item) for item in operation.headers.items()],
        "responses": _responses(operation, CONDITIONAL if reads else ()),
    }
    if operation.body is not None:
        described["requestBody"] = {
            "required": True,
            "content": {operation.body_type: {"schema": operation.body}},
        }
        if operation.scope is not None:
            described["parameters"] = [*described["parameters"], IDEMPOTENCY_KEY]
    if operation.scope is not None:
        described["security"] = [{"bearer": []}, {"key": []}]
    return described


def _place(name: str, about: str) -> dict[str, object]:
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}


def _header(name: str, about: str) -> dict[str, object]:
    return {"name": name, "in": "header", "description": about, "schema": {"type": "string"}}


def _query(parameter: Parameter) -> dict[str, object]:
    schema = {"type": "array", "items": parameter.schema} if parameter.many else parameter.schema
    described = {"name": parameter.name, "in": "query", "description": parameter.about, "schema": schema}
    return {**described, "required": parameter.required, **({"explode": True} if parameter.many else {})}


def _responses(operation: Operation, more: Sequence[int]) -> dict[str, object]:
    good = {
        str(answer.status): {
            "description": answer.about,
            "content": {media_type: {"schema": schema} for media_type, schema in answer.content.items()},
            **({"headers": _headers(answer.headers)} if answer.headers else {}),
        }
        for answer in operation.answers
    }
    bad = sorted({*ALWAYS_POSSIBLE, *operation.refuses, *(WITH_BODY if operation.body else ()), *more})
    return {**good, **{str(status): {"$ref": f"#/components/responses/{status}"} for status in bad}}


def _headers(headers: Mapping[str, str]) -> dict[str, object]:
    return {
        name: {"description": about, "required": True, "schema": {"type": "string"}}
        for name, about in headers.items()
    }


def refusal(status: int) -> dict[str, object]:
    """The OpenAPI Response Object of a problem, or of the answer that there is nothing new."""
    if status == HTTPStatus.NOT_MODIFIED:
        return {"description": HTTPStatus(status).phrase}
    told: dict[str, object] = {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": ref("Problem")}},
    }
    return {**told, "headers": _headers(RETRY_AFTER)} if status in (429, 503) else told
