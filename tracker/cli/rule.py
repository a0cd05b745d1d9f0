"""`tracker rule`: an editor's decision about what a source says, about a record, or about an earlier decision."""

from __future__ import annotations

import click

from tracker.cli.place import Place, with_records
from tracker.cli.records import Found
from tracker.records.problems import validated
from tracker.records.shapes import RULING_PARTS, NewRuling
from tracker.records.vocabulary import Kind, Verdict

_SHOWN = 10


@click.command("rule")
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("record")
@click.argument("verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@click.argument("which")
@click.option("--field", help="The one field that it is about.  [default: all that the report says]")
@click.option("--reason", required=True, help="Why; shown to readers beside the claim, or with the record.")
@click.option("--dry-run", is_flag=True, help="Say what would change and store nothing.")
@with_records
def command(*, place: Place, which: str, dry_run: bool, **given: str | None) -> None:
    """Decide about a report, about a whole record, or take a decision back.

    \b
      prefer     make the value of the report WHICH stand
      deprecate  take it out of the running
      withdraw   say that it should not have been written down
      merge      RECORD is the record WHICH, which answers for both from now on
      undo       take back the ruling with the number WHICH

    `/rounds/RECORD/reports` shows the ids of reports, `/rounds/RECORD/rulings` the numbers of rulings. A later ruling
    about the same report and field takes the place of an earlier one; nothing is ever lost.

    \b
    Examples:
      tracker rule round abu-dhabi-1 deprecate menafn-2026-02-05.1.1 --field when --reason "Counts only the second day"
      tracker rule round abu-dhabi-1 prefer xinhua-2026-02-15.1.1 --reason "Confirmed by both delegations"
      tracker rule round abu-dhabi-1 undo 1 --reason "It counts both days after all"
      tracker rule venue belovezhskaya-pushcha merge brest-region --reason "The forest lies there" --dry-run
    """
    (part,) = RULING_PARTS[Verdict(str(given["verdict"]))][0]
    about = int(which) if part == "ruling" and which.isdecimal() else which
    ruling = validated(NewRuling, {**given, part: about})
    with place.opened() as records:
        receipt = records.rule(ruling, dry_run=dry_run)
    click.echo(_told(receipt, dry_run=dry_run))


def _told(receipt: Found, *, dry_run: bool) -> str:
    lines = [f"{record['kind']} {record['id']}" for record in receipt["changed"]]
    changed = ", ".join(lines[:_SHOWN]) or "no line"
    if len(lines) > _SHOWN:
        changed += f" and {len(lines) - _SHOWN} more"
    if dry_run:
        return f"it would change {changed} (dry run: nothing was stored)"
    return (
        f"ruling {receipt['ruling']} is recorded; it counts from {receipt['recorded_at']}; changed: {changed}"
    )
