"""`tracker rule`: an editor's decision about what a source says."""

from __future__ import annotations

import click

from tracker import clock
from tracker.cli.options import opened, with_database
from tracker.records.problems import validated
from tracker.records.shapes import NewRuling
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.append import rule


@click.command("rule")
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("record")
@click.argument("verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@click.argument("report")
@click.option("--field", help="The one field that it is about.  [default: all that the report says]")
@click.option("--reason", required=True, help="Why; shown to readers beside the claim.")
@with_database
def command(*, database: str, **given: str | None) -> None:
    """Decide about a report: prefer its value, deprecate it, or withdraw it as a mistake of whoever wrote it down.

    REPORT is the id that `/rounds/RECORD/reports` and the claims of a line show. A later ruling about the same
    report and field takes the place of an earlier one; nothing is ever lost.

    \b
    Examples:
      tracker rule round abu-dhabi-1 deprecate menafn-2026-02-05.1.1 --field when --reason "Counts only the second day"
      tracker rule round abu-dhabi-1 prefer xinhua-2026-02-15.1.1 --reason "Confirmed by both delegations"
    """
    ruling = validated(NewRuling, given)
    with opened(database) as store, store.writing() as session:
        receipt = rule(session, ruling, now=clock.now())
    click.echo(f"ruling {receipt.ruling} is recorded; it counts from {receipt.recorded_at.isoformat()}")
