"""Real servers as processes of their own, and clients that follow the changes there as a browser would."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from click.testing import CliRunner

from tracker.cli import main

GUARD = 60
"""Seconds after which a test that waits for something that does not come is given up."""


def seeded_in(folder: Path) -> str:
    """The address of a new database with the bundled seeds."""
    url = f"sqlite:///{folder}/tracker.db"
    for command in ("migrate", "seed"):
        done = CliRunner().invoke(main, [command, "--database", url], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    return url


@contextmanager
def process(database_url: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tracker serve` over a database, and its address."""
    command = [sys.executable, "-m", "tracker", "serve", "--port", "0", "--database", database_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server, server.stdout.readline().strip().removesuffix("/")
        finally:
            server.kill()


@dataclass
class Follower:
    """A client of a stream: what it got, event by event."""

    status: int
    headers: httpx.Headers
    events: queue.Queue[dict[str, str] | None] = field(default_factory=queue.Queue)
    got: list[dict[str, Any]] = field(default_factory=list)
    last_id: str = ""

    def event(self) -> dict[str, Any] | None:
        """The change of the next event that has one; None at the end of the stream."""
        while True:
            found = self.events.get(timeout=GUARD)
            if found is None:
                return None
            self.last_id = found.get("id", self.last_id)
            if "data" in found:
                change: dict[str, Any] = json.loads(found["data"])
                assert change["cursor"] == self.last_id
                self.got.append(change)
                return change

    def until(self, cursor: str) -> list[dict[str, Any]]:
        """All that came, up to the change with this cursor."""
        while not self.got or self.got[-1]["cursor"] != cursor:
            assert self.event() is not None, "the stream ended"
        return self.got

    def end(self) -> None:
        """Wait for the end of the stream."""
        while self.event() is not None:
            pass


def _read(lines: Iterator[str], events: queue.Queue[dict[str, str] | None]) -> None:
    event: dict[str, str] = {}
    try:
        for line in lines:
            name, _, text = line.partition(": ")
            if line and name:
                event[name] = text
            elif not line and event:
                events.put(event)
                event = {}
    except httpx.HTTPError:
        pass  # the client has gone
    events.put(None)


@contextmanager
def following(address: str, query: str = "", *, last_id: str | None = None) -> Iterator[Follower]:
    """A client that follows `/changes`; it stands where its stream began before anything else happens."""
    headers = {"Accept": "text/event-stream", **({"Last-Event-ID": last_id} if last_id is not None else {})}
    with (
        httpx.Client(timeout=GUARD) as client,
        client.stream("GET", f"{address}/changes{query}", headers=headers) as answer,
    ):
        follower = Follower(answer.status_code, answer.headers)
        reader = threading.Thread(target=_read, args=(answer.iter_lines(), follower.events), daemon=True)
        reader.start()
        opening = follower.events.get(timeout=GUARD)
        assert opening is not None
        assert "data" not in opening
        follower.last_id = opening["id"]
        yield follower
