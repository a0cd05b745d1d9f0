"""Every failure, the framework's own included, as RFC 9457 problem details: one shape, one table of statuses."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from tracker import errors
from tracker.api import refusals
from tracker.errors import InputInvalid, TrackerError
from tracker.errors import Problem as Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEDIA_TYPE = "application/problem+json"
TYPES = "/schema#"
RETRY_AFTER = {"Retry-After": "5"}

STATUS: dict[type[TrackerError], int] = {
    errors.InputInvalid: 400,
    errors.DateImpossible: 400,
    errors.LanguageUnknown: 400,
    errors.RecordMerged: 308,
    errors.RecordNotFound: 404,
    errors.SourceNotFound: 404,
    errors.ReportNotFound: 404,
    errors.KeyNotFound: 404,
    errors.ArticleNotFound: 404,
    errors.DraftNotFound: 404,
    errors.SourceDiffers: 409,
    errors.DraftDecided: 409,
    errors.AnchorMissing: 422,
    errors.ExpressionNotUnderstood: 422,
    refusals.QueryInvalid: 400,
    refusals.HeaderInvalid: 400,
    refusals.CursorInvalid: 400,
    refusals.KeyInAddress: 400,
    refusals.KeyRefused: 401,
    refusals.ScopeMissing: 403,
    refusals.EntityNotFound: 404,
    refusals.RequestTooSlow: 408,
    refusals.RequestRunning: 409,
    refusals.PreconditionFailed: 412,
    refusals.BatchTooLarge: 413,
    refusals.AddressTooLong: 414,
    refusals.MediaTypeRefused: 415,
    refusals.IdempotencyKeyReused: 422,
    refusals.PreconditionMissing: 428,
    refusals.TooManyRequests: 429,
    refusals.TooManyFollowers: 503,
    refusals.Overloaded: 503,
    refusals.AnswerTooSlow: 503,
    errors.DatabaseNotReady: 503,
    errors.ReadTooBroad: 503,
}

PLACES: dict[type[TrackerError], str] = {
    refusals.QueryInvalid: "parameter",
    refusals.HeaderInvalid: "header",
}
"""What the place of a fault is called, where it is no pointer into the body."""

HEADERS: dict[type[TrackerError], Mapping[str, str]] = {
    refusals.KeyRefused: {"WWW-Authenticate": 'Bearer realm="tracker"'},
    refusals.RequestRunning: {"Retry-After": "1"},
    refusals.TooManyFollowers: RETRY_AFTER,
    refusals.Overloaded: RETRY_AFTER,
    refusals.AnswerTooSlow: RETRY_AFTER,
    errors.DatabaseNotReady: RETRY_AFTER,
    errors.ReadTooBroad: RETRY_AFTER,
}

WORDS: dict[int, str] = {
    400: "The request cannot be read.",
    404: "There is nothing at this address.",
    405: "This address does not take that method; the Allow header names those that it takes.",
    413: "The body is larger than 2,000,000 bytes.",
    415: "The body is in a format that is not read here; send application/json.",
    429: "Too many requests; come back after the time in Retry-After.",
    500: "Something went wrong here. It has been noted; the request was not at fault.",
    503: "The service cannot answer at the moment; try again soon.",
}

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """The members of the one error shape; `type` names an anchor of the documentation page."""

    status: int
    type: str
    title: str
    detail: str
    instance: str
    errors: Sequence[Mapping[str, str]] = ()

    def encoded(self) -> bytes:
        """The body; every member always present."""
        return msgspec.json.encode(self)


def respond(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The exception handler of the whole service."""
    details, headers = described(error, request.scope["path"])
    if details.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("unhandled %s at %s", type(error).__name__, details.instance, exc_info=error)
    return Response(
        details.encoded(),
        status_code=details.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **headers},
    )


def described(error: Exception, instance: str) -> tuple[ProblemDetails, Mapping[str, str]]:
    """An error as problem details, with the headers that belong to its status."""
    if isinstance(error, TrackerError):
        return _of_ours(error, instance), _row(HEADERS, error, {})
    if isinstance(error, HTTPException):
        return _of_status(error.status_code, instance), error.headers or {}
    if isinstance(error, RecursionError):
        return _of_status(400, instance, "The body is nested too deeply."), {}
    if isinstance(error, UnicodeError):
        return _of_status(400, instance, "The request is not UTF-8 text."), {}
    if isinstance(error, OperationalError | InterfaceError | NoConnectionFree):
        _log.warning("the database did not answer at %s: %s", instance, getattr(error, "orig", error))
        return _of_status(503, instance), RETRY_AFTER
    return _of_status(500, instance), {}


def kinds_of_problem() -> list[tuple[str, str, int]]:
    """Every `type` that this service gives to a problem of its own, with its title and status."""
    return [(TYPES + slug(kind), kind.title, status) for kind, status in STATUS.items()]


def slug(error: type[Exception]) -> str:
    """The name of an error in its `type`: `RecordNotFound` is `record-not-found`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()


def _of_ours(error: TrackerError, instance: str) -> ProblemDetails:
    faults = error.problems if isinstance(error, InputInvalid) else ()
    place = _row(PLACES, error, "pointer")
    return ProblemDetails(
        status=_row(STATUS, error, 400),
        type=TYPES + slug(type(error)),
        title=error.title,
        detail=str(error),
        instance=instance,
        errors=[_fault(fault, place) for fault in faults],
    )


def _fault(fault: Fault, place: str) -> dict[str, str]:
    return {place: fault.pointer, "detail": fault.detail, "value": fault.value, "expected": fault.expected}


def _of_status(status: int, instance: str, detail: str | None = None) -> ProblemDetails:
    title = HTTPStatus(status).phrase
    return ProblemDetails(status, "about:blank", title, detail or WORDS.get(status, f"{title}."), instance)


def _row(table: Mapping[type[TrackerError], T], error: TrackerError, default: T) -> T:
    return next((table[kind] for kind in type(error).__mro__ if kind in table), default)
