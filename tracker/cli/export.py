"""`tracker export`: the timeline as a file, through the same filters as over HTTP; or everything, as a backup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from typing import IO

import click

from tracker import clock
from tracker.api.cursor import Cursors
from tracker.api.listing import Asked, accepted, asked, listing_of
from tracker.api.parameters import KIND, Pairs
from tracker.api.shown import refuse_unshown
from tracker.api.ways import CANCELLED, ways_of
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.options import opened
from tracker.cli.place import Place, with_records
from tracker.cli.terminal import OnProgress, progress
from tracker.formats import FORMATS, NAMED_ONLY, Format
from tracker.formats.backup import render
from tracker.records.backup import Row
from tracker.store import backup

PARAMETERS = (*accepted(None, whole=True), CANCELLED)
SHAPES = {shape.EXTENSION: shape for shape in (*FORMATS, *NAMED_ONLY)}


@click.command("export")
@click.option(
    "--all", "everything", is_flag=True, help="A backup of everything instead, which `tracker import` takes."
)
@click.option("--format", "shape", type=click.Choice(list(SHAPES)), help="[default: json]")
@click.option(
    "-o", "--output", type=click.File("wb", atomic=True), default="-", help="A file instead of the terminal."
)
@with_parameters(PARAMETERS)
@with_records
def command(*, everything: bool, shape: str | None, output: IO[bytes], place: Place, **given: Given) -> None:
    """Write the whole timeline, or what the filters leave of it, in the order of GET /timeline.

    A file named with --output appears when it is complete: an export that breaks off leaves none.

    A file for one program (timelinejs, vis, fullcalendar, ics) holds the records without a date too, where it can;
    --cancelled is for ics only.

    With --all the file holds all that was ever appended, as NDJSON: every revision of every source, its reports as
    stored, rulings, ids and issues, each with its moment, and articles with their drafts; not the timeline, which is
    made from them, and never API keys, secrets, the audit (`tracker audit`) or answers kept for an Idempotency-Key. It
    is written from one snapshot while the service runs.

    \b
    Examples:
      tracker export --process ukraine-2026 --known-on 2026-01-28
      tracker export --format ndjson --kind round --kind position -o rounds.ndjson
      tracker export --all -o everything.ndjson
    """
    if everything:
        _refuse_beside_all(shape, given)
        _back_up(place.only_a_database("export --all"), output)
    else:
        _export(place, output, SHAPES[shape or "json"], given)


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


def _export(place: Place, output: IO[bytes], shape: Format, given: dict[str, Given]) -> None:
    pairs = pairs_of(given)
    accepts = (*accepted(None, whole=True), *ways_of(shape).parameters)
    wanted = asked("/timeline", None, pairs, Cursors(b""), now=clock.now(), accepts=accepts)
    refuse_unshown(wanted, shape)
    with ExitStack() as stack:
        records = stack.enter_context(place.opened())
        lists = [stack.enter_context(records.entries(part)) for part in _parts(shape, wanted)]
        for chunk in shape.render(chain.from_iterable(lists), replace(listing_of(wanted), limit=None)):
            output.write(chunk)


def _parts(shape: Format, wanted: Asked) -> Iterator[Pairs]:
    """The filters of each list that a shape is made of: for those that draw, the records without a date come first."""
    ways = ways_of(shape)
    if not ways.drawn:
        yield wanted.filters
        return
    apart = {"undated", *(parameter.name for parameter in ways.parameters)}
    kept = [pair for pair in wanted.filters if pair[0] not in apart | {KIND.name}]
    for query in filter(None, ways.queries(wanted)):
        yield (*kept, *((KIND.name, kind) for kind in query.kinds), ("undated", query.undated))
