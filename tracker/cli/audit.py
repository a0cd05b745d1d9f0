"""`tracker audit`: who wrote what, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from tracker.api import parameters
from tracker.api.audit import FILTERS
from tracker.cli.filters import Given, pairs_of, with_parameters
from tracker.cli.options import opened, with_database
from tracker.cli.terminal import remark
from tracker.store import audit
from tracker.store.audit import Noted
from tracker.store.database import Database

READ_AT_ONCE = 500


@click.command("audit")
@click.option("--format", "shape", type=click.Choice(["text", "ndjson"]), default="text", show_default=True)
@with_parameters(FILTERS)
@with_database
def command(*, shape: str, database: str, **given: Given) -> None:
    """Tell who wrote what, when and from where, oldest first: every attempt with a key, and what commands stored.

    No backup holds this; to keep it elsewhere, write it to a file as NDJSON.

    \b
    Examples:
      tracker audit --since 2026-01-27
      tracker audit --by PREFIX --outcome refused
      tracker audit --format ndjson
    """
    filters = parameters.read(pairs_of(given), FILTERS)
    any_shown = False
    with opened(database) as store:
        for noted in _rows(store, filters):
            any_shown = True
            click.echo(
                msgspec.json.encode(noted.as_dict()).decode() if shape == "ndjson" else _in_words(noted)
            )
    if not any_shown:
        remark("nothing")


def _rows(store: Database, filters: dict[str, Any]) -> Iterator[Noted]:
    """Every row that fits, a page in memory at a time."""
    after = None
    while True:
        with store.reading() as session:
            found = audit.page(session, **filters, limit=READ_AT_ONCE, after=after)
        yield from found
        if len(found) < READ_AT_ONCE:
            return
        after = found[-1].id


def _in_words(noted: Noted) -> str:
    """A row on one line: when, who, from where, what, and what became of it."""
    where = f" from {noted.client}" if noted.client else ""
    what = " ".join(filter(None, [noted.method, noted.address]))
    became = " ".join(filter(None, [noted.outcome, str(noted.status or "")]))
    stored = [
        f"source {noted.source} revision {noted.revision}" if noted.source else "",
        f"ruling {noted.ruling}" if noted.ruling else "",
        noted.note or "",
    ]
    about = ", ".join(filter(None, stored))
    return f"{noted.recorded_at:%Y-%m-%dT%H:%M:%SZ}  {noted.by}{where}  {what}  {became}" + (
        f"  ({about})" if about else ""
    )
