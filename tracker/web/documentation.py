"""HTML of the OpenAPI document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.web.environment import environment

if TYPE_CHECKING:
    from collections.abc import Mapping


def render(document: Mapping[str, Any]) -> bytes:
    """The whole page: operations by tag, then the kinds of problem."""
    tags: dict[str, list[dict[str, Any]]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            described = {**operation, "path": path, "method": method.upper()}
            tags.setdefault(operation["tags"][0], []).append(described)
    page = environment.get_template("documentation.html")
    return page.render(document=document, tags=tags).encode()
