"""How right the engine is on the texts of this repository, which we wrote and annotated ourselves.

    python -m benchmarks.own [--write docs/accuracy.md]

The sets lie in `benchmarks/corpus`: two were used while rules were written, two are only ever measured.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.score import Scores, score
from benchmarks.score_timeml import Mention, load
from tracker.temporal.model import Domain
from tracker.temporal.tagging import tags

_CORPUS = Path(__file__).parent / "corpus"
_MARKED = re.compile(r"(<!-- own -->\n).*?(<!-- end of own -->)", re.DOTALL)


class Set(NamedTuple):
    """A folder of texts: its name in the table, and how they are to be read."""

    name: str
    folder: str
    domain: Domain


SETS = (
    Set("news, used for development", "news", "news"),
    Set("news, held out", "held-out/news", "news"),
    Set("history, used for development", "history", "narrative"),
    Set("history, held out", "held-out/history", "narrative"),
)


def measured(one: Set) -> Scores:
    """The scores of the engine on a set."""
    documents = load(_CORPUS / one.folder)
    answers = {
        document.name: [
            Mention(tag.start, tag.end, tag.timex_type, tag.timex_value)
            for tag in tags(document.text, published=document.created, domain=one.domain)
        ]
        for document in documents
    }
    return score(documents, answers)


def lines() -> Iterator[str]:
    """The table, in Markdown."""
    shares = ("calendar", "weekday", "weekday future", "anaphoric")
    heads = ("value F1", "relaxed F1", "strict F1", "calendar", "weekdays", "future ones", "anaphoric")
    yield "| | documents | mentions | " + " | ".join(heads) + " |"
    yield "|---|" + "---:|" * 9
    for one in SETS:
        found = measured(one)
        firsts = (100 * found.value, 100 * found.relaxed, 100 * found.strict)
        cells = [f"{figure:.1f}" for figure in firsts]
        cells += [_cell(found, name) for name in shares]
        yield f"| {one.name} | {found.documents} | {found.mentions} | " + " | ".join(cells) + " |"


def _cell(found: Scores, name: str) -> str:
    counted = found.shares[name]
    return f"{100 * float(counted):.1f} ({counted.right}/{counted.of})" if counted.of else ""


def main() -> None:
    """Print the table; with --write put it between the marks of a document."""
    parser = argparse.ArgumentParser(description="accuracy of the time engine on our own annotated texts")
    parser.add_argument("--write", type=Path, help="a document to put the table into, between its marks")
    given = parser.parse_args()
    text = "\n".join(lines())
    print(text)
    if given.write:
        page = given.write.read_text(encoding="utf-8")
        given.write.write_text(
            _MARKED.sub(lambda marks: f"{marks[1]}\n{text}\n\n{marks[2]}", page), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
