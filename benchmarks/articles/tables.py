"""The figures as tables in Markdown, and the slips as a list with their words."""

from __future__ import annotations

from collections.abc import Iterator

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


def _cells(found: Found) -> str:
    shares = (found.precision, found.recall, found.f1)
    counts = (found.wanted, found.made, found.found)
    return " | ".join([*map(str, counts), *(f"{100 * share:.1f}" for share in shares), str(found.perfect)])


def explained(scores: Scores) -> Iterator[str]:
    """Each slip, by article, kind and sort."""
    for slip in sorted(scores.slips, key=lambda one: (one.article, KINDS.index(one.kind), one.sort)):
        yield f"{slip.article}: {slip.kind}: {slip.sort}: {slip.what}"
