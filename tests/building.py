"""Small submissions for tests, worded as short as the claim under test allows."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.records.problems import validated
from tracker.records.shapes import Submission
from tracker.store.append import Receipt, append
from tracker.store.database import Database
from tracker.store.timeline import TimelineQuery, page

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def said(slug: str, published: str, publisher: str | None = None, /, **reports: Any) -> Submission:
    """A submission: `said("a", "2026-01-27", round=[{"id": "r"}])`; its process is `talks`."""
    facts = {
        "id": slug,
        "publisher": publisher or slug.capitalize(),
        "published": published,
        "process": "talks",
    }
    facts |= reports.pop("source", {})
    return validated(Submission, {"source": facts, **reports})


TALKS = said("desk", "2026-01-01", process=[{"id": "talks", "title": "Talks"}])


def store(database: Database, *submissions: Submission, correction: bool = False) -> list[Receipt]:
    """Append one after the other, a minute apart, each in a transaction of its own."""
    receipts = []
    for place, submission in enumerate(submissions):
        with database.writing() as session:
            now = NOW + timedelta(minutes=place)
            receipts.append(append(session, submission, now=now, by="test", correction=correction))
    return receipts


def lines(database: Database, **query: Any) -> list[dict[str, Any]]:
    """The decoded lines of a timeline."""
    with database.reading() as session:
        return [json.loads(body) for body in page(session, TimelineQuery(**query)).bodies]


def end_of(day: str) -> datetime:
    """The last microsecond of a day, as `known_on` and `as_of` mean it."""
    return datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(days=1, microseconds=-1)
