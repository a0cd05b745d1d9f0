"""A real server of the bundled seeds, and clients of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.following import process, seeded_in
from tests.scripted import Script, servers
from tracker.client import Timeline


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with the bundled seeds, only read."""
    return seeded_in(tmp_path_factory.mktemp("client"))


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
def script() -> Iterator[Script]:
    """Starts servers with a script."""
    with servers() as start:
        yield start
