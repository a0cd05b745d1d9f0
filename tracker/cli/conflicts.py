"""`tracker conflicts`: what sources contradict each other about, and nobody has settled."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tracker.api.narrowed import CONFLICTS
from tracker.cli.filters import Given, with_parameters
from tracker.cli.place import Place, with_records
from tracker.cli.told import Line, heading, lines_of, show
from tracker.web.words import about, said, told_by

_MARKS = {
    "stands": " [taken]",
    "vaguer": " [only vaguer]",
    "deprecated": " [set aside]",
    "withdrawn": " [withdrawn]",
}


@click.command("conflicts")
@with_parameters(CONFLICTS.parameters)
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each.")
@with_records
def command(*, as_json: bool, place: Place, **given: Given) -> None:
    """Show each record with a contested field: its values, who gives each, how many independent origins that is.

    `tracker rule` settles one.

    \b
    Examples:
      tracker conflicts
      tracker conflicts --process ukraine-2026 --kind round --known-on 2026-01-27
    """
    show(lines_of(CONFLICTS, place, given), _in_words, as_json=as_json)


def _in_words(line: Line) -> Iterator[str]:
    yield heading(line)
    for field in line["fields"]:
        yield f"  {about(field)}{' (settled)' if field['settled'] else ''}"
        for value in field["values"]:
            yield _value(field["field"], value, _MARKS.get(value["standing"], ""))
        for value in field["corrected"]:
            yield _value(field["field"], value, " [corrected]")


def _value(field: str, value: Line, mark: str) -> str:
    return f"    {said(field, value['value'])}{mark}  {told_by(value)}"
