"""The engine is usable alone: with what dateparser needs, and nothing else of ours; its documentation runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import requires
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NOT_NEEDED = (
    "litestar",
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "msgspec",
    "click",
    "rich",
    "jinja2",
    "uvicorn",
)
PROGRAM = f"""
import sys
from datetime import date
import tracker.temporal
from tracker.temporal import read, resolve
assert resolve("on Sunday", published=date(2026, 1, 27), sentence="They will meet on Sunday.").edtf == "2026-02-01"
assert resolve("1 février 2026", published=None, language="fr").edtf == "2026-02-01"
assert resolve("3. maaliskuuta 2026", published=None, language="fi").edtf == "2026-03-03"
assert [found.edtf for found in read("They met on Monday.", published=date(2026, 1, 27))] == ["2026-01-26"]
from tracker.temporal import documents, edtf, markup
assert not set({NOT_NEEDED!r}) & set(sys.modules), set({NOT_NEEDED!r}) & set(sys.modules)
"""


def reachable(place: Path) -> None:
    """Puts the engine, and what dateparser asks for, into an empty folder."""
    package = place / "tracker"
    shutil.copytree(
        ROOT / "tracker/temporal", package / "temporal", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("__init__.py", "errors.py", "json_lines.py", "remembered.py"):
        shutil.copy(ROOT / "tracker" / name, package)
    packages = Path(sysconfig.get_path("purelib"))
    names = [
        re.split(r"[^\w-]", one)[0].replace("python-", "")
        for one in requires("dateparser") or []
        if ";" not in one
    ]
    for name in ("dateparser", "dateparser_data", "six.py", "tzdata", *names):
        if (packages / name).exists():
            (place / name).symlink_to(packages / name)


def test_it_works_where_nothing_else_is_installed(tmp_path: Path) -> None:
    reachable(tmp_path)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_examples_of_the_manual_run() -> None:
    examples = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "docs/time.md").read_text(), re.DOTALL | re.MULTILINE
    )
    assert examples
    for example in examples:
        exec(compile(example, "docs/time.md", "exec"), {})  # noqa: S102 - our own manual


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "tracker/py.typed").exists()
