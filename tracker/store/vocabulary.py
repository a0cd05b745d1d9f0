"""The issues that positions are about: a small tree with aliases, shipped with the program."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from tracker.records.issues import line, shipped_issues
from tracker.records.tables import Alias, Issue


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
        return line(issue, self.parents)


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
