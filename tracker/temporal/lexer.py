"""Text becomes tokens: words, numbers and marks, each with its place, in one pass."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_]++(?![\w.]))                              # most of any text, so tried first
    | (?P<break>\n[^\S\n]*\n)                                    # a new paragraph
    | (?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?!\d))                      # 2026-02-01
    | (?P<slash>(?<!\d)\d{1,2}(?P<_>[/.])\d{1,2}(?P=_)\d{4}(?!\d))  # 28/2/2022, 28.02.2022
    | (?P<clock>(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d))             # 10:35
    | (?P<other>[$€£¥\#]\d[\d.,]*|\d[\d.,]*%)                    # an amount: no time
    | (?P<number>\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|['’]?s)?(?![^\W_])|(?=[ap]\.?m\b)))
    | (?P<mixed>[^\W\d_]*\d+[^\W_]\w*|[^\W\d_]+\d\w*)            # B52, 24km: no time
    | (?P<initials>(?:[^\W\d_]\.){2,})                           # a.m.
    | (?P<stopped>[^\W\d_]+)                                    # a word before a full stop
    | (?P<suffix>['’](?:\d\ds?|[^\W\d_]+))                       # Sunday's, the '90s
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A piece of text: its kind (a group of the pattern above), folded form, and half-open span."""

    kind: str
    form: str
    start: int
    end: int
    capital: bool
    glued: bool


def tokens(text: str, abbreviations: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a text, in order; linear in its length.

    `form` is in lower case with straight apostrophes. A full stop belongs to the word before
    it when that word is in `abbreviations` ("Jan."). `glued` says that no blank stands before.
    """
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        raw = match.group()
        kind = match.lastgroup or "mark"
        if kind == "stopped":
            kind = "word"
        if raw == "." and start == last and found and found[-1].form in abbreviations:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(
                Token(kind, raw.lower().replace("’", "'"), start, end, raw[:1].isupper(), start == last)
            )
        last = end
    return found
