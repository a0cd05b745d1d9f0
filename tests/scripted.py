"""Servers that answer by a script: what no healthy server does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer

from tracker.client import Timeline

Answer = tuple[int, dict[str, str], bytes]
NOT_FOUND: Answer = (404, {}, b"")


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


@contextmanager
def servers() -> Iterator[Script]:
    """What starts such servers, each with its answers; they end together."""
    with ExitStack() as stack:
        yield lambda *answers: stack.enter_context(_scripted(list(answers)))
