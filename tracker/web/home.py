"""The front page and the stylesheet."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency

from tracker.records.vocabulary import Kind
from tracker.store import timeline
from tracker.store.database import Database
from tracker.store.timeline import TimelineQuery
from tracker.web.environment import environment

MOST_PROCESSES = 500

_STYLE = files("tracker.web").joinpath("static", "tracker.css").read_bytes()


@get("/", name="home", sync_to_thread=True)
def processes(database: NamedDependency[Database]) -> Response[bytes]:
    """The processes that there are records of, or how to get some."""
    query = TimelineQuery(kinds=(Kind.PROCESS.value,), undated="include", limit=MOST_PROCESSES)
    with database.reading() as session:
        bodies = timeline.page(session, query).bodies
    page = environment.get_template("home.html").render(
        processes=[msgspec.json.decode(body) for body in bodies]
    )
    return Response(page.encode(), media_type="text/html", headers={"Cache-Control": "no-cache"})


@get("/static/tracker.css", name="stylesheet", sync_to_thread=False)
def stylesheet(request: Request[Any, Any, Any]) -> Response[bytes]:  # noqa: ARG001 - the same for everybody
    """The one stylesheet."""
    return Response(_STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})
