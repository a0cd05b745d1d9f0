"""A whole list read in short steps on stopped clocks: however slow its reader is, it holds no connection meanwhile.

Each step is a new, short read behind the last key. Nothing that is written between two of them is seen, because every
write is recorded after the moment at which the second clock was stopped (decision 16).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.store import timeline
from tracker.store.state import stops

if TYPE_CHECKING:
    from tracker.api.views import View
    from tracker.store.database import Database
    from tracker.store.timeline import TimelineQuery

AT_ONCE = 500


def stopped(query: TimelineQuery, view: View) -> TimelineQuery:
    """The query with both clocks where the view has them."""
    return replace(query, known_on=query.known_on or view.known_on, as_of=view.as_of, limit=AT_ONCE)


def in_steps(database: Database, query: TimelineQuery) -> Iterator[str]:
    """Every line from `after` on, step by step, in constant memory."""
    more = True
    while more:
        with database.reading() as session:
            page = timeline.page(session, timeline.as_it_stands(query, stops(session)))
        yield from page.bodies
        more = page.more
        if more:
            query = replace(query, after=page.keys[-1])
