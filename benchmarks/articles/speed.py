"""How fast whole articles are drafted: `python -m benchmarks.articles.speed FOLDER [--published 2016-09-15]`.

FOLDER holds articles as texts, NAME.txt. Every second one is drafted first, so that tables and expressions are loaded:
they are the second or two that a new process takes once. Each of the others is drafted with everything on: dates, cast,
rounds, statements and positions. Beside it, in the same run, only its statements are found, so that the ratio of both
says something on any machine; then as many copies of the longest as make one article of 200,000 characters are drafted,
which should take no longer for each character. Times are of the processor, and reading the files is in none of them.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracker.ingest import reading
from tracker.ingest.article import Article
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.reading.kinds import MOST_TEXT
from tracker.ingest.sentences import paragraphs
from tracker.ingest.statements import statements
from tracker.ingest.worker import collect_seldom

PROCESS = "the-process"
"""Named for each article, so that none is without one and is left with less to do."""


class Speed(NamedTuple):
    """What was measured of some articles; seconds of processor time, and MiB at most."""

    articles: int
    characters: int
    whole: float
    statements: float
    long_characters: int
    long: float
    memory: float

    @property
    def ratio(self) -> float:
        """How often the time that only statements take."""
        return self.whole / self.statements

    @property
    def growth(self) -> float:
        """How much longer a character of a long article takes than one of the others."""
        return (self.long / self.long_characters) / (self.whole / self.characters)


def articles(folder: Path, published: date) -> Iterator[Article]:
    """The articles of a folder, in the order of their names.

    Raises:
        FileNotFoundError: it holds none.

    """
    places = sorted(folder.glob("*.txt"))
    if not places:
        raise FileNotFoundError(f"{folder} holds no .txt")
    for place in places:
        yield reading.read(place.read_bytes(), name=place.name, published=published)


def measured(found: Sequence[Article]) -> Speed:
    """The time that every second article takes, when the others have had loaded what they need."""
    for one in found[1::2]:
        _draft(one)
    collect_seldom()  # as the processes of the service do
    timed = found[::2]
    whole = sum(_spent(_draft, one) for one in timed)
    alone = sum(_spent(_statements, one) for one in timed)
    many = _repeated(max(found, key=lambda one: len(one.text)))
    characters = sum(len(one.text) for one in timed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Speed(len(timed), characters, whole, alone, len(many.text), _spent(_draft, many), memory)


def _draft(article: Article) -> None:
    drafts(article, Known.none(), PROCESS)


def _statements(article: Article) -> None:
    statements(article.text, article.body)


def _spent(work: Callable[[Article], None], article: Article) -> float:
    began = time.process_time()
    work(article)
    return time.process_time() - began


def _repeated(article: Article) -> Article:
    """One article of as many copies of another as fit."""
    text = "\n\n".join([article.text] * max(1, MOST_TEXT // (len(article.text) + 2)))
    return replace(article, text=text, body=tuple(paragraphs(text)))


def table(speed: Speed) -> str:
    """The measures as a table of Markdown."""
    rows = {
        "articles": f"{speed.articles}",
        "characters of each, on average": f"{speed.characters / speed.articles:,.0f}",
        "whole articles a second of processor time": f"{speed.articles / speed.whole:.0f}",
        "statements alone, articles a second": f"{speed.articles / speed.statements:.0f}",
        "a whole article is as many times its statements": f"{speed.ratio:.1f}",
        f"a character of an article of {speed.long_characters:,} is as many times one of these": f"{speed.growth:.2f}",
        "memory at most, MiB": f"{speed.memory:.0f}",
    }
    lines = (f"| {name} | {value} |" for name, value in rows.items())
    return "\n".join(["| Measure | |", "|---|---:|", *lines])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="holds articles as NAME.txt")
    parser.add_argument(
        "--published",
        type=date.fromisoformat,
        default=date(2016, 9, 15),
        help="the day of publication of all of them",
    )
    given = parser.parse_args()
    try:
        print(table(measured(list(articles(given.folder, given.published)))))
    except (OSError, ValueError) as error:
        sys.exit(f"benchmarks.articles.speed: {error}")


if __name__ == "__main__":
    main()
