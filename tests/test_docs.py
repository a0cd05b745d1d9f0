"""The manual is tested against the program: every command in it is run, every answer it shows is compared."""

from __future__ import annotations

import doctest
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.recipes import SHOWN_ADDRESS
from tracker.formats import FORMATS, NAMED_ONLY

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
]
TRIED_ELSEWHERE = ["docs/recipes.md"]
"""Documents of which another module tries every block: tests/test_recipes.py."""
TRACKER = str(Path(sys.executable).parent / "tracker")

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
NAMED_TARGET = re.compile(r"`make ([a-z-]+)")


@dataclass(frozen=True)
class Block:
    """A fenced block of a document."""

    language: str
    text: str

    @property
    def commands(self) -> list[str]:
        return self.text.strip().splitlines() if self.language == "sh" else []


def blocks(document: str) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall((ROOT / document).read_text())]


def environment(home: Path) -> dict[str, str]:
    """A shell with the command `tracker` and a database of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    return {
        **kept,
        "PATH": f"{Path(sys.executable).parent}:{kept['PATH']}",
        "TRACKER_DATABASE": f"sqlite:///{home}/tracker.db",
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory as `make demo` leaves it: an environment, and a seeded database."""
    place = tmp_path_factory.mktemp("home")
    (place / ".venv/bin").mkdir(parents=True)
    (place / ".venv/bin/activate").touch()
    for command in ("migrate", "seed"):
        subprocess.run([TRACKER, command], cwd=place, env=environment(place), check=True, capture_output=True)
    return place


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """Where that database is served."""
    command = [TRACKER, "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=home, env=environment(home), stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip().removesuffix("/")
        server.terminate()


def run(command: str, home: Path, address: str) -> str:
    """What a command of a document says, on its own server."""
    typed = command.replace(SHOWN_ADDRESS, address).replace("curl ", "curl --silent --show-error --fail ")
    done = subprocess.run(
        ["bash", "-c", typed],
        cwd=home,
        env=environment(home),
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def targets(name: str) -> list[str]:
    """The commands behind a make target."""
    done = subprocess.run(["make", "-C", str(ROOT), "-n", name], check=True, capture_output=True, text=True)
    return [line for line in done.stdout.splitlines() if not line.startswith("make")]


def in_ci(target: str) -> bool:
    """Whether the continuous integration calls a target, or one that does the same and more."""
    script = (ROOT / ".ci/run").read_text()
    called = [name for name in ("setup", "check", "demo") if f"make {name}" in script]
    return target in called or any(set(targets(target)) <= set(targets(name)) for name in called)


def differences(shown: Any, real: Any, at: str = "") -> Iterator[str]:
    """Where a shortened answer says something that the real one does not."""
    if isinstance(shown, Mapping):
        for name, value in shown.items():
            if not isinstance(real, Mapping) or name not in real:
                yield f"{at}/{name} is not there"
            else:
                yield from differences(value, real[name], f"{at}/{name}")
    elif isinstance(shown, list):
        if not isinstance(real, list) or len(real) != len(shown):
            yield f"{at} has another length"
        else:
            for number, (one, other) in enumerate(zip(shown, real, strict=True)):
                yield from differences(one, other, f"{at}/{number}")
    elif shown != real:
        yield f"{at} is {real!r}, not {shown!r}"


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name not in TRIED_ELSEWHERE])
def test_every_command_of_a_document_runs_in_order(document: str, home: Path, address: str) -> None:
    said, before = "", ""
    for block in blocks(document):
        if block.language == "toml":
            name = block.text.split("\n", 1)[0].removeprefix("# ")
            (home / name).write_text(block.text)
        if block.language == "json" and before == "sh":
            assert list(differences(json.loads(block.text), json.loads(said))) == []
        for command in block.commands:
            if command.startswith("make "):
                assert in_ci(command.split()[1]), f"{command} is run by no test"
            else:
                said = run(command, home, address)
        before = block.language


def test_the_readme_shows_a_request_with_its_answer_a_seed_file_and_the_two_commands() -> None:
    found = blocks("README.md")
    assert [block.language for block in found[:2]] == ["sh", "json"]
    assert "toml" in [block.language for block in found]
    commands = [command for block in found for command in block.commands]
    assert {"make demo", "make test"} <= set(commands)


def test_the_readme_names_every_shape_of_one_filter(home: Path, address: str) -> None:
    text = (ROOT / "README.md").read_text()
    (table,) = re.findall(r"^\| `/timeline` with .*?(?=\n\n)", text, re.DOTALL | re.MULTILINE)
    named = re.findall(r"`\.([a-z]+)`", table)
    (command,) = [
        line for block in blocks("README.md") for line in block.commands if "/timeline.csv?" in line
    ]
    for extension in named:
        shaped = command.replace("/timeline.csv?", f"/timeline.{extension}?")
        assert "econd round" in run(shaped, home, address), extension
    assert sorted(named) == sorted(["html", *(shape.EXTENSION for shape in (*FORMATS, *NAMED_ONLY))])


def test_the_article_of_the_readme_becomes_what_it_says(home: Path, address: str) -> None:
    (seed,) = [block.text for block in blocks("README.md") if block.language == "toml"]
    (home / "article.toml").write_text(seed)
    run("tracker seed article.toml", home, address)
    answer = json.loads(run(f"curl '{SHOWN_ADDRESS}/timeline?process=harbour-talks'", home, address))
    dates = {item["id"]: item["when"]["edtf"] for item in answer["items"] if item["kind"] == "round"}
    assert dates == {"harbour-talks-1": "2026-03-07/2026-03-08", "harbour-talks-2": "2026-03-13"}
    (position,) = [item for item in answer["items"] if item["kind"] == "position"]
    assert (position["quote"], position["when"]["edtf"]) == ("not for sale", "2026-03-09")


def test_the_quotes_of_the_seed_file_are_words_of_the_article() -> None:
    text = (ROOT / "README.md").read_text()
    article = " ".join(line.removeprefix("> ") for line in text.splitlines() if line.startswith("> "))
    (seed,) = [tomllib.loads(block.text) for block in blocks("README.md") if block.language == "toml"]
    for report in (*seed["round"], *seed["position"]):
        assert report.get("evidence", report.get("quote")) in article


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md", "seeds/README.md", "examples/README.md"])
def test_links_lead_somewhere_and_named_targets_exist(document: str) -> None:
    text = (ROOT / document).read_text()
    for target in LINK.findall(text):
        assert (ROOT / document).parent.joinpath(target).exists(), target
    makefile = (ROOT / "Makefile").read_text()
    for name in NAMED_TARGET.findall(text):
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), name


def test_make_help_lists_every_target() -> None:
    done = subprocess.run(["make", "-C", str(ROOT), "-s", "help"], check=True, capture_output=True, text=True)
    (listed,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for name in listed.split():
        assert f"  make {name} " in done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="needs the history")
def test_nothing_that_is_kept_names_a_machine() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files"], check=True, capture_output=True, text=True
    ).stdout
    named = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/")
    for path in filter(lambda path: (ROOT / path).is_file(), listed.splitlines()):
        assert not named.search((ROOT / path).read_text(errors="ignore")), path


@pytest.mark.parametrize(
    "name", [found.name for found in pkgutil.walk_packages(tracker.__path__, "tracker.")]
)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    if name != "tracker.__main__":
        assert doctest.testmod(import_module(name)).failed == 0
