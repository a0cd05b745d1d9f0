"""`tracker migrate`: the schema of the database, up to this version or back."""

from __future__ import annotations

import sys

import click
from alembic.util import CommandError
from sqlalchemy.exc import OperationalError

from tracker.cli.options import shown, with_database
from tracker.errors import DatabaseNotReady
from tracker.settings import folder
from tracker.store import migrate


@click.command("migrate")
@click.option("--down", metavar="REVISION", help="Go back to this revision ('base': no tables at all).")
@click.option(
    "--yes", is_flag=True, help="With --down: do not ask, what the older schema cannot hold is lost."
)
@with_database
def command(*, down: str | None, yes: bool, database: str) -> None:
    """Bring the database to the schema of this version; make it, if there is none.

    Runs in one transaction, keeps all records, and does nothing when there is nothing to do.

    \b
    Examples:
      tracker migrate
      tracker migrate --database postgresql://postgres@127.0.0.1/tracker
      tracker migrate --down base --yes
    """
    before = _try(database, None)
    if down is not None:
        _confirm(database, down, yes=yes)
        after = _try(database, down)
    else:
        after = _try(database, "head")
    click.echo(
        f"{shown(database)}: schema {_named(before)}" + ("" if before == after else f" > {_named(after)}")
    )


def _try(database: str, revision: str | None) -> str | None:
    """Move the schema, up for `head`, down for anything else, nowhere for None; the revision it then has."""
    try:
        if revision == "head":
            migrate.upgrade(database, folder("migrations"))
        elif revision is not None:
            migrate.downgrade(database, folder("migrations"), revision)
        return migrate.current(database)
    except CommandError as error:
        raise click.ClickException(str(error)) from None
    except OperationalError as error:
        raise DatabaseNotReady(str(error.orig).splitlines()[0]) from None


def _confirm(database: str, revision: str, *, yes: bool) -> None:
    if yes:
        return
    question = f"Take {shown(database)} back to {revision}? What the older schema cannot hold is lost."
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question} Say so with --yes.")
    click.confirm(question, abort=True, err=True)


def _named(revision: str | None) -> str:
    return revision or "none"
