"""With `--server` a command does what it does with `--database`, byte for byte, or says why it does not."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.building import NOW
from tests.cli.conftest import ARTICLE
from tests.following import GUARD, process
from tests.scripted import Script, servers
from tracker.cli import COMMANDS, main
from tracker.cli.server import REFUSED
from tracker.store import keys
from tracker.store.database import open_database

ROOT = Path(__file__).parents[2]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)")

Typed = Callable[..., Result]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Types a command, in an environment that says nothing about tracker; returns what came, whatever it is."""
    for name in ("DATABASE", "SERVER", "KEY", "HOST", "PORT"):
        monkeypatch.delenv(f"TRACKER_{name}", raising=False)

    def run(*words: str | Path) -> Result:
        return CliRunner().invoke(
            main, [str(word) for word in words], prog_name="tracker", catch_exceptions=False
        )

    return run


@pytest.fixture
def script() -> Iterator[Script]:
    """Starts servers with a script."""
    with servers() as start:
        yield start


@pytest.fixture(scope="module")
def seeded_url(seeded_file: Path) -> str:
    return f"sqlite:///{seeded_file}"


@pytest.fixture(scope="module")
def served(seeded_url: str) -> Iterator[str]:
    """The address of a server over that database."""
    with process(seeded_url) as (_, address):
        yield address


@pytest.fixture
def writable(database_url: str, monkeypatch: pytest.MonkeyPatch, typed: Typed) -> Iterator[str]:  # noqa: ARG001 - its environment first
    """The address of a server over an empty database of each kind, a key to which is in the environment."""
    store = open_database(database_url)
    with store.writing() as session:
        monkeypatch.setenv("TRACKER_KEY", keys.create(session, "test", ("write",), now=NOW)[1])
    store.close()
    with process(database_url) as (_, address):
        yield address


def both(typed: Typed, database: str, server: str, *words: str | Path) -> tuple[Result, Result]:
    return typed(*words, "--database", database), typed(*words, "--server", server)


@pytest.mark.parametrize(
    "words",
    [
        "export",
        "export --format ndjson --undated include --kind round --kind position --order desc",
        "export --process ukraine-2026 --known-on 2026-01-28 --from 2026-01",
        "export --known-on 2020-01-01",
        "upcoming --known-on 2026-01-28",
        "upcoming --known-on 2026-01-28 --days 14 --json",
        "overdue --known-on 2026-04-01",
        "overdue --known-on 2026-02-24 --kind round",
        "conflicts",
        "conflicts --json",
        "positions matrix --process ukraine-2026",
        "positions matrix --json",
        "positions diff --from 2026-01-25 --to 2026-02-05",
        "positions diff --from 2026-01-25 --to 2026-02-05 --json",
        "schedule round abu-dhabi-2 --known-on 2026-01-28",
        "schedule process ukraine-2026",
        "schedule process ukraine-2026 --json",
        "changes",
        "changes --format ndjson --id abu-dhabi-2 --id geneva-1",
        # what is refused is refused in the same words
        "export --process ukraine-2025",
        "export --kind rond",
        "overdue --process ukraine-2025",
        "upcoming --days 0",
        "conflicts --participant nobody",
        "schedule round nope",
        "positions matrix --issue donbass",
        "positions diff --from 2026-02-01 --to 2026-01-01",
        "changes --id nope",
        "changes --since sometime",
    ],
)
def test_reading_says_the_same_of_a_database_and_of_its_server(
    typed: Typed, seeded_url: str, served: str, words: str
) -> None:
    here, there = both(typed, seeded_url, served, *words.split())
    assert here.stdout_bytes == there.stdout_bytes
    assert here.stderr_bytes == there.stderr_bytes
    assert here.exit_code == there.exit_code
    assert here.stdout or here.stderr


def without_moments(result: Result) -> tuple[str, str, int]:
    return MOMENT.sub("T", result.stdout), MOMENT.sub("T", result.stderr), result.exit_code


def test_writing_does_the_same_to_a_database_and_to_its_server(
    typed: Typed, writable: str, tmp_path: Path
) -> None:
    beside = f"sqlite:///{tmp_path}/beside.db"
    assert typed("migrate", "--database", beside).exit_code == 0
    article, other, broken, more = (
        tmp_path / f"{name}.toml" for name in ("article", "other", "broken", "more")
    )
    article.write_text(ARTICLE)
    other.write_text(ARTICLE.replace("on Friday", "on Saturday"))
    broken.write_text(
        ARTICLE.replace("post-2026-03-10", "post-2026-03-11").replace('pier-house"\nev', 'dock"\nev')
    )
    more.write_text(ARTICLE.replace("post-2026-03-10", "post-2026-03-12").replace("on Friday", "on Thursday"))
    report = "post-2026-03-10.1.3"
    commands: list[tuple[str | Path, ...]] = [
        ("seed", "--dry-run", article),
        ("seed", article, more),
        ("seed", article),
        ("seed", other),
        ("seed", "--dry-run", "--correct", other),
        ("seed", "--correct", other),
        ("seed", broken),
        ("rule", "round", "harbour-1", "deprecate", report, "--reason", "No.", "--dry-run"),
        ("rule", "round", "harbour-1", "deprecate", report, "--reason", "No."),
        ("rule", "round", "harbour-1", "undo", "1", "--reason", "Yes."),
        ("rule", "round", "harbour-1", "prefer", "nope", "--reason", "No."),
        ("export", "--undated", "include"),
        ("conflicts",),
    ]
    outcomes = []
    for words in commands:
        here, there = both(typed, beside, writable, *words)
        assert without_moments(here) == without_moments(there), words
        outcomes.append(here.exit_code)
    assert {0, 1} == set(outcomes)


