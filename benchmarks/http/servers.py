"""Servers as processes of their own, on free ports, with the CPU time that they have used."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_TICKS = os.sysconf("SC_CLK_TCK")
_SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers: its name in the tables, its port, its process."""

    name: str
    port: int
    process: int

    def cpu_seconds(self) -> float:
        """User and system time of the process and of its threads."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


@contextmanager
def serving(name: str, command: Sequence[str], ready: str, *, cached: bool = True) -> Iterator[Server]:
    """A command that serves on `{port}`, until the end of the block; `ready` is a path that answers once it does.

    Our service then limits nobody, and keeps pages only if `cached`.
    """
    port = _free_port()
    filled = [part.format(port=port) for part in command]
    settings = {"TRACKER_READS_PER_MINUTE": "0", **({} if cached else {"TRACKER_CACHE_MEGABYTES": "0"})}
    with subprocess.Popen(  # noqa: S603 - our own servers
        filled, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **settings}
    ) as process:
        try:
            _wait(name, process, f"http://127.0.0.1:{port}{ready}")
            yield Server(name, port, process.pid)
        finally:
            process.terminate()


def tracker(database: Path) -> Sequence[str]:
    """The command that serves a database as it is usually served."""
    return [
        sys.executable,
        "-m",
        "tracker",
        "serve",
        "--port",
        "{port}",
        "--database",
        f"sqlite:///{database}",
    ]


def fixed(size: int, database: Path | None = None) -> Sequence[str]:
    """The command that sends a body of this size: from the service over a database, or from the framework alone."""
    own = [str(database)] if database else []
    return [sys.executable, "-m", "benchmarks.http.fixed", "{port}", str(size), *own]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait(name: str, process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address) as answer:  # noqa: S310 - http on this machine
                answer.read()
            return
        except URLError:
            time.sleep(0.1)
    process.kill()
    said = process.stderr.read().decode(errors="replace") if process.stderr else ""
    raise RuntimeError(f"{name} does not answer at {address}: {said[-2000:]}")
