"""Read our annotated articles, draft reports from them, and say how right they are.

python -m benchmarks.articles tests/golden/articles/development [--explain] [--write docs/PAGE.md]

Real articles are annotated without their texts, which a folder of TimeML holds; a list says which of all of these
should have a process:

python -m benchmarks.articles benchmarks/corpus/wire --texts FOLDER
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.articles import listed
from benchmarks.articles.gold import LISTED, Gold, load
from benchmarks.articles.said import Read, read
from benchmarks.articles.score import Scores, score, total
from benchmarks.articles.tables import explained, put, tables
from tracker.ingest import reading
from tracker.ingest.drafting import Known, drafts


def drafted(gold: Gold) -> Read:
    """What ingestion makes of an article when nothing is known before it."""
    about = gold.about["source"]
    article = reading.read(gold.text.encode(), name=f"{gold.name}.txt", **about)
    return read(drafts(article, Known.none()).drafts, article)


def measured(folder: Path, texts: Path | None = None) -> tuple[Scores, list[str]]:
    """The scores of a folder of annotated articles, and the drafts that no submission would take."""
    scores, refused = [], []
    for gold in load(folder, texts):
        found = drafted(gold)
        scores.append(score(gold, found.said))
        refused += [f"{gold.name}: {one}" for one in found.refused]
    return total(scores), refused


def _told(scores: Scores, refused: list[str], explain: bool) -> Iterator[str]:
    yield from tables(scores)
    yield from ["", f"Drafts that no submission takes: {len(refused)}.", *refused]
    if explain:
        yield from ["", *explained(scores)]


def processes(folder: Path, texts: Path | None) -> list[listed.Made]:
    """What is made of each document of a list, where the folder has one."""
    place = folder / LISTED
    if texts is None or not place.is_file():
        return []
    return [listed.made(one, drafted(one.gold).said) for one in listed.load(place, texts)]


def main() -> None:
    """Print the tables; with --write put them between the marks named after the folder."""
    parser = argparse.ArgumentParser(description="how right drafts are on our own annotated articles")
    parser.add_argument(
        "folder", type=Path, help="a folder of NAME.toml, with NAME.txt beside it or a document named in it"
    )
    parser.add_argument(
        "--texts", type=Path, help="a folder of TimeML that holds the documents that are named"
    )
    parser.add_argument(
        "--explain", action="store_true", help="list each miss, error and invention with its words"
    )
    parser.add_argument("--write", type=Path, help="a document to put the tables into, between its marks")
    given = parser.parse_args()
    try:
        scores, refused = measured(given.folder, given.texts)
        of_list = processes(given.folder, given.texts)
        counted = ["", *listed.table(of_list)] if of_list else []
        unlike = listed.explained(of_list) if given.explain else ()
        print("\n".join([*_told(scores, refused, given.explain), *counted, *unlike]))
        if given.write:
            put(given.write, given.folder.name, "\n".join([*tables(scores), *counted]))
    except (OSError, ValueError) as error:
        sys.exit(f"benchmarks.articles: {error}")


if __name__ == "__main__":
    main()
