"""`tracker overdue`: what was planned, is past, and of which nobody has reported what became."""

from __future__ import annotations

import click

from tracker.api.narrowed import OVERDUE
from tracker.cli.filters import Given, with_parameters
from tracker.cli.place import Place, with_records
from tracker.cli.told import lines_of, planned, show


@click.command("overdue")
@with_parameters(OVERDUE.parameters)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each.")
@with_records
def command(*, as_json: bool, place: Place, **given: Given) -> None:
    """Show what was planned and is past, and of which nobody has reported what became; each with how sure it was.

    No report is not a report that it did not happen.

    \b
    Examples:
      tracker overdue
      tracker overdue --process ukraine-2026 --known-on 2026-04-01
    """
    show(lines_of(OVERDUE, place, given), planned, as_json=as_json)
