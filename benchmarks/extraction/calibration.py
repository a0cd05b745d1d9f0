"""How often each rule is right on annotated news: `python -m benchmarks.extraction.calibration FOLDER [--write]`.

Right is a statement that is whole (score.py). The share of each rule is drawn toward that of all statements (a Beta
prior worth STRENGTH of them), and rounded to a twentieth, for more is not known. `--write` puts the figures into
`tracker/ingest/statements/reliability.toml`; the table says what came out beside what is stated, with `--apart` on
documents on which nothing was counted.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.extraction.__main__ import chosen, outermost
from benchmarks.extraction.corpus import documents
from benchmarks.extraction.score import Words, paired

STRENGTH = 20
FILE = Path(__file__).parents[2] / "tracker/ingest/statements/reliability.toml"
HEAD = "# How often a statement is right, by the rule that found it; written by benchmarks/extraction/calibration.py.\n"


def judged(folder: Path) -> Iterator[tuple[str, bool]]:
    """For each statement that is found in the documents of a folder its rule, and whether it is whole."""
    for document in documents(folder):
        words = Words(document.text)
        said = [one for one in outermost(document.text) if words.of(one.content)]
        gold, system = words.items(chosen(words, document.annotations)), words.items(said)
        match = {j: gold[i] for i, j, dice in paired(gold, system) if dice >= 0.5}
        for at, (one, item) in enumerate(zip(said, system, strict=True)):
            other = match.get(at)
            yield one.frame, other is not None and words.whole(other, item)


def shares(folder: Path) -> tuple[Mapping[str, float], float]:
    """The share of right statements of each rule, and of all."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, whole in judged(folder):
        total[rule] += 1
        right[rule] += whole
    overall = right.total() / total.total()
    drawn = {rule: (right[rule] + STRENGTH * overall) / (count + STRENGTH) for rule, count in total.items()}
    return {rule: round(20 * share) / 20 for rule, share in sorted(drawn.items())}, round(20 * overall) / 20


def toml(rules: Mapping[str, float], other: float) -> str:
    """The figures as the engine reads them."""
    rows = (f'"{rule}" = {share:.2f}' for rule, share in rules.items())
    return "\n".join([HEAD, f"other = {other:.2f}", "", "[rules]", *rows, ""])


def table(rules: Mapping[str, float], other: float, folder: Path) -> str:
    """What is stated beside what came out, as a table of Markdown."""
    bins: defaultdict[float, list[bool]] = defaultdict(list)
    for rule, whole in judged(folder):
        bins[rules.get(rule, other)].append(whole)
    rows = (
        f"| {stated:.2f} | {len(found)} | {sum(found) / len(found):.2f} |"
        for stated, found in sorted(bins.items())
    )
    return "\n".join(["| Stated | Statements | Right |", "|---|---|---|", *rows])


def main() -> None:
    """Count, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--apart", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rules, other = shares(given.folder)
    print(table(rules, other, given.apart or given.folder))
    if given.write:
        FILE.write_text(toml(rules, other), encoding="utf-8")


if __name__ == "__main__":
    main()
