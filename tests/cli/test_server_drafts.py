"""`tracker ingest` and `tracker review` on a server do what they do with a database, or say why they do not."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.building import NOW
from tests.following import GUARD, process
from tests.scripted import Script, servers
from tests.store.test_review import sound, statuses
from tracker.cli import main
from tracker.client import Refused, Timeline
from tracker.store import keys
from tracker.store.database import Database, open_database
from tracker.store.drafts import DraftQuery, drafts

ROOT = Path(__file__).parents[2]
TALKS = (
    "The third round of talks between Ukraine and Russia is scheduled for Sunday in Geneva, the Kremlin said."
)
PAGE = f"""<html lang="en"><head><title>Envoys fly home</title>
<meta property="og:site_name" content="Courier"><meta property="article:published_time" content="2026-01-27">
</head><body><article><h1>Envoys fly home</h1><p>{TALKS}</p><p>"We will meet again on Sunday," Ukrainian President
Volodymyr Zelenskyy said.</p></article></body></html>"""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)")

Typed = Callable[..., Result]


@dataclass(frozen=True)
class Place:
    """An empty server with the database behind it, files with keys to it, and another database beside."""

    server: str
    database: Database
    beside: str
    folder: Path

    def key(self, scope: str) -> Path:
        """A file with a key of that scope."""
        return self.folder / f"{scope}.key"

    def on(self, scope: str = "write") -> tuple[str | Path, ...]:
        """The options that name the server."""
        return ("--server", self.server, "--key-file", self.key(scope))


@pytest.fixture
def typed(home: Path) -> Typed:  # noqa: ARG001 - its environment says nothing about tracker

    def run(*words: str | Path, keys: str = "") -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=keys, catch_exceptions=False)

    return run


@pytest.fixture
def place(database_url: str, typed: Typed, home: Path) -> Iterator[Place]:
    beside = f"sqlite:///{home}/beside.db"
    assert typed("migrate", "--database", beside).exit_code == 0
    database = open_database(database_url)
    with database.writing() as session:
        for scope in ("read", "draft", "write"):
            (home / f"{scope}.key").write_text(keys.create(session, scope, (scope,), now=NOW)[1])
    with process(database_url) as (_, address):
        yield Place(address, database, beside, home)
    database.close()


@pytest.fixture
def folder(home: Path) -> Path:
    """Articles of several days and sorts, one of them with facts beside it, and a file that is none."""
    folder = home / "articles"
    folder.mkdir()
    for day in (3, 1, 2):
        (folder / f"2026-02-0{day}-talks.txt").write_text(f"Story {day}. {TALKS}", "utf-8")
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "facts.txt").write_text(f"Told apart. {TALKS}", "utf-8")
    (folder / "facts.toml").write_text(
        'published = 2026-01-26T09:30:00+02:00\npublisher = "Gazette"\nzone = "Europe/Kyiv"\n', "utf-8"
    )
    (folder / "undated.txt").write_text("Envoys met on Friday.", "utf-8")
    return folder


def told(result: Result) -> tuple[str, str, int]:
    return MOMENT.sub("T", result.stdout), MOMENT.sub("T", result.stderr), result.exit_code


def content(database: Database) -> list[tuple[object, ...]]:
    """Every draft with its article, as far as it does not tell the time."""
    with database.reading() as session:
        return [
            (one["article"]["id"], one["kind"], one["record"], one["says"], one["confidence"], one["joins"])
            for one in drafts(session, DraftQuery(), limit=500)
        ]


def test_a_folder_becomes_the_same_drafts_on_a_server(typed: Typed, place: Place, folder: Path) -> None:
    for more in (("--dry-run",), (), ("--format", "json")):
        words = ("ingest", folder, "--process", "talks", *more)
        here, there = typed(*words, "--database", place.beside), typed(*words, *place.on("draft"))
        assert told(here) == told(there), more
        assert there.exit_code == 1  # for the one that says no day
    assert json.loads(there.stdout)["unchanged"] == 5
    beside = open_database(place.beside)
    assert content(place.database) == content(beside) != []
    beside.close()


@pytest.mark.parametrize("more", [(), ("--publisher", "Post"), ("--publisher", "Post", "--format", "json")])
def test_one_article_is_told_in_the_same_words(
    typed: Typed, place: Place, home: Path, more: tuple[str, ...]
) -> None:
    (home / "envoys.txt").write_text(TALKS, "utf-8")
    words = ("ingest", home / "envoys.txt", "--published", "2026-01-27", *more)
    for _ in ("new", "stored before"):
        here, there = typed(*words, "--database", place.beside), typed(*words, *place.on())
        if "json" in more:  # members may stand in another order
            assert json.loads(MOMENT.sub("T", here.stdout)) == json.loads(MOMENT.sub("T", there.stdout))
        else:
            assert told(here) == told(there)
        assert there.exit_code == 0


def test_standard_input_goes_to_a_server_named_before_the_command(
    typed: Typed, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_KEY", place.key("draft").read_text())
    words = ("--server", place.server, "ingest", "-", "--published", "2026-01-27", "--publisher", "Post")
    assert "post-2026-01-27: " in typed(*words, keys=TALKS).stdout
    assert "stored before" in typed(*words, keys=TALKS).stdout


def test_a_folder_that_was_interrupted_goes_on_where_it_was(typed: Typed, place: Place, folder: Path) -> None:
    for number in range(20):
        (folder / f"2026-03-{number + 1:02}-more.txt").write_text(f"More {number}. {TALKS}", "utf-8")
    words = ("ingest", folder, "--publisher", "Post", *place.on("draft"))
    command = [sys.executable, "-m", "tracker", *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        while not content(place.database) and run.poll() is None:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=GUARD)[1]
    assert (run.returncode, "The same command goes on." in said) == (130, True), said
    report = json.loads(typed(*words, "--format", "json").stdout)
    assert report["unchanged"] > 0
    assert report["new"] > 0
    assert report["new"] + report["unchanged"] == 25


@pytest.mark.parametrize("scope", [None, "read"])
def test_a_key_that_may_not_ends_the_folder_and_says_which_scope_is_missing(
    typed: Typed, place: Place, folder: Path, scope: str | None
) -> None:
    key = ("--key-file", place.key(scope)) if scope else ()
    for words in (("ingest", folder), ("review",)):
        found = typed(*words, "--server", place.server, *key)
        assert found.exit_code == 1
        said = "scope 'draft'" if scope else "TRACKER_KEY or --key-file"
        assert said in found.stderr
        assert f"{place.server}/" in found.stderr
    assert content(place.database) == []


def test_a_server_that_goes_away_ends_the_folder_and_what_is_stored_is_told(
    typed: Typed, folder: Path
) -> None:
    receipt = {"article": "a", "unchanged": False, "dry_run": False, "copy_of": None, "drafts": [1, 2]}
    body = json.dumps({**receipt, "remarks": [], "recorded_at": "2026-03-10T09:00:00Z"}).encode()
    with servers() as start:
        server = start((201, {}, body), (503, {"Retry-After": "61"}, b"{}"))
        found = typed("ingest", folder, "--server", server.address, "--publisher", "Post")
    assert found.exit_code == 1
    assert re.search(r"new +1 with 2 drafts", found.stdout)
    assert "The same command goes on." in found.stderr
    assert f"{server.address}/articles" in found.stderr
    assert len(server.asked) == 2


def test_an_article_is_sent_again_with_the_same_key_while_the_server_is_busy(script: Script) -> None:
    receipt = {"article": "a", "unchanged": False, "dry_run": False, "copy_of": None, "drafts": []}
    body = json.dumps({**receipt, "remarks": [], "recorded_at": "2026-03-10T09:00:00Z"}).encode()
    server = script((503, {"Retry-After": "2"}, b""), None, (201, {}, body))
    assert server.timeline("k").desk.ingest(TALKS, published="2026-01-27").article == "a"
    assert len({headers["idempotency-key"] for _, _, headers in server.asked}) == 1
    assert (len(server.asked), server.waited[0]) == (3, 2)


def test_options_of_a_server_do_not_go_with_what_needs_none(typed: Typed, home: Path) -> None:
    (home / "a.txt").write_text(TALKS, "utf-8")
    for words in (("ingest", "--server", "http://a"), ("--server", "http://a", "ingest")):
        found = typed(*words, "--drafts", "a.txt", "--published", "2026-01-27")
        assert found.exit_code == 2
        assert "--server does not go with --drafts" in found.stderr


@pytest.fixture
def script() -> Iterator[Script]:
    """Starts servers with a script."""
    with servers() as start:
        yield start


@pytest.fixture
def drafted(typed: Typed, place: Place, home: Path) -> Place:
    """The same article on the server and beside it."""
    (home / "page.html").write_text(PAGE, "utf-8")
    for where in (("--database", place.beside), place.on()):
        assert typed("ingest", home / "page.html", *where).exit_code == 0
    return place


SESSIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("?\nx\na\nr\ns\nu\nu\nu\nq\n", ()),
    ("e\nstatus = held =\n\nq\n", ("--kind", "round")),
    ("m\nkremlin\nu\nq\n", ("--kind", "participant")),
    ('e\nstatus = "announced"\n-venue\n\na\nq\n', ("--kind", "round")),
    ("a\n", ("--kind", "venue")),
    ("A\n0.7\nq\n", ("--kind", "participant")),
    ("", ("--least", "0.5", "--yes")),
    ("", ("--article", "courier-2026-01-27")),
)
"""Keys that are typed and options, one after the other on the same drafts; the first three leave them as they were."""


def test_reviewing_says_and_does_the_same_on_a_server(typed: Typed, drafted: Place) -> None:
    for pressed, options in SESSIONS:
        here = typed("review", *options, "--database", drafted.beside, keys=pressed)
        there = typed("review", *options, *drafted.on(), keys=pressed)
        assert told(here) == told(there)
        assert there.exit_code == 0
    beside = open_database(drafted.beside)
    assert statuses(drafted.database) == statuses(beside)
    beside.close()
    assert sound(drafted.database)


def test_a_refusal_while_reviewing_names_the_server_and_the_draft_is_shown_again(
    typed: Typed, drafted: Place
) -> None:
    found = typed("review", "--kind", "round", *drafted.on("draft"), keys='a\ne\nstatus = "hold"\n\nr\n')
    assert re.search(rf"{drafted.server}/drafts/\d+/accept answers 403: .*scope 'write'", found.stderr)
    assert re.search(rf"{drafted.server}/drafts/\d+ answers 400", found.stderr)
    assert "'hold'" in found.stderr
    assert found.stdout.count("[1 of 1]") == 3
    assert "is rejected" in found.stdout


def test_what_somebody_else_has_changed_is_decided_about_only_after_another_look(drafted: Place) -> None:
    key = drafted.key("write").read_text()
    with Timeline(drafted.server, key) as one, Timeline(drafted.server, key) as other:
        number = next(draft.id for draft in one.desk.drafts(kind="venue"))
        assert one.desk.draft(number).status == "pending"
        other.desk.amend(number, {"name": "Geneva, by the lake"})
        with pytest.raises(Refused, match="read it again") as caught:
            one.desk.accept(number)
        assert caught.value.status == 412
        assert one.desk.draft(number).says["name"] == "Geneva, by the lake"
        assert one.desk.preview(number).changes
        assert one.desk.accept(number, dry_run=True).dry_run
        assert one.desk.draft(number).status == "pending"
        assert one.desk.accept(number, reason="Seen.").drafts[0].status == "accepted"
        assert one.desk.undo(number).drafts[0].status == "pending"
        assert other.desk.accept_all(0.0, article="courier-2026-01-27", kind="venue").drafts
        (article,) = one.desk.articles()
        assert article.drafts["accepted"] >= 1
        assert TALKS in one.desk.article(article.id).text
