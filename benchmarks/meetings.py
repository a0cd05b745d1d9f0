"""How much the words of a clause say about whether it tells of a meeting: counted in labelled ones, tested on others.

    python -m benchmarks.meetings [--write]

Counted are the sentences of `benchmarks/corpus/meetings`, of which each tells of a meeting of talks on a day or of
something else on one, and the clauses with a day of our annotated articles of `development`, by whether a round rests
on them. For each mark of a clause (`meetings/likely.py`) the table holds the logarithm of how much oftener
it stands where a meeting is told than elsewhere, drawn toward none (STRENGTH) and damped (DAMPED), because the words of
a sentence do not stand independently of each other. Each article is answered from what all others count, and the
labelled sentences by tenths. `--write` puts the table that is counted in all into `likely.toml`. Nothing is random.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.articles.align import shared
from benchmarks.articles.gold import Gold, load
from tracker.ingest.drafting.meetings import likely
from tracker.ingest.sentences import sentences
from tracker.records.vocabulary import Kind

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "benchmarks" / "corpus" / "meetings"
ARTICLES = ROOT / "tests" / "golden" / "articles" / "development"
TABLE = ROOT / "tracker" / "ingest" / "drafting" / "meetings" / "likely.toml"

STRENGTH, DAMPED = 1, 0.5
FEWEST = 3
"""So often a mark is seen to count."""

TENTHS = 10
LEAST = 10
"""Hundredths of a logarithm below which a weight says nothing."""


class Labelled(NamedTuple):
    """A clause: what it is from, its marks, and whether it tells of a meeting."""

    source: str
    marks: frozenset[str]
    meeting: bool


def written() -> Iterator[Labelled]:
    """The labelled sentences, each of one of ten parts."""
    for place in sorted(SENTENCES.glob("*.jsonl")):
        for number, line in enumerate(place.read_text(encoding="utf-8").splitlines()):
            given = json.loads(line)
            text = given["sentence"]
            for clause in _with_days(text, (0, len(text))):
                yield Labelled(str(number % TENTHS), _marks(text, clause), given["meeting"])


def annotated() -> Iterator[Labelled]:
    """The clauses with a day of our annotated articles."""
    for gold in load(ARTICLES):
        for sentence in sentences(gold.text, ((0, len(gold.text)),)):
            for clause in _with_days(gold.text, sentence):
                yield Labelled(gold.name, _marks(gold.text, clause), _tells(gold, clause))


def _with_days(text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    return (one for one in likely.clauses(text, sentence) if likely.DAY in likely.marks_of(text, one))


def _marks(text: str, clause: tuple[int, int]) -> frozenset[str]:
    return frozenset(likely.marks_of(text, clause))


def _tells(gold: Gold, clause: tuple[int, int]) -> bool:
    """Whether a round of the annotation rests on a clause."""
    return any(
        shared(clause, place) > 0 for row in gold.rows if row.kind is Kind.ROUND for place in row.evidence
    )


def counted(found: Iterable[Labelled]) -> dict[str, float]:
    """The weight of each mark."""
    seen: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    all_of = [0, 0]
    for one in found:
        all_of[one.meeting] += 1
        for mark in one.marks:
            seen[mark][one.meeting] += 1
    return {
        mark: DAMPED * (_share(often[1], all_of[1]) - _share(often[0], all_of[0]))
        for mark, often in sorted(seen.items())
        if sum(often) >= FEWEST
    }


def _share(often: int, many: int) -> float:
    return math.log((often + STRENGTH) / (many + 2 * STRENGTH))


def table(weights: Mapping[str, float]) -> str:
    """The weights as `likely.toml` has them."""
    whole = {mark: round(weight * likely.UNIT) for mark, weight in weights.items()}
    rows = (f"{mark} {weight}" for mark, weight in whole.items() if abs(weight) >= LEAST)
    head = "# Made by `python -m benchmarks.meetings --write`; not to be edited. In hundredths of a natural logarithm."
    return f"{head}\nmarks = '''\n" + "\n".join(rows) + "\n'''\n"


def answered(found: Sequence[Labelled], beside: Sequence[Labelled]) -> list[tuple[float, bool]]:
    """What each clause gets that is answered from those of other sources, and whether it tells of a meeting."""
    answers = []
    for source in sorted({one.source for one in found}):
        weights = counted((*beside, *(one for one in found if one.source != source)))
        answers += [
            (sum(weights[mark] for mark in one.marks if mark in weights), one.meeting)
            for one in found
            if one.source == source
        ]
    return sorted(answers, reverse=True)


def main() -> None:
    """Print how well clauses are told apart; with --write count in all and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    given = parser.parse_args()
    ours, theirs = list(written()), list(annotated())
    print("| clauses | | tell of a meeting | of the likeliest tenth | of the likeliest half |")
    print("|---|---:|---:|---:|---:|")
    for name, one, other in (("written", ours, theirs), ("development", theirs, ours)):
        answers = answered(one, other)
        tenth, half = answers[: len(answers) // 10], answers[: len(answers) // 2]
        shares = (sum(told for _, told in part) / len(part) for part in (answers, tenth, half))
        print(f"| {name} | {len(answers)} | {' | '.join(f'{100 * share:.0f} %' for share in shares)} |")
    if given.write:
        TABLE.write_text(table(counted((*ours, *theirs))), encoding="utf-8")


if __name__ == "__main__":
    main()
