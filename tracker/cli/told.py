"""What `tracker upcoming`, `overdue` and `conflicts` share: a whole list as over HTTP, as lines of text or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click
import msgspec

from tracker.api.narrowed import Narrowed
from tracker.cli.filters import pairs_of
from tracker.cli.place import Place
from tracker.web.certainty import due, sure

Line = dict[str, Any]


def lines_of(listed: Narrowed, place: Place, given: dict[str, Any]) -> Iterator[Line]:
    """Every line of a list under the options that were typed.

    Raises:
        QueryInvalid: an option has no such value, or names nothing that is recorded.

    """
    with place.opened() as records:
        yield from records.lines(listed, pairs_of(given))


def show(lines: Iterable[Line], in_words: Callable[[Line], Iterator[str]], *, as_json: bool) -> None:
    """Print lines: in words, or each as JSON."""
    any_shown = False
    for line in lines:
        any_shown = True
        click.echo(msgspec.json.encode(line).decode() if as_json else "\n".join(in_words(line)))
    if not any_shown and not as_json:
        click.echo("Nothing.")


def heading(line: Line) -> str:
    """Date, status, title and id of a line."""
    when = line["when"]["display"] if line["when"] else "no date"
    return f"{when}  {line['status'] or line['kind']}  {line['title']}  ({line['kind']} {line['id']})"


def planned(line: Line) -> Iterator[str]:
    """What is planned or overdue: its heading, when it is due, and how sure its date is."""
    yield heading(line)
    yield f"  {due(line)}. {sure(line['certainty'])}"
