"""Who may be the subject of a main clause: rows of names, and names with a state or an office before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Mention

_CLAUSE = re.compile(
    r"(?:^|[;:] |(?:, )?\b(?:and|but|while|though|yet) |^[A-Z][^,;:“”\"]{1,40}, )(?:the |both )?$",
    re.IGNORECASE,
)
"""What stands before the subject of a main clause, from the start of the sentence."""

_ARTICLES = ("", "the ", "both ")
_NEXT_TO_LAST = tuple(
    f"{before}{article}"
    for article in _ARTICLES
    for before in ("; ", ": ", ", ", "and ", "but ", "while ", "though ", "yet ")
)
"""What all that matches ends in, unless it is a whole sentence so far: few places need the whole look."""

FARTHEST = 60
"""Characters before a subject that can tell it for one."""

_OTHER_WORDS = ("the ", "his ", "her ", "its ", "their ", "he", "she", "they", "it")
"""What begins a mention in small letters that is no name."""

_NAMES = frozenset({"name", "last name", "metonym"})
"""How a mention tells whom it means, where its words are his name."""

_AND = re.compile(r" and (?:the )?")
_LISTED = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")

_TITLE = re.compile(
    r"(?:\b(?:its|their|his|her) |(?:\b[A-Z][\w-]+ )?\b[A-Z][\w-]+['’]s )(?:[a-z][\w-]+ ){0,2}$"
)
"""The state or the party that somebody is of, before him: "Sri Lanka's", "its"."""

_OFFICE = re.compile(
    rf"(?:\b(?:the|an?) (?:[\w-]+ ){{0,2}}|{_TITLE.pattern.removesuffix('$')})$", re.IGNORECASE
)
"""The same with what tells more of an office: "the government" before "spokesman, Omar Saleh"."""


def rows(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions, those together that stand in a row: "Bolivia and Cuba"; of other rows only the first."""
    row: list[Mention] = []
    for one in mentions:
        if row and not _LISTED.fullmatch(text, row[-1].span[1], one.span[0]):
            yield row if _is_joined(text, row) else row[:1]
            row = []
        row.append(one)
    if row:
        yield row if _is_joined(text, row) else row[:1]


def _is_joined(text: str, row: Sequence[Mention]) -> bool:
    """Whether the names of a row are joined by "and", so that all of them are the subject."""
    joint = len(row) > 1 and _AND.fullmatch(text, row[-2].span[1], row[-1].span[0])
    return bool(joint) and all(one.by in _NAMES for one in row)


def _is_titled(text: str, subject: Span) -> bool:
    """Whether a mention begins with an office: "spokesman, Omar Saleh"."""
    return text[subject[0]].islower() and not text.startswith(_OTHER_WORDS, subject[0])


def begins(text: str, subject: Span, sentence: Span) -> bool:
    """Whether somebody stands where a main clause of a sentence begins."""
    before = text[sentence[0] : subject[0]]
    near = before if len(before) < FARTHEST else f"…{before[-FARTHEST:]}"
    near = (_OFFICE if _is_titled(text, subject) else _TITLE).sub("", near)
    likely = near.lower().endswith(_NEXT_TO_LAST) or near.lower() in _ARTICLES
    return likely and _CLAUSE.search(near) is not None
