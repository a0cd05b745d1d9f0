"""What pydantic found wrong, said in the product's own error shape: place, value, what was expected."""

from __future__ import annotations

import types
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from tracker.errors import InputInvalid, Problem, advice, nearest
from tracker.records.text import SLUG_EXPECTED, SLUG_PATTERN, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

SHOWN = 200

T = TypeVar("T", bound=BaseModel)

_MISSING = "missing"
_UNKNOWN = "extra_forbidden"
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "url_parsing": "an http or https address",
    "url_scheme": "an http or https address",
    "url_type": "an http or https address",
}
_PATTERNS = {
    SLUG_PATTERN: SLUG_EXPECTED,
    "^[a-z]{2,3}$": "an ISO 639 language code such as en",
    "^[A-Z]{2}$": "an ISO 3166 country code such as AE",
}


def pointer(loc: Sequence[int | str]) -> str:
    """The RFC 6901 JSON pointer of a path into an input."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in loc)


def shown(given: object) -> str:
    """A value as an error shows it: its text, shortened; a day as it is written."""
    text = given if isinstance(given, str) else given.isoformat() if isinstance(given, date) else repr(given)
    text = text.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    return cut(text, SHOWN)


def _inner(annotation: Any) -> list[Any]:
    """The alternatives of an annotation, with Annotated, Optional and containers taken off."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _inner(get_args(annotation)[0])
    if origin in (Union, types.UnionType, tuple, list):
        return [inner for part in get_args(annotation) for inner in _inner(part)]
    return [annotation]


def _shape_at(root: type[BaseModel], loc: Sequence[int | str]) -> type[BaseModel] | None:
    """The shape that holds the last step of a path, as far as the path names fields of shapes."""
    shape = root
    for step in loc[:-1]:
        if isinstance(step, int):
            continue
        field = shape.model_fields.get(step)
        inner = _inner(field.annotation) if field else []
        found = next((t for t in inner if isinstance(t, type) and issubclass(t, BaseModel)), None)
        if found is None:
            return None
        shape = found
    return shape


def _expected(error: ErrorDetails, root: type[BaseModel]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == _UNKNOWN:
        return _names_expected(root, error["loc"])
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(context["pattern"]), f"text that matches {context['pattern']}")
    if kind in ("enum", "literal_error"):
        return f"one of {context['expected']}".replace("'", "")
    if kind == _MISSING:
        return f"a value for {error['loc'][-1]}"
    message = error["msg"].removeprefix("Value error, ")
    return _EXPECTED.get(kind, message.replace("Input should ", "to ").replace("String should ", "to "))


def _names_expected(root: type[BaseModel], loc: Sequence[int | str]) -> str:
    shape = _shape_at(root, loc)
    if shape is None:
        return "no such key"
    return advice(nearest(str(loc[-1]), shape.model_fields), f"one of {', '.join(shape.model_fields)}")


def _detail(error: ErrorDetails, expected: str) -> str:
    last = error["loc"][-1] if error["loc"] else "the input"
    if error["type"] == _UNKNOWN:
        return f"{last} is not known here; {expected}"
    if error["type"] == _MISSING:
        return f"{last} is required"
    if expected.startswith(("must", "needs")):
        return f"{last} is {shown(error['input'])!r}: {expected}"
    return f"{last} is {shown(error['input'])!r}, expected {expected}"


def _problem(error: ErrorDetails, root: type[BaseModel]) -> Problem:
    expected = _expected(error, root)
    return Problem(
        pointer=pointer(error["loc"]),
        value=shown(error["loc"][-1] if error["type"] == _UNKNOWN else error["input"])
        if error["type"] != _MISSING
        else "",
        expected=expected,
        detail=_detail(error, expected),
    )


def problems_of(error: ValidationError, root: type[BaseModel]) -> InputInvalid:
    """The one error for all that pydantic found wrong in an input read as `root`."""
    return InputInvalid([_problem(found, root) for found in error.errors(include_url=False)])


def validated(shape: type[T], given: object) -> T:
    """An input read as a shape.

    Raises:
        InputInvalid: naming every place, value and expectation.

    """
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        raise problems_of(error, shape) from None
