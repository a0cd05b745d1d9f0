"""What `make bench` and `make bench-time` measure.

    python -m benchmarks                                   the speed of one expression
    python -m benchmarks FOLDER [--peers ENVIRONMENT] [--list NAMES] [--only PEER ...] [--write docs/accuracy.md]

FOLDER holds TimeML documents (.tml). The tables are printed; `--write` puts them between the marks of a document.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from benchmarks import speed
from benchmarks.peers_run import runs
from benchmarks.report import tables
from benchmarks.score_timeml import load, names_in

_MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="accuracy and speed of the time engine"
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", help="TimeML documents; without it only speed is measured"
    )
    parser.add_argument("--list", type=Path, help="names of the documents to read, one a line")
    parser.add_argument("--peers", type=Path, default=Path(".peers"), help="the environment of the peers")
    parser.add_argument("--only", nargs="*", help="some of the peers, by name")
    parser.add_argument("--write", type=Path, help="a document to put the tables into, between its marks")
    given = parser.parse_args()
    found: list[str] = []
    if given.folder:
        documents = load(given.folder, names_in(given.list) if given.list else None)
        if not documents:
            parser.error(f"{given.folder} holds no .tml documents")
        found += tables(documents, list(runs(documents, given.peers.resolve(), given.only)))
    found += ["", "### One expression", "", *speed.lines()]
    text = "\n".join(found).strip() + "\n"
    print(text)
    if given.write:
        _put(text, given.write)


def _put(text: str, document: Path) -> None:
    before = document.read_text(encoding="utf-8")
    document.write_text(
        _MARKED.sub(lambda marks: f"{marks[1]}\n{text}\n{marks[2]}", before), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
