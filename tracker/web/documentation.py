"""HTML of the OpenAPI document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.web.environment import environment

if TYPE_CHECKING:
    from collections.abc import Mapping


def render(document: Mapping[str, Any]) -> bytes:
    """The whole page: operations by tag, then the kinds of problem."""
    tags: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in document["tags"]}
    for path, operations in document["paths"].items():
        if _names_a_format(path, document["paths"]):
            continue
        for method, operation in operations.items():
            described = {**operation, "path": path, "method": method.upper()}
            tags[operation["tags"][0]].append(described)
    page = environment.get_template("documentation.html")
    return page.render(document=document, tags=tags).encode()


def _names_a_format(path: str, paths: Mapping[str, Any]) -> bool:
    """`/timeline.json` beside `/timeline`: said once, in the text of the plain address."""
    stem, dot, _ = path.rpartition(".")
    return bool(dot) and stem in paths
