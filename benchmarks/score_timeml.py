"""Annotated documents: the text inside TEXT without its tags, and its outermost TIMEX3 elements with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s[^<>]*?)?)(/?)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']")
_CREATED = re.compile(r"<DCT\b.*?\bvalue=[\"'](\d{4})-?(\d\d)-?(\d\d)", re.DOTALL)
_BODY = re.compile(r"<TEXT\b[^>]*>(.*?)</TEXT>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its half-open place in the text, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its name, the day it was created, its text and the annotated mentions."""

    name: str
    created: date
    text: str
    mentions: tuple[Mention, ...]

    def words(self, mention: Mention) -> str:
        """The words of a mention."""
        return self.text[mention.start : mention.end]


def load(folder: Path, names: frozenset[str] | None = None) -> list[Document]:
    """The .tml documents of a folder, or the named ones among them, sorted by name."""
    paths = sorted(path for path in folder.glob("*.tml") if names is None or path.stem in names)
    return [document(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def names_in(path: Path) -> frozenset[str]:
    """The names in a list of documents, one a line, with # before a comment."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(filter(None, lines))


def document(name: str, source: str) -> Document:
    """A TimeML document; raises ValueError without a creation time or a text."""
    created, body = _CREATED.search(source), _BODY.search(source)
    if not created or not body:
        raise ValueError(f"{name}: no creation time, or no text")
    pieces = list(_pieces(body[1]))
    text = "".join(piece for piece, _ in pieces)
    mentions = tuple(mention for mention in _mentions(pieces) if text[mention.start : mention.end].strip())
    return Document(name, date(*map(int, created.groups())), text, mentions)


def _pieces(body: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The text before each tag, decoded, with the tag."""
    last = 0
    for tag in _TAG.finditer(body):
        yield unescape(body[last : tag.start()]), tag
        last = tag.end()
    yield unescape(body[last:]), None


def _mentions(pieces: Iterable[tuple[str, re.Match[str] | None]]) -> Iterator[Mention]:
    place, opened = 0, list[tuple[int, dict[str, str]]]()
    for piece, tag in pieces:
        place += len(piece)
        if tag is None or tag[2] != "TIMEX3" or tag[4]:
            continue
        if not tag[1]:
            opened.append((place, {key: unescape(value) for key, value in _ATTRIBUTE.findall(tag[3])}))
        elif opened:
            start, held = opened.pop()
            if not opened and held.get("functionInDocument") != "CREATION_TIME":
                yield Mention(start, place, held.get("type", "DATE").upper(), held.get("value", "").strip())
