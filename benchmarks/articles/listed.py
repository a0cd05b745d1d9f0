"""Of which real articles drafts make a process and of whom, against a list: those that should have one, and may."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles.align import right
from benchmarks.articles.gold import Gold, Row
from benchmarks.articles.said import Said
from benchmarks.score_timeml import load as documents
from tracker.records.vocabulary import Kind

SHOULD, MAY, NONE = "should have a process", "may have one", "should have none"
_NOBODY = Row(Kind.PROCESS, {"parties": ()})


@dataclass(frozen=True, slots=True)
class Listed:
    """An article, whether it should have a process, may have one or should have none, and the row that it should be."""

    gold: Gold
    sort: str
    row: Row = _NOBODY


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a listed article: how many drafts, the parties of its process, and whether these are right."""

    name: str
    sort: str
    drafts: int
    parties: tuple[str, ...] | None
    right: bool


def load(place: Path, texts: Path) -> list[Listed]:
    """All documents of a folder of TimeML, with what the list says of each.

    Raises:
        FileNotFoundError: the list names a document that the folder does not hold.

    """
    given = {one["document"]: one for one in tomllib.loads(place.read_text(encoding="utf-8"))["article"]}
    found = []
    for one in documents(texts):
        entry = given.pop(one.name, None)
        names = {party[0]: tuple(party[1:]) for party in entry["parties"]} if entry else {}
        row = Row(Kind.PROCESS, {"parties": tuple(names)})
        sort = NONE if entry is None else MAY if entry.get("optional") else SHOULD
        about = {"source": {"published": one.created}}
        found.append(Listed(Gold(one.name, one.text.strip(), about, (row,), names, {}, ()), sort, row))
    if given:
        raise FileNotFoundError(f"{place} lists what {texts} does not hold: {', '.join(sorted(given))}")
    return found


def made(one: Listed, said: Sequence[Said]) -> Made:
    """What the drafts of an article make of it."""
    process = next((draft for draft in said if draft.kind is Kind.PROCESS), None)
    parties = process.value("parties") if process else None
    correct = process is not None and right("parties", one.row, process, one.gold)
    return Made(one.gold.name, one.sort, len(said), parties, correct)


def table(some: Sequence[Made]) -> Iterator[str]:
    """How many have a process, by whether they should."""
    yield "| Documents that | all | with drafts | with a process | of the right parties |"
    yield "|---|---:|---:|---:|---:|"
    for sort in (SHOULD, MAY, NONE):
        of = [one for one in some if one.sort == sort]
        counts = (sum(counted) for counted in zip(*map(_counted, of), strict=True))
        yield f"| {sort} | {' | '.join(map(str, counts)) if of else '0 | 0 | 0 | 0'} |"


def _counted(one: Made) -> tuple[int, ...]:
    return 1, one.drafts > 0, one.parties is not None, one.right


def explained(some: Iterable[Made]) -> Iterator[str]:
    """Each document of which another process is made than the list says."""
    for one in some:
        if one.sort == SHOULD and one.parties is None:
            yield f"{one.name}: no process"
        elif one.sort == NONE and (one.drafts or one.parties is not None):
            yield f"{one.name}: too much: {one.drafts} drafts, process of {one.parties}"
        elif one.parties is not None and not one.right:
            yield f"{one.name}: wrong parties: {', '.join(one.parties) or 'none'}"
