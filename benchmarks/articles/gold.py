"""Gold annotations of an article: what a careful analyst would report of it, with the values that are acceptable."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.score_timeml import document
from tracker.ingest.article import Span
from tracker.records.vocabulary import Kind

KINDS = (Kind.PROCESS, Kind.ROUND, Kind.VENUE, Kind.PARTICIPANT, Kind.POSITION, Kind.MILESTONE)
NAMED = ("holder", "on_behalf_of", "venue", "via", "name", "parties")
"""Fields whose values are names, compared as names."""

JUDGED: Mapping[Kind, tuple[str, ...]] = {
    Kind.PROCESS: ("parties",),
    Kind.ROUND: ("status", "venue", "edtf"),
    Kind.VENUE: ("name",),
    Kind.PARTICIPANT: ("name", "unnamed"),
    Kind.POSITION: ("holder", "on_behalf_of", "issue", "stance", "attribution", "via", "edtf"),
    Kind.MILESTONE: ("sort", "status", "edtf"),
}
"""Fields that are always judged: a row that does not name one accepts no value there."""

LISTED = "processes.toml"
"""A list of articles beside annotated ones, not an annotation: `listed.py`."""

_BESIDE = ("evidence", "optional", "times", "also", "was")
_HEAD = {"sort", "conflict", "hard", "source", "nothing", *KINDS}


@dataclass(frozen=True, slots=True)
class Row:
    """One report: for each judged field the acceptable values, the empty one standing for none.

    `was` are days that the article gives too, but that no longer hold: wrong, yet not invented.
    """

    kind: Kind
    accepts: Mapping[str, tuple[str, ...]]
    evidence: tuple[Span, ...] = ()
    optional: bool = False
    was: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The row in a few words."""
        told = (
            f"{field}={accepted[0] or 'none'}" for field, accepted in self.accepts.items() if any(accepted)
        )
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article. `names` leads from a participant's name to others as good, `places` from a venue's."""

    name: str
    text: str
    about: Mapping[str, Any]
    rows: tuple[Row, ...]
    names: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    nothing: tuple[Span, ...]

    @property
    def may_give_nothing(self) -> bool:
        """Whether it is doubtful that it is about talks: whoever drafts nothing of it misses nothing."""
        return any(row.kind is Kind.PROCESS and row.optional for row in self.rows)

    @property
    def published(self) -> date | datetime:
        """The anchor of its relative dates."""
        moment: date | datetime = self.about["source"]["published"]
        return moment


def load(folder: Path, texts: Path | None = None) -> list[Gold]:
    """All annotated articles of a folder, by name; `texts` holds the TimeML of those whose text is not beside them.

    Raises:
        ValueError: a row says what no row may, or its evidence does not stand in the text.
        FileNotFoundError: the folder holds no annotated article, or `texts` not the text of one.

    """
    places = sorted(place for place in folder.glob("*.toml") if place.name != LISTED)
    if not places:
        raise FileNotFoundError(f"{folder} holds no annotated article")
    return [_article(place, texts) for place in places]


def _article(place: Path, texts: Path | None) -> Gold:
    about = tomllib.loads(place.read_text(encoding="utf-8"))
    if unknown := about.keys() - _HEAD:
        raise ValueError(f"{place}: no such part: {sorted(unknown)}")
    elsewhere = about.get("source", {}).pop("document", None)
    text = (
        _of_document(elsewhere, place, texts)
        if elsewhere
        else place.with_suffix(".txt").read_text(encoding="utf-8")
    )
    find = _finder(text, once=elsewhere is not None)
    try:
        rows = tuple(
            row for kind in KINDS for given in about.get(kind, ()) for row in _rows(kind, given, find)
        )
        nothing = tuple(find(given["words"]) for given in about.get("nothing", ()))
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None
    return Gold(
        place.stem, text, about, rows, _also(about, Kind.PARTICIPANT), _also(about, Kind.VENUE), nothing
    )


def _of_document(name: str, place: Path, texts: Path | None) -> str:
    """The text of a document that may not stand here: only its first words are quoted as evidence."""
    if texts is None:
        raise FileNotFoundError(f"{place} has its text elsewhere: name a folder that holds {name}.tml")
    source = texts / f"{name}.tml"
    if not source.is_file():
        raise FileNotFoundError(f"{place} has its text elsewhere, but {texts} holds no {name}.tml")
    return document(name, source.read_text(encoding="utf-8")).text.strip()


def _also(about: Mapping[str, Any], kind: Kind) -> dict[str, tuple[str, ...]]:
    return {given["name"]: tuple(given.get("also", ())) for given in about.get(kind, ())}


def _rows(kind: Kind, given: Mapping[str, Any], find: Callable[[str], Span]) -> Iterator[Row]:
    """The row as often as it may be taken up."""
    fields = dict.fromkeys((*JUDGED[kind], *(name for name in given if name not in _BESIDE)))
    accepts = {name: _values(given.get(name, False if name == "unnamed" else "")) for name in fields}
    evidence = tuple(map(find, _values(given.get("evidence", ()))))
    was = _values(given.get("was", ()))
    for _ in range(given.get("times", 1)):
        yield Row(kind, accepts, evidence, given.get("optional", False), was)


def _values(given: object) -> tuple[str, ...]:
    """One value or several, as words."""
    if isinstance(given, list | tuple):
        return tuple(map(str, given))
    return (str(given).lower() if isinstance(given, bool) else str(given),)


def _finder(text: str, *, once: bool) -> Callable[[str], Span]:
    """What finds words in the text, the first that are so; or only words that stand in it `once`."""

    def find(words: str) -> Span:
        start = text.find(words)
        if start < 0:
            raise ValueError(f"these words do not stand in the text: {words!r}")
        if once and text.find(words, start + 1) >= 0:
            raise ValueError(f"these words stand in the text more than once: {words!r}")
        return start, start + len(words)

    return find
