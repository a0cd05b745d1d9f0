"""How the command line talks: results to standard output, everything else to standard error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from tracker.errors import BackupInvalid, Problem, SeedFileInvalid, TrackerError

PLAIN_STEPS = 10

OnProgress = Callable[[int, int], None]


def remark(text: str) -> None:
    """Say something that is not the result."""
    click.echo(text, err=True)


def complain(error: TrackerError) -> None:
    """Show a failure: what it is, and then each thing that is wrong on a line of its own."""
    if isinstance(error, SeedFileInvalid):
        remark(f"Error: {error.title}; nothing of it is stored.")
        for line, problem in error.places:
            remark(f"  {error.file}:{line}: {_sentence(problem)}")
    elif isinstance(error, BackupInvalid):
        remark(f"Error: {error.title}; nothing of it is stored.")
        for line, problem in error.places:
            remark(f"  line {line}: {_sentence(problem, problem.pointer.removeprefix('/'))}")
    elif error.problems:
        remark(f"Error: {error.title}")
        for problem in error.problems:
            remark(f"  {_sentence(problem)}")
    else:
        remark(f"Error: {error}")


def key(pointer: str) -> str:
    """An RFC 6901 pointer as the author of a seed file would say it.

    >>> key("/round/1/delegations/0/party"), key("/source/published"), key("")
    ('[[round]] delegations[0].party', '[source] published', '')

    """
    if not pointer.startswith("/"):
        return pointer
    table, *rest = (
        step.replace("~1", "/").replace("~0", "~") for step in pointer.removeprefix("/").split("/")
    )
    counted = bool(rest) and rest[0].isdecimal()
    header = f"[[{table}]]" if counted else f"[{table}]"
    inside = re.sub(r"\.(\d+)(?=\.|$)", r"[\1]", ".".join(rest[1:] if counted else rest))
    return f"{header} {inside}".rstrip()


@contextmanager
def progress(label: str) -> Iterator[OnProgress]:
    """A function to be told (done, of how many): a bar on a terminal, a plain line per tenth elsewhere."""
    from rich.console import Console  # noqa: PLC0415 - most commands draw no bar, and it is slow to load
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    if not Console(stderr=True).is_terminal:
        yield _plainly(label)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plainly(label: str) -> OnProgress:
    shown = -1

    def on_progress(done: int, total: int) -> None:
        nonlocal shown
        step = PLAIN_STEPS * done // max(total, 1)
        if step > shown:
            shown = step
            remark(f"{label}: {done} of {total}")

    return on_progress


def _sentence(problem: Problem, place: str | None = None) -> str:
    """Key, what is wrong with which value, and what was expected, nothing of it twice."""
    told = problem.detail
    found = [] if problem.value in told else [f"found {problem.value!r}"]
    expected = "; ".join(part for part in problem.expected.split("; ") if part not in told)
    more = ", ".join([*found, f"expected {expected}"] if expected else found)
    place = key(problem.pointer) if place is None else place
    return (f"{place}: " if place else "") + told + (f" ({more})" if more else "")
