"""How long one expression takes, beside dateparser in the same run, and how long a new process takes to its first."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from statistics import median, quantiles
from time import perf_counter

import dateparser  # noqa: TID251 - what is measured beside ours

from tracker.temporal import resolve
from tracker.temporal.grammar import grammar

EXPRESSIONS = (
    *(
        "on Sunday",
        "next Friday",
        "last Tuesday",
        "yesterday",
        "tomorrow",
        "today",
        "two days ago",
        "in three weeks",
    ),
    *(
        "last week",
        "next month",
        "March 3",
        "3 March 2022",
        "early March 2022",
        "March 2022",
        "1989",
        "in the 1990s",
    ),
    *(
        "Sunday, March 10",
        "the third quarter",
        "from 3 to 5 May 2024",
        "over the weekend",
        "late last year",
        "10 a.m.",
    ),
    *(
        "since 2014",
        "the first half of 2025",
        "a year ago",
        "mid-December",
        "the day after tomorrow",
    ),
)
PUBLISHED = date(2026, 1, 27)
_MOMENT = datetime(2026, 1, 27)  # noqa: DTZ001 - dateparser measures from days without a zone
_ROUNDS = 20
_FRESH = """
from time import perf_counter
began = perf_counter()
from datetime import date
from tracker.temporal import resolve
loaded = perf_counter()
resolve("on Sunday", published=date(2026, 1, 27), sentence="They will meet on Sunday.")
print(loaded - began, perf_counter() - began)
"""


def lines() -> list[str]:
    """The table of what was measured, in Markdown."""
    ours, fresh, theirs, guessing = (_times(call) for call in (_ours, _unseen, _theirs, _guessing))
    imported, answered = _first_answer()
    return [
        "| One expression | median | 99th percentile | times as fast as `dateparser.parse`, language given |",
        "|---|---:|---:|---:|",
        _row("`resolve`, words that it has seen before", ours, theirs),
        _row("`resolve`, words that it has never seen", fresh, theirs),
        _row("`dateparser.parse`, language given", theirs, theirs),
        _row("`dateparser.parse`, as it comes", guessing, theirs),
        "",
        f"{len(EXPRESSIONS)} expressions, {_ROUNDS} times each, in a warm process. A new process has imported "
        f"`tracker.temporal` after {1000 * imported:.0f} ms and given its first answer, English rules loaded, after "
        f"{1000 * answered:.0f} ms (medians of seven).",
    ]


def _row(name: str, times: Sequence[float], others: Sequence[float]) -> str:
    last = quantiles(times, n=100)[98]
    ratio = median(others) / median(times)
    return f"| {name} | {1000 * median(times):.3f} ms | {1000 * last:.3f} ms | {ratio:.2g} |"


def _times(call: Callable[[str], object]) -> list[float]:
    for expression in EXPRESSIONS:
        call(expression)
    found = []
    for _ in range(_ROUNDS):
        for expression in EXPRESSIONS:
            began = perf_counter()
            call(expression)
            found.append(perf_counter() - began)
    return found


def _ours(expression: str) -> object:
    return resolve(expression, published=PUBLISHED)


def _unseen(expression: str) -> object:
    grammar("en").nodes.cache_clear()
    return resolve(expression, published=PUBLISHED)


def _theirs(expression: str) -> object:
    return dateparser.parse(expression, languages=["en"], settings={"RELATIVE_BASE": _MOMENT})


def _guessing(expression: str) -> object:
    return dateparser.parse(expression, settings={"RELATIVE_BASE": _MOMENT})


def _first_answer() -> tuple[float, float]:
    """Seconds until a new process has imported the engine, and until it has answered.

    The first run is not counted: it leaves the bytecode that an installed program has.
    """
    command = [sys.executable, "-c", _FRESH]
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True, env=known)  # noqa: S603 - ours
        for _ in range(8)
    ]
    told = [run.stdout.split() for run in runs[1:]]
    return median(float(one) for one, _ in told), median(float(other) for _, other in told)
