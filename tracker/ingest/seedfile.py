"""A seed file, read whole or refused whole: what one source says, in TOML, every error with its line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from pathlib import Path

from tracker.errors import InputInvalid, Problem, SeedFileInvalid
from tracker.ingest.toml_lines import TomlLines
from tracker.records.dating import known_at
from tracker.records.problems import shown, validated
from tracker.records.shapes import Submission

MOST_BYTES = 8_000_000
MOST_LINES = 100_000

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class SeedFile:
    """One source with all its reports, and where in its file each value stands."""

    path: Path
    submission: Submission
    lines: TomlLines

    def located(self, error: InputInvalid) -> SeedFileInvalid:
        """An error about the submission, as an error about this file."""
        return _located(self.path, self.lines, error)


def read(path: Path) -> SeedFile:
    """One seed file.

    Raises:
        SeedFileInvalid: the file is not TOML or not a submission; every problem is named with its line.
        OSError: the file cannot be read.

    """
    text = _text(path)
    try:
        given = tomllib.loads(text)
        lines = TomlLines(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, str(error)) from None
    except RecursionError:
        raise _refused(path, 1, "", "values nested at most 32 deep", "values are nested too deep") from None
    except ValueError as error:
        # tomllib leaves one failure to Python: whole numbers of thousands of digits.
        raise _refused(path, 1, "", "whole numbers below 2^63", str(error)) from None
    try:
        return SeedFile(path, validated(Submission, given), lines)
    except InputInvalid as error:
        raise _located(path, lines, error) from None


def find(places: Iterable[Path]) -> list[Path]:
    """The seed files at some places: files as they are named, directories searched for `*.toml`, each once.

    Raises:
        FileNotFoundError: a place does not exist, or is a directory without a seed file in it.
        OSError: a directory cannot be looked into.

    """
    found: dict[Path, None] = {}
    for place in places:
        inside = sorted(_inside(place)) if place.is_dir() else [place]
        if not inside or not place.exists():
            raise FileNotFoundError(place)
        found |= dict.fromkeys(inside)
    return list(found)


def _inside(directory: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise error

    for top, _, names in os.walk(directory, onerror=stop):
        yield from (Path(top, name) for name in names if name.endswith(".toml"))


def in_order(files: Iterable[SeedFile]) -> list[SeedFile]:
    """Seed files in the order in which their sources came out, a source that others cite before those.

    The order depends on nothing but the files, so that seeding twice makes the same database twice.

    Raises:
        SeedFileInvalid: two files give the same source, or sources cite each other in a circle.

    """
    by_source: dict[str, SeedFile] = {}
    for file in files:
        first = by_source.setdefault(file.submission.source.id, file)
        if first is not file:
            raise _problem_in(file, "/source/id", "an id of its own", f"{first.path} gives the same source")
    graph = {slug: _cited(file.submission) & by_source.keys() - {slug} for slug, file in by_source.items()}
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " > ".join(error.args[1])
        file = by_source[error.args[1][0]]
        raise _problem_in(
            file, "/source", "a chain with an end", f"sources cite each other: {circle}"
        ) from None
    return [by_source[slug] for slug in _earliest_first(sorter, by_source)]


def _earliest_first(sorter: TopologicalSorter[str], by_source: dict[str, SeedFile]) -> Iterator[str]:
    """Of the sources that nothing still waited for cites, always the earliest."""
    waiting: list[tuple[datetime, str, str]] = []
    while sorter.is_active():
        for slug in sorter.get_ready():
            source = by_source[slug].submission.source
            heappush(waiting, (known_at(source.published, source.zone), str(by_source[slug].path), slug))
        slug = heappop(waiting)[-1]
        yield slug
        sorter.done(slug)


def _cited(submission: Submission) -> set[str]:
    """The ids of the sources that a submission says it takes something from."""
    reports = (
        *submission.process,
        *submission.round,
        *submission.venue,
        *submission.participant,
        *submission.position,
        *submission.milestone,
    )
    links = (submission.source.via, *(report.via for report in reports))
    return {link.source for link in links if link is not None and link.source is not None}


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES or raw.count(b"\n") > MOST_LINES:
        expected = f"at most {MOST_LINES:,} lines and {MOST_BYTES:,} bytes"
        raise _refused(path, 1, "", expected, f"the file is larger than a seed file may be: {expected}")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = repr(raw[error.start : error.end])
        raise _refused(path, line, wrong, "UTF-8 text", f"{wrong} is not UTF-8") from None


def _not_toml(path: Path, text: str, message: str) -> SeedFileInvalid:
    """tomllib's words, with the line it names; the end of the document counts as its last line."""
    found = _POSITION.search(message)
    lines = text.rstrip().split("\n")
    line = min(int(found[1]) if found else len(lines), len(lines))
    stands = lines[line - 1].strip()
    reason = _POSITION.sub("", message).strip().removesuffix("(at end of document)").strip()
    return _refused(path, line, shown(stands), "TOML 1.0", f"not TOML: {reason}")


def _located(path: Path, lines: TomlLines, error: InputInvalid) -> SeedFileInvalid:
    places = [(lines.of(problem.pointer), problem) for problem in error.problems]
    return SeedFileInvalid(str(path), sorted(places, key=lambda place: place[0]))


def _problem_in(file: SeedFile, pointer: str, expected: str, detail: str) -> SeedFileInvalid:
    problem = Problem(pointer, file.submission.source.id, expected, detail)
    return SeedFileInvalid(str(file.path), [(file.lines.of(pointer), problem)])


def _refused(path: Path, line: int, value: str, expected: str, detail: str) -> SeedFileInvalid:
    return SeedFileInvalid(str(path), [(line, Problem("", value, expected, detail))])
