"""Runs migrations on the database that the program names, or that the environment does for a bare `alembic`."""

from __future__ import annotations

from alembic import context

from tracker import settings
from tracker.records.tables import Table
from tracker.store.database import open_engine


def _url() -> str:
    return str(context.config.attributes.get("url") or settings.read().database)


def run() -> None:
    """Every step in one transaction: a migration that is killed leaves nothing behind."""
    engine = open_engine(_url()).execution_options(tracker_writing=True)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Table.metadata, transactional_ddl=True)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
