"""`tracker export`: the timeline as a file, through the same filters as over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import IO

import click

from tracker import clock
from tracker.api.cursor import Cursors
from tracker.api.listing import accepted, asked, listing_of, refuse_unknown
from tracker.api.parameters import Parameter
from tracker.cli.options import opened, with_database
from tracker.formats import FORMATS
from tracker.store import timeline

PARAMETERS = accepted(None, whole=True)
SHAPES = {shape.EXTENSION: shape for shape in FORMATS}

Given = str | tuple[str, ...] | None


def _option(parameter: Parameter) -> Callable[[click.decorators.FC], click.decorators.FC]:
    name = parameter.name.replace("_", "-")
    metavar = name.upper() if "enum" not in parameter.schema else "WORD"
    return click.option(
        f"--{name}", parameter.name, metavar=metavar, multiple=parameter.many, help=parameter.about
    )


def _filtered(command: click.decorators.FC) -> click.decorators.FC:
    """One option for each parameter of `GET /timeline`, in the same words."""
    for parameter in reversed(PARAMETERS):
        command = _option(parameter)(command)
    return command


@click.command("export")
@click.option("--format", "shape", type=click.Choice(list(SHAPES)), default="json", show_default=True)
@click.option(
    "-o", "--output", type=click.File("wb", atomic=True), default="-", help="A file instead of the terminal."
)
@_filtered
@with_database
def command(*, shape: str, output: IO[bytes], database: str, **given: Given) -> None:
    """Write the whole timeline, or what the filters leave of it, in the order of GET /timeline.

    A file named with --output appears when it is complete: an export that breaks off leaves none.

    \b
    Examples:
      tracker export --process ukraine-2026 --known-on 2026-01-28
      tracker export --format ndjson --kind round --kind position -o rounds.ndjson
    """
    wanted = asked("/timeline", None, _pairs(given), Cursors(b""), now=clock.now(), whole=True)
    with opened(database) as store, store.reading() as session:
        refuse_unknown(session, wanted.query)
        whole = replace(listing_of(wanted), limit=None)
        for chunk in SHAPES[shape].render(timeline.stream(session, wanted.query), whole):
            output.write(chunk)


def _pairs(given: dict[str, Given]) -> tuple[tuple[str, str], ...]:
    """The options that were typed, as a query would give them."""
    several = ((name, (value,) if isinstance(value, str) else value or ()) for name, value in given.items())
    return tuple((name, text) for name, texts in several for text in texts)
