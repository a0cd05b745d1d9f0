"""`tracker doctor`: whether this installation has what it needs, line by line."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import click

from tracker.cli.options import opened, shown, with_database
from tracker.errors import TrackerError
from tracker.settings import folder
from tracker.store.database import sqlite_version

Finding = tuple[bool, str]

_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


@click.command("doctor")
@with_database
def command(*, database: str) -> None:
    """Say whether this installation is sound. Changes nothing; exit code 1 when something is wrong.

    \b
    Example:
      tracker doctor
    """
    findings = [_python(), _sqlite(), *_folders(), _database(database)]
    for sound, told in findings:
        click.echo(f"{'ok   ' if sound else 'wrong'}  {told}")
    if not all(sound for sound, _ in findings):
        raise click.exceptions.Exit(1)


def past_wal_reset(version: str) -> bool:
    """Whether a SQLite is past the bug that can lose pages when several connections write in WAL mode.

    >>> [past_wal_reset(version) for version in ("3.40.1", "3.50.7", "3.51.2", "3.51.3", "3.53.4")]
    [False, True, False, True, True]

    """
    found = tuple(int(part) for part in version.split("."))
    newest, *backports = _SAFE
    return found >= newest or any(fixed[:2] == found[:2] and found >= fixed for fixed in backports)


def _python() -> Finding:
    return True, f"Python {platform.python_version()} on {platform.system()}"


def _sqlite() -> Finding:
    version = sqlite_version()
    if past_wal_reset(version):
        return True, f"SQLite {version}"
    return (
        False,
        f"SQLite {version} may lose pages in WAL mode; install pysqlite3 with SQLite 3.51.3 or later",
    )


def _folders() -> Iterator[Finding]:
    yield (folder("migrations") / "env.py").is_file(), f"migrations in {folder('migrations')}"
    seeds = sum(1 for _ in folder("seeds").rglob("*.toml"))
    yield seeds > 0, f"{seeds} seed files in {folder('seeds')}"


def _database(database: str) -> Finding:
    try:
        with opened(database):
            return True, f"database {shown(database)}"
    except TrackerError as error:
        return False, str(error)
