"""The composition root: everything that the service is, put together from values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version as installed

from litestar import Litestar
from litestar.di import Provide

from tracker.api.changes import change_routes
from tracker.api.cursor import Cursors
from tracker.api.details import detail_routes
from tracker.api.document import Schema
from tracker.api.edge import Edge
from tracker.api.followers import Followers
from tracker.api.health import Health
from tracker.api.home import home as front
from tracker.api.issues import issues
from tracker.api.lists import list_routes
from tracker.api.narrowed import narrowed_routes
from tracker.api.parts import Parts
from tracker.api.positions import diff, matrix
from tracker.api.problems import respond
from tracker.api.reconcile import Reconcile
from tracker.api.resolve import Resolve
from tracker.api.rulings import Rulings
from tracker.api.sources import Sources
from tracker.api.statements import statement_routes
from tracker.api.timemaps import timemap_routes
from tracker.formats import FORMATS, detail, json
from tracker.store.database import Database
from tracker.web import conflicts, documentation, entity, home, plans, record, timeline

LARGEST_BODY = 2_000_000


def create_app(
    database: Database,
    *,
    now: Callable[[], datetime],
    secret: bytes,
    version: str = installed("tracker"),
    followers: Followers | None = None,
) -> Litestar:
    """The service over a database, with its own sense of time and its secret for cursors.

    The caller opened the database and closes it, and who gives `followers` can tell them when the service ends.
    """
    parts = Parts(
        database=database,
        now=now,
        cursors=Cursors(secret),
        formats=(*FORMATS, timeline),
        record_pages=(detail, record),
        document_page=documentation.render,
        home_page=home.render,
        entity_page=entity.page,
        entity_card=entity.card,
        version=version,
        followers=followers or Followers(database),
    )
    app = Litestar(
        route_handlers=[
            front,
            home.stylesheet,
            *list_routes(parts.formats),
            *timemap_routes(),
            *narrowed_routes(
                {"overdue": (json, plans), "upcoming": (json, plans), "conflicts": (json, conflicts)}
            ),
            *statement_routes(parts.formats),
            matrix,
            diff,
            *detail_routes(parts.record_pages),
            *change_routes(),
            Sources,
            Rulings,
            issues,
            Resolve,
            Reconcile,
            Health,
            Schema,
        ],
        dependencies={
            "parts": Provide(lambda: parts, sync_to_thread=False),
        },
        exception_handlers={Exception: respond},
        request_max_body_size=LARGEST_BODY,
        openapi_config=None,  # tracker/api/document.py makes it
        logging_config=None,  # the command line decides how to log
        debug=False,
    )
    app.asgi_handler = Edge(app.asgi_handler)
    return app
