"""The front page: the processes that there are records of, on both clocks."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency

from tracker.api import parameters
from tracker.api.answers import told
from tracker.api.parameters import CLOCKS, pairs_of
from tracker.api.parts import Parts
from tracker.api.views import see
from tracker.records.vocabulary import Kind
from tracker.store import timeline
from tracker.store.state import stops
from tracker.store.timeline import TimelineQuery

MOST_PROCESSES = 500


@get("/", name="home", sync_to_thread=True)
def home(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> Response[bytes]:
    """The processes that there are records of, or how to get some."""
    pairs = pairs_of(request.scope["query_string"])
    clocks = parameters.read(pairs, CLOCKS)
    query = TimelineQuery(kinds=(Kind.PROCESS.value,), undated="include", limit=MOST_PROCESSES, **clocks)
    with parts.database.reading() as session:
        bodies = timeline.page(session, query).bodies
        view = see(request.scope, pairs, clocks, stops(session))
    return told(view, parts.home_page(bodies, view.permalink), media_type="text/html")
