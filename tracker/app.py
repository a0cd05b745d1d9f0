"""The composition root: everything that the service is, put together from values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version as installed

from litestar import Litestar
from litestar.di import Provide
from litestar.routes import HTTPRoute

from tracker import clock
from tracker.api.acts import draft_routes
from tracker.api.arrival import LARGEST_BODY
from tracker.api.articles import Articles
from tracker.api.at_once import AtOnce
from tracker.api.audit import audited
from tracker.api.changes import change_routes
from tracker.api.cors import Sharing
from tracker.api.cursor import Cursors
from tracker.api.delivery import Delivery
from tracker.api.details import detail_routes
from tracker.api.document import Schema
from tracker.api.edge import Edge
from tracker.api.followers import Followers
from tracker.api.guard import WITHOUT_BODY, Guard, Limits
from tracker.api.health import Health
from tracker.api.home import home as front
from tracker.api.issues import issues
from tracker.api.keyring import Keyring
from tracker.api.lists import list_routes
from tracker.api.narrowed import narrowed_routes
from tracker.api.operations import OPERATION
from tracker.api.pages import Pages
from tracker.api.parts import Parts
from tracker.api.positions import diff, matrix
from tracker.api.problems import respond
from tracker.api.reconcile import Reconcile
from tracker.api.release import release
from tracker.api.resolve import Resolve
from tracker.api.rulings import Rulings
from tracker.api.sources import Sources
from tracker.api.statements import statement_routes
from tracker.api.timemaps import timemap_routes
from tracker.formats import FORMATS, NAMED_ONLY, detail, json
from tracker.formats.single import SINGLES
from tracker.ingest.desk import BY_RULES, Desks, Rules
from tracker.store.database import Database
from tracker.web import conflicts, documentation, entity, home, plans, record, timeline


def create_app(  # noqa: PLR0913 - the one place where everything is put together
    database: Database,
    *,
    now: Callable[[], datetime],
    secret: bytes,
    version: str = installed("tracker"),
    followers: Followers | None = None,
    origins: Sequence[str] = (),
    cache_megabytes: int = 64,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    monotonic: Callable[[], int] = clock.monotonic,
    rules: Rules = BY_RULES,
) -> Litestar:
    """The service over a database, with its own sense of time and its secret for cursors.

    The caller opened the database and closes it, and who gives `followers` can tell them when the service ends.
    Pages of `origins` may write, with a key.
    """
    desks = Desks(rules)
    parts = Parts(
        database=database,
        now=now,
        cursors=Cursors(secret),
        formats=(*FORMATS, timeline),
        named_only=NAMED_ONLY,
        record_pages=(detail, record, *SINGLES),
        document_page=documentation.render,
        home_page=home.render,
        entity_page=entity.page,
        entity_card=entity.card,
        version=version,
        release=release(),
        followers=followers or Followers(database),
        desks=desks,
    )
    app = Litestar(
        route_handlers=[
            front,
            home.stylesheet,
            *list_routes(parts.formats, parts.named_only),
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
            Articles,
            draft_routes(),
            audited,
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
        on_shutdown=[desks.close],
        request_max_body_size=LARGEST_BODY,
        openapi_config=None,  # tracker/api/document.py makes it
        logging_config=None,  # the command line decides how to log
        debug=False,
    )
    guard = Guard(
        Delivery(
            app.asgi_handler,
            version=database.version,
            pages=Pages(cache_megabytes * 1_000_000),
            now=now,
            at_once=AtOnce(parts),
        ),
        limits,
        monotonic=monotonic,
        keyring=Keyring(database, now),
        written=_written(app),
    )
    app.asgi_handler = Edge(guard, Sharing(origins))
    return app


def _written(app: Litestar) -> set[str]:
    """The first segments of the addresses that take writes: what needs a key and is no mere reading."""
    return {
        route.path.split("/", 2)[1]
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if OPERATION in handler.opt
        and handler.opt[OPERATION].scope
        and not handler.http_methods <= WITHOUT_BODY
    }
