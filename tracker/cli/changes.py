"""`tracker changes`: what changed, when and why; with --follow, as it is written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import aclosing, suppress
from typing import Any

import click
import msgspec

from tracker.api.cursor import Cursors
from tracker.api.feed import ACCEPTED, Asked, asked, numbers, written
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.options import opened, with_database
from tracker.cli.terminal import remark
from tracker.formats import ndjson
from tracker.formats.differences import difference
from tracker.store import changes
from tracker.store.changes import Place, RecordChange
from tracker.store.commits import commits
from tracker.store.database import Database
from tracker.store.state import cursor_secret

READ_AT_ONCE = 500

Show = Callable[[RecordChange, Cursors], str]


@click.command("changes")
@click.option("--follow", is_flag=True, help="Go on as more is written, until you stop it with Ctrl-C.")
@click.option("--format", "shape", type=click.Choice(["text", "ndjson"]), default="text", show_default=True)
@with_parameters(ACCEPTED[ndjson])
@with_database
def command(*, follow: bool, shape: str, database: str, **given: Given) -> None:
    """Tell what changed, field by field, in the order of recording, and which report, correction or ruling did it.

    At the end it names the cursor to go on from, the same that GET /changes gives.

    \b
    Examples:
      tracker changes --since 2026-01-27 --id round/abu-dhabi-2
      tracker changes --since now --follow
      tracker changes --format ndjson --id abu-dhabi-2 --id geneva-1
    """
    if follow and given.get("as_of"):
        raise click.UsageError("--follow has no end: leave out --as-of.")
    with opened(database) as store:
        with store.writing() as session:
            cursors = Cursors(cursor_secret(session))
        wanted = asked(pairs_of(given), ACCEPTED[ndjson], cursors)
        place = _told(store, wanted, cursors, _SHAPES[shape], follow=follow)
    remark(f"to go on from here: --since {cursors.mark(place)}")


def _told(store: Database, wanted: Asked, cursors: Cursors, show: Show, *, follow: bool) -> Place:
    """Print what there is, and with `follow` what comes; the place behind the last change that was printed."""
    with store.reading() as session:
        records, place = numbers(session, wanted), changes.start(session, wanted.after)

    def tell() -> bool:
        nonlocal place
        with store.reading() as session:
            page = changes.page(session, place, records=records, until=wanted.until, limit=READ_AT_ONCE)
        for change in page.changes:
            click.echo(show(change, cursors))
        place = page.place
        return page.more

    def tell_all() -> None:
        while tell():
            pass

    tell_all()
    if follow:
        with suppress(KeyboardInterrupt):
            asyncio.run(_after_each_commit(store, tell_all))
    return place


async def _after_each_commit(store: Database, tell: Callable[[], None]) -> None:
    async with aclosing(commits(store)) as notices:
        async for _ in notices:
            tell()


def _as_json(change: RecordChange, cursors: Cursors) -> str:
    ((_, text),) = written([change], cursors)
    return text


def _in_words(change: RecordChange, _: Cursors) -> str:
    """A change on one line: when, what, from what to what, and why."""
    told = msgspec.json.decode(msgspec.json.encode(change.as_dict()))
    at = f"{told['recorded_from'][:19]}Z"
    return f"{at}  {told['kind']}/{told['id']}  {difference(told)}  ({_because(told)})"


def _because(told: Mapping[str, Any]) -> str:
    ruling, source = told["ruling"], told["source"]
    about = [f"about {one['kind']}/{one['id']}" for one in told["through"]]
    if ruling:
        return ", ".join([f"ruling {ruling['id']}: {ruling['verdict']} {ruling['report']}", *about])
    said = " ".join(told["reports"]) or source["id"]
    return ", ".join([f"{told['reason']} {said}", source["publisher"], *about])


_SHAPES: Mapping[str, Show] = {"text": _in_words, "ndjson": _as_json}
