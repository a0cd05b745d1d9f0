"""The issues that positions are about: a small tree with aliases, shipped with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from tracker.records.tables import Alias, Issue


def shipped_issues() -> list[dict[str, Any]]:
    """The tree as `issues.toml` has it: id, title, parent, aliases; parents before their children."""
    text = files("tracker.records").joinpath("issues.toml").read_text(encoding="utf-8")
    return parents_first(tomllib.loads(text)["issue"])


def parents_first(listed: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Issues in an order in which each comes after the one that it belongs to."""
    parents = {issue["id"]: issue.get("parent") for issue in listed}
    return sorted(map(dict, listed), key=lambda issue: len(_line(issue["id"], parents)))


def _line(issue: str, parents: Mapping[str, str | None]) -> list[str]:
    """An issue and all above it."""
    line: list[str] = []
    above: str | None = issue
    while above is not None and above not in line:
        line.append(above)
        above = parents.get(above)
    return line


def store_issues(session: Session) -> None:
    """Add what the shipped tree has and the database does not; nothing is changed or taken away."""
    stored = set(session.scalars(select(col(Issue.slug))))
    named = session.connection().execute(select(col(Alias.issue), col(Alias.name)))
    aliases = {(row.issue, row.name) for row in named}
    for issue in shipped_issues():
        if issue["id"] not in stored:
            row = {"slug": issue["id"], "title": issue["title"], "parent": issue.get("parent")}
            session.connection().execute(insert(Issue), row)
        for name in issue.get("aliases", []):
            if (issue["id"], name) not in aliases:
                session.connection().execute(insert(Alias), {"issue": issue["id"], "name": name})


class Issues:
    """The stored tree, read once: names and lines of descent."""

    def __init__(self, session: Session) -> None:
        rows = (
            session.connection().execute(select(col(Issue.slug), col(Issue.title), col(Issue.parent))).all()
        )
        self.titles = {row.slug: row.title for row in rows}
        self.parents = {row.slug: row.parent for row in rows}

    def with_parents(self, issue: str) -> list[str]:
        """An issue and every issue it is part of."""
        return _line(issue, self.parents)


def issues(session: Session) -> list[dict[str, Any]]:
    """Every issue with its parent and aliases, by id."""
    connection = session.connection()
    names: dict[str, list[str]] = {}
    for issue, name in connection.execute(
        select(col(Alias.issue), col(Alias.name)).order_by(col(Alias.name))
    ):
        names.setdefault(issue, []).append(name)
    rows = connection.execute(
        select(col(Issue.slug), col(Issue.title), col(Issue.parent)).order_by(col(Issue.slug))
    )
    return [
        {"id": row.slug, "title": row.title, "parent": row.parent, "aliases": names.get(row.slug, [])}
        for row in rows
    ]
