"""`tracker export`: the timeline as a file, through the same filters as over HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import IO

import click

from tracker import clock
from tracker.api.cursor import Cursors
from tracker.api.listing import accepted, asked, listing_of, refuse_unknown
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.options import opened, with_database
from tracker.formats import FORMATS
from tracker.store import timeline

PARAMETERS = accepted(None, whole=True)
SHAPES = {shape.EXTENSION: shape for shape in FORMATS}


@click.command("export")
@click.option("--format", "shape", type=click.Choice(list(SHAPES)), default="json", show_default=True)
@click.option(
    "-o", "--output", type=click.File("wb", atomic=True), default="-", help="A file instead of the terminal."
)
@with_parameters(PARAMETERS)
@with_database
def command(*, shape: str, output: IO[bytes], database: str, **given: Given) -> None:
    """Write the whole timeline, or what the filters leave of it, in the order of GET /timeline.

    A file named with --output appears when it is complete: an export that breaks off leaves none.

    \b
    Examples:
      tracker export --process ukraine-2026 --known-on 2026-01-28
      tracker export --format ndjson --kind round --kind position -o rounds.ndjson
    """
    wanted = asked("/timeline", None, pairs_of(given), Cursors(b""), now=clock.now(), whole=True)
    with opened(database) as store, store.reading() as session:
        refuse_unknown(session, wanted.query)
        whole = replace(listing_of(wanted), limit=None)
        for chunk in SHAPES[shape].render(timeline.stream(session, wanted.query), whole):
            output.write(chunk)
