"""`tracker export`: the timeline as a file, through the same filters as over HTTP; or everything, as a backup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

import click

from tracker import clock
from tracker.api.cursor import Cursors
from tracker.api.listing import accepted, asked, listing_of, refuse_unknown
from tracker.api.shown import refuse_fields, shaping
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.options import opened, with_database
from tracker.cli.terminal import OnProgress, progress
from tracker.formats import FORMATS, Format
from tracker.formats.backup import render
from tracker.records.backup import Row
from tracker.store import backup, timeline

PARAMETERS = accepted(None, whole=True)
SHAPES = {shape.EXTENSION: shape for shape in FORMATS}


@click.command("export")
@click.option(
    "--all", "everything", is_flag=True, help="A backup of everything instead, which `tracker import` takes."
)
@click.option("--format", "shape", type=click.Choice(list(SHAPES)), help="[default: json]")
@click.option(
    "-o", "--output", type=click.File("wb", atomic=True), default="-", help="A file instead of the terminal."
)
@with_parameters(PARAMETERS)
@with_database
def command(*, everything: bool, shape: str | None, output: IO[bytes], database: str, **given: Given) -> None:
    """Write the whole timeline, or what the filters leave of it, in the order of GET /timeline.

    A file named with --output appears when it is complete: an export that breaks off leaves none.

    With --all the file holds all that was ever appended, as NDJSON: every revision of every source, its reports as
    stored, rulings, ids and issues, each with its moment; not the timeline, which is made from them, and never API keys
    or secrets. It is written from one snapshot while the service runs.

    \b
    Examples:
      tracker export --process ukraine-2026 --known-on 2026-01-28
      tracker export --format ndjson --kind round --kind position -o rounds.ndjson
      tracker export --all -o everything.ndjson
    """
    if everything:
        _refuse_beside_all(shape, given)
        _back_up(database, output)
    else:
        _export(database, output, SHAPES[shape or "json"], given)


def _refuse_beside_all(shape: str | None, given: dict[str, Given]) -> None:
    filters = [f"--{name.replace('_', '-')}" for name, value in {"format": shape, **given}.items() if value]
    if filters:
        raise click.UsageError(f"--all is everything, in one format: it takes no {', '.join(filters)}.")


def _back_up(database: str, output: IO[bytes]) -> None:
    with opened(database) as store, store.reading() as session, progress("exporting") as on_progress:
        counts = backup.counts(session)
        for chunk in render(counts, _counted(backup.rows(session), sum(counts.values()), on_progress)):
            output.write(chunk)


def _counted(rows: Iterator[Row], total: int, on_progress: OnProgress) -> Iterator[Row]:
    for done, row in enumerate(rows, start=1):
        on_progress(done, total)
        yield row


def _export(database: str, output: IO[bytes], shape: Format, given: dict[str, Given]) -> None:
    wanted = asked("/timeline", None, pairs_of(given), Cursors(b""), now=clock.now(), whole=True)
    refuse_fields(wanted, shape)
    with opened(database) as store, store.reading() as session:
        refuse_unknown(session, wanted.query)
        whole = replace(listing_of(wanted), limit=None)
        bodies = map(shaping(wanted), timeline.stream(session, wanted.query))
        for chunk in shape.render(bodies, whole):
            output.write(chunk)
