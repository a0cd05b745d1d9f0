"""What each shape makes of the awkward entries; `python -m tests.formats.golden` writes the golden files anew."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.formats.awkward import bodies
from tracker.api.ways import ways_of
from tracker.formats import FORMATS, NAMED_ONLY, Format
from tracker.formats.listing import Listing
from tracker.store.database import open_database
from tracker.store.migrate import upgrade

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "formats"
ENTRIES = GOLDEN / "entries.ndjson"

SHAPES: tuple[Format, ...] = (*FORMATS, *NAMED_ONLY)

BASE = "https://tracker.example"
LISTING = Listing(
    base=BASE,
    address=f"{BASE}/timeline?process=talks",
    next=f"{BASE}/timeline?cursor=abc",
    known_on="2026-02-28T23:59:59.999999Z",
    as_of="2026-03-01T12:04:00Z",
    limit=50,
    filters=(("process", "talks"),),
    permalink=f"{BASE}/timeline?process=talks&known_on=2026-02-28&as_of=2026-03-01T12:04:00Z",
)


def entries() -> list[str]:
    """The bodies as they are kept, so that a shape is tested without a database."""
    return ENTRIES.read_text(encoding="utf-8").splitlines()


def made(shape: Format) -> bytes:
    """The awkward entries in a shape."""
    found = entries()
    if ways_of(shape).drawn:  # these are given what has no date first
        found.sort(key=lambda body: '"when":null' not in body)
    return b"".join(shape.render(found, LISTING))


def file_of(shape: Format) -> Path:
    """Where what a shape makes is kept."""
    return GOLDEN / f"timeline.{shape.EXTENSION}"


def main() -> int:
    """Write every golden file."""
    with TemporaryDirectory() as place:
        url = f"sqlite:///{place}/tracker.db"
        upgrade(url, ROOT / "migrations")
        database = open_database(url)
        ENTRIES.write_text("".join(f"{body}\n" for body in bodies(database)), encoding="utf-8")
        database.close()
    for shape in SHAPES:
        file_of(shape).write_bytes(made(shape))
    return 0


if __name__ == "__main__":
    sys.exit(main())
