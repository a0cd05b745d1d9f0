"""`tracker migrate`: up, down and up again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def test_a_database_is_made_where_there_is_none(empty: Tracker, home: Path) -> None:
    assert "schema none > " in empty("migrate").stdout
    assert (home / "tracker.db").is_file()
    empty("verify")


def test_migrating_again_does_nothing(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    before = tracker("export").stdout
    assert ">" not in tracker("migrate").stdout
    assert tracker("export").stdout == before


def test_down_to_nothing_and_up_again_leaves_a_database_that_works(
    tracker: Tracker, article: Path, database_url: str
) -> None:
    here = ("--database", database_url)
    tracker("migrate", *here)
    tracker("seed", article, *here)
    before = tracker("export", "--undated", "include", *here).stdout
    tracker("migrate", "--down", "base", "--yes", *here)
    assert "tracker migrate" in tracker("export", *here, code=1).stderr
    tracker("migrate", *here)
    tracker("seed", article, *here)
    after = tracker("export", "--undated", "include", *here).stdout
    assert len(after) == len(before)
    tracker("verify", *here)


def test_the_read_model_can_be_taken_down_and_is_made_again_from_the_reports(
    tracker: Tracker, database_url: str
) -> None:
    here = ("--database", database_url)
    tracker("migrate", *here)
    tracker("seed", *here)
    before = tracker("export", "--undated", "include", *here).stdout
    tracker("migrate", "--down", "0001", "--yes", *here)
    tracker("migrate", *here)
    tracker("rebuild", *here)
    assert tracker("export", "--undated", "include", *here).stdout == before
    tracker("verify", *here)


def test_going_down_is_asked_about(tracker: Tracker) -> None:
    assert "--yes" in tracker("migrate", "--down", "base", code=2).stderr


def test_an_unknown_revision_is_refused(tracker: Tracker) -> None:
    assert "9999" in tracker("migrate", "--down", "9999", "--yes", code=1).stderr
