"""The service as a process of its own, and Chromium before it: no other address is reached, files play the CDN."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.records import PAPER, WIRE
from tests.building import TALKS, store
from tests.conftest import CHROMIUM, WIDGETS
from tracker.store.database import open_database

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
CDN = re.compile(r"https://cdn\.jsdelivr\.net/npm/((?:@[^/@]+/)?[^/@]+)@([^/]+)/(.+)")

Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[str]:
    """Where the records of these tests are served."""
    path = tmp_path_factory.mktemp("browser") / "tracker.db"
    shutil.copy(migrated_file, path)
    database = open_database(f"sqlite:///{path}")
    store(database, TALKS, WIRE, PAPER)
    database.close()
    command = [sys.executable, "-m", "tracker", "serve", "--port", "0"]
    environment = {**os.environ, "TRACKER_DATABASE": f"sqlite:///{path}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip().removesuffix("/")
        finally:
            server.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the machine, with the programs of the examples beside it."""
    assert CHROMIUM, "no Chromium is installed"
    assert WIDGETS.exists(), "`make browser` has not been run"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Seen:
    """What happened behind a page: what its console complains of, and which addresses it asked for in vain."""

    complaints: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def opens(chromium: Browser, address: str, seen: Seen) -> Iterator[Opens]:
    """Opens an address as a reader in some zone does."""
    contexts = []

    def open_page(target: str, zone: str = "UTC") -> Page:
        context = chromium.new_context(timezone_id=zone, viewport={"width": 1400, "height": 900})
        contexts.append(context)
        context.route(re.compile("^https?:"), lambda route: _answer(route, address, seen))
        page = context.new_page()
        page.on("console", lambda message: _listen(message.type, message.text, seen))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.goto(target)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _listen(kind: str, text: str, seen: Seen) -> None:
    if kind in ("error", "warning"):
        seen.complaints.append(text)


def _answer(route: Route, address: str, seen: Seen) -> None:
    """The service itself, or the file of a package that a CDN has; there is nothing else."""
    asked = route.request.url
    if asked.startswith(f"{address}/"):
        route.continue_()
        return
    found = CDN.fullmatch(asked.partition("?")[0])
    file = WIDGETS / found[1] / found[3] if found else None
    if file and file.is_file():
        route.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})
    else:
        seen.refused.append(asked)
        route.abort()
