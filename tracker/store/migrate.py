"""Bringing a database to the schema of this version, and back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select
from sqlmodel import Session, col

from tracker.records.tables import Entry, Source
from tracker.store.database import open_database, open_engine
from tracker.store.projection import Progress, rebuild
from tracker.store.vocabulary import store_issues


def _config(url: str, migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def upgrade(url: str, migrations: Path, revision: str = "head", on_progress: Progress | None = None) -> None:
    """Bring the database at `url` up to `revision`; keeps all records, on both databases.

    At the head the vocabularies of this version are stored, and a read model that is missing is made again.
    """
    command.upgrade(_config(url, migrations), revision)
    if revision == "head":
        _complete(url, on_progress)


def _complete(url: str, on_progress: Progress | None) -> None:
    database = open_database(url)
    try:
        with database.writing() as session:
            store_issues(session)
            if session.scalars(select(col(Source.id)).limit(1)).first() and not _has_lines(session):
                rebuild(session, on_progress)
    finally:
        database.close()


def _has_lines(session: Session) -> bool:
    return session.scalars(select(col(Entry.key)).limit(1)).first() is not None


def downgrade(url: str, migrations: Path, revision: str) -> None:
    """Take the schema of the database at `url` back to `revision` (`base` for none)."""
    command.downgrade(_config(url, migrations), revision)


def current(url: str) -> str | None:
    """The revision of the schema that the database has; None for an empty one."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
