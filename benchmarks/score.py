"""How right a tagger of time is, counted as TempEval-3 (task A) counts and as a reader of dates would.

    python -m benchmarks.score FOLDER ANSWERS.jsonl [--list NAMES]

ANSWERS has a line a document, {"doc", "timexes": [{"start", "end", "type", "value"}]}.

Relaxed: an annotated mention is found when any answer overlaps it, an answer is right when it overlaps any; strict:
the same with equal places. Type and value F1 are the relaxed F1 times the share of found mentions
whose best overlapping answer has exactly the annotated type or value. Calendar: the share of annotated dates and times,
found or not, that are resolved to exactly the annotated stretch of the calendar.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.score_kinds import has_weekday, is_anaphoric, kind
from benchmarks.score_timeml import Document, Mention, load, names_in
from benchmarks.score_values import days, same, stretch

Answers = Mapping[str, Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated mention beside the best answer to it."""

    document: Document
    gold: Mention
    answer: Mention | None
    strict: bool

    @property
    def text(self) -> str:
        """The words of the mention."""
        return self.document.words(self.gold)

    @property
    def kind(self) -> str:
        """The kind of the mention."""
        return kind(self.text, self.gold.type, self.gold.value)

    @property
    def calendar(self) -> bool:
        """Whether the mention is a date or time that is a stretch of the calendar."""
        return self.gold.type in ("DATE", "TIME") and stretch(self.gold.value) is not None

    @property
    def right(self) -> bool:
        """Whether the answer names exactly that stretch."""
        return self.answer is not None and same(self.gold.value, self.answer.value)

    @property
    def value_right(self) -> bool:
        """Whether the answer has exactly the annotated value."""
        value = self.gold.value.upper()
        return self.answer is not None and bool(value) and self.answer.value.strip().upper() == value

    @property
    def side(self) -> str:
        """Where the mention lies of the day of the document: past, same day or future."""
        found = days(self.gold.value)
        if found is None or found[1] < self.document.created:
            return "past"
        return "future" if found[0] > self.document.created else "same day"


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    of: int

    def __float__(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What `score` counts; F1 between 0 and 1."""

    documents: int
    mentions: int
    answers: int
    strict: float
    relaxed: float
    type: float
    value: float
    shares: Mapping[str, Share]
    judged: Sequence[Judged]


SHARES: tuple[tuple[str, Callable[[Judged], bool]], ...] = (
    ("calendar", lambda _: True),
    ("weekday", lambda one: has_weekday(one.text)),
    ("weekday past", lambda one: has_weekday(one.text) and one.side == "past"),
    ("weekday same day", lambda one: has_weekday(one.text) and one.side == "same day"),
    ("weekday future", lambda one: has_weekday(one.text) and one.side == "future"),
    ("anaphoric", lambda one: is_anaphoric(one.text)),
)


def score(documents: Sequence[Document], answers: Answers) -> Scores:
    """Judge every annotated mention; a document without answers counts as one with none."""
    judged = [one for document in documents for one in judge(document, answers.get(document.name, ()))]
    pairs = [(document, answer) for document in documents for answer in answers.get(document.name, ())]
    found = [one for one in judged if one.answer]
    relaxed = f1(len(found), len(judged), sum(_overlaps_any(*pair) for pair in pairs), len(pairs))
    strict = f1(
        sum(one.strict for one in judged), len(judged), sum(_equals_any(*pair) for pair in pairs), len(pairs)
    )
    typed = sum(one.answer is not None and one.answer.type == one.gold.type for one in found)
    valued = sum(one.value_right for one in found)
    return Scores(
        len(documents),
        len(judged),
        len(pairs),
        strict,
        relaxed,
        relaxed * typed / max(len(found), 1),
        relaxed * valued / max(len(found), 1),
        {name: share(judged, chosen) for name, chosen in SHARES},
        judged,
    )


def share(judged: Iterable[Judged], chosen: Callable[[Judged], bool]) -> Share:
    """How many of the chosen dates and times are resolved to exactly their stretch."""
    some = [one for one in judged if one.calendar and chosen(one)]
    return Share(sum(one.right for one in some), len(some))


def kinds(judged: Sequence[Judged]) -> dict[str, Share]:
    """By kind of mention, how many have exactly the annotated stretch (or value, of what is no stretch)."""
    of = Counter(one.kind for one in judged)
    right = Counter(one.kind for one in judged if (one.right if one.calendar else one.value_right))
    return {name: Share(right[name], count) for name, count in of.most_common()}


def judge(document: Document, answers: Sequence[Mention]) -> list[Judged]:
    """Each annotated mention beside the answer that shares most characters with it, the earlier of equal ones."""
    ordered = sorted(answers, key=lambda one: (one.start, one.end))
    places = {(one.start, one.end) for one in ordered}
    return [
        Judged(document, gold, _best(gold, ordered), (gold.start, gold.end) in places)
        for gold in document.mentions
    ]


def f1(found: int, mentions: int, right: int, answers: int) -> float:
    """The harmonic mean of recall (found of mentions) and precision (right of answers)."""
    recall, precision = found / max(mentions, 1), right / max(answers, 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def answers_in(path: Path) -> dict[str, list[Mention]]:
    """The answers in a file of JSON Lines, by document."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["doc"]: [_mention(timex) for timex in row["timexes"]] for row in rows}


def _mention(timex: Mapping[str, object]) -> Mention:
    kind_of, value = str(timex.get("type") or "").upper(), str(timex.get("value") or "")
    return Mention(int(str(timex["start"])), int(str(timex["end"])), kind_of, value)


def _shared(one: Mention, other: Mention) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _best(gold: Mention, answers: Sequence[Mention]) -> Mention | None:
    best = max(answers, key=lambda one: _shared(gold, one), default=None)
    return best if best and _shared(gold, best) else None


def _overlaps_any(document: Document, answer: Mention) -> bool:
    return any(_shared(answer, gold) for gold in document.mentions)


def _equals_any(document: Document, answer: Mention) -> bool:
    return any((answer.start, answer.end) == (gold.start, gold.end) for gold in document.mentions)


def main() -> None:
    """Print the scores of a file of answers."""
    parser = argparse.ArgumentParser(description="score a tagger of time on TimeML documents")
    parser.add_argument("folder", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--list", type=Path, help="names of the documents to score, one a line")
    given = parser.parse_args()
    found = score(load(given.folder, names_in(given.list) if given.list else None), answers_in(given.answers))
    print(f"{found.documents} documents, {found.mentions} mentions, {found.answers} answers")
    for name in ("strict", "relaxed", "type", "value"):
        print(f"{name:18} F1 {100 * getattr(found, name):5.1f}")
    for name, counted in found.shares.items():
        print(f"{name:18}    {100 * float(counted):5.1f}   ({counted.right}/{counted.of})")


if __name__ == "__main__":
    main()
