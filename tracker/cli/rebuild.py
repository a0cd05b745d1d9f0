"""`tracker rebuild`: throw the projections away and make them anew from the reports."""

from __future__ import annotations

import click

from tracker.cli.options import opened, with_database
from tracker.cli.terminal import progress
from tracker.store.projection import rebuild


@click.command("rebuild")
@with_database
def command(*, database: str) -> None:
    """Make everything that reads fast anew from what was appended.

    Sources, reports and rulings are the truth and are not touched; the records and the timeline are what they
    add up to. Runs in one transaction: readers see the old timeline until the new one is complete.

    \b
    Example:
      tracker rebuild
    """
    with opened(database) as store, progress("rebuilding") as on_progress, store.writing() as session:
        rebuild(session, on_progress)
    click.echo("rebuilt")
