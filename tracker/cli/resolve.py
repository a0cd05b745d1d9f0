"""`tracker resolve`: from the words of a date to the date, with every reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

import click
from rich.console import Console
from rich.tree import Tree

from tracker.cli.options import MOMENT
from tracker.temporal import Resolution, resolve

Node = tuple[str, tuple["Node", ...]]


@click.command("resolve")
@click.argument("expression")
@click.option(
    "--published", type=MOMENT, help="When the source came out: what a relative date is measured from."
)
@click.option(
    "--sentence", help="The sentence around the expression: its tense and cue words decide the direction."
)
@click.option("--language", default="en", show_default=True, help="ISO 639 code of the language.")
@click.option("--zone", help="IANA time zone of the source, such as Europe/Kyiv.")
@click.option(
    "--outlook", type=click.Choice(["ahead", "back"]), help="Where a record's status already says which way."
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(
    *,
    expression: str,
    published: date | None,
    sentence: str | None,
    language: str,
    zone: str | None,
    outlook: Literal["ahead", "back"] | None,
    as_json: bool,
) -> None:
    """Resolve a date EXPRESSION, and show how.

    \b
    Examples:
      tracker resolve "on Sunday" --published 2026-01-27 --sentence "scheduled to reconvene on Sunday"
      tracker resolve "on Sunday" --published 2026-01-27 --outlook back
      tracker resolve "early March 2022" --json
    """
    resolution = resolve(
        expression, published=published, sentence=sentence, language=language, zone=zone, outlook=outlook
    )
    if as_json:
        click.echo(json.dumps(resolution.as_dict(), ensure_ascii=False, indent=2))
    else:
        Console(highlight=False, markup=False, soft_wrap=True).print(_tree(resolution))


def _tree(resolution: Resolution) -> Tree:
    def grow(node: Node) -> Tree:
        label, children = node
        tree = Tree(label)
        tree.children.extend(grow(child) for child in children)
        return tree

    return grow(resolution.tree())
