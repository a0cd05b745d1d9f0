"""How right the engine is on the texts of this repository, which we wrote and annotated ourselves.

    python -m benchmarks.own [--peers ENVIRONMENT] [--write docs/accuracy.md]

The sets lie in `benchmarks/corpus`: two were used while rules were written, two are only ever measured. On the latter
the peers that are installed are measured beside the engine.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers_run import runs
from benchmarks.score import Scores, score
from benchmarks.score_timeml import load
from tracker.temporal.model import Domain

_CORPUS = Path(__file__).parent / "corpus"
_MARKED = re.compile(r"(<!-- own -->\n).*?(<!-- end of own -->)", re.DOTALL)
_HEADS = ("value F1", "relaxed F1", "strict F1", "calendar", "weekdays", "future ones", "anaphoric")
_SHARES = ("calendar", "weekday", "weekday future", "anaphoric")


class Set(NamedTuple):
    """A folder of texts: its name in the table, how they are to be read, and whether nobody tunes on them."""

    name: str
    folder: str
    domain: Domain
    held_out: bool = False


SETS = (
    Set("news, used for development", "news", "news"),
    Set("news, held out", "held-out/news", "news", held_out=True),
    Set("history, used for development", "history", "narrative"),
    Set("history, held out", "held-out/history", "narrative", held_out=True),
)


def scores(one: Set, peers: Path) -> dict[str, Scores]:
    """The scores on a set, by tagger, ours first; of peers only on what nobody tunes on."""
    documents = load(_CORPUS / one.folder)
    only = None if one.held_out else ()
    return {run.name: score(documents, run.answers) for run in runs(documents, peers, only, one.domain)}


def lines(peers: Path) -> Iterator[str]:
    """The tables, in Markdown."""
    found = {one: scores(one, peers) for one in SETS}
    yield "| | documents | mentions | " + " | ".join(_HEADS) + " |"
    yield "|---|" + "---:|" * (len(_HEADS) + 2)
    for one, by_name in found.items():
        ours = next(iter(by_name.values()))
        yield f"| {one.name} | {ours.documents} | {ours.mentions} | " + " | ".join(_cells(ours)) + " |"
    for one, by_name in found.items():
        if len(by_name) > 1:
            yield from ("", f"Beside others, {one.name}:", "", "| | " + " | ".join(_HEADS) + " |")
            yield "|---|" + "---:|" * len(_HEADS)
            yield from (f"| {name} | " + " | ".join(_cells(found)) + " |" for name, found in by_name.items())


def _cells(found: Scores) -> list[str]:
    firsts = (found.value, found.relaxed, found.strict)
    return [*(f"{100 * figure:.1f}" for figure in firsts), *(_share(found, name) for name in _SHARES)]


def _share(found: Scores, name: str) -> str:
    counted = found.shares[name]
    return f"{100 * float(counted):.1f} ({counted.right}/{counted.of})" if counted.of else ""


def main() -> None:
    """Print the tables; with --write put them between the marks of a document."""
    parser = argparse.ArgumentParser(description="accuracy of the time engine on our own annotated texts")
    parser.add_argument("--peers", type=Path, default=Path(".peers"), help="the environment of the peers")
    parser.add_argument("--write", type=Path, help="a document to put the tables into, between its marks")
    given = parser.parse_args()
    text = "\n".join(lines(given.peers.resolve()))
    print(text)
    if given.write:
        page = given.write.read_text(encoding="utf-8")
        given.write.write_text(
            _MARKED.sub(lambda marks: f"{marks[1]}\n{text}\n\n{marks[2]}", page), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
