"""`tracker resolve`: from the words of a date to the date, with every reason.

Of one expression it prints the derivation; of a text a page or TIMEX3; of documents a line each.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import click

from tracker.cli.terminal import remark
from tracker.cli.values import COUNTRY, MOMENT
from tracker.errors import AnchorMissing, ExpressionNotUnderstood, InputInvalid, Problem
from tracker.temporal import Resolution, documents, markup, read, resolve
from tracker.temporal.engine import LONGEST_TEXT
from tracker.temporal.tagging import tags

if TYPE_CHECKING:
    from rich.tree import Tree

Node = tuple[str, tuple["Node", ...]]
Given = dict[str, Any]

_MARKUP: dict[str, Callable[..., str]] = {"inline": markup.inline, "standoff": markup.standoff}
_OF_ONE_EXPRESSION = ("sentence", "outlook", "as_json")
_REFUSED: dict[str, tuple[str, ...]] = {
    "expression": ("jobs", "domain"),
    "html": ("timex3", "documents", "jobs", *_OF_ONE_EXPRESSION),
    "timex3": ("documents", "jobs", *_OF_ONE_EXPRESSION),
    "documents": ("published", "expression", *_OF_ONE_EXPRESSION),
}
_NAMES = {"as_json": "--json", "expression": "EXPRESSION|FILE"}


@click.command("resolve")
@click.argument("expression", metavar="EXPRESSION|FILE", required=False)
@click.option(
    "--published", type=MOMENT, help="When the source came out: what a relative date is measured from."
)
@click.option(
    "--sentence", help="The sentence around the expression: its tense and cue words decide the direction."
)
@click.option(
    "--language", default="en", show_default=True, help="ISO 639 code of the language; auto has it detected."
)
@click.option("--zone", help="IANA time zone of the source, such as Europe/Kyiv.")
@click.option(
    "--country",
    metavar="CODE",
    type=COUNTRY,
    help="The publisher's country, two letters of ISO 3166: whether 03/04 is in March (US) or April (GB).",
)
@click.option(
    "--outlook", type=click.Choice(["ahead", "back"]), help="Where a record's status already says which way."
)
@click.option(
    "--domain",
    type=click.Choice(["news", "narrative"]),
    help="Of FILE: news is measured from its publication, history from the dates in it.  [default: news]",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, with every step.")
@click.option(
    "--html",
    metavar="PAGE",
    type=click.File("w", encoding="utf-8", atomic=True),
    help="Read the text in FILE, and write a page with every date in it and the reasons beside.",
)
@click.option(
    "--timex3",
    type=click.Choice(list(_MARKUP)),
    help="Read the text in FILE, and print TIMEX3: inside the text, or beside it with places.",
)
@click.option(
    "--documents",
    metavar="FILE.jsonl",
    type=click.File("rb"),
    help='Read a document a line, {"doc", "text", "published", "language", "country"}, and print a line for each.',
)
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes for --documents.  [default: 1]"
)
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Resolve a date EXPRESSION, or all dates in the text of FILE, and show how.

    FILE and PAGE may be - for standard input and output. Of documents, a line that cannot be read is named on
    standard error and left out; the others are answered, in order, and the exit code is 1.

    \b
    Examples:
      tracker resolve "on Sunday" --published 2026-01-27 --sentence "scheduled to reconvene on Sunday"
      tracker resolve "on Sunday" --published 2026-01-27 --outlook back
      tracker resolve "early March 2022" --json
      tracker resolve --html page.html --published 2026-01-27 article.txt
      tracker resolve --timex3 inline --published 2026-01-27 article.txt
      tracker resolve --documents news.jsonl --jobs 2
    """
    mode = next((name for name in ("documents", "html", "timex3") if given[name]), "expression")
    _refuse_what_does_not_go_together(mode, given)
    if not _MODES[mode](given):
        context.exit(1)


