"""The table of the manual that names for every operation its parameters and the statuses that it answers with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tracker.api.request_headers import CONDITIONS

MANUAL = Path(__file__).parents[2] / "docs" / "api.md"
HEADING = "## Every operation\n"
WORDS = (
    "Addresses with the same parameters and answers share a row. `make examples` writes this table, of the same rows\n"
    "that the OpenAPI document is made of. Every read but that of events takes `If-None-Match`, `If-Match` and\n"
    "`If-Modified-Since` besides.\n"
)


def signatures(document: Mapping[str, Any]) -> str:
    """The section: a row for all addresses that take and answer the same."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            taken = " ".join(f"`{p['name']}`" for p in operation["parameters"] if _is_told(method, p))
            bodies = operation.get("requestBody", {"content": {}})["content"]
            body = " ".join(map(_word, bodies))
            key = (method.upper(), taken, body, _statuses(operation))
            rows.setdefault(key, []).append(f"`{path}`")
    lines = [
        f"| {method} | {' '.join(paths)} | {taken} | {body} | {statuses} |"
        for (method, taken, body, statuses), paths in sorted(rows.items(), key=lambda row: row[1])
    ]
    head = ["| Method | Addresses | Parameters | Body | Answers |", "|---|---|---|---|---|"]
    return "\n".join([HEADING, WORDS, *head, *lines]) + "\n"


def _word(media_type: str) -> str:
    """A sort of body in a word."""
    words = {"form": "form", "json": "JSON", "plain": "text", "html": "HTML", "pdf": "PDF"}
    return next(word for part, word in words.items() if part in media_type)


def _is_told(method: str, parameter: Mapping[str, Any]) -> bool:
    """All but what every read takes."""
    usual = method == "get" and parameter["name"] in {header.name for header in CONDITIONS}
    return parameter["in"] != "path" and not usual


def _statuses(operation: Mapping[str, Any]) -> str:
    return " ".join(sorted(operation["responses"]))


def section(manual: str) -> str:
    """The section as it stands in the manual; empty where it is missing."""
    found = re.search(rf"^{HEADING}.*?(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL)
    return found[0].rstrip("\n") + "\n" if found else ""


def with_signatures(manual: str, document: Mapping[str, Any]) -> str:
    """The manual with the section as it has to be."""
    old = section(manual)
    if old:
        return manual.replace(old, signatures(document))
    return f"{manual.rstrip()}\n\n{signatures(document)}"
