"""The tables of accuracy: all taggers beside each other, by kind of mention, what is wrong, and how sure it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from benchmarks.peers_run import Run
from benchmarks.score import Judged, Scores, kinds, score
from benchmarks.score_timeml import Document

_COLUMNS: tuple[tuple[str, Callable[[Scores], float]], ...] = (
    ("value F1", lambda one: one.value),
    ("type F1", lambda one: one.type),
    ("relaxed F1", lambda one: one.relaxed),
    ("strict F1", lambda one: one.strict),
    ("calendar", lambda one: float(one.shares["calendar"])),
    ("weekdays", lambda one: float(one.shares["weekday"])),
    ("past", lambda one: float(one.shares["weekday past"])),
    ("same day", lambda one: float(one.shares["weekday same day"])),
    ("future", lambda one: float(one.shares["weekday future"])),
    ("anaphoric", lambda one: float(one.shares["anaphoric"])),
)
_BINS = 10
_RARE = 5


def tables(documents: Sequence[Document], found: Sequence[Run]) -> list[str]:
    """All tables, in Markdown; the first run is ours."""
    scored = [(run, score(documents, run.answers)) for run in found]
    ours = scored[0][1]
    return [
        f"{ours.documents} documents, {ours.mentions} annotated mentions of time, of which "
        f"{ours.shares['calendar'].of} are dates or times of the calendar: {ours.shares['weekday'].of} with a "
        f"weekday, {ours.shares['weekday future'].of} of these in the future; {ours.shares['anaphoric'].of} anaphoric.",
        "",
        *_beside(scored, len(documents)),
        "",
        "### By kind of mention",
        "",
        *_by_kind(scored),
        "",
        "### Stated probability and observed share",
        "",
        *_calibration(ours.judged, found[0]),
    ]


def _beside(scored: Sequence[tuple[Run, Scores]], count: int) -> Iterator[str]:
    yield "| | " + " | ".join(name for name, _ in _COLUMNS) + " | documents/s of CPU | ours is faster by |"
    yield "|---|" + "---:|" * (len(_COLUMNS) + 2)
    fastest = scored[0][0].seconds
    for run, one in scored:
        cells = [f"{100 * read(one):.1f}" for _, read in _COLUMNS]
        cells += [f"{count / run.seconds:.0f}" if run.seconds < count else f"{count / run.seconds:.1f}"]
        cells += [f"{run.seconds / fastest:.1f}" if run.seconds != fastest else ""]
        yield f"| {run.name} | " + " | ".join(cells) + " |"


def _by_kind(scored: Sequence[tuple[Run, Scores]]) -> Iterator[str]:
    """By kind, most frequent first: how many of how many each has right, in percent."""
    counted = [kinds(one.judged) for _, one in scored]
    yield "| Kind | mentions | " + " | ".join(run.name.split()[0] for run, _ in scored) + " | ours wrong |"
    yield "|---|---:|" + "---:|" * (len(scored) + 1)
    for kind, ours in counted[0].items():
        if ours.of >= _RARE:
            shares = [f"{100 * float(one[kind]):.0f}" for one in counted]
            yield f"| {kind} | {ours.of} | " + " | ".join(shares) + f" | {ours.of - ours.right} |"


def _calibration(judged: Sequence[Judged], run: Run) -> Iterator[str]:
    """Of the dates and times that were found, in ten bins by stated probability, how many are right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for one in judged:
        if one.calendar and one.answer:
            stated = run.probabilities[one.document.name, one.answer.start, one.answer.end]
            bins.setdefault(min(int(stated * _BINS), _BINS - 1), []).append((stated, one.right))
    yield "| Stated | mentions | stated, mean | observed | difference |"
    yield "|---|---:|---:|---:|---:|"
    for place, pairs in sorted(bins.items()):
        stated = sum(share for share, _ in pairs) / len(pairs)
        observed = sum(right for _, right in pairs) / len(pairs)
        edges = f"{100 * place // _BINS}-{100 * (place + 1) // _BINS} %"
        yield (
            f"| {edges} | {len(pairs)} | {100 * stated:.1f} | {100 * observed:.1f} | {100 * (observed - stated):+.1f} |"
        )
