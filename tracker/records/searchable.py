"""Which members of a line are searched by their words, and how a line shows where they were found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import msgspec

from tracker.records.sought import Sought, places
from tracker.records.words import words

FIELDS = (
    "title",
    "summary",
    "quote",
    "outcome",
    "name",
    "aliases",
    "place",
    "attribution_text",
    "roles.title",
    "documents.title",
    "process.title",
    "venue.name",
    "venue.place",
    "participants.name",
    "issue.title",
    "issues.title",
)
"""Paths into a line; of a list, every item."""

_PATHS = tuple((path, path.split(".")) for path in FIELDS)

_Searched = msgspec.defstruct("_Searched", [(first, Any, None) for first in {path[0] for _, path in _PATHS}])
_SEARCHED = msgspec.json.Decoder(_Searched)

BETWEEN = "="
"""Stands between two texts of a line, so that no phrase reaches from one into the other."""

MOST_WORDS = 10_000
"""Of a line; what comes behind them is not searched."""

LONGEST_PASSAGE = 240
_LEAD = 60


def searched_in(body: str) -> Mapping[str, Any]:
    """The members of a finished body (an object in JSON) that are searched; the others are passed over unread."""
    return msgspec.structs.asdict(_SEARCHED.decode(body))


def texts(line: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of a line that is searched, with the path of its field."""
    for field, (first, *rest) in _PATHS:
        if value := line.get(first):
            for text in _at(value, rest):
                yield field, text


def words_of(line: Mapping[str, Any]) -> str:
    """The words of every different text of a line, with `BETWEEN` between two texts, as far as they are searched."""
    different = dict.fromkeys(text for _, text in texts(line))
    found = f" {BETWEEN} ".join(" ".join(word.text for word in words(text)) for text in different)
    return " ".join(found.split(" ")[:MOST_WORDS])


def _at(value: Any, path: Sequence[str]) -> Sequence[str]:
    """The texts at the end of a path; nothing where it leads nowhere."""
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _at(item, path)]
    if not path:
        return (value,) if isinstance(value, str) else ()
    return _at(value.get(path[0]), path[1:]) if isinstance(value, dict) else ()


def highlight(line: Mapping[str, Any], asked: Sought) -> list[dict[str, str]]:
    """Where the words were found: the field, and a passage of it as safe HTML.

    All of the text is escaped; the only elements in it are `<mark>`, around what was found. A cut is shown by "…".
    """
    shown: dict[tuple[str, str], None] = {}
    for field, text in texts(line):
        spans = places(asked, text)
        if spans:
            shown[field, _passage(text, spans)] = None
    return [{"field": field, "text": passage} for field, passage in shown]


def _passage(text: str, spans: list[tuple[int, int]]) -> str:
    begin = max(0, spans[0][0] - _LEAD) if len(text) > LONGEST_PASSAGE else 0
    stop = min(len(text), max(begin + LONGEST_PASSAGE, spans[0][1]))
    parts, done = ["…" if begin else ""], begin
    for start, end in spans:
        if end <= stop:
            parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
            done = end
    return "".join([*parts, escape(text[done:stop]), "…" if stop < len(text) else ""])
