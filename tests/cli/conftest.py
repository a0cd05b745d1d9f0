"""The command line as a person has it: one database, commands typed one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracker.cli import main

Tracker = Callable[..., Result]

ARTICLE = """\
[source]
id = "post-2026-03-10"
publisher = "The Harbour Post"
published = 2026-03-10
process = "harbour-talks"

[[process]]
id = "harbour-talks"
title = "The harbour talks"

[[venue]]
id = "pier-house"
name = "Pier House"

[[round]]
id = "harbour-1"
status = "scheduled"
when = "on Friday"
venue = "pier-house"
evidence = "will meet again on Friday"
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and an environment that says nothing about tracker."""
    for name in ("DATABASE", "HOST", "PORT", "SERVER", "KEY"):
        monkeypatch.delenv(f"TRACKER_{name}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def empty(home: Path) -> Tracker:  # noqa: ARG001 - the directory it runs in
    """Types a command; without a schema in the database."""
    runner = CliRunner()

    def tracker(*typed: str | Path, code: int = 0) -> Result:
        result = runner.invoke(
            main, [str(word) for word in typed], prog_name="tracker", catch_exceptions=False
        )
        assert result.exit_code == code, result.output
        return result

    return tracker


@pytest.fixture
def tracker(empty: Tracker, migrated_file: Path, home: Path) -> Tracker:
    """Types a command; the database is ready and empty."""
    shutil.copy(migrated_file, home / "tracker.db")
    return empty


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the bundled seeds, made once and copied."""
    path = tmp_path_factory.mktemp("seeded") / "tracker.db"
    for command in ("migrate", "seed"):
        result = CliRunner().invoke(
            main, [command, "--database", f"sqlite:///{path}"], catch_exceptions=False
        )
        assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def seeded(empty: Tracker, seeded_file: Path, home: Path) -> Tracker:
    """Types a command; the database holds the bundled seeds."""
    shutil.copy(seeded_file, home / "tracker.db")
    return empty


@pytest.fixture
def article(home: Path) -> Path:
    """A seed file that is in order."""
    path = home / "article.toml"
    path.write_text(ARTICLE)
    return path
