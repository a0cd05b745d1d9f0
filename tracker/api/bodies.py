"""JSON bodies, read strictly: what is no JSON, or not of its shape, is refused with the place of each fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from pydantic import BaseModel, ValidationError

from tracker.api.refusals import MediaTypeRefused
from tracker.errors import InputInvalid, Problem
from tracker.records.problems import problems_of

if TYPE_CHECKING:
    from litestar import Request

READ = "application/json"

T = TypeVar("T", bound=BaseModel)


def read_json(request: Request[Any, Any, Any], body: bytes, shape: type[T]) -> T:
    """The body as a shape.

    Raises:
        MediaTypeRefused: it is declared to be something other than JSON.
        InputInvalid: it is no JSON, or not of the shape.

    """
    declared = request.headers.get("content-type", READ).partition(";")[0].strip().lower()
    if declared != READ and not declared.endswith("+json"):
        raise MediaTypeRefused(declared, [READ])
    try:
        msgspec.json.decode(body)
        return shape.model_validate_json(body, strict=True)
    except ValidationError as error:
        raise problems_of(error, shape) from None
    except msgspec.DecodeError as error:
        raise InputInvalid(
            [Problem("", "", "a JSON object in UTF-8", f"the body is no JSON: {error}")]
        ) from None
