"""A real server of the bundled seeds, and one that answers by a script: what no healthy server does."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.following import process
from tracker.cli import main
from tracker.client import Timeline

NOT_FOUND = (404, {}, b"")
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with the bundled seeds, only read."""
    path = tmp_path_factory.mktemp("client") / "tracker.db"
    for command in ("migrate", "seed"):
        done = CliRunner().invoke(main, [command, "--database", f"sqlite:///{path}"], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def address(seeded: str) -> Iterator[str]:
    """Where that database is served, by a process of its own."""
    with process(seeded) as (_, address):
        yield address


@pytest.fixture
def timeline(address: str) -> Iterator[Timeline]:
    """A client of that server."""
    with Timeline(address) as timeline:
        yield timeline


@pytest.fixture
def copied(seeded: str, tmp_path: Path) -> str:
    """The address of a copy of that database, to be written to."""
    shutil.copy(seeded.removeprefix("sqlite:///"), tmp_path / "copy.db")
    return f"sqlite:///{tmp_path}/copy.db"


@dataclass
class Scripted:
    """A server that gives one answer after the other, None for a connection that breaks; it notes what it got."""

    address: str
    answers: list[Answer | None]
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]

    def timeline(self, key: str | None = None) -> Timeline:
        return Timeline(self.address, key, pause=self.waited.append)


@contextmanager
def _scripted(answers: list[Answer | None]) -> Iterator[Scripted]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            scripted.asked.append((self.command, self.path, headers))
            self.rfile.read(int(headers.get("content-length", 0)))
            answer = scripted.answers.pop(0) if scripted.answers else NOT_FOUND
            if answer is None:
                self.close_connection = True
                return
            status, sent, body = answer
            self.send_response_only(status)
            for name, value in {"Content-Length": str(len(body)), **sent}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the standard library's name

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    scripted = Scripted(f"http://127.0.0.1:{server.server_port}", answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield scripted
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


Script = Callable[..., Scripted]


@pytest.fixture
def script() -> Iterator[Script]:
    """Starts servers with a script."""
    opened = []

    def start(*answers: Answer | None) -> Scripted:
        made = _scripted(list(answers))
        opened.append(made)
        return made.__enter__()

    yield start
    for made in opened:
        made.__exit__(None, None, None)
