"""What an operation promises, written beside its handler and read by the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tracker.api import examples
from tracker.api.links import links_of
from tracker.api.problems import MEDIA_TYPE
from tracker.api.request_headers import CONDITIONS, IDEMPOTENCY_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.api.parameters import Parameter
    from tracker.api.request_headers import RequestHeader

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

    `headers` are those of a request, beside the conditions of every read. `refuses` are the statuses of its problems
    beyond those that every address can answer; `scope` is what an API key must allow, None where no key is needed;
    `body` is the schema of a body of `body_type`, `other_bodies` are those of other media types that it may have.
    """

    tag: str
    summary: str
    about: str
    answers: Sequence[Answer]
    parameters: Sequence[Parameter] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    headers: Sequence[RequestHeader] = ()
    refuses: Sequence[int] = ()
    body: Mapping[str, object] | None = None
    scope: str | None = None
    body_type: str = "application/json"
    other_bodies: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


ALWAYS_POSSIBLE = (400, 405, 414, 429, 500, 503)
"""What any address may answer: to what is unreadable, of a wrong method, too long or too often; a fault, no room."""

WITH_BODY = (408,)
"""What an address may answer to a body besides: that it did not arrive in time."""

RETRY_AFTER = {"Retry-After": "Seconds after which to come back."}


ENDLESS = "text/event-stream"

WITH_NEXT = {"application/json", "application/geo+json"}
"""The media types of pages that hold the address of the next one as `next`."""

CONDITIONAL = (304, 412)
"""What any read may answer to a condition."""


def as_openapi(operation: Operation, name: str, path: str, *, reads: bool = False) -> dict[str, object]:
    """The operation as an OpenAPI 3.1 Operation Object, with the examples and links that its name has rows for.

    One that `reads` may be asked under a condition.
    """
    described: dict[str, Any] = {
        "operationId": name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": operation.about,
        "parameters": [_place(*item, path) for item in operation.places.items()]
        + [_query(p, name) for p in operation.parameters]
        + [_header(each, name) for each in (*operation.headers, *_usual_headers(operation, reads=reads))],
        "responses": _responses(operation, name, CONDITIONAL if reads else ()),
        "security": [{"bearer": []}, {"key": []}] if operation.scope else [],
    }
    if operation.body is not None:
        content = {
            operation.body_type: {"schema": operation.body, **_shown(examples.of_body(name))},
            **{
                media_type: {"schema": schema, **_shown(examples.of_body(name, media_type))}
                for media_type, schema in operation.other_bodies.items()
            },
        }
        described["requestBody"] = {"required": True, "content": content}
    if operation.scope is not None:
        described["x-scope"] = operation.scope
    return described


def _place(name: str, about: str, path: str) -> dict[str, object]:
    schema = {"type": "string", "minLength": 1}
    shown = examples.in_place(path, name)
    described = {"name": name, "in": "path", "required": True, "description": about, "schema": schema}
    return {**described, **({"example": shown} if shown else {})}


def _usual_headers(operation: Operation, *, reads: bool) -> Sequence[RequestHeader]:
    """What every read takes whose answer can be had already, and every write with a key."""
    if reads:
        lasting = {media_type for answer in operation.answers for media_type in answer.content} - {ENDLESS}
        return CONDITIONS if lasting else ()
    return (IDEMPOTENCY_KEY,) if operation.body is not None and operation.scope is not None else ()


def _header(header: RequestHeader, operation: str) -> dict[str, object]:
    described = {"name": header.name, "in": "header", "required": False, "description": header.about}
    shown = examples.PARAMETERS_OF.get((operation, header.name)) or examples.HEADERS.get(header.name)
    return {**described, "schema": header.schema, **({"example": shown} if shown else {})}


def _query(parameter: Parameter, operation: str) -> dict[str, object]:
    schema = (
        {"type": "array", "items": parameter.schema, "minItems": 1} if parameter.many else parameter.schema
    )
    described = {"name": parameter.name, "in": "query", "description": parameter.about, "schema": schema}
    shown = examples.of_parameter(parameter.name, parameter.schema, operation)
    return {
        **described,
        "required": parameter.required,
        **({"explode": True} if parameter.many else {}),
        **({} if shown is None else {"example": [shown] if parameter.many else shown}),
    }


def _shown(found: Mapping[str, object]) -> dict[str, object]:
    return {"examples": found} if found else {}


def _responses(operation: Operation, name: str, more: Sequence[int]) -> dict[str, object]:
    paged = _says_next(operation)
    links = links_of(name, paged=paged, places=operation.places)
    good = {
        str(answer.status): {
            "description": answer.about,
            "content": {
                media_type: {"schema": schema, **_shown(examples.of_answer(name, answer.status, media_type))}
                for media_type, schema in answer.content.items()
            },
            **({"headers": _headers(answer.headers)} if answer.headers else {}),
            **({"links": links} if links and answer.status < HTTPStatus.MULTIPLE_CHOICES else {}),
        }
        for answer in operation.answers
    }
    bad = sorted({*ALWAYS_POSSIBLE, *operation.refuses, *(WITH_BODY if operation.body else ()), *more})
    return {**good, **{str(status): {"$ref": f"#/components/responses/{status}"} for status in bad}}


def _says_next(operation: Operation) -> bool:
    """Whether an answer is a page with the address of the next one as its `next`."""
    sealed = any(p.name == "cursor" and p.schema["type"] == "string" for p in operation.parameters)
    return sealed and any(set(answer.content) & WITH_NEXT for answer in operation.answers)


def _headers(headers: Mapping[str, str]) -> dict[str, object]:
    return {
        name: {"description": about, "required": True, "schema": {"type": "string"}}
        for name, about in headers.items()
    }


REFUSED_WITH: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": "How a key is sent."},
    405: {"Allow": "The methods that this address takes."},
    429: RETRY_AFTER,
    503: RETRY_AFTER,
}
"""The headers that every problem of a status has."""


def refusal(status: int) -> dict[str, object]:
    """The OpenAPI Response Object of a problem, with an example of each, or of the answer that there is nothing new."""
    if status == HTTPStatus.NOT_MODIFIED:
        return {"description": HTTPStatus(status).phrase}
    shown = _shown(examples.problems().get(status, {}))
    return {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": ref("Problem"), **shown}},
        **({"headers": _headers(REFUSED_WITH[status])} if status in REFUSED_WITH else {}),
    }
