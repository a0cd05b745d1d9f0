"""`tracker ingest`: one article, what machines are told of it, and a folder that may be interrupted."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tracker.cli import main

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker

TEXT = """\
Envoys Fly Home Without a Deal

KYIV, Jan 27 (Reuters) - Envoys of Ukraine and Russia flew home on Tuesday without a deal, after a second round of talks
in Abu Dhabi.

"We will meet again on Sunday," Ukrainian President Volodymyr Zelenskyy said.

Related Stories

Oil prices fall, minister says
"""
ROUNDS = (
    "The third round of talks between Ukraine and Russia is scheduled for Sunday in Geneva, the Kremlin said."
)
LISTS = ("timexes", "statements", "processes", "participants", "venues", "rounds", "positions", "milestones")


@pytest.fixture
def text(home: Path) -> Path:
    path = home / "envoys.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def folder(home: Path) -> Path:
    """Twenty articles of different days, and four files that are none."""
    folder = home / "articles"
    (folder / "deeper").mkdir(parents=True)
    for number in range(20):
        place = folder / "deeper" if number % 2 else folder
        (place / f"2026-01-{number + 1:02}-talks.txt").write_text(f"Story {number}. {ROUNDS}", "utf-8")
    (folder / "undated.txt").write_text("Envoys met on Friday.", "utf-8")
    (folder / "empty.html").write_text("<html></html>", "utf-8")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "notes.csv").write_text("no article", "utf-8")
    return folder


def stored(home: Path) -> dict[str, str]:
    """The articles in the database: their ids with their days."""
    with sqlite3.connect(home / "tracker.db") as connection:
        return dict(connection.execute("SELECT slug, published FROM article ORDER BY id"))


def typed(*words: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tracker", *map(str, words)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_an_article_becomes_drafts_that_wait_for_somebody(tracker: Tracker, text: Path, home: Path) -> None:
    told = tracker("ingest", text, "--published", "2026-01-27").stdout
    assert "Reuters, 2026-01-27, Envoys Fly Home Without a Deal" in told
    assert "tracker review" in told
    assert stored(home) == {"reuters-2026-01-27": "2026-01-27"}


def test_ingesting_again_changes_nothing_and_says_so(tracker: Tracker, text: Path, home: Path) -> None:
    tracker("ingest", text, "--published", "2026-01-27")
    assert "stored before, nothing changed" in tracker("ingest", text, "--published", "2026-01-27").stdout
    assert len(stored(home)) == 1


def test_a_dry_run_stores_nothing(tracker: Tracker, text: Path, home: Path) -> None:
    assert "nothing was stored" in tracker("ingest", text, "--published", "2026-01-27", "--dry-run").stdout
    assert stored(home) == {}


def test_an_article_without_a_day_of_publication_is_refused(tracker: Tracker, text: Path, home: Path) -> None:
    told = tracker("ingest", text, code=1).stderr
    assert "envoys.txt does not say when it was published" in told
    assert stored(home) == {}


def test_an_article_without_a_publisher_gets_a_name_of_its_own(tracker: Tracker, home: Path) -> None:
    (home / "a.txt").write_text(ROUNDS, "utf-8")
    told = tracker("ingest", "a.txt", "--published", "2026-01-27")
    assert "unnamed outlet (a.txt)" in told.stdout
    assert "--publisher" in told.stderr
    assert "nothing changed" in tracker("ingest", "a.txt", "--published", "2026-01-27").stdout


def test_the_answer_as_json_names_the_article_and_its_drafts(tracker: Tracker, text: Path) -> None:
    found = json.loads(tracker("ingest", text, "--published", "2026-01-27", "--format", "json").stdout)
    assert (found["id"], found["unchanged"]) == ("reuters-2026-01-27", False)
    assert len(found["drafts"]) == sum(len(found[name]) for name in LISTS if name in found)


def test_drafts_are_told_without_a_database_and_nothing_is_stored(
    empty: Tracker, text: Path, home: Path
) -> None:
    found = json.loads(
        empty("ingest", "--drafts", text, "--published", "2026-01-27", "--format", "json").stdout
    )
    assert list(found) == ["article", *LISTS]
    assert found["article"]["publisher"] == "Reuters"
    assert not (home / "tracker.db").exists()


def test_every_place_that_is_told_is_one_of_the_given_text(empty: Tracker, text: Path) -> None:
    found = json.loads(
        empty("ingest", "--drafts", text, "--published", "2026-01-27", "--format", "json").stdout
    )
    days = [TEXT[one["start"] : one["end"]] for one in found["timexes"]]
    assert days == ["Tuesday", "Sunday"]
    assert [one["edtf"] for one in found["timexes"]] == ["2026-01-27", "2026-02-01"]
    (start, end), *_ = found["statements"][-1]["content"]
    assert "We will meet again on Sunday" in TEXT[start:end]
    drafts = [one for name in LISTS[2:] for one in found[name]]
    for one in (one["evidence"] for one in drafts):
        assert TEXT[one["start"] : one["end"]] == one["text"]


@pytest.mark.usefixtures("tracker")
def test_an_article_comes_from_standard_input_too(home: Path) -> None:
    typed_in = CliRunner().invoke(main, ["ingest", "-", "--published", "2026-01-27"], input=TEXT)
    assert typed_in.exit_code == 0, typed_in.output
    assert list(stored(home)) == ["reuters-2026-01-27"]


def test_a_folder_is_ingested_and_what_failed_is_named_with_the_reason(
    tracker: Tracker, folder: Path, home: Path
) -> None:
    told = tracker("ingest", folder, "--jobs", "2", "--failed", "failed.jsonl", code=1)
    assert len(stored(home)) == 20
    assert "new             20 with" in told.stdout
    assert "the name of the file: 20" in told.stdout
    rows = [json.loads(line) for line in (home / "failed.jsonl").read_text("utf-8").splitlines()]
    failed = {Path(row["file"]).name: row["why"] for row in rows}
    assert set(failed) == {"undated.txt", "empty.html", "noise.txt", "broken.pdf"}
    assert "when it was published" in failed["undated.txt"]
    assert all(name in told.stderr for name in failed)


def test_a_folder_is_stored_in_the_order_in_which_its_articles_came_out(
    tracker: Tracker, folder: Path, home: Path
) -> None:
    tracker("ingest", folder, code=1)
    days = list(stored(home).values())
    assert days == sorted(days)


def test_a_folder_that_was_killed_goes_on_where_it_was(tracker: Tracker, folder: Path, home: Path) -> None:
    process = typed("ingest", folder)
    assert process.stderr
    for line in process.stderr:
        if line.startswith("storing: "):
            os.kill(process.pid, signal.SIGKILL)
            break
    process.communicate()
    before = stored(home)
    assert 0 < len(before) < 20
    report = json.loads(tracker("ingest", folder, "--format", "json", code=1).stdout)
    assert (report["new"], report["unchanged"]) == (20 - len(before), len(before))
    assert len(stored(home)) == 20


def test_facts_beside_a_file_hold_for_it(tracker: Tracker, folder: Path, home: Path) -> None:
    (folder / "undated.toml").write_text('published = 2026-02-03\npublisher = "The Harbour Post"\n', "utf-8")
    report = json.loads(tracker("ingest", folder, "--format", "json", code=1).stdout)
    assert report["dated"] == {"the name of the file": 20, "the file beside": 1}
    assert stored(home)["the-harbour-post-2026-02-03"] == "2026-02-03"


def test_a_narrative_is_named_as_an_option_or_in_the_file_beside_it(tracker: Tracker, home: Path) -> None:
    story = home / "story.txt"
    story.write_text("On 12 May 1988 Peru and Chile met in Rome. On Sunday they met again, in Oslo.", "utf-8")
    given = ("--published", "2017-12-17", "--format", "json")
    found = json.loads(tracker("ingest", "--drafts", story, *given, "--domain", "narrative").stdout)
    assert [one["edtf"] for one in found["timexes"]] == ["1988-05-12", "1988-05-15"]
    (home / "stories").mkdir()
    story.rename(home / "stories/story.txt")
    facts = 'published = 2017-12-17\npublisher = "Gazette"\ndomain = "narrative"\n'
    (home / "stories/story.toml").write_text(facts, "utf-8")
    tracker("ingest", home / "stories")
    with sqlite3.connect(home / "tracker.db") as store:
        assert store.execute("SELECT count(*) FROM draft WHERE record LIKE '%1988-05-15'").fetchone() == (1,)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("published = ", "not TOML"),
        ('publishd = "x"', "did you mean published"),
        ('published = "soon"', "a day or an instant"),
        ('published = 2026-02-03\ndomain = "poem"', "news or narrative"),
    ],
)
def test_wrong_facts_beside_a_file_fail_that_file_only(
    tracker: Tracker, folder: Path, content: str, why: str
) -> None:
    (folder / "undated.toml").write_text(content, "utf-8")
    told = tracker("ingest", folder, code=1)
    assert why in told.stderr
    assert "new             20 with" in told.stdout


def test_what_is_no_file_in_a_folder_is_named_and_never_waited_for(tracker: Tracker, home: Path) -> None:
    folder = home / "articles"
    folder.mkdir()
    (folder / "2026-01-27-a.txt").write_text(ROUNDS, "utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "up").symlink_to(folder)
    told = tracker("ingest", folder, code=1)
    assert "pipe.txt is a pipe or a device" in told.stderr
    for name in ("gone.txt", "self.txt"):
        assert f"{name} is a link that leads to no file" in told.stderr
    assert "files           4" in told.stdout
    assert len(stored(home)) == 1


def test_a_folder_within_that_cannot_be_looked_into_is_named(
    tracker: Tracker, home: Path, closed: Callable[[Path], None]
) -> None:
    (home / "articles/within").mkdir(parents=True)
    (home / "articles/2026-01-27-a.txt").write_text(ROUNDS, "utf-8")
    closed(home / "articles/within")
    told = tracker("ingest", "articles", code=1)
    assert "articles/within: " in told.stderr
    assert "files           2" in told.stdout
    assert len(stored(home)) == 1


def test_a_whole_folder_that_is_read_ends_well(tracker: Tracker, home: Path) -> None:
    (home / "articles").mkdir()
    (home / "articles/2026-01-27-a.txt").write_text(ROUNDS, "utf-8")
    assert "passed over" not in tracker("ingest", "articles").stdout


def test_what_is_passed_over_in_a_folder_is_counted(tracker: Tracker, home: Path) -> None:
    (home / "articles/within").mkdir(parents=True)
    (home / "articles/2026-01-27-a.txt").write_text(ROUNDS, "utf-8")
    (home / "articles/2026-01-27-a.toml").write_text('publisher = "The Harbour Post"\n', "utf-8")
    for name in ("b.docx", "within/c.DOCX", "within/README", ".hidden.docx"):
        (home / "articles" / name).write_text("no article", "utf-8")
    told = tracker("ingest", "articles", "--dry-run")
    assert "passed over     .docx: 2, without an ending: 1\n" in told.stdout
    report = json.loads(tracker("ingest", "articles", "--format", "json").stdout)
    assert report["passed_over"] == {".docx": 2, "without an ending": 1}


def test_a_copy_of_a_stored_article_is_linked_to_it(tracker: Tracker, home: Path) -> None:
    story = " ".join(
        f"Sentence {number} of the story says that envoys met for the {number}th time."
        for number in range(30)
    )
    (home / "a.txt").write_text(story, "utf-8")
    (home / "b.txt").write_text("Another outlet begins in its own words.\n\n" + story, "utf-8")
    tracker("ingest", "a.txt", "--published", "2026-01-27", "--publisher", "Reuters")
    copied = tracker(
        "ingest", "b.txt", "--published", "2026-01-28", "--publisher", "The Harbour Post", "--format", "json"
    )
    assert json.loads(copied.stdout)["copy_of"] == "reuters-2026-01-27"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Missing argument"),
        (("nowhere.txt",), "No such file"),
        (("nowhere/", "a.txt"), "no such file or folder"),
        (("a.txt", "--jobs", "2"), "--jobs does not go with a file"),
        (("--drafts", "a.txt", "--dry-run"), "--dry-run does not go with --drafts"),
        (("--url", "https://example.org/", "a.txt"), "PATH does not go with --url"),
        (("a.txt", "--published", "soon"), "'soon' is not a day"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    empty: Tracker, words: tuple[str, ...], why: str
) -> None:
    assert why in empty("ingest", *words, code=2).stderr


def test_a_private_address_is_not_fetched(tracker: Tracker) -> None:
    assert "no public address" in tracker("ingest", "--url", "http://127.0.0.1:1/", code=1).stderr


def test_statements_are_told_line_by_line_and_a_bad_line_is_named(empty: Tracker, home: Path) -> None:
    good: dict[str, Any] = {"doc": "a", "text": "Zelenskyy said he was ready.", "published": "2026-01-27"}
    (home / "news.jsonl").write_text(json.dumps(good) + "\n{}\n", "utf-8")
    told = empty("ingest", "--statements", "news.jsonl", code=1)
    found = json.loads(told.stdout)
    assert found["doc"] == "a"
    ((start, end),) = found["statements"][0]["source"]
    assert good["text"][start:end] == "Zelenskyy"
    assert "line 2" in told.stderr
