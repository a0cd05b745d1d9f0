"""What several commands ask for in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

import click
from sqlalchemy.exc import OperationalError

from tracker.api.parameters import moment
from tracker.cli.values import EXPECTED_MOMENT
from tracker.errors import DatabaseNotReady
from tracker.settings import Settings
from tracker.store.database import Database, database_url, open_database

F = TypeVar("F", bound=Callable[..., Any])


class Instant(click.ParamType[datetime]):
    """An instant on one of the clocks, read as the HTTP interface reads it: a day is its end, in UTC."""

    name = "day|instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read ISO 8601; anything else is a usage error."""
        try:
            return moment(value)
        except ValueError:
            self.fail(f"{value!r} is not {EXPECTED_MOMENT}.", param, ctx)


INSTANT = Instant()


def with_database(command: F) -> F:
    """`--database URL`, given to the command as `database`; without it, what the environment says."""
    return click.option(
        "--database",
        metavar="URL",
        callback=lambda context, _, given: database_of(context, given),
        help="sqlite:///PATH or postgresql://USER@HOST/NAME.  [default: TRACKER_DATABASE, else ./tracker.db]",
    )(command)


def database_of(context: click.Context, given: str | None) -> str:
    """The database that is given, else the one that the environment names.

    Raises:
        UsageError: the environment names a server, which would be meant.

    """
    if given:
        return given
    settings = settings_of(context)
    if settings.server:
        raise click.UsageError(
            f"TRACKER_SERVER is set to {settings.server}, and {context.info_name} works on a database: "
            "name one with --database."
        )
    return settings.database


def settings_of(context: click.Context) -> Settings:
    """The settings that the group has read."""
    found = context.find_object(Settings)
    return found if found is not None else Settings()


@contextmanager
def opened(database: str) -> Iterator[Database]:
    """The database at an address, seen to be ready, closed at the end.

    Raises:
        DatabaseNotReady: it cannot be reached, or `tracker migrate` has to be run first.

    """
    store = open_database(database)
    try:
        store.check()
        yield store
    except OperationalError as error:
        raise DatabaseNotReady(str(error.orig).splitlines()[0]) from None
    finally:
        store.close()


def shown(database: str) -> str:
    """A database address as it may be shown: without its password."""
    return database_url(database).render_as_string(hide_password=True)
