"""`tracker import`: everything from a backup, into an empty database."""  # noqa: N999 - modules of this folder are named as their commands

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import click

from tracker import clock
from tracker.cli.options import opened, shown, with_database
from tracker.cli.terminal import OnProgress, progress
from tracker.errors import DatabaseNotEmpty
from tracker.ingest.backup import BackupFile
from tracker.records.backup import Truth
from tracker.settings import folder
from tracker.store import audit, migrate
from tracker.store.audit import Stored
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
    not whole or a row cannot be. Sources, reports, rulings keep their moments and numbers, so every answer is the same
    as before. API keys and the audit are not in a backup; make new keys. Neither is the secret behind cursors: a walk
    that was begun on the old service begins anew. Nor are answers kept for an Idempotency-Key: let retries end first.

    \b
    Examples:
      tracker import everything.ndjson --dry-run
      tracker export --all --database sqlite:///tracker.db | tracker import - --database postgresql://postgres@127.0.0.1/tracker
    """
    backup = BackupFile(file)
    held = ", ".join(f"{count} {sort}{'s' if count != 1 else ''}" for sort, count in backup.counts.items())
    if not dry_run and migrate.current(database) is None:
        migrate.upgrade(database, folder("migrations"))
    with opened(database) as store, store.writing(dry_run=dry_run) as session:
        try:
            with progress("importing") as on_progress:
                told = _Told(backup, on_progress)
                restore(session, told.rows(), told.moment)
            audit.typed(session, "import", Stored(note=held), now=clock.now())
        except DatabaseNotEmpty as error:
            raise DatabaseNotEmpty(error.counts, shown(database)) from None
    click.echo(
        f"{held}: " + ("all could be imported (dry run: nothing was stored)" if dry_run else "imported")
    )


class _Told:
    """One bar for both halves of the work: the rows as they are read, then the moments as they are repeated."""

    def __init__(self, backup: BackupFile, on_progress: OnProgress) -> None:
        self._backup, self._on_progress = backup, on_progress
        self._rows = sum(backup.counts.values())
        self._moments = sum(backup.counts.get(sort, 0) for sort in ("source", "ruling"))

    def rows(self) -> Iterator[tuple[int, Truth]]:
        for done, placed in enumerate(self._backup, start=1):
            self._on_progress(done, self._rows + self._moments)
            yield placed

    def moment(self, done: int, of: int) -> None:
        self._on_progress(self._rows + done, self._rows + of)
