"""What `make bench-export` measures: how much memory a whole export takes, over HTTP and on the command line.

    python -m benchmarks.export_memory [--entries 1000000] [--keep FILE]

A scratch database is filled with copies of one finished line, which differ in id and date; then the whole list is
exported as NDJSON and as CSV by the real server and by `tracker export`. Figures are the peaks of resident memory of
those processes as the kernel counts them. `--keep` keeps the database, or uses it again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import insert, select

from tracker.records.dates import MINUTES
from tracker.records.order import place
from tracker.records.reports import RecordKey
from tracker.records.shapes import Submission
from tracker.records.tables import Entry, Record
from tracker.records.vocabulary import Kind
from tracker.store.append import append
from tracker.store.database import Database, open_database
from tracker.store.migrate import upgrade

MIGRATIONS = Path(__file__).parent.parent / "migrations"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRST = date(1990, 1, 1)
DAYS = 12_000
AT_ONCE = 10_000
SHAPES = ("ndjson", "csv")
PROMISED = 200
"""Megabytes that an export may take."""

TEMPLATE = {
    "source": {
        "id": "wire",
        "publisher": "Wire",
        "published": "2026-01-20",
        "address": "https://wire.example/1",
    },
    "process": [{"id": "talks", "title": "Talks"}],
    "venue": [
        {
            "id": "palace",
            "name": "Palace",
            "country": "AE",
            "place": "Abu Dhabi",
            "location": {"lat": 24.45, "lon": 54.38},
        }
    ],
    "participant": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
    "round": [
        {
            "id": "template-round",
            "process": "talks",
            "title": "A round of talks between the two delegations",
            "summary": "They met for a day, agreed to meet again, and said little more about it to the press.",
            "when": {"edtf": "2026-01-20"},
            "status": "held",
            "venue": "palace",
            "delegations": [{"party": "north"}, {"party": "south"}],
        }
    ],
}


def main() -> None:
    """Fill, export, print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.export_memory", description="memory of exports"
    )
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="where the database is kept, or taken from")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = given.keep or Path(scratch) / "export.db"
        url = f"sqlite:///{path.absolute()}"
        if not path.exists():
            started = time.monotonic()
            fill(url, given.entries)
            print(
                f"{given.entries:,} entries, {path.stat().st_size / 1e9:.1f} GB, {time.monotonic() - started:.0f} s"
            )
        print("| Export | Entries | MB sent | s | MB resident at rest | MB resident at most |")
        print("|---|---|---|---|---|---|")
        worst = max(row(*found) for found in figures(url))
    if worst > PROMISED:
        sys.exit(f"an export took {worst:.0f} MB; {PROMISED} are promised")


def row(name: str, lines: int, sent: int, seconds: float, rest: float, most: float) -> float:
    """Print one row of the table; what it took at most."""
    print(f"| {name} | {lines:,} | {sent / 1e6:,.0f} | {seconds:.0f} | {rest:.0f} | {most:.0f} |", flush=True)
    return most


def fill(url: str, entries: int) -> None:
    """A database at the head with one real line and so many copies of it."""
    upgrade(url, MIGRATIONS)
    database = open_database(url)
    with database.writing() as session:
        append(session, Submission.model_validate(TEMPLATE), now=NOW)
    for begin in range(0, entries, AT_ONCE):
        _copy(database, range(begin, min(begin + AT_ONCE, entries)))
    database.close()


def _copy(database: Database, numbers: range) -> None:
    table: Any = Entry.__table__  # type: ignore[attr-defined]  # SQLModel adds it to table classes
    with database.writing() as session:
        connection = session.connection()
        like = table.c.body.like('{"id":"template-round"%')
        model = dict(connection.execute(select(table).where(like)).mappings().one())
        first = 1_000 + numbers.start
        names = [f"round-{number:07}" for number in numbers]
        records: Any = Record.__table__  # type: ignore[attr-defined]  # as above
        its_row = select(records).where(records.c.id == model["record_id"])
        record = dict(connection.execute(its_row).mappings().one())
        connection.execute(
            insert(Record), [{**record, "id": first + i, "slug": name} for i, name in enumerate(names)]
        )
        connection.execute(
            insert(table), [_entry(model, first + i, n, names[i]) for i, n in enumerate(numbers)]
        )


def _entry(model: dict[str, Any], record: int, number: int, name: str) -> dict[str, Any]:
    day = FIRST + timedelta(days=number % DAYS)
    after = day + timedelta(days=1)
    when = {"start": str(day), "end": str(after), "granularity": "day"}
    body = model["body"].replace("template-round", name).replace("2026-01-21", str(after))
    minute = (day.toordinal() - 1) * MINUTES
    return {
        **model,
        "key": place(when, RecordKey(Kind.ROUND, name)).first + number // DAYS,
        "record_id": record,
        "start_minute": minute,
        "end_minute": minute + MINUTES,
        "digest": name,
        "body": body,
    }


def figures(url: str) -> Iterator[tuple[str, int, int, float, float, float]]:
    """Each export: lines, bytes, seconds, megabytes at rest and at most."""
    for shape in SHAPES:
        with serving(url) as (address, process):
            rest = resident(process, "VmRSS")
            lines, sent, seconds = drained(partial(over_http, address, shape))
            yield f"GET /timeline.{shape}", lines, sent, seconds, rest, resident(process, "VmHWM")
        yield by_command(url, shape)


@contextmanager
def serving(url: str) -> Iterator[tuple[str, int]]:
    """The address and the process of a server."""
    command = [sys.executable, "-m", "tracker", "serve", "--port", "0", "--database", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:  # noqa: S603 - our own command
        assert server.stdout is not None  # noqa: S101 - by the line above
        address = server.stdout.readline().strip().rstrip("/")
        httpx.get(f"{address}/timeline?limit=1").raise_for_status()
        yield address, server.pid
        server.terminate()


def over_http(address: str, shape: str) -> Iterator[bytes]:
    """The chunks of an export, as they come."""
    with httpx.stream("GET", f"{address}/timeline.{shape}", timeout=None) as answer:  # noqa: S113 - as long as it takes
        yield from answer.raise_for_status().iter_raw()


def drained(chunks: Callable[[], Iterator[bytes]]) -> tuple[int, int, float]:
    """Lines, bytes and seconds."""
    started, lines, sent = time.monotonic(), 0, 0
    for chunk in chunks():
        lines += chunk.count(b"\n")
        sent += len(chunk)
    return lines, sent, time.monotonic() - started


def by_command(url: str, shape: str) -> tuple[str, int, int, float, float, float]:
    """The same by `tracker export`."""
    command = [sys.executable, "-m", "tracker", "export", "--format", shape, "--database", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own command
        assert process.stdout is not None  # noqa: S101 - by the line above
        out = process.stdout
        lines, sent, seconds = drained(lambda: iter(lambda: out.read1(1 << 16), b""))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"tracker export --format {shape} ended with {process.returncode}")
    return f"tracker export --format {shape}", lines, sent, seconds, 0, used.ru_maxrss / 1024


def resident(process: int, name: str) -> float:
    """Megabytes of a process as the kernel counts them: VmRSS now, VmHWM at most since it began."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
