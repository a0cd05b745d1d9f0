"""How much the words of statements say about their stance: counted in labelled sentences, and tested on others.

    python -m benchmarks.stances [--write]

`benchmarks/corpus/positions` holds sentences with their cue, their content, and the stances that an editor would give
(the best first). For each mark of a statement (`positions/weighed.py`) and each stance the table holds the
logarithm of how much oftener the mark stands with that stance than with all, drawn toward none (STRENGTH) and damped
(DAMPED; less where it is a way of telling), because the words of a sentence do not stand independently of each other.
Each file is answered from what the others count: how many are right by the rows of `stances.toml` and the leanings
alone, and with the weights where these say nothing. Those of `held-out/positions` are answered from all of them and
never counted. `--write` puts the table that is counted on all of them into `weighed.toml`. Nothing is random.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.ingest.drafting.positions import weighed
from tracker.ingest.drafting.positions.stances import stance_of
from tracker.records.vocabulary import Stance

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "benchmarks" / "corpus" / "positions"
HELD_OUT = ROOT / "benchmarks" / "corpus" / "held-out" / "positions"
TABLE = ROOT / "tracker" / "ingest" / "drafting" / "positions" / "weighed.toml"
BEST = 0.7
"""What the first of several stances counts; the others share the rest."""

STRENGTH = 2
"""A mark is drawn toward no stance as if it had been seen so often with all in their usual shares."""

DAMPED, OF_TELLING = 0.25, 0.5
FEWEST = 2
"""So often a mark is seen to count."""


class Labelled(NamedTuple):
    """A sentence: its statement, and the stances that are right."""

    cue: str
    content: str
    stances: tuple[Stance, ...]

    @property
    def by_rules(self) -> Stance | None:
        """Its stance by a row, or by the side to which its words lean."""
        found = stance_of(self.cue, self.content)
        return found[0] if found else None

    @property
    def marks(self) -> weighed.Marks:
        """What is counted of it."""
        return weighed.marks_of(self.cue, self.content)


class Weights(NamedTuple):
    """How usual each stance is, and for each mark how it points to them."""

    before: Mapping[Stance, float]
    marks: Mapping[str, Mapping[Stance, float]]

    def likeliest(self, one: Labelled) -> Stance:
        """The stance of a statement by its marks alone."""
        known = [self.marks[mark] for mark in one.marks if mark in self.marks]
        told = [stance for stance in self.before if weighed.is_told(stance, one.marks)]
        return max(told, key=lambda stance: self.before[stance] + sum(row[stance] for row in known))


def sentences(place: Path) -> Iterator[Labelled]:
    """The labelled sentences of a file."""
    for line in place.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        content = given["content"]
        words = content if isinstance(content, str) else " ".join(content)
        yield Labelled(given["cue"], words, tuple(map(Stance, given["stance"])))


def counted(found: Iterable[Labelled]) -> Weights:
    """The weights of the marks of some sentences."""
    often = dict.fromkeys(Stance, 0.0)
    together: defaultdict[str, dict[Stance, float]] = defaultdict(lambda: dict.fromkeys(Stance, 0.0))
    for one in found:
        for stance, share in _shares(one.stances):
            often[stance] += share
            for mark in one.marks:
                together[mark][stance] += share
    usual = {stance: (often[stance] + 1) / (sum(often.values()) + len(Stance)) for stance in Stance}
    marks = {
        mark: {stance: _weight(mark, seen[stance], sum(seen.values()), usual[stance]) for stance in Stance}
        for mark, seen in sorted(together.items())
        if sum(seen.values()) >= FEWEST
    }
    return Weights({stance: math.log(share) for stance, share in usual.items()}, marks)


def _weight(mark: str, seen: float, often: float, usual: float) -> float:
    """How a mark points to a stance: seen with it so often, of all times, beside how usual that stance is."""
    damped = OF_TELLING if mark.startswith(weighed.TELLING) else DAMPED
    return damped * math.log((seen + STRENGTH * usual) / (often + STRENGTH) / usual)


def _shares(stances: Sequence[Stance]) -> Iterator[tuple[Stance, float]]:
    best, *others = stances
    yield best, BEST if others else 1.0
    yield from ((other, (1 - BEST) / len(others)) for other in others)


def table(weights: Weights) -> str:
    """The weights as `weighed.toml` has them."""
    order = list(Stance)
    rows = (
        f"{mark} {' '.join(_rounded(row[stance]) for stance in order)}" for mark, row in weights.marks.items()
    )
    names = ", ".join(f'"{stance}"' for stance in order)
    before = ", ".join(_rounded(weights.before[stance]) for stance in order)
    head = "# Made by `python -m benchmarks.stances --write`; not to be edited. In hundredths of a natural logarithm."
    return f"{head}\nstances = [{names}]\nbefore = [{before}]\nmarks = '''\n" + "\n".join(rows) + "\n'''\n"


def _rounded(weight: float) -> str:
    return str(round(weight * weighed.UNIT))


def share(theirs: Sequence[Labelled], weights: Weights) -> tuple[int, float, float]:
    """How many sentences, and how many % of them are right by rules, and with weights where rules say nothing."""
    by_rules = [(one.by_rules, one) for one in theirs]
    alone = sum(stance in one.stances for stance, one in by_rules)
    weighted = sum((stance or weights.likeliest(one)) in one.stances for stance, one in by_rules)
    return len(theirs), 100 * alone / len(theirs), 100 * weighted / len(theirs)


def shares(files: Mapping[str, Sequence[Labelled]]) -> Iterator[tuple[str, int, float, float]]:
    """For each file: how many sentences, and how many % are right by rules, and with the weights of the others."""
    for name, theirs in files.items():
        weights = counted(one for other, found in files.items() if other != name for one in found)
        yield name, *share(theirs, weights)


def main() -> None:
    """Print the shares; with --write count on all and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.relative_to(ROOT)}")
    given = parser.parse_args()
    files = {place.stem: list(sentences(place)) for place in sorted(SENTENCES.glob("*.jsonl"))}
    all_counted = counted(one for found in files.values() for one in found)
    print("| Sentences | | right by rules, % | with weights, % |")
    print("|---|---:|---:|---:|")
    for name, many, alone, weighted in shares(files):
        print(f"| {name} | {many} | {alone:.1f} | {weighted:.1f} |")
    for place in sorted(HELD_OUT.glob("*.jsonl")):
        many, alone, weighted = share(list(sentences(place)), all_counted)
        print(f"| {place.stem}, held out | {many} | {alone:.1f} | {weighted:.1f} |")
    if given.write:
        TABLE.write_text(table(all_counted), encoding="utf-8")


if __name__ == "__main__":
    main()
