"""`tracker verify`: whether the timeline is what the reports add up to."""

from __future__ import annotations

import click

from tracker.cli.options import opened, with_database
from tracker.cli.terminal import progress
from tracker.store.projection import verify


@click.command("verify")
@with_database
def command(*, database: str) -> None:
    """Fold all reports again, and compare with what stands; whatever is found, nothing is changed.

    Exit code 0: nothing to say. Exit code 1: every difference is listed; `tracker rebuild` mends them.

    \b
    Example:
      tracker verify
    """
    with (
        opened(database) as store,
        progress("verifying") as on_progress,
        store.writing(dry_run=True) as session,
    ):
        differences = verify(session, on_progress)
    for difference in differences:
        click.echo(f"{difference.table} {difference.key}: {difference.problem}")
    if differences:
        raise click.ClickException(f"{len(differences)} differences; `tracker rebuild` mends them")
    click.echo("nothing to say: the timeline is what the reports add up to")
