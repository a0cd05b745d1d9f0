"""The client is usable alone: with httpx and msgspec, and nothing else of ours but the errors."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_NEEDED = ("litestar", "sqlmodel", "sqlalchemy", "pydantic", "pandas", "jinja2", "uvicorn", "alembic")
OURS = {"tracker", "tracker.client", "tracker.errors"}
PROGRAM = f"""
import sys
from tracker.client import Timeline, Unreachable
try:
    Timeline("http://127.0.0.1:1").entries(kind="round").first()
except Unreachable as error:
    assert "http://127.0.0.1:1/timeline" in str(error), error
assert not set({NOT_NEEDED!r}) & set(sys.modules), set({NOT_NEEDED!r}) & set(sys.modules)
ours = {{name for name in sys.modules if name.partition(".")[0] == "tracker"}}
assert {{name for name in ours if not name.startswith("tracker.client.")}} == {OURS!r}, ours
"""


def test_it_works_where_nothing_else_of_ours_is(tmp_path: Path) -> None:
    package = tmp_path / "tracker"
    shutil.copytree(ROOT / "tracker/client", package / "client", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "errors.py"):
        shutil.copy(ROOT / "tracker" / name, package)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{PROGRAM}"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_it_imports_nothing_but_the_standard_library_httpx_msgspec_and_the_errors() -> None:
    allowed = {*sys.stdlib_module_names, "httpx", "msgspec"}
    for path in (ROOT / "tracker/client").glob("*.py"):
        tree = ast.parse(path.read_text())
        for_types_only = {
            id(node)
            for block in ast.walk(tree)
            if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
            for node in ast.walk(block)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in for_types_only:
                names = (
                    [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module]
                )
                for name in map(str, names):
                    assert name.partition(".")[0] in allowed or name.startswith(
                        ("tracker.client", "tracker.errors")
                    ), f"{path.name} imports {name}"
