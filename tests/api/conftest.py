"""A client of the service, over an empty database and over one with a little in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.building import TALKS, said, store
from tests.serving import Client, serving
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


@pytest.fixture
def empty(database: Database) -> Iterator[Client]:
    with serving(database) as client:
        yield client


@pytest.fixture
def client(database: Database) -> Iterator[Client]:
    store(database, TALKS, WIRE, LATER)
    with serving(database) as client:
        yield client
