"""`tracker changes`: the feed of the HTTP interface, in words or as NDJSON; and as it is written."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serving import serving
from tracker.formats.differences import called
from tracker.store.database import open_database

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker

LATER = """\
[source]
id = "post-2026-03-12"
publisher = "The Harbour Post"
published = 2026-03-12
process = "harbour-talks"

[[round]]
id = "harbour-1"
status = "postponed"
"""


@pytest.fixture
def later(home: Path) -> Path:
    path = home / "later.toml"
    path.write_text(LATER)
    return path


def test_a_change_is_a_line_that_says_what_and_why(tracker: Tracker, article: Path, later: Path) -> None:
    tracker("seed", article)
    tracker("seed", later)
    told = tracker("changes", "--id", "round/harbour-1").stdout.splitlines()
    assert any(
        line.endswith("  status: scheduled  (report post-2026-03-10.1.2, The Harbour Post)") for line in told
    )
    assert any(
        line.endswith("  status: scheduled -> postponed  (report post-2026-03-12.1.1, The Harbour Post)")
        for line in told
    )
    assert any("  sources: + post-2026-03-12  (" in line for line in told)


def test_what_is_withdrawn_is_gone_and_the_ruling_is_named(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    tracker("rule", "round", "harbour-1", "withdraw", "post-2026-03-10.1.2", "--reason", "A slip.")
    told = tracker("changes", "--id", "harbour-1").stdout.splitlines()
    assert told[-1].endswith("  round/harbour-1  is gone  (ruling 1: withdraw post-2026-03-10.1.2)")


def test_the_cursor_at_the_end_is_good_for_the_next_time(
    tracker: Tracker, article: Path, later: Path
) -> None:
    tracker("seed", article)
    cursor = tracker("changes").stderr.split()[-1]
    assert tracker("changes", "--since", cursor).stdout == ""
    tracker("seed", later)
    told = tracker("changes", "--since", cursor).stdout
    assert "scheduled -> postponed" in told
    assert "process/harbour-talks" not in told


def test_ndjson_is_the_feed_of_the_http_interface(tracker: Tracker, article: Path, home: Path) -> None:
    tracker("seed", article)
    printed = [json.loads(line) for line in tracker("changes", "--format", "ndjson").stdout.splitlines()]
    database = open_database(f"sqlite:///{home}/tracker.db")
    with serving(database) as client:
        served = [json.loads(line) for line in client.get("/changes.ndjson").text.splitlines()]
    database.close()
    # the cursors are sealed with another secret here
    assert [{**one, "cursor": ""} for one in printed] == [{**one, "cursor": ""} for one in served]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--id", "harbour-2"), "harbour-1"),
        (("--since", "sometime"), "or a cursor"),
        (("--since", "A" * 60), "not made here"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    tracker: Tracker, article: Path, typed: tuple[str, ...], said: str
) -> None:
    tracker("seed", article)
    assert said in tracker("changes", *typed, code=1).stderr


def test_following_has_no_end(tracker: Tracker) -> None:
    assert "leave out --as-of" in tracker("changes", "--follow", "--as-of", "2026-01-01", code=2).stderr


def test_what_is_written_is_printed_as_it_is_written(tracker: Tracker, article: Path, later: Path) -> None:
    tracker("seed", article)
    command = [sys.executable, "-m", "tracker", "changes", "--follow", "--format", "ndjson"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            first = json.loads(process.stdout.readline())
            assert (first["kind"], first["change"]) == ("process", "added")
            tracker("seed", later)
            fields = []
            while "status" not in fields:
                change = json.loads(process.stdout.readline())
                fields += [change["field"]] if change["source"]["id"] == "post-2026-03-12" else []
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert "to go on from here: --since " in told
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (7, "7"),
        ({"display": "on 5 February", "edtf": "2026-02-05"}, "on 5 February"),
        ({"party": {"id": "russia", "name": "Russia"}, "members": []}, "Russia"),
        ({"when": [], "status": []}, "when, status"),
        ({"id": "x", "name": None}, "x"),
    ],
)
def test_a_value_is_told_in_a_few_words(value: object, words: str) -> None:
    assert called(value) == words
