"""The running service held to its own OpenAPI document by schemathesis: `make fuzz-api`.

A scratch database with the seeds, a write key, `tracker serve` as a user starts it; then every check in every phase,
with a fixed seed. It fails when an answer is not as promised, an operation was not reached, or the server complained.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.reviewing import DRAFTS, PROCESS, ingest
from tracker.store.database import open_database

ROOT = Path(__file__).parents[2]
CONFIG = Path(__file__).with_name("schemathesis.toml")
DOCUMENT = "/schema/openapi.json"
SCOPES = ("--scope", "write", "--scope", "admin")
UNLIMITED = {"TRACKER_READS_PER_MINUTE": "0", "TRACKER_WRITES_PER_MINUTE": "0"}
SLOWEST = 5
"""Seconds that an answer may take."""


def tracker(*words: str, environment: Mapping[str, str]) -> str:
    """What a command of ours says."""
    command = [sys.executable, "-m", "tracker", *words]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ).stdout


@contextmanager
def server(environment: Mapping[str, str], log: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service, on a free port, with its address; told to stop at the end."""
    command = [sys.executable, "-m", "tracker", "serve", "--port", "0"]
    with log.open("w") as errors:
        running = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            assert running.stdout is not None
            yield running, running.stdout.readline().strip().removesuffix("/")
        finally:
            running.terminate()
            running.wait(timeout=30)


def draft(address: str) -> None:
    """Store an article with drafts that wait for a decision."""
    database = open_database(address)
    ingest(database, drafts=(PROCESS, *DRAFTS))
    database.close()


def wake(address: str, key: str) -> None:
    """Have two articles read at once: the first ones start the processes that read, and take longer than others."""
    sent = {"text": "Nothing was said on Monday.", "publisher": "The Harbour Post", "published": "2026-03-10"}
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=address, headers=headers, timeout=60) as client, ThreadPoolExecutor(2) as pool:
        for answer in pool.map(lambda _: client.post("/articles?dry_run=true", json=sent), range(2)):
            answer.raise_for_status()


def fuzzed(
    address: str, cases: int, seed: int, more: Sequence[str], report: Path, environment: Mapping[str, str]
) -> None:
    """Run schemathesis; what it found is in the report."""
    command = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "--config-file",
        str(CONFIG),
        "run",
        address + DOCUMENT,
    ]
    command += ["--checks", "all", "--max-examples", str(cases), "--seed", str(seed)]
    command += ["--max-response-time", str(SLOWEST), "--no-color", *more]
    command += ["--report", "json", "--report-json-path", str(report)]
    importing = {**environment, "PYTHONPATH": str(ROOT)}  # it leaves files behind where it is started
    subprocess.run(command, cwd=report.parent, env=importing, check=False)


def findings(report: Path, running: subprocess.Popen[str], log: str) -> list[tuple[str, bool, object]]:
    """What has to hold, whether it does, and the figure."""
    found: dict[str, Any] = json.loads(report.read_bytes())
    cases, operations = found["test_cases"], found["operations"]
    complaints = len(re.findall(r"Traceback|^unhandled ", log, re.MULTILINE))
    return [
        ("the run is complete", bool(found["complete"]), found["stop_reason"]),
        ("no unexpected answer", cases["unique_failures"] == 0, cases["unique_failures"]),
        ("no error of the run itself", not found["errors"] and cases["errored"] == 0, cases["errored"]),
        ("every operation", operations["tested"] == operations["selected"], operations["tested"]),
        ("the server lives", running.poll() is None, running.poll()),
        ("the server has nothing to complain of", complaints == 0, complaints),
        ("cases", cases["generated"] > 0, cases["generated"]),
    ]


def main() -> None:
    """Set all up, run, say what was found, and clear up."""
    parser = argparse.ArgumentParser(prog="make fuzz-api", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cases", type=int, default=10, help="cases for each operation in each phase")
    parser.add_argument("--seed", type=int, default=1)
    options, more = parser.parse_known_args()
    folder = Path(tempfile.mkdtemp(prefix="tracker-fuzz-"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    environment = {**kept, **UNLIMITED, "TRACKER_DATABASE": f"sqlite:///{folder}/fuzz.db"}
    try:
        tracker("migrate", environment=environment)
        tracker("seed", "seeds", environment=environment)
        draft(environment["TRACKER_DATABASE"])
        key = tracker("keys", "create", "fuzz", *SCOPES, environment=environment).split()[-1]
        with server(environment, folder / "log") as (running, address):
            wake(address, key)
            asking = {**environment, "TRACKER_FUZZ_KEY": key}
            fuzzed(address, options.cases, options.seed, more, folder / "report.json", asking)
            rows = findings(folder / "report.json", running, (folder / "log").read_text())
    finally:
        shutil.rmtree(folder)
    for what, holds, figure in rows:
        sys.stdout.write(f"{'ok  ' if holds else 'FAIL'} {what}: {figure}\n")
    sys.exit(0 if all(holds for _, holds, _ in rows) else 1)


if __name__ == "__main__":
    main()
