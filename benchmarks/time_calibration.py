"""Whether the stated probability of a resolution is how often it is right: counted by cross-validation.

    python -m benchmarks.time_calibration FOLDER [FOLDER ...] [--apart FOLDER] [--write]

FOLDERs hold TimeML documents (.tml); `--apart` others, on which nothing was counted: what is stated there comes from
the files as they are. A mention is a policy row's if one chose between its readings, else its
operator's. The share of right answers of each is drawn toward the share of all (Beta prior worth STRENGTH mentions).
Figures stated for a tenth of the documents are counted on the other nine tenths; the table puts them in ten
bins beside what came out. `--write` puts the operators' figures, counted on all documents, into
`tracker/temporal/reliability.toml` and the table into `docs/calibration.md`; the rows' figures are printed for
`policy.toml`.

Right is the annotated value to the day. Not judged: mentions that nobody annotated, and annotated values
that leave digits open (1998-WXX), which do not say whether a closed one is right. Nothing is random.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks import time_accuracy
from tracker.temporal import language, policy, reliability
from tracker.temporal.model import Resolution
from tracker.temporal.tagging import tags

FOLDS = 10
STRENGTH = 8
ENOUGH = 30  # mentions in a bin, below which its share says little
ROOT = Path(__file__).parent.parent
_OPEN = re.compile(r"\dX|X$|XX")


class Case(NamedTuple):
    """A judged mention: its key, whether its answer is right, and the number of its document."""

    key: str
    right: bool
    document: int


def cases(folders: Iterable[Path]) -> list[Case]:
    """The judged mentions of the documents of some folders."""
    documents = chain.from_iterable(time_accuracy.documents(folder, None) for folder in folders)
    return [
        Case(_key(tag), gold.value[:10] == tag.timex_value[:10], number)
        for number, doc in enumerate(documents)
        for tag in tags(doc.text, published=doc.created)
        if (gold := time_accuracy.overlapping(doc, tag)) and _judges(gold.value)
    ]


def _judges(value: str) -> bool:
    return value.startswith("P") or not _OPEN.search(value)


def _key(tag: Resolution) -> str:
    if tag.policy:
        return f"policy {tag.policy}"
    return _operators()[tag.rule]


def _operators() -> Mapping[str, str]:
    return {rule.id: rule.operator for name in language.names() for rule in language.load(name).rules}


def shares(counted: Iterable[Case]) -> tuple[Mapping[str, float], float]:
    """The share of right answers of each key, and of all."""
    counted = list(counted)
    overall = sum(case.right for case in counted) / len(counted)
    total, right = Counter(case.key for case in counted), Counter(case.key for case in counted if case.right)
    return {
        key: (right[key] + STRENGTH * overall) / (count + STRENGTH) for key, count in total.items()
    }, overall


def stated(found: Sequence[Case]) -> list[tuple[float, bool]]:
    """Every case with the probability that the documents outside its fold state for it."""
    answers = []
    for fold in range(FOLDS):
        known, overall = shares(case for case in found if case.document % FOLDS != fold)
        answers += [
            (known.get(case.key, overall), case.right) for case in found if case.document % FOLDS == fold
        ]
    return answers


def shipped(folder: Path) -> list[tuple[float, bool]]:
    """What the engine as it is states for the documents of a folder, and what came out."""
    return [
        (tag.probability, gold.value[:10] == tag.timex_value[:10])
        for doc in time_accuracy.documents(folder, None)
        for tag in tags(doc.text, published=doc.created)
        if (gold := time_accuracy.overlapping(doc, tag)) and _judges(gold.value)
    ]


def table(answers: Sequence[tuple[float, bool]]) -> str:
    """Ten bins as a table in Markdown."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for probability, right in answers:
        bins[min(int(probability * 10), 9)].append((probability, right))
    lines = ["| stated | mentions | mean stated | observed | difference |", "|---|---:|---:|---:|---:|"]
    for place in range(10):
        held = bins[place]
        span = f"{place / 10:.1f} - {place / 10 + 0.1:.1f}"
        if not held:
            lines.append(f"| {span} | 0 | | | |")
            continue
        mean = sum(probability for probability, _ in held) / len(held)
        came = sum(right for _, right in held) / len(held)
        gap = f"{100 * (came - mean):+.1f}" + ("" if len(held) >= ENOUGH else " (few)")
        lines.append(f"| {span} | {len(held)} | {mean:.3f} | {came:.3f} | {gap} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table and the figures; with --write put them where they belong."""
    parser = argparse.ArgumentParser(description="calibration of the time engine on TimeML documents")
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--apart", type=Path, help="documents on which nothing was counted")
    parser.add_argument(
        "--write", action="store_true", help="rewrite reliability.toml and docs/calibration.md"
    )
    given = parser.parse_args()
    found = cases(given.folder)
    text = table(stated(found))
    known, overall = shares(found)
    print(f"{len(found)} mentions, {overall:.3f} right\n\n{text}\n")
    rows = {row.id: row.probability for row in policy.load().rows}
    counts = Counter(case.key for case in found)
    for key, share in sorted(known.items()):
        now = f"   policy.toml {rows[key[7:]]}" if key[:7] == "policy " else ""
        print(f"{key:40} {counts[key]:4} {share:.2f}{now}")
    if given.write:
        _write(known, overall, text, len(found))
        reliability.load.cache_clear()
    apart = shipped(given.apart) if given.apart else []
    if apart:
        print(f"\napart, {len(apart)} mentions\n\n{table(apart)}")
    if given.write and apart:
        _put("apart", f"{len(apart)} mentions.\n\n{table(apart)}")


def _write(known: Mapping[str, float], overall: float, text: str, count: int) -> None:
    head = (
        "# How often a mention is right that its operator reads without a choice of the policy; counted by\n"
        "# benchmarks/time_calibration.py on the development documents, which writes this file.\n\n"
    )
    rows = "".join(
        f"{key} = {share:.2f}\n" for key, share in sorted(known.items()) if not key.startswith("policy ")
    )
    (ROOT / "tracker/temporal/reliability.toml").write_text(
        f"{head}other = {overall:.2f}\n\n[operators]\n{rows}", encoding="utf-8"
    )
    _put("table", f"{count} mentions.\n\n{text}")


def _put(mark: str, text: str) -> None:
    """Put a text into the page, after its mark."""
    page = ROOT / "docs/calibration.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
    _, _, after = rest.partition("<!-- end -->")
    page.write_text(f"{before}<!-- {mark} -->\n{text}\n<!-- end -->{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
