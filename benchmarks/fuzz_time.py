"""Look for texts that break the time engine, guided by which of its lines they reach.

    python -m benchmarks.fuzz_time [--minutes 5] [--seed 1] [--seeds FOLDER]

Texts that reach a new step from line to line of tracker/temporal are kept and changed further. Told are texts that
raise, whose mentions overlap or stand elsewhere than they say, or that take longer than a text of their length may.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic, process_time
from types import FrameType
from typing import Any

import tracker.temporal
from tracker.errors import TrackerError
from tracker.temporal import read, resolve
from tracker.temporal.markup import inline
from tracker.temporal.tagging import tags

_ENGINE = str(Path(tracker.temporal.__file__).parent)
_SLOW = 2e-4  # seconds that each character of a text may take, untraced
_LONGEST = 400
_DAYS = (date(2026, 1, 27), date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31))
_SEEDS = (
    "They are scheduled to meet on Sunday, two days after March 3, 2022.",
    "from 3 to 5 May; between 1989 and 1991; since the first half of 2025",
    "late last year, early in the third quarter of fiscal 1999, about three weeks ago",
    "every other Monday at 10:30 a.m. GMT, the weekend of 7-8 March, mid-to-late 2025",
    "the day before yesterday; 28/02/2022; 2026-02-01; the '90s; noon; tonight; ⏰ ５ Ⅳ",
)
_PIECES = (
    *(
        "on ",
        "the ",
        "next ",
        "last ",
        "of ",
        "to ",
        "and ",
        "or ",
        "from ",
        "since ",
        "until ",
        "by ",
        "about ",
    ),
    *(
        "a ",
        "ago",
        "Sunday",
        "March",
        "1989",
        "31",
        "0",
        "first",
        "two",
        "hundred",
        "week",
        "year",
        "quarter",
    ),
    *(
        "century",
        "weekend",
        "day",
        "99999",
        "th",
        "İ",
        ".",
        ",",
        "-",
        "–",
        "'s",
        "\n\n",
        " ",
        "/",
        ":",
        "“",
        "(",
    ),
    *("\u0301", "\u202e", "\x00", "\ud800"),
)

Edge = tuple[str, int, int]


class Coverage:
    """The steps from line to line that a call made inside the engine."""

    def __init__(self) -> None:
        self.edges: set[Edge] = set()

    def of(self, call: Callable[[], object]) -> set[Edge]:
        """The steps of one call."""
        self.edges = set()
        sys.settrace(self._enter)
        try:
            call()
        finally:
            sys.settrace(None)
        return self.edges

    def _enter(self, frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG002 - the signature of a tracer
        name = frame.f_code.co_filename
        if not name.startswith(_ENGINE):
            return None
        last = frame.f_lineno

        def step(inner: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001 - the signature of a tracer
            nonlocal last
            self.edges.add((name, last, inner.f_lineno))
            last = inner.f_lineno
            return step

        return step


def complaint(text: str, published: date) -> str | None:
    """What is wrong with what the engine makes of a text; None when all is well."""
    try:
        began = process_time()
        found = read(text, published=published)
        took = process_time() - began
        last = 0
        for one in found:
            if not last <= one.start < one.end or text[one.start : one.end] != one.text:
                return f"{one.text!r} does not stand at {one.start}"
            last = one.end
        inline(text, tags(text, published=published), published=published)
        _resolved(text, published)
    except Exception as error:
        return repr(error)
    limit = 0.02 + _SLOW * len(text)
    return (
        f"took {took:.3f} s for {len(text)} characters"
        if took > limit and _still_slow(text, published, limit)
        else None
    )


def _resolved(text: str, published: date) -> None:
    try:
        resolve(text[:100], published=published, sentence=text)
    except TrackerError:
        return


def _still_slow(text: str, published: date, limit: float) -> bool:
    """Whether a second try, with all that is compiled when first needed, is as slow."""
    began = process_time()
    read(text, published=published)
    return process_time() - began > limit


def changed(text: str, others: list[str], chance: random.Random) -> str:
    """A text with one to four things done to it."""
    for _ in range(chance.randint(1, 4)):
        first, last = sorted(chance.randint(0, len(text)) for _ in range(2))
        piece = chance.choice((
            chance.choice(_PIECES), text[first:last] * 2, "", chr(chance.randrange(0x2100)),
            chance.choice(others)[: chance.randint(0, 60)], str(chance.randrange(10 ** chance.randint(1, 8))),
        ))  # fmt: skip
        text = (text[:first] + piece + text[chance.choice((first, last)) :])[:_LONGEST]
    return text


def fuzz(minutes: float, seeds: list[str], chance: random.Random) -> int:
    """Change texts for so long; how many complaints there were."""
    coverage, seen, kept, told, tried = Coverage(), set[Edge](), list(seeds), set[str](), 0
    until = monotonic() + 60 * minutes
    while monotonic() < until:
        text = seeds[tried] if tried < len(seeds) else changed(chance.choice(kept), kept, chance)
        published, tried = chance.choice(_DAYS), tried + 1
        wrong = complaint(text, published)
        if wrong:
            if wrong not in told:
                print(f"{published} {text!r}\n    {wrong}", flush=True)
            told.add(wrong)
            continue
        edges = coverage.of(lambda: tags(text, published=published))  # noqa: B023 - called at once
        if not edges <= seen:
            seen |= edges
            kept.append(text)
    print(f"{tried} texts, {len(kept)} kept, {len(seen)} steps reached, {len(told)} complaints")
    return len(told)


def main() -> None:
    """Fuzz, and fail when there was anything to complain of."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fuzz_time", description="fuzz the time engine"
    )
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=Path, help="a folder with texts to begin with, beside those built in")
    given = parser.parse_args()
    texts = (
        [path.read_text(encoding="utf-8")[:_LONGEST] for path in sorted(given.seeds.iterdir())]
        if given.seeds
        else []
    )
    sys.exit(bool(fuzz(given.minutes, [*_SEEDS, *texts], random.Random(given.seed))))  # noqa: S311 - no secret


if __name__ == "__main__":
    main()
