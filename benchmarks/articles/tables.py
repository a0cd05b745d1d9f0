"""The figures as tables in Markdown, and the slips as a list with their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.articles.gold import KINDS
from benchmarks.articles.score import INVENTIONS, Found, Scores

_CALLED = {"edtf": "day", "on_behalf_of": "on behalf of"}


def tables(scores: Scores) -> Iterator[str]:
    """By kind, by field, and what is invented."""
    yield f"{scores.articles} articles."
    yield ""
    yield "| Kind | wanted | made | found | precision | recall | F | perfect |"
    yield "|---|" + "---:|" * 7
    for kind in KINDS:
        yield f"| {kind} | {_cells(scores.kinds[kind])} |"
    yield ""
    yield "| Field | right | judged | share |"
    yield "|---|---:|---:|---:|"
    for (kind, name), judged in sorted(scores.judged.items(), key=lambda item: KINDS.index(item[0][0])):
        share = 100 * scores.right[kind, name] / judged
        yield f"| {kind}: {_CALLED.get(name, name)} | {scores.right[kind, name]} | {judged} | {share:.0f} |"
    yield ""
    yield "| Invention | drafts |"
    yield "|---|---:|"
    for sort in INVENTIONS:
        yield f"| {sort} | {scores.invented(sort)} |"

    yield ""
    yield from _reliability(scores)


def _reliability(scores: Scores) -> Iterator[str]:
    """What confidence is worth: of the drafts of each tenth, how many are found and how many all right, in percent."""
    yield "| Confidence | drafts | stated | found | perfect |"
    yield "|---|---:|---:|---:|---:|"
    tenths: dict[int, list[tuple[float, bool, bool]]] = {}
    for one in scores.sure:
        tenths.setdefault(min(int(one[0] * 10), 9), []).append(one)
    for tenth, drafts in sorted(tenths.items()):
        shares = (100 * sum(column) / len(drafts) for column in zip(*drafts, strict=True))
        cells = " | ".join(f"{share:.0f}" for share in shares)
        yield f"| {tenth / 10:.1f}-{(tenth + 1) / 10:.1f} | {len(drafts)} | {cells} |"


def put(page: Path, mark: str, table: str) -> None:
    """Put a table between its marks of a document.

    Raises:
        ValueError: the document has no such marks.

    """
    text = page.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {re.escape(mark)} -->\n).*?(<!-- end of {re.escape(mark)} -->)", re.DOTALL)
    if not marked.search(text):
        raise ValueError(f"{page}: no <!-- {mark} --> and <!-- end of {mark} --> to put the table between")
    page.write_text(marked.sub(lambda marks: f"{marks[1]}\n{table}\n\n{marks[2]}", text), encoding="utf-8")


def _cells(found: Found) -> str:
    shares = (found.precision, found.recall, found.f1)
    counts = (found.wanted, found.made, found.found)
    return " | ".join([*map(str, counts), *(f"{100 * share:.1f}" for share in shares), str(found.perfect)])


def explained(scores: Scores) -> Iterator[str]:
    """Each slip, by article, kind and sort."""
    for slip in sorted(scores.slips, key=lambda one: (one.article, KINDS.index(one.kind), one.sort)):
        yield f"{slip.article}: {slip.kind}: {slip.sort}: {slip.what}"
