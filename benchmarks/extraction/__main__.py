"""How right and how fast statements are found: `python -m benchmarks.extraction FOLDER [--write FILE]`.

FOLDER holds `text/` and `attributions/` (corpus.py). Printed are the measures of score.py for each kind of content, the
documents a second of processor time, and the greatest memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.extraction.corpus import Attribution, Document, documents
from benchmarks.extraction.score import KINDS, Score, Words
from tracker.ingest.statement import Statement
from tracker.ingest.statements import nested, statements


def chosen(words: Words, annotations: Sequence[list[Attribution]]) -> list[Attribution]:
    """The annotator of a document who agrees best with the others."""
    if len(annotations) == 1:
        return annotations[0]
    return max(
        annotations,
        key=lambda one: sum(_agreement(words, one, other) for other in annotations if other is not one),
    )


def _agreement(words: Words, one: list[Attribution], other: list[Attribution]) -> float:
    score = Score()
    score.add(words, other, one)
    return round(score.partial(), 3)


def outermost(text: str) -> list[Statement]:
    """The statements of a text that are in no other one's content; those inside are not annotated."""
    return [one.statement for one in nested(statements(text))]


def measured(found: Sequence[Document]) -> tuple[Score, float]:
    """The score over documents, and how many of them are read in a second of processor time."""
    score, spent = Score(), 0.0
    for document in found:
        began = time.process_time()
        said = outermost(document.text)
        spent += time.process_time() - began
        words = Words(document.text)
        score.add(words, chosen(words, document.annotations), said)
    return score, len(found) / spent


def table(score: Score, speed: float, memory: float) -> str:
    """The measures as a table of Markdown."""
    rows = [
        "| Content | Annotated | Found | Partial F | Source right | Triple F |",
        "|---|---|---|---|---|---|",
    ]
    for kind in KINDS:
        sums = score.sums[kind]
        shares = " | ".join(
            f"{100 * one:.1f}" for one in (score.partial(kind), score.source(kind), score.triple(kind))
        )
        rows.append(f"| {kind} | {sums['gold']} | {sums['system']} | {shares} |")
    return "\n".join(
        [*rows, "", f"{speed:.0f} documents a second of processor time, {memory:.0f} MiB at most.", ""]
    )


def main() -> None:
    """Print the table, and write it where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="holds text/ and attributions/")
    parser.add_argument("--write", type=Path, help="a file for the table")
    given = parser.parse_args()
    score, speed = measured(list(documents(given.folder)))
    text = table(score, speed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
