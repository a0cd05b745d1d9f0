"""What a wheel holds, and what the lock pins."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names in a wheel of this checkout."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = place.glob("*.whl")
    with ZipFile(made) as opened:
        return opened.namelist()


def kept(folder: str) -> set[str]:
    """The files of a folder that are not made by running anything."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("folder", ["migrations", "seeds"])
def test_a_wheel_brings_migrations_and_seeds(wheel: list[str], folder: str) -> None:
    assert {f"tracker/bundled/{name}" for name in kept(folder)} <= set(wheel)
    assert len([name for name in wheel if name.startswith(f"tracker/bundled/{folder}/")]) > 2


def test_a_wheel_brings_everything_in_the_package(wheel: list[str]) -> None:
    assert kept("tracker") <= set(wheel)
    for kind in (".toml", ".html", ".css"):
        assert any(name.endswith(kind) for name in wheel if not name.startswith("tracker/bundled/"))


def test_a_wheel_brings_nothing_else(wheel: list[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"tracker"}
    assert not [name for name in wheel if "__pycache__" in name or name.endswith(".db")]


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_every_locked_package_has_one_version_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^\s;]+", entry), entry
        assert "--hash=sha256:" in entry
    assert "://" not in text


def test_both_locks_pin_the_same_versions() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / f"requirements/{lock}.txt").read_text()
        return set(re.findall(r"^([^\s;=]+==[^\s;\\]+)", text, re.MULTILINE))

    assert pins("runtime") <= pins("dev")


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    locked = (ROOT / "requirements/runtime.txt").read_text().lower()
    for requirement in wanted:
        (name,) = re.findall(r"^[A-Za-z0-9_.-]+", requirement)
        assert f"\n{name.lower()}" in "\n" + locked
