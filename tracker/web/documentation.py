"""HTML of the OpenAPI document: a contents list, every operation with requests to copy, every problem at its anchor."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from markupsafe import Markup, escape

from tracker.web.environment import environment

Object = Mapping[str, Any]

NOT_MODIFIED = "304"
"""No refusal: the conditions among the parameters say what it means."""

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Example:
    """An answer as the page shows it: what was asked, and the text of the answer or the address that opens it."""

    summary: str
    text: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The same in one shape: its address, an example of it, and the parameters that only this shape takes."""

    path: str
    to_try: str | None
    own: list[Object]


@dataclass(frozen=True, slots=True)
class Shown:
    """One operation as the page shows it."""

    id: str
    method: str
    path: str
    about: Object
    requests: list[str]
    to_try: str | None
    answers: list[tuple[str, str, list[tuple[str, list[Example]]]]]
    refusals: list[str]
    leads_to: dict[str, str]
    shapes: list[Shape]


def render(document: Object, address: str) -> bytes:
    """The whole page for a service at an address: operations by tag, then the kinds of problem."""
    tags: dict[str, list[Shown]] = {tag["name"]: [] for tag in document["tags"]}
    for path, operations in document["paths"].items():
        if not _names_a_format(path, document["paths"]):
            for method, operation in operations.items():
                shapes = list(_shapes(path, document["paths"])) if method == "get" else []
                tags[operation["tags"][0]].append(_shown(path, method.upper(), operation, address, shapes))
    page = environment.get_template("documentation.html")
    return page.render(
        document=document,
        coded=coded,
        tags={name: shown for name, shown in tags.items() if shown},
        abouts={tag["name"]: tag["description"] for tag in document["tags"]},
        problems=list(_problems(document)),
    ).encode()


def coded(text: str) -> Markup:
    """Prose with what stands between backquotes as code, everything escaped."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just before


def _names_a_format(path: str, paths: Object) -> bool:
    """`/timeline.json` beside `/timeline`: told of at the plain address."""
    stem, dot, _ = path.rpartition(".")
    return bool(dot) and stem in paths


def _shapes(path: str, paths: Object) -> Iterator[Shape]:
    """What an address is with the extension of a format."""
    plain = {parameter["name"] for parameter in paths[path]["get"]["parameters"]}
    for other, operations in paths.items():
        if other.startswith(f"{path}.") and _names_a_format(other, paths):
            operation = operations["get"]
            own = [parameter for parameter in operation["parameters"] if parameter["name"] not in plain]
            yield Shape(other, _asked(_good(operation)), own)


def _good(operation: Object) -> dict[str, Object]:
    return {status: answer for status, answer in operation["responses"].items() if "$ref" not in answer}


def _shown(path: str, method: str, operation: Object, address: str, shapes: Sequence[Shape] = ()) -> Shown:
    good = _good(operation)
    links = [link for answer in good.values() for link in answer.get("links", {}).items()]
    asked = _asked(good) if method == "GET" else None
    return Shown(
        id=operation["operationId"],
        method=method,
        path=path,
        about=operation,
        requests=list(_requests(path, method, operation, asked, address)),
        to_try=asked,
        answers=[(status, answer["description"], _examples(answer)) for status, answer in good.items()],
        refusals=sorted(set(operation["responses"]) - {*good, NOT_MODIFIED}),
        leads_to={name: link["operationId"] for name, link in links},
        shapes=list(shapes),
    )


def _asked(answers: Object) -> str | None:
    """The path and query of the first example of a GET."""
    for answer in answers.values():
        for content in answer.get("content", {}).values():
            for example in content.get("examples", {}).values():
                summary: str = example["summary"]
                return example.get("externalValue") or summary.removeprefix("GET ")
    return None


def _requests(path: str, method: str, operation: Object, asked: str | None, address: str) -> Iterator[str]:
    """Lines for a shell; a key is in its environment."""
    if asked is not None:
        yield f"curl {shlex.quote(address + asked)}"
    content = operation.get("requestBody", {"content": {}})["content"]
    key = ['-H "X-API-Key: $TRACKER_KEY"'] if operation["security"] else []
    for media_type, body in content.items():
        for example in body.get("examples", {}).values():
            query = f"?{example['x-query']}" if "x-query" in example else ""
            there = f"{address}{_PLACE.sub(example.get('x-slug', ''), path)}{query}"
            more = [
                f"-H {shlex.quote(f'{name}: {text}')}" for name, text in example.get("x-headers", {}).items()
            ]
            data = _sent(example["value"], media_type)
            head = " ".join([f"curl -X {method}", *key, *more, *data[:-1]])
            yield f"# {example['summary']}\n{head} \\\n  {data[-1]} \\\n  {shlex.quote(there)}"


_PLACE = re.compile(r"\{\w+\}")
"""What the example of a body has a value for, at most one in an address."""


def _sent(value: Object, media_type: str) -> list[str]:
    """The options of curl for a body; the last one is the longest."""
    if media_type == FORM:
        return [" ".join(f"--data-urlencode {shlex.quote(f'{name}={text}')}" for name, text in value.items())]
    return [
        f"-H 'Content-Type: {media_type}'",
        f"-d {shlex.quote(msgspec.json.encode(value).decode())}",
    ]


def _examples(answer: Object) -> list[tuple[str, list[Example]]]:
    return [
        (media_type, [_example(one) for one in content.get("examples", {}).values()])
        for media_type, content in answer.get("content", {}).items()
    ]


def _example(one: Object) -> Example:
    if "externalValue" in one:
        return Example(one["summary"], None, one["externalValue"])
    return Example(one["summary"], _printed(one["value"]), None)


def _printed(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.format(msgspec.json.encode(value)).decode()


def _problems(document: Object) -> Iterator[tuple[int, str, dict[str, tuple[str, Example]]]]:
    """For each status its name, and each problem that has it: its title and an example, by its anchor."""
    for status, response in document["components"]["responses"].items():
        for content in response.get("content", {}).values():  # 304 has none
            shown = {
                name: (example["value"]["title"], _example(example))
                for name, example in content.get("examples", {}).items()
            }
            yield int(status), HTTPStatus(int(status)).phrase, shown