def test_every_seed_file_says_the_same_over_http(typed: Typed, writable: str, database_url: str) -> None:
    assert typed("seed", ROOT / "seeds", "--server", writable).stdout.endswith("33 new\n")
    again = typed("seed", ROOT / "seeds", "--database", database_url)
    assert re.fullmatch(r"33 sources: 33 unchanged\n", again.stdout)


def test_writing_without_a_key_that_may_is_refused_with_what_to_do(
    typed: Typed, served: str, tmp_path: Path
) -> None:
    (tmp_path / "article.toml").write_text(ARTICLE)
    (tmp_path / "key").write_text("tk_nobody_knows\n")
    for more in ((), ("--key-file", tmp_path / "key")):
        told = typed("seed", tmp_path / "article.toml", "--server", served, *more)
        assert (told.exit_code, told.stdout) == (1, "")
        assert "TRACKER_KEY or --key-file" in told.stderr
        assert "tk_nobody_knows" not in told.output


def test_a_key_may_be_in_a_file(
    typed: Typed, writable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text(os.environ["TRACKER_KEY"] + "\n")
    monkeypatch.delenv("TRACKER_KEY")
    (tmp_path / "article.toml").write_text(ARTICLE)
    words = ("seed", tmp_path / "article.toml", "--server", writable, "--key-file", tmp_path / "key")
    assert typed(*words).stdout == "1 source: 1 new\n"


def test_changes_are_followed_on_a_server(typed: Typed, writable: str, tmp_path: Path) -> None:
    (tmp_path / "article.toml").write_text(ARTICLE)
    typed("seed", tmp_path / "article.toml", "--server", writable)
    (tmp_path / "later.toml").write_text(ARTICLE.replace("03-10", "03-12").replace("on Friday", "on Sunday"))
    command = [
        sys.executable,
        "-m",
        "tracker",
        "changes",
        "--follow",
        "--format",
        "ndjson",
        "--server",
        writable,
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as follower:
        try:
            assert follower.stdout is not None
            assert json.loads(follower.stdout.readline())["change"] == "added"
            typed("seed", tmp_path / "later.toml", "--server", writable)
            while json.loads(follower.stdout.readline())["source"]["id"] != "post-2026-03-12":
                pass
            follower.send_signal(signal.SIGINT)
            told = follower.communicate(timeout=GUARD)[1]
        finally:
            follower.kill()
    assert "to go on from here: --since " in told
    assert follower.returncode == 0


def test_an_export_that_breaks_off_leaves_no_file(typed: Typed, script: Script, tmp_path: Path) -> None:
    server = script((200, {"Content-Length": "9999"}, b'{"id":"a"}\n'))
    words = ("export", "--format", "ndjson", "--output", tmp_path / "all.ndjson", "--server", server.address)
    told = typed(*words)
    assert told.exit_code == 1
    assert f"No whole answer from {server.address}/timeline.ndjson" in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", REFUSED)
def test_what_runs_on_the_servers_machine_says_so(typed: Typed, served: str, command: str) -> None:
    told = typed("--server", served, command)
    assert told.exit_code == 2
    assert f"{command} takes no --server: {REFUSED[command]}." in told.stderr


def test_every_other_command_takes_a_server(typed: Typed) -> None:
    for command in set(COMMANDS) - set(REFUSED):
        inner = ("matrix",) if command == "positions" else ()
        assert "--server URL" in typed(command, *inner, "--help").stdout


def test_a_server_may_be_named_before_the_command_or_in_the_environment(
    typed: Typed, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = typed("overdue", "--server", served).stdout
    assert typed("--server", served, "overdue").stdout == wanted
    monkeypatch.setenv("TRACKER_SERVER", served)
    assert typed("overdue").stdout == wanted
    told = typed("verify")
    assert told.exit_code == 2
    assert "TRACKER_SERVER is set" in told.stderr
    assert "name one with --database" in told.stderr


def test_a_database_that_is_named_wins_over_the_environment(
    typed: Typed, seeded_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(seeded_file, tmp_path / "mine.db")
    monkeypatch.setenv("TRACKER_SERVER", "http://127.0.0.1:1")
    assert typed("verify", "--database", f"sqlite:///{tmp_path}/mine.db").exit_code == 0
    assert typed("overdue", "--database", f"sqlite:///{tmp_path}/mine.db").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("overdue", "--server", "http://127.0.0.1:1"), 1, "No whole answer from http://127.0.0.1:1/overdue"),
        (("overdue", "--server", "nowhere"), 1, "'nowhere' is no address of a server"),
        (("overdue", "--server", "http://a", "--database", "sqlite://"), 2, "two places"),
        (("export", "--all", "--server", "http://a"), 2, "export --all takes no --server"),
        (("seed", "--server", "http://a", "--key-file", "absent"), 2, "does not exist"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    typed: Typed, words: tuple[str, ...], code: int, said: str
) -> None:
    told = typed(*words)
    assert told.exit_code == code
    assert said in told.stderr