def _refuse_what_does_not_go_together(mode: str, given: Given) -> None:
    for name in _REFUSED[mode]:
        if given[name]:
            raise click.UsageError(f"{_named(name)} does not go with {_named(mode)}.")
    if mode != "documents" and not given["expression"]:
        raise click.UsageError("Missing argument 'EXPRESSION|FILE'.")
    if mode in ("html", "timex3") and given["published"] is None:
        raise click.UsageError(
            f"{_named(mode)} needs --published: the day that dates in FILE are measured from."
        )


def _named(name: str) -> str:
    return _NAMES.get(name, f"--{name}")


def _expression(given: Given) -> bool:
    """Print how an expression was resolved."""
    expression: str = given["expression"]
    outlook: Literal["ahead", "back"] | None = given["outlook"]
    try:
        resolution = resolve(expression, **_asked(given), sentence=given["sentence"], outlook=outlook)
    except AnchorMissing as error:
        said = (
            f"{expression!r} is relative. It needs --published: when its source came out, such as 2026-01-27."
        )
        raise click.UsageError(said) from error
    except ExpressionNotUnderstood as error:
        if not os.path.isfile(expression):  # unlike Path.is_file, of a name too long for a path it says no
            raise
        raise click.UsageError(f"{expression} is a file. It needs --html or --timex3.") from error
    if given["as_json"]:
        click.echo(json.dumps(resolution.as_dict(), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console  # noqa: PLC0415 - only a tree needs it

        Console(highlight=False, markup=False, soft_wrap=True).print(_tree(resolution))
    return True


def _html(given: Given) -> bool:
    """Write the page of a text."""
    from tracker.cli.resolve_page import page  # noqa: PLC0415 - only a page needs templates

    text = _text(given["expression"])
    found = read(text, **_asked(given), domain=given["domain"] or "news")
    language = found[0].language if found else given["language"]
    name = (
        "standard input"
        if given["expression"] == "-"
        else click.format_filename(given["expression"], shorten=True)
    )
    given["html"].write(page(text, found, name=name, published=given["published"], language=language))
    return True


def _timex3(given: Given) -> bool:
    """Print the TIMEX3 of a text."""
    text = _text(given["expression"])
    click.echo(
        _MARKUP[given["timex3"]](
            text, tags(text, **_asked(given), domain=given["domain"] or "news"), published=given["published"]
        )
    )
    return True


def _documents(given: Given) -> bool:
    """Print a line for each document; whether all of them could be read."""
    lines = documents.lines_of(given["documents"])
    answers = documents.annotated(
        lines,
        jobs=given["jobs"] or 1,
        language=given["language"],
        zone=given["zone"],
        domain=given["domain"] or "news",
        country=given["country"],
    )
    all_read = True
    for answer in answers:
        if isinstance(answer, documents.BadLine):
            all_read = False
            remark(f"Error: {answer}")
        else:
            click.echo(answer)
    return all_read


_MODES: dict[str, Callable[[Given], bool]] = {
    "expression": _expression,
    "html": _html,
    "timex3": _timex3,
    "documents": _documents,
}


def _asked(given: Given) -> dict[str, Any]:
    """What every way of reading takes."""
    published: date | None = given["published"]
    return {"published": published, **{name: given[name] for name in ("language", "zone", "country")}}


def _text(name: str) -> str:
    """The text of a file in UTF-8, its line ends as they are; no more of it than can be read as one text."""
    try:
        with click.open_file(name, "rb") as file:
            return str(file.read(4 * LONGEST_TEXT + 4), "utf-8")
    except OSError as error:
        raise click.UsageError(f"{click.format_filename(name)}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        problem = Problem("", name, "text in UTF-8", f"byte {error.start} of the file is not UTF-8")
        raise InputInvalid([problem]) from error


def _tree(resolution: Resolution) -> Tree:
    from rich.tree import Tree  # noqa: PLC0415 - as above

    def grow(node: Node) -> Tree:
        label, children = node
        tree = Tree(label)
        tree.children.extend(grow(child) for child in children)
        return tree

    return grow(resolution.tree())
