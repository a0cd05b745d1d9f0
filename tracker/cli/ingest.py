"""`tracker ingest`: from articles to drafts, of one text, of a page on the web, or of a newsroom's folder."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
import msgspec

from tracker.cli.place import Place, place_of, with_places
from tracker.cli.server import SERVER
from tracker.cli.terminal import remark
from tracker.cli.values import COUNTRY, MOMENT

if TYPE_CHECKING:
    from tracker.cli.ingest_desk import Taken
    from tracker.cli.ingest_folder import Report
    from tracker.ingest.article import Article
    from tracker.ingest.reading import Given

Options = dict[str, Any]

_FACTS = ("published", "publisher", "title", "zone", "language", "country", "domain")
_OF_STORING = ("dry_run", "database", "server", "key_file", "failed")
_REFUSED: dict[str, tuple[str, ...]] = {
    "drafts": ("places", "url", "statements", "jobs", *_OF_STORING),
    "statements": ("places", "url", "shape", "process", *_FACTS, *_OF_STORING),
    "url": ("places", "jobs", "failed"),
    "file": ("jobs", "failed"),
    "folder": ("title",),
}
_NAMES = {"dry_run": "--dry-run", "key_file": "--key-file", "places": "PATH", "shape": "--format"}


@click.command("ingest")
@click.argument("places", nargs=-1, metavar="[PATH|-]...", type=click.Path(path_type=Path))
@click.option("--published", type=MOMENT, help="When the article came out; holds before what the page says.")
@click.option("--publisher", help="Who published it, such as Reuters.")
@click.option("--title", help="Its headline.")
@click.option("--zone", help="IANA time zone of the publisher, such as Europe/Kyiv.")
@click.option("--language", help="ISO 639 code of its language.  [default: told by the page or the text]")
@click.option(
    "--country", metavar="CODE", type=COUNTRY, help="The publisher's country, two letters of ISO 3166."
)
@click.option(
    "--domain",
    type=click.Choice(["news", "narrative"]),
    help="A narrative (a feature on talks of long ago) counts from where its story has come to.  [default: news]",
)
@click.option("--process", metavar="ID", help="The process that its rounds and positions belong to.")
@click.option("--dry-run", is_flag=True, help="Say what would be stored, and store nothing.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), help="[default: text]")
@click.option("--url", metavar="ADDRESS", help="Fetch a page from the public web and ingest it.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Processes, for folders and --statements.  [default: 1]",
)
@click.option(
    "--failed",
    metavar="FILE",
    type=click.File("w", encoding="utf-8", lazy=True),
    help="Of a folder: write which files failed and why, as JSON Lines.",
)
@click.option(
    "--drafts", metavar="FILE", help="Print what is found in the article in FILE; needs no database."
)
@click.option(
    "--statements",
    metavar="FILE.jsonl",
    type=click.File("rb"),
    help='Read a document a line, {"doc", "text", "published"}, and print the statements of each.',
)
@with_places
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Make drafts from articles: plain text, HTML or PDF, each PATH a file, a folder of files, or - for standard input.

    Nothing becomes a record before somebody accepts it: `tracker review`. The day of publication has to be in the
    page, in the name of a file of a folder (2026-01-27-envoys.txt), in a file beside it (envoys.toml), or given. What
    is stored already is left as it is, so a folder that was interrupted is ingested by the same command again. If some
    files failed, the others are stored and the exit code is 1. With --server, files are read and pages fetched here,
    and a server makes the drafts; that takes a key with the scope draft.

    \b
    Examples:
      tracker ingest article.txt --published 2026-01-27 --publisher "The Harbour Post"
      tracker ingest --url https://example.org/envoys-fly-home
      tracker ingest articles/ --jobs 2 --failed failed.jsonl
      tracker ingest articles/ --server http://127.0.0.1:8000 --key-file key
      tracker ingest --drafts article.txt --published 2026-01-27 --format json
      tracker ingest --statements news.jsonl --jobs 2
    """
    mode = _mode(given)
    given["server"] = given["server"] or context.meta.get(SERVER)
    for name in _REFUSED[mode]:
        if given[name]:
            raise click.UsageError(f"{_named(name)} does not go with {_named(mode)}.")
    if not _MODES[mode](context, given):
        context.exit(1)


def _mode(given: Options) -> str:
    for name in ("drafts", "statements", "url"):
        if given[name]:
            return name
    places: tuple[Path, ...] = given["places"]
    if not places:
        raise click.UsageError("Missing argument 'PATH': a file, a folder, or - for standard input.")
    if len(places) == 1 and not places[0].is_dir():
        return "file"
    return "folder"


def _named(name: str) -> str:
    return _NAMES.get(name, f"--{name}") if name not in ("file", "folder") else f"a {name}"


def _file(context: click.Context, given: Options) -> bool:
    place = str(given["places"][0])
    _one(context, given, _bytes(place), name=_name(place), facts=_facts(given))
    return True


def _url(context: click.Context, given: Options) -> bool:
    from tracker.cli.fetching import fetch  # noqa: PLC0415 - only this mode needs the network

    found = fetch(given["url"])
    facts: Given = {**_facts(given), "address": found.address}
    _one(context, given, found.raw, name=found.address, facts=facts)
    return True


