"""`tracker serve`, as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tracker


@contextmanager
def served(*typed: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address once it is printed."""
    command = [sys.executable, "-m", "tracker", "serve", "--port", "0", *typed]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server, server.stdout.readline().strip().removesuffix("/")
        finally:
            server.kill()


def get(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
        return bytes(answer.read())


def test_what_is_stored_is_served_at_the_addresses_that_are_printed(tracker: Tracker, article: Path) -> None:
    tracker("seed", article)
    with served("--example", "/timeline?kind=round") as (server, address):
        items = json.loads(get(f"{address}/timeline?kind=round"))["items"]
        assert [item["id"] for item in items] == ["harbour-1"]
        assert b"<html" in get(address + "/")
        server.send_signal(signal.SIGTERM)
        assert server.stdout is not None
        told = server.stdout.read()
    assert f"  {address}/timeline?kind=round\n" in told
    assert f"  curl '{address}/timeline?kind=round'\n" in told


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_told_to(tracker: Tracker, stop: signal.Signals) -> None:
    tracker("keys", "list")
    with served() as (server, address):
        get(address + "/health/live")
        server.send_signal(stop)
        told = server.communicate(timeout=15)[1]
    assert "Traceback" not in told
    assert server.returncode in (0, -stop)


def test_an_empty_database_is_served_and_said_to_be_empty(tracker: Tracker) -> None:
    tracker("keys", "list")
    with served() as (server, address):
        assert json.loads(get(f"{address}/timeline"))["items"] == []
        server.send_signal(signal.SIGINT)
        assert "empty: `tracker seed`" in server.communicate(timeout=15)[1]


def test_a_port_that_is_taken_is_an_error_with_the_way_out(tracker: Tracker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        told = tracker("serve", "--port", str(other.getsockname()[1]), code=1).stderr
    assert "taken; choose another with --port" in told


def test_a_host_that_is_not_here_is_an_error(tracker: Tracker) -> None:
    assert (
        "Cannot listen on 192.0.2.1" in tracker("serve", "--host", "192.0.2.1", "--port", "0", code=1).stderr
    )


def read_all(connection: socket.socket) -> bytes:
    """What comes until the other side closes; it has half a minute for it."""
    connection.settimeout(30)
    return b"".join(iter(lambda: connection.recv(10_000), b""))


def connected(address: str) -> socket.socket:
    host, _, port = address.removeprefix("http://").rpartition(":")
    return socket.create_connection((host, int(port)))


def test_who_does_not_finish_a_request_is_cut_off_and_others_are_served(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker("keys", "list")
    monkeypatch.setenv("TRACKER_SECONDS_TO_ARRIVE", "1")
    head = b"POST /sources HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with served() as (_, address):
        silent, no_end, no_body, again = (connected(address) for _ in range(4))
        no_end.sendall(head)
        no_body.sendall(head + b"Content-Length: 100\r\n\r\n{")
        again.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /health/live HTTP/1.1\r\nX: ")
        assert json.loads(get(f"{address}/timeline"))["items"] == []
        assert read_all(silent) == b""
        assert read_all(no_end) == b""
        assert read_all(no_body).startswith(b"HTTP/1.1 408 ")
        assert read_all(again).count(b"HTTP/1.1 200 ") == 1
        for connection in (silent, no_end, no_body, again):
            connection.close()


@pytest.mark.parametrize(("proxies", "statuses"), [("", [200, 429]), ("127.0.0.1", [200, 200])])
def test_only_a_named_proxy_is_believed_who_its_client_is(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, proxies: str, statuses: list[int]
) -> None:
    tracker("keys", "list")
    monkeypatch.setenv("TRACKER_READS_PER_MINUTE", "1")
    monkeypatch.setenv("TRACKER_PROXIES", proxies)
    found = []
    with served() as (_, address):
        for client in ("203.0.113.1", "203.0.113.2"):
            request = Request(f"{address}/issues", headers={"X-Forwarded-For": client})  # noqa: S310 - our own server
            try:
                with urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
                    found.append(answer.status)
            except HTTPError as error:
                found.append(error.code)
                error.close()
    assert found == statuses


def test_python_m_tracker_is_the_same_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tracker", "--version"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ},
    )
    assert told.stdout.startswith("tracker, version ")
