"""`tracker import`: everything from a backup, into an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import click

from tracker.cli.options import opened, shown, with_database
from tracker.cli.terminal import OnProgress, progress
from tracker.errors import DatabaseNotEmpty
from tracker.ingest.backup import BackupFile
from tracker.records.backup import Truth
from tracker.settings import folder
from tracker.store import migrate
from tracker.store.restore import restore


@click.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--dry-run", is_flag=True, help="Check everything, the making of the timeline too, and store nothing."
)
@with_database
def command(*, file: IO[bytes], dry_run: bool, database: str) -> None:
    """Put back what `tracker export --all` wrote: FILE, or - for standard input, into an empty database.

    A database without tables is given its schema first. All is stored in one transaction, or nothing where the file is
    not whole or a row cannot be. Sources, reports, rulings keep their moments and numbers, so every answer is
    the same as before. API keys are not in a backup; make new ones. Neither is the secret behind cursors: a walk that
    was begun on the old service begins anew.

    \b
    Examples:
      tracker import everything.ndjson --dry-run
      tracker export --all --database sqlite:///tracker.db | tracker import - --database postgresql://postgres@127.0.0.1/tracker
    """
    backup = BackupFile(file)
    if not dry_run and migrate.current(database) is None:
        migrate.upgrade(database, folder("migrations"))
    with opened(database) as store, store.writing(dry_run=dry_run) as session:
        try:
            with progress("importing") as on_row, progress("rebuilding") as on_moment:
                restore(session, _counted(backup, on_row), on_moment)
        except DatabaseNotEmpty as error:
            raise DatabaseNotEmpty(error.counts, shown(database)) from None
    told = ", ".join(f"{count} {sort}{'s' if count != 1 else ''}" for sort, count in backup.counts.items())
    click.echo(
        f"{told}: " + ("all could be imported (dry run: nothing was stored)" if dry_run else "imported")
    )


def _counted(backup: BackupFile, on_row: OnProgress) -> Iterator[tuple[int, Truth]]:
    total = sum(backup.counts.values())
    for done, placed in enumerate(backup, start=1):
        on_row(done, total)
        yield placed
