"""Databases for the tests: SQLite always; PostgreSQL too where TRACKER_TEST_POSTGRES names a server."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tracker.store.database import Database, open_database
from tracker.store.migrate import upgrade

MIGRATIONS = Path(__file__).parent.parent / "migrations"
POSTGRES = os.environ.get("TRACKER_TEST_POSTGRES")

WIDGETS = MIGRATIONS.parent / ".widgets/node_modules"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

BACKENDS = [
    "sqlite",
    pytest.param(
        "postgres",
        marks=pytest.mark.skipif(POSTGRES is None, reason="TRACKER_TEST_POSTGRES names no server"),
    ),
]

settings.register_profile(
    "tracker",
    deadline=None,  # these machines are noisy, and no test here is about time
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tracker")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""A shell that starts the tests in its background has them ignore it, and so all that they start and then interrupt."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without what they need, tests are left out, and the end says so; in a browser never where it is required."""
    for marker, missing in _missing().items():
        left_out = [item for item in items if item.get_closest_marker(marker)] if missing else []
        if left_out and not (marker == "browser" and os.environ.get("TRACKER_TEST_BROWSER") == "required"):
            items[:] = [item for item in items if item not in left_out]
            config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each thing without which tests were left out."""
    missing = _missing()
    if missing["browser"]:
        terminalreporter.write_line(
            f"The tests in a browser need {missing['browser']}: without it they are left out. "
            "`make test-browser` runs them."
        )
    if missing["jq"]:
        terminalreporter.write_line("The recipes with jq need jq: without it they are left out.")


def _missing() -> dict[str, str]:
    """What the tests with a marker need and do not find, in words; empty where all is there."""
    for_browser = {
        "Chromium": CHROMIUM is None,
        "what `make browser` installs": not WIDGETS.exists(),
    }
    return {
        "browser": " and ".join(name for name, lacks in for_browser.items() if lacks),
        "jq": "" if shutil.which("jq") else "jq",
    }


def _on_server(statement: str) -> None:
    engine = create_engine(POSTGRES or "", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _postgres_url(name: str) -> str:
    return make_url(POSTGRES or "").set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database at the head, to be copied."""
    path = tmp_path_factory.mktemp("template") / "tracker.db"
    upgrade(f"sqlite:///{path}", MIGRATIONS)
    return path


@pytest.fixture(scope="session")
def migrated_template() -> Iterator[str]:
    """An empty PostgreSQL database at the head, to be copied."""
    name = f"tracker_template_{uuid4().hex[:12]}"
    _on_server(f"CREATE DATABASE {name}")
    upgrade(_postgres_url(name), MIGRATIONS)
    yield name
    _on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any schema, once for each backend."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/tracker.db"
        return
    name = f"tracker_test_{uuid4().hex[:12]}"
    _on_server(f"CREATE DATABASE {name}")
    yield _postgres_url(name)
    _on_server(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _at_head(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of an empty database at the head, on the backend that is asked for."""
    if request.param == "sqlite":
        path = folder / "tracker.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    name = f"tracker_test_{uuid4().hex[:12]}"
    _on_server(f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('migrated_template')}")
    yield _postgres_url(name)
    _on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database at the head, once for each backend."""
    with _at_head(request, tmp_path) as url:
        yield url


@pytest.fixture(scope="module", params=BACKENDS)
def shared_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """An open database at the head for all tests of a module that only read, once for each backend."""
    with _at_head(request, tmp_path_factory.mktemp("shared")) as url:
        opened = open_database(url)
        yield opened
        opened.close()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open, empty database at the head, once for each backend."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes a folder one that cannot be looked into, also for somebody who may look into everything."""
    look = os.scandir

    def close(folder: Path) -> None:
        def scandir(path: str | Path) -> object:
            if Path(path).name == folder.name:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return look(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return close
