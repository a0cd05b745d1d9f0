"""Attributions in brat stand-off files, as PolNeAR and PARC annotate them: source, cue and content, each in pieces.

A folder holds `text/NAME.txt` and `attributions/NAME.txt_ANNOTATOR.ann`; of several annotators the first by name counts
that agrees best with the others. Offsets are characters of the text, in which line ends stand as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.ingest.article import Span


class Attribution(NamedTuple):
    """The places of source, cue and content; the first two may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Document(NamedTuple):
    """A text with what each annotator found in it."""

    name: str
    text: str
    annotations: Sequence[list[Attribution]]


def documents(folder: Path) -> Iterator[Document]:
    """The annotated documents of a folder, in the order of their names."""
    annotated: dict[str, list[list[Attribution]]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0].removesuffix(".txt")
        annotated[name].append(attributions(path.read_text(encoding="utf-8")))
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in annotated:
            yield Document(path.stem, _unchanged(path), annotated[path.stem])


def _unchanged(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def attributions(standoff: str) -> list[Attribution]:
    """The attributions of one stand-off file; those without content are none."""
    lines = (line.rstrip("\r").split("\t") for line in standoff.split("\n"))
    rows = [line for line in lines if len(line) > 1]
    spans = {row[0]: _spans(row[1]) for row in rows if row[0].startswith("T")}
    events = (_event(row[1], spans) for row in rows if row[0].startswith("E"))
    return [one for one in events if one.content]


def _spans(described: str) -> tuple[Span, ...]:
    _, _, places = described.partition(" ")
    pieces = (piece.split() for piece in places.split(";"))
    return tuple((int(piece[0]), int(piece[1])) for piece in pieces if len(piece) == 2)


def _event(described: str, spans: dict[str, tuple[Span, ...]]) -> Attribution:
    parts: dict[str, list[Span]] = defaultdict(list)
    for argument in described.split()[1:]:
        role, _, key = argument.partition(":")
        parts[role.rstrip("0123456789")] += spans.get(key, ())
    return Attribution(*(tuple(sorted(parts[role])) for role in ("Source", "Cue", "Content")))
