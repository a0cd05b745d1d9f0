"""Databases to measure on: the corpus taken in source by source, as any client would, and kept for the next run."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

from rich.progress import track

from benchmarks.http.corpus import PER_SOURCE, Corpus
from tracker.records.problems import validated
from tracker.records.shapes import Submission
from tracker.settings import folder
from tracker.store.append import append
from tracker.store.database import SCHEMA, open_database
from tracker.store.migrate import upgrade

_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def built(size: int, place: Path) -> tuple[Path, float | None]:
    """A SQLite database with so many records, and the CPU seconds that taking them in took; None if it was there.

    It is written under another name first, so that what was interrupted is not taken for whole.
    """
    path = place / f"corpus-{size}-{SCHEMA}.db"
    if path.exists():
        return path, None
    place.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    for left in place.glob(f"{unfinished.name}*"):
        left.unlink()
    seconds = _take_in(Corpus(size), f"sqlite:///{unfinished}")
    os.replace(unfinished, path)
    return path, seconds


def _take_in(corpus: Corpus, url: str) -> float:
    upgrade(url, folder("migrations"))
    database = open_database(url)
    begun = process_time()
    sources = track(
        corpus.submissions(), f"taking in {corpus.size:,} records", total=corpus.size // PER_SOURCE + 1
    )
    for place, given in enumerate(sources):
        with database.writing() as session:
            append(session, validated(Submission, given), now=_BEGUN + timedelta(seconds=place), by="bench")
    seconds = process_time() - begun
    with database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA optimize")
    database.close()
    return seconds
