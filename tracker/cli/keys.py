"""`tracker keys`: who may write over HTTP."""

from __future__ import annotations

from datetime import datetime, timedelta

import click

from tracker import clock
from tracker.cli.options import INSTANT, opened, with_database
from tracker.cli.terminal import remark
from tracker.store import audit, keys
from tracker.store.audit import Stored


@click.group("keys")
def command() -> None:
    """Make, list, rotate and revoke the API keys that writing over HTTP needs. Reading needs none.

    \b
      read   reading, under a rate limit of its own
      draft  the same; taking in articles, looking at drafts, amending, merging and rejecting them
      write  the same; accepting and undoing drafts, taking in sources, and rulings
      admin  everything, the audit too

    \b
    Examples:
      tracker keys create newsroom --scope write
      tracker keys list
      tracker keys rotate PREFIX
      tracker keys revoke PREFIX
    """


@command.command("create")
@click.argument("name")
@click.option(
    "--scope", "scopes", type=click.Choice(keys.SCOPES), multiple=True, required=True, help="May be repeated."
)
@click.option("--expires", type=INSTANT, help="The last day, or the instant, on which the key is good.")
@with_database
def create(*, name: str, scopes: tuple[str, ...], expires: datetime | None, database: str) -> None:
    """Make a key and show it, once: only its hash is kept.

    \b
    Examples:
      tracker keys create newsroom --scope write
      tracker keys create intern --scope draft --expires 2026-12-31
    """
    with opened(database) as store, store.writing() as session:
        made, secret = keys.create(session, name, scopes, now=clock.now(), expires_at=expires)
        may = f"{made.prefix} for {made.name} may {', '.join(made.scopes)}"
        audit.typed(session, "keys create", Stored(note=may), now=clock.now())
        remark(f"The key {may}. It is shown this once:")
    click.echo(secret)


@command.command("rotate")
@click.argument("prefix")
@click.option(
    "--days",
    type=click.IntRange(0, 365),
    default=7,
    show_default=True,
    help="How long the old key stays good.",
)
@with_database
def rotate(*, prefix: str, days: int, database: str) -> None:
    """Make a key to take the place of the one that begins with PREFIX, and show it, once. Both are good for some days.

    \b
    Examples:
      tracker keys rotate PREFIX
      tracker keys rotate PREFIX --days 0
    """
    until = clock.now() + timedelta(days=days)
    with opened(database) as store, store.writing() as session:
        made, secret = keys.rotate(session, prefix, now=clock.now(), until=until)
        audit.typed(session, "keys rotate", Stored(note=f"{prefix}, now {made.prefix}"), now=clock.now())
        remark(
            f"The key {made.prefix} for {made.name} may {', '.join(made.scopes)}; {prefix} is good until "
            f"{until:%Y-%m-%d %H:%M} UTC. It is shown this once:"
        )
    click.echo(secret)


@command.command("list")
@with_database
def list_all(*, database: str) -> None:
    """Show all keys: what each may do, and when it was last used.

    \b
    Example:
      tracker keys list
    """
    with opened(database) as store, store.reading() as session:
        found = keys.all_keys(session)
    for key in found:
        used = f"last used {key.used_at:%Y-%m-%d}" if key.used_at else "never used"
        click.echo(f"{key.prefix}  {key.name}  {', '.join(key.scopes)}  {used}{_ended(key)}")
    if not found:
        remark("no keys")


@command.command("revoke")
@click.argument("prefix")
@with_database
def revoke(*, prefix: str, database: str) -> None:
    """End a key at once; PREFIX is its first part, as `tracker keys list` shows it.

    \b
    Example:
      tracker keys revoke PREFIX
    """
    with opened(database) as store, store.writing() as session:
        keys.revoke(session, prefix, now=clock.now())
        audit.typed(session, "keys revoke", Stored(note=prefix), now=clock.now())
    click.echo(f"{prefix} is revoked")


def _ended(key: keys.ApiKeyRead) -> str:
    if key.revoked_at:
        return f"  revoked {key.revoked_at:%Y-%m-%d}"
    return f"  expires {key.expires_at:%Y-%m-%d}" if key.expires_at else ""