def _drafts(_: click.Context, given: Options) -> bool:
    """Print what is found in an article, by itself: nothing is known before it."""
    gc.disable()  # the process ends with this article; most of what it makes are tables, which are no garbage
    from tracker.cli import ingest_told  # noqa: PLC0415 - as everything that makes drafts it is slow to load
    from tracker.ingest.drafting import Known, drafts  # noqa: PLC0415 - as above
    from tracker.ingest.sound import sound  # noqa: PLC0415 - as above

    article = _article(_bytes(given["drafts"]), name=_name(given["drafts"]), facts=_facts(given))
    made = sound(drafts(article, Known.none(), given["process"]))
    if given["shape"] == "json":
        _print(ingest_told.whole(article, made))
        return True
    click.echo(ingest_told.heading(article))
    click.echo(ingest_told.table(article, made.drafts))
    for line in (*article.remarks, *made.remarks):
        remark(f"Note: {line}")
    return True


def _statements(_: click.Context, given: Options) -> bool:
    """Print a line for each document; whether all of them could be read."""
    from tracker.ingest.statements import statement_lines  # noqa: PLC0415 - only this mode needs it
    from tracker.json_lines import BadLine, lines_of  # noqa: PLC0415 - as above

    all_read = True
    for answer in statement_lines(lines_of(given["statements"]), jobs=given["jobs"] or 1):
        if isinstance(answer, BadLine):
            all_read = False
            remark(f"Error: {answer}")
        else:
            click.echo(answer)
    return all_read


def _folder(context: click.Context, given: Options) -> bool:
    """Ingest folders and files; whether none of them failed."""
    from tracker.cli import ingest_files, ingest_folder  # noqa: PLC0415 - as above
    from tracker.cli.ingest_desk import PlaceFailed, desk  # noqa: PLC0415 - as above

    for place in given["places"]:
        if not place.exists():
            raise click.UsageError(f"{place}: no such file or folder.")
    files = ingest_files.find(given["places"])
    if not files:
        endings = ", ".join(sorted(ingest_files.ENDINGS))
        raise click.UsageError(f"{given['places'][0]} holds no articles ({endings}).")
    report = ingest_folder.Report(passed_over=ingest_files.passed_over(given["places"]))
    with desk(_place(context, given), process=given["process"], dry_run=given["dry_run"]) as at:
        try:
            ingest_folder.ingest(files, at, _facts(given), jobs=given["jobs"] or 1, report=report)
        except KeyboardInterrupt:
            remark("Interrupted; what is stored stays. The same command goes on.")
            _told(report, len(files), given)
            raise click.exceptions.Exit(130) from None
        except PlaceFailed:
            remark("Not all files were sent; what is stored stays. The same command goes on.")
            _told(report, len(files), given)
            raise
    _told(report, len(files), given)
    return not report.failures


def _told(report: Report, count: int, given: Options) -> None:
    """The report of a folder, as a table or as JSON; failures on standard error, and in the file for them."""
    for failure in report.failures:
        remark(f"{failure.file}: {failure.why}")
        if given["failed"]:
            given["failed"].write(msgspec.json.encode(failure).decode() + "\n")
    if given["shape"] == "json":
        _print({"files": count, **report.as_dict()})
        return
    click.echo("\n".join(report.lines(count)))
    if given["dry_run"]:
        click.echo("(dry run: nothing was stored)")


def _one(context: click.Context, given: Options, raw: bytes, *, name: str, facts: Given) -> None:
    """Ingest one article and print its drafts."""
    from tracker.cli.ingest_desk import Document, desk  # noqa: PLC0415 - as above

    document = Document(_article(raw, name=name, facts=facts), name, lambda: raw, facts)
    with desk(_place(context, given), process=given["process"], dry_run=given["dry_run"]) as at:
        _show(at.with_drafts(at.take(document)), given)


def _show(taken: Taken, given: Options) -> None:
    from tracker.cli import ingest_told  # noqa: PLC0415 - as above

    if given["shape"] == "json":
        _print(ingest_told.receipt(taken))
        return
    click.echo("\n".join(ingest_told.lines(taken, dry_run=given["dry_run"])))
    for line in dict.fromkeys((*taken.receipt.remarks, *taken.article.remarks)):
        remark(f"Note: {line}")


def _facts(given: Options) -> Given:
    return cast("Given", {name: given[name] for name in _FACTS if given[name]})


def _article(raw: bytes, *, name: str, facts: Given) -> Article:
    """The article; plain text is read here, pages and PDF in a process with limits."""
    from tracker.ingest.reading import read  # noqa: PLC0415 - as above
    from tracker.ingest.reading.kinds import is_text  # noqa: PLC0415 - as above

    if is_text(raw):
        return read(raw, name=name, **facts)
    from tracker.ingest.reading.worker import Reader  # noqa: PLC0415 - plain text needs none

    with Reader() as reader:
        return reader.read(raw, name=name, **facts)


def _bytes(place: str) -> bytes:
    from tracker.ingest.reading.kinds import MOST_BYTES  # noqa: PLC0415 - as above

    try:
        with click.open_file(place, "rb") as file:
            raw: bytes = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.UsageError(f"{click.format_filename(place)}: {error.strerror}.") from error
    return raw


def _name(place: str) -> str:
    return "standard input" if place == "-" else Path(place).name


def _place(context: click.Context, given: Options) -> Place:
    return place_of(context, given["database"], given["server"], given["key_file"])


def _print(found: Any) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())


_MODES: dict[str, Callable[[click.Context, Options], bool]] = {
    "file": _file,
    "folder": _folder,
    "url": _url,
    "drafts": _drafts,
    "statements": _statements,
}
