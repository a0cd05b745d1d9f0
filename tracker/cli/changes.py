"""`tracker changes`: what changed, when and why; with --follow, as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
import msgspec

from tracker.api.feed import ACCEPTED
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.place import Place, with_records
from tracker.cli.terminal import remark
from tracker.formats import ndjson
from tracker.formats.differences import difference

Told = Mapping[str, Any]


@click.command("changes")
@click.option("--follow", is_flag=True, help="Go on as more is written, until you stop it with Ctrl-C.")
@click.option("--format", "shape", type=click.Choice(["text", "ndjson"]), default="text", show_default=True)
@with_parameters(ACCEPTED[ndjson])
@with_records
def command(*, follow: bool, shape: str, place: Place, **given: Given) -> None:
    """Tell what changed, field by field, in the order of recording, and which report, correction or ruling did it.

    At the end it names the cursor to go on from, the same that GET /changes gives.

    \b
    Examples:
      tracker changes --since 2026-01-27 --id round/abu-dhabi-2
      tracker changes --since now --follow
      tracker changes --format ndjson --id abu-dhabi-2 --id geneva-1
    """
    if follow and given.get("as_of"):
        raise click.UsageError("--follow has no end: leave out --as-of.")
    in_words = shape == "text"

    def tell(text: str) -> None:
        click.echo(_in_words(msgspec.json.decode(text)) if in_words else text)

    with place.opened() as records:
        cursor = records.changes(pairs_of(given), tell, follow=follow)
    remark(f"to go on from here: --since {cursor}")


def _in_words(told: Told) -> str:
    """A change on one line: when, what, from what to what, and why."""
    at = f"{told['recorded_from'][:19]}Z"
    return f"{at}  {told['kind']}/{told['id']}  {difference(told)}  ({_because(told)})"


def _because(told: Told) -> str:
    ruling, source = told["ruling"], told["source"]
    about = [f"about {one['kind']}/{one['id']}" for one in told["through"]]
    if ruling:
        return ", ".join([f"ruling {ruling['id']}: {ruling['verdict']} {ruling['report']}", *about])
    said = " ".join(told["reports"]) or source["id"]
    return ", ".join([f"{told['reason']} {said}", source["publisher"], *about])
