"""`tracker positions`: who stands where on which issue, and who moved between two days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click
import msgspec

from tracker.api.positions import DIFF, MATRIX
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.place import Place, with_records
from tracker.formats.words import called
from tracker.web.words import origins

Found = dict[str, Any]


@click.group("positions")
def command() -> None:
    """Show the ledger of positions: who stands where, and who moved.

    \b
    Examples:
      tracker positions matrix --process ukraine-2026
      tracker positions diff --from 2026-01-22 --to 2026-02-05
    """


@command.command("matrix")
@with_parameters(MATRIX.parameters)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@with_records
def matrix(*, as_json: bool, place: Place, **given: Given) -> None:
    """Show who stands where: the latest statement of each participant on each issue, and what it moved from.

    \b
    Examples:
      tracker positions matrix --process ukraine-2026
      tracker positions matrix --participant russia --known-on 2026-01-27
    """
    _show("matrix", place, given, _matrix_in_words, as_json=as_json)


@command.command("diff")
@with_parameters(DIFF.parameters)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@with_records
def diff(*, as_json: bool, place: Place, **given: Given) -> None:
    """Show who moved on what between two days, with both statements.

    \b
    Examples:
      tracker positions diff --from 2026-01-22 --to 2026-02-05 --process ukraine-2026
    """
    _show("diff", place, given, _diff_in_words, as_json=as_json)


def _show(
    ledger: str,
    place: Place,
    given: dict[str, Given],
    in_words: Callable[[Found], Iterator[str]],
    *,
    as_json: bool,
) -> None:
    with place.opened() as records:
        found = records.ledger(ledger, pairs_of(given))
    click.echo(msgspec.json.encode(found).decode() if as_json else "\n".join(in_words(found)) or "Nothing.")


def _matrix_in_words(found: Found) -> Iterator[str]:
    names = {one["id"]: called(one) for one in (*found["participants"], *found["issues"])}
    before = ""
    for cell in found["cells"]:
        if cell["participant"] != before:
            before = cell["participant"]
            yield names[before]
        moved = cell["moved_from"]
        arrow = f"{moved['stance']} → " if moved else ""
        yield f"  {names[cell['issue']]}: {arrow}{_statement(cell['latest'])}"


def _diff_in_words(found: Found) -> Iterator[str]:
    for move in found["moves"]:
        yield f"{called(move['participant'])} on {called(move['issue'])}"
        yield f"  before: {_statement(move['before'])}"
        yield f"  after:  {_statement(move['after'])}"
    for first in found["first_statements"]:
        yield f"{called(first['participant'])} on {called(first['issue'])}, for the first time"
        yield f"  {_statement(first['after'])}"


def _statement(statement: Found) -> str:
    """Stance, words, day, attribution and origins of one statement."""
    words = f" “{statement['quote']}”" if statement["quote"] else f" {statement['summary'] or ''}".rstrip()
    by = statement["attribution_text"] or statement["attribution"]
    facts = [statement["when"]["display"], by, origins(statement["origins"])]
    return f"{statement['stance'] or 'no stance'}{words} ({', '.join(fact for fact in facts if fact)})"
