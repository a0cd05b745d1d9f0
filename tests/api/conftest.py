"""A client of the service, over an empty database and over one with a little in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.building import TALKS, said, store
from tests.serving import Client, serving
from tracker.records.shapes import Submission
from tracker.store.database import Database

WIRE = said(
    "wire",
    "2026-01-27",
    participant=[{"id": "kremlin", "name": "Kremlin"}, {"id": "kyiv", "name": "Kyiv"}],
    venue=[{"id": "geneva", "name": "Geneva", "country": "CH"}],
    process=[{"id": "elsewhere", "title": "Elsewhere"}],
    round=[
        {"id": "first", "when": {"edtf": "2026-01-23/2026-01-24"}, "status": "held", "venue": "geneva"},
        {"id": "second", "when": "on Sunday", "status": "scheduled", "evidence": "due to meet on Sunday"},
        {"id": "far", "when": {"edtf": "2026-01"}, "process": "elsewhere"},
        {"id": "never", "title": "Nobody knows when"},
    ],
    position=[
        {"id": "said-1", "holder": "kremlin", "issue": "donbas", "stance": "demand", "when": "on Monday"},
        {
            "id": "said-2",
            "holder": "kyiv",
            "issue": "ceasefire",
            "stance": "offer",
            "when": {"edtf": "2026-01-25"},
        },
    ],
)
LATER = said(
    "later",
    "2026-02-06",
    round=[{"id": "second", "status": "held", "when": {"edtf": "2026-02-04/2026-02-05"}}],
)


@pytest.fixture(scope="module")
def submissions() -> Sequence[Submission]:
    """What the database behind the clients has been told; a module may have its own."""
    return (TALKS, WIRE, LATER)


@pytest.fixture(scope="module")
def told(shared_database: Database, submissions: Sequence[Submission]) -> Database:
    store(shared_database, *submissions)
    return shared_database


@pytest.fixture(scope="module")
def shared(told: Database) -> Iterator[Client]:
    with serving(told) as client:
        yield client


@pytest.fixture
def client(shared: Client, told: Database) -> Iterator[Client]:
    """A client for reading: making the service and its database anew takes longer than most tests do."""
    before = told.version.read()
    yield shared
    assert told.version.read() == before, "a test that writes takes `own`, and not `client`"


@pytest.fixture
def own(database: Database, submissions: Sequence[Submission]) -> Iterator[Client]:
    """A client like the other one, of a database and a service that no other test sees."""
    store(database, *submissions)
    with serving(database) as client:
        yield client


@pytest.fixture
def empty(database: Database) -> Iterator[Client]:
    """A client of an empty database that no other test sees."""
    with serving(database) as client:
        yield client
