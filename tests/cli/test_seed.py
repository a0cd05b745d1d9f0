"""`tracker seed`: whole or not at all, once and again, with errors that name their place."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.settings import folder

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


def entries(tracker: Tracker) -> list[dict[str, Any]]:
    """The whole timeline, without what depends on the moment of recording."""
    lines = [json.loads(line) for line in tracker("export", "--format", "ndjson").stdout.splitlines()]
    return [{name: value for name, value in line.items() if name != "recorded_from"} for line in lines]


def test_a_seed_file_becomes_a_timeline_with_a_date_derived_from_its_words(
    tracker: Tracker, article: Path
) -> None:
    assert tracker("seed", article).stdout == "1 source: 1 new\n"
    (line,) = [entry for entry in entries(tracker) if entry["kind"] == "round"]
    assert line["id"] == "harbour-1"
    assert (line["when"]["expression"], line["when"]["edtf"]) == ("on Friday", "2026-03-13")
    assert line["venue"]["name"] == "Pier House"


def test_seeding_again_changes_nothing_and_says_so(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    before = tracker("export").stdout
    assert tracker("seed", article).stdout == "1 source: 1 unchanged\n"
    assert tracker("export").stdout == before


def test_a_dry_run_says_what_would_be_and_stores_nothing(tracker: Tracker, article: Path) -> None:
    assert tracker("seed", "--dry-run", article).stdout == "1 source: 1 new (dry run: nothing was stored)\n"
    assert entries(tracker) == []


def test_an_error_names_file_line_key_value_and_what_was_expected(tracker: Tracker, article: Path) -> None:
    article.write_text(article.read_text().replace('"scheduled"', '"scheduld"'))
    told = tracker("seed", article, code=1).stderr
    assert f"{article}:17: [[round]] status: " in told
    assert "'scheduld'" in told
    assert "scheduled" in told
    assert "rescheduled" in told


def test_one_broken_file_among_good_ones_stores_nothing_at_all(tracker: Tracker, article: Path) -> None:
    (article.parent / "broken.toml").write_text("[source]\nid = \n")
    told = tracker("seed", article.parent, code=1).stderr
    assert "broken.toml:2: not TOML" in told
    assert "Nothing was stored: 1 of 2 files cannot be taken." in told
    assert entries(tracker) == []


def test_all_broken_files_are_shown_at_once(tracker: Tracker, article: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (article.parent / name).write_text("[source]\n")
    told = tracker("seed", article.parent, code=1).stderr
    assert "one.toml:1: [source] id: " in told
    assert "two.toml:1: [source] id: " in told


def test_what_only_the_store_can_know_to_be_wrong_is_named_by_line_too(
    tracker: Tracker, article: Path
) -> None:
    article.write_text(article.read_text().replace('venue = "pier-house"', 'venue = "pier-hose"'))
    told = tracker("seed", article, code=1).stderr
    assert f"{article}:19: [[round]] venue: " in told
    assert "pier-hose" in told
    assert "pier-house" in told
    assert entries(tracker) == []


@pytest.mark.parametrize(
    ("when", "said"), [("on Blursday", "Blursday"), ("30 February 2026", "30 February 2026")]
)
def test_a_date_that_cannot_be_read_is_named_by_line(
    tracker: Tracker, article: Path, when: str, said: str
) -> None:
    article.write_text(article.read_text().replace("on Friday", when, 1))
    told = tracker("seed", article, code=1).stderr
    assert f"{article}:18: [[round]] when" in told
    assert said in told
    assert entries(tracker) == []


def test_other_content_under_a_stored_id_is_refused_unless_it_is_a_correction(
    tracker: Tracker, article: Path
) -> None:
    tracker("seed", article)
    article.write_text(article.read_text().replace("on Friday", "on Saturday"))
    told = tracker("seed", article, code=1).stderr
    assert f"{article}:2: [source] id: " in told
    assert "--correct" in told
    assert entries(tracker)[-1]["when"]["edtf"] == "2026-03-13"
    assert tracker("seed", "--correct", article).stdout == "1 source: 1 corrected\n"
    assert [e["when"]["edtf"] for e in entries(tracker) if e["kind"] == "round"] == ["2026-03-14"]


def test_correcting_takes_new_and_unchanged_sources_along(tracker: Tracker, article: Path) -> None:
    assert tracker("seed", "--correct", article).stdout == "1 source: 1 new\n"
    assert tracker("seed", "--correct", article).stdout == "1 source: 1 unchanged\n"


def test_sources_before_a_refused_one_stay_and_are_counted(tracker: Tracker, article: Path) -> None:
    later = (
        article.read_text()
        .replace("post-2026-03-10", "late")
        .replace("2026-03-10", "2026-03-11")
        .replace("pier-house", "x", 1)
    )
    (article.parent / "late.toml").write_text(later.replace('venue = "pier-house"', 'venue = "nowhere"'))
    told = tracker("seed", article.parent, code=1).stderr
    assert "nothing of it is stored" in told
    assert "Before it: 1 source: 1 new." in told
    assert [entry["id"] for entry in entries(tracker) if entry["kind"] == "round"] == ["harbour-1"]


def test_a_directory_without_seed_files_is_a_usage_error(tracker: Tracker, home: Path) -> None:
    (home / "nothing").mkdir()
    assert "no seed file" in tracker("seed", "nothing", code=2).stderr


def test_without_a_path_the_bundled_seeds_are_stored(tracker: Tracker) -> None:
    files = list(folder("seeds").rglob("*.toml"))
    assert tracker("seed").stdout == f"{len(files)} sources: {len(files)} new\n"
    assert tracker("seed").stdout == f"{len(files)} sources: {len(files)} unchanged\n"
    tracker("verify")


def test_progress_is_told_in_plain_lines_where_there_is_no_terminal(tracker: Tracker) -> None:
    told = tracker("seed").stderr.splitlines()
    assert told[0].startswith("seeding: ")
    assert 2 < len(told) < 14


@pytest.mark.parametrize("after", [1, 4])
def test_a_seeding_killed_in_the_middle_and_run_again_gives_the_same_database(
    tracker: Tracker, home: Path, after: int
) -> None:
    seeds = str(folder("seeds") / "ukraine-2022")
    tracker("seed", seeds)
    whole = entries(tracker)
    other = {**os.environ, "TRACKER_DATABASE": f"sqlite:///{home}/killed.db"}
    command = [sys.executable, "-m", "tracker"]
    subprocess.run([*command, "migrate"], env=other, check=True, capture_output=True)
    with subprocess.Popen([*command, "seed", seeds], env=other, stderr=subprocess.PIPE, text=True) as seeding:
        assert seeding.stderr is not None
        for _ in range(after):
            seeding.stderr.readline()
        seeding.send_signal(signal.SIGKILL)
    assert seeding.returncode == -signal.SIGKILL
    subprocess.run([*command, "seed", seeds], env=other, check=True, capture_output=True)
    subprocess.run([*command, "verify"], env=other, check=True, capture_output=True)

    def typed(*words: str | Path, code: int = 0) -> Any:
        return tracker(*words, "--database", other["TRACKER_DATABASE"], code=code)

    assert entries(typed) == whole
