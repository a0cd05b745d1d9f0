"""Many articles: read in parallel, stored one by one in the order in which they came out, failures kept apart.

What is stored is never stored again, so whoever was interrupted runs the same command again and goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from queue import SimpleQueue
from typing import Any

from tracker.cli.ingest_desk import Desk, Document, PlaceFailed
from tracker.cli.ingest_files import File, beside, content
from tracker.cli.terminal import progress
from tracker.errors import Problem, TrackerError
from tracker.ingest.article import Article
from tracker.ingest.reading import Given
from tracker.ingest.reading.settle import FROM_THE_NAME
from tracker.ingest.reading.worker import Reader
from tracker.records.dating import known_at

AT_ONCE = 1_000
"""Articles that are read before the earliest of them is stored: more of them would fill the memory."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no article, and why."""

    file: str
    why: str


@dataclass(slots=True)
class Report:
    """How a folder went: articles by what became of them, drafts, and where the days of publication are from.

    `passed_over` are files that are none of its articles, by their endings.
    """

    became: Counter[str] = field(default_factory=Counter)
    dated: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    failures: list[Failure] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        failed = [{"file": one.file, "why": one.why} for one in self.failures]
        counts = {name: self.became[name] for name in ("new", "copies", "unchanged")}
        told = {"dated": dict(self.dated), "passed_over": dict(self.passed_over)}
        return {**counts, "drafts": self.drafts, **told, "failed": failed}

    def lines(self, count: int) -> Iterator[str]:
        """A table of what became of so many files."""
        rows = {
            "files": count,
            "new": f"{self.became['new']} with {self.drafts} drafts",
            "of them copies": self.became["copies"],
            "unchanged": self.became["unchanged"],
            "failed": len(self.failures),
            "dated by": _counts(self.dated) or "-",
            **({"passed over": _counts(self.passed_over)} if self.passed_over else {}),
        }
        yield from (f"{name:<16}{value}" for name, value in rows.items())


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{what}: {number}" for what, number in counted.most_common())


@dataclass(frozen=True, slots=True)
class _Read:
    file: File
    article: Article
    facts: Given
    dated: str


def ingest(files: Sequence[File], desk: Desk, given: Given, *, jobs: int, report: Report) -> None:
    """Read and store some files, with progress; what is done stands in `report` at every moment.

    Raises:
        PlaceFailed: no more of them can be stored.

    """
    for start in range(0, len(files), AT_ONCE):
        articles = _articles(files[start : start + AT_ONCE], given, jobs, report)
        with progress("storing") as on_progress:
            for done, one in enumerate(articles, 1):
                _store(one, desk, report)
                on_progress(done, len(articles))


def _articles(files: Sequence[File], given: Given, jobs: int, report: Report) -> list[_Read]:
    """The articles in some files, in the order in which they came out; the others are failures of the report."""
    articles: list[_Read] = []
    with progress("reading") as on_progress:
        for done, one in enumerate(_all_read(files, given, jobs), 1):
            if isinstance(one, Failure):
                report.failures.append(one)
            else:
                articles.append(one)
            on_progress(done, len(files))
    return sorted(articles, key=_came_out)


def _store(one: _Read, desk: Desk, report: Report) -> None:
    try:
        taken = desk.take(Document(one.article, one.file.path.name, one.file.path.read_bytes, one.facts))
    except PlaceFailed:
        raise
    except TrackerError as error:
        report.failures.append(Failure(str(one.file.path), told(error)))
        return
    except OSError as error:
        report.failures.append(Failure(str(one.file.path), error.strerror or str(error)))
        return
    report.became["unchanged" if taken.receipt.unchanged else "new"] += 1
    report.became["copies"] += taken.receipt.copy_of is not None and not taken.receipt.unchanged
    report.dated[one.dated] += 1
    report.drafts += 0 if taken.receipt.unchanged else len(taken.receipt.drafts)


def told(error: TrackerError) -> str:
    """A failure in one line."""
    return "; ".join(_sentence(problem) for problem in error.problems) or str(error)


def _sentence(problem: Problem) -> str:
    return f"{problem.detail} (expected {problem.expected})" if problem.expected else problem.detail


def _came_out(one: _Read) -> tuple[datetime, str]:
    return known_at(one.article.published, one.article.zone), str(one.file.path)


def _all_read(files: Sequence[File], given: Given, jobs: int) -> Iterator[_Read | Failure]:
    """Each file as an article or a failure, in the order of the files; each job has a process of its own."""
    free: SimpleQueue[Reader] = SimpleQueue()
    with ExitStack() as stack:
        for _ in range(jobs):
            free.put(stack.enter_context(Reader()))
        pool = ThreadPoolExecutor(jobs)
        stack.callback(pool.shutdown, cancel_futures=True)
        yield from pool.map(lambda file: _read(file, given, free), files)


def _read(file: File, given: Given, free: SimpleQueue[Reader]) -> _Read | Failure:
    reader = free.get()
    try:
        near = beside(file.path)
        known: Given = {**given, **near}
        article = reader.read(content(file.path), name=file.path.name, otherwise=file.named, **known)
        return _Read(file, article, known, _dated(article, given, near))
    except TrackerError as error:
        return Failure(str(file.path), told(error))
    except OSError as error:
        return Failure(str(file.path), error.strerror or str(error))
    finally:
        free.put(reader)


def _dated(article: Article, given: Given, known: Given) -> str:
    """Where the day of publication is from."""
    if known.get("published"):
        return "the file beside"
    if given.get("published"):
        return "--published"
    return "the name of the file" if FROM_THE_NAME in article.remarks else "the page"
