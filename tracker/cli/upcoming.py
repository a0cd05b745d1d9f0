"""`tracker upcoming`: what is planned for the days ahead, and how sure that is."""

from __future__ import annotations

import click

from tracker.api.narrowed import UPCOMING
from tracker.cli.filters import Given, with_parameters
from tracker.cli.place import Place, with_records
from tracker.cli.told import lines_of, planned, show


@click.command("upcoming")
@with_parameters(UPCOMING.parameters)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each.")
@with_records
def command(*, as_json: bool, place: Place, **given: Given) -> None:
    """Show what is planned for the next 30 days, or --days, each with how sure its date is.

    \b
    Examples:
      tracker upcoming
      tracker upcoming --process ukraine-2026 --known-on 2026-01-28 --days 14
    """
    show(lines_of(UPCOMING, place, given), planned, as_json=as_json)
