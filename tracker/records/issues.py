"""The tree of issues that is shipped with the program, read without a database: `issues.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any


def shipped_issues() -> list[dict[str, Any]]:
    """The tree as `issues.toml` has it: id, title, parent, aliases; parents before their children."""
    text = files("tracker.records").joinpath("issues.toml").read_text(encoding="utf-8")
    return parents_first(tomllib.loads(text)["issue"])


def parents_first(listed: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Issues in an order in which each comes after the one that it belongs to."""
    parents = {issue["id"]: issue.get("parent") for issue in listed}
    return sorted(map(dict, listed), key=lambda issue: len(line(issue["id"], parents)))


def line(issue: str, parents: Mapping[str, str | None]) -> list[str]:
    """An issue and all above it."""
    found: list[str] = []
    above: str | None = issue
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return found
