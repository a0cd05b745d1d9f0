"""How right the time engine is in each language but English, on the annotated news of benchmarks/corpus/languages.

    python -m benchmarks.languages [FOLDER] [--errors CODE]

The name of a document begins with the code of its language and ends with its number. Odd numbers are for development,
even ones held out: `--errors` lists what is wrong in the odd documents of a language only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.score import Scores, score
from benchmarks.score_timeml import Document, Mention, load
from tracker.temporal import documents

CORPUS = Path(__file__).parent / "corpus" / "languages"
NAMES = {"de": "German", "fr": "French", "es": "Spanish", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic"}
HEAD = (
    "| | mentions | relaxed F1 | strict F1 | value F1 | calendar |",
    "|---|---:|---:|---:|---:|---:|",
)


def language(document: Document) -> str:
    """The code with which a document's name begins."""
    return document.name.partition("-")[0]


def held_out(document: Document) -> bool:
    """Whether nobody may read the errors of a document: its number is even."""
    return int(document.name.rpartition("-")[2]) % 2 == 0


def answers(some: Sequence[Document]) -> dict[str, list[Mention]]:
    """What `tracker resolve --documents` answers for each document, asked in its language."""
    lines = (
        json.dumps(
            {
                "doc": one.name,
                "text": one.text,
                "published": one.created.isoformat(),
                "language": language(one),
            }
        ).encode()
        for one in some
    )
    found = {}
    for line in documents.annotated(lines):
        if isinstance(line, documents.BadLine):
            raise SystemExit(f"line {line}")
        row = json.loads(line)
        found[row["doc"]] = [
            Mention(timex["start"], timex["end"], timex["type"], timex["value"]) for timex in row["timexes"]
        ]
    return found


def table(some: Sequence[Document], answered: dict[str, list[Mention]]) -> Iterator[str]:
    """A line for each language, in two halves."""
    for code, name in NAMES.items():
        for half, hold in (("development", False), ("held out", True)):
            chosen = [one for one in some if language(one) == code and held_out(one) is hold]
            scores = score(chosen, {one.name: answered[one.name] for one in chosen})
            calendar = scores.shares["calendar"]
            figures = " | ".join(f"{100 * one:.1f}" for one in (scores.relaxed, scores.strict, scores.value))
            right = f"{100 * float(calendar):.0f} % ({calendar.right}/{calendar.of})"
            yield f"| {name}, {half} | {scores.mentions} | {figures} | {right} |"


def errors(scores: Scores, answered: dict[str, list[Mention]]) -> Iterator[str]:
    """The mentions whose place or value is not the annotated one, and the answers that are no mention."""
    for one in scores.judged:
        if one.strict and one.value_right:
            continue
        said = (
            f"{one.document.words(one.answer)!r} {one.answer.type} {one.answer.value}"
            if one.answer
            else "nothing"
        )
        yield f"{one.document.name}: {one.text!r} {one.gold.type} {one.gold.value} -> {said}"
    for document in dict.fromkeys(one.document for one in scores.judged):
        for answer in answered[document.name]:
            if not any(gold.start < answer.end and answer.start < gold.end for gold in document.mentions):
                yield f"{document.name}: no mention -> {document.words(answer)!r} {answer.type} {answer.value}"


def main() -> None:
    """Print the table, or the errors of a language."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.languages", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS, help="TimeML documents")
    parser.add_argument("--errors", choices=list(NAMES), help="list the errors in the odd documents")
    given = parser.parse_args()
    some = load(given.folder)
    if given.errors:
        some = [one for one in some if language(one) == given.errors and not held_out(one)]
    answered = answers(some)
    lines = errors(score(some, answered), answered) if given.errors else (*HEAD, *table(some, answered))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
