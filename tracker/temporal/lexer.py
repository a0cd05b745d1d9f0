"""Text becomes tokens: words, numbers and marks, each with its place, in one pass.

How a language writes its words (`Spelling`) decides what a token is: which full stops belong to abbreviations, which
words have an apostrophe in them, and which are two words written as one ("l'année", "Dienstagabend", "والأحد").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGNS = "\u0300-\u036f\u064b-\u0655\u0670"  # vowel signs and stress marks, which some texts put on words
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # marks of direction and joining
_TOKEN = re.compile(
    rf"""
    (?:[^\S\n]++|[{_UNSEEN}]++|\n(?![^\S\n]*\n))*+(?:          # blanks go with what follows them: fewer attempts
      (?P<word>[^\W\d_]++(?:[{_SIGNS}]++[^\W\d_]*+)*+(?![\w.]))   # most of any text, so tried first
    | (?P<break>\n[^\S\n]*\n)                                    # a new paragraph
    | (?P<instant>(?<!\d)\d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?![\d:]))  # 2026-02-01T10:00Z
    | (?P<iso>(?<!\d)\d{{4}}-\d\d-\d\d(?!\d))                      # 2026-02-01
    | (?P<slash>(?<!\d)(?:\d{{1,2}}(?P<_>[/.])\d{{1,2}}(?P=_)\d{{4}}|\d{{4}}/\d\d/\d\d)(?![\d/]))  # 28/2/2022
    | (?P<clock>(?<!\d)\d{{1,2}}:\d\d(?::\d\d)?(?!\d))             # 10:35
    | (?P<other>[$€£¥\#]\d[\d.,]*|\d++(?:[.,]\d++)*+%)                    # an amount: no time
    | (?P<number>\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|['’]?s)?(?![^\W_])|(?=[ap]\.?m\b)))
    | (?P<mixed>[^\W\d_]*\d+[^\W_]\w*|[^\W\d_]+\d\w*)            # B52, 24km: no time
    | (?P<initials>(?:[^\W\d_]\.){{2,}})                           # a.m.
    | (?P<stopped>[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*)                                   # a word before a full stop
    | (?P<suffix>['’](?:\d\ds?|[^\W\d_]+))                       # Sunday's, the '90s
    | (?P<mark>[^\s{_UNSEEN}])
    | (?P<end>\Z))
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes: its abbreviations, and which words are written as one.

    `joined` are words with an apostrophe or a blank in them, `seconds` what follows such a blank; `elided` the
    short ones that an apostrophe ties to the next word; `compounds` say where a word that is two falls
    apart; `prefixes` and `endings` stand before and after digits ("و24", "1er").
    """

    abbreviations: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    compounds: Mapping[str, int] = field(default_factory=dict)
    prefixes: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


PLAIN = Spelling()
_new = tuple.__new__  # of a named tuple without its checks: twice as fast


_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'"})
_DROPPED = re.compile(f"[{_SIGNS}ـ]")
_DIGIT = re.compile(r"[^\D0-9]")
_COUNTED = re.compile(r"([^\W\d_]+)(\d+)|(\d+)([^\W\d_]+)")


class Token(NamedTuple):
    """A piece of text: its kind (a group of the pattern above), folded form, and half-open span."""

    kind: str
    form: str
    start: int
    end: int
    capital: bool
    glued: bool


def tokens(text: str, spelling: Spelling = PLAIN) -> list[Token]:
    """The tokens of a text, in order; linear in its length.

    `form` is in lower case with straight apostrophes, ASCII digits and no vowel signs. A full stop belongs to the
    word before it when that word is an abbreviation ("Jan."). `glued` says that no blank stands before.
    """
    found: list[Token] = []
    last = 0
    compounds, abbreviations, seconds = spelling.compounds, spelling.abbreviations, spelling.seconds
    append = found.append
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span(kind)
        raw = match[kind]
        form = raw.lower() if raw.isascii() else _folded(raw)
        if (
            kind == "word" and form not in compounds and form not in seconds
        ):  # most of any text: the short way
            append(_new(Token, (kind, form, start, end, raw[0].isupper(), start == last)))
            last = end
            continue
        if kind == "end":
            break
        if kind == "stopped":
            kind = "word"
        token = Token(kind, form, start, end, raw[:1].isupper(), start == last)
        if raw == "." and start == last and found and found[-1].form in abbreviations:
            found[-1] = found[-1]._replace(end=end)
        elif form in seconds and found and f"{found[-1].form} {form}" in spelling.joined:
            found[-1] = found[-1]._replace(form=f"{found[-1].form} {form}", end=end)
        elif form in compounds:
            found.extend(_cut(token, raw, compounds[form]))
        elif kind == "mixed":
            found.extend(_counted(token, raw, spelling))
        elif kind == "suffix" and token.glued and found:
            found[-1:] = _tied(found[-1], token, spelling)
        else:
            append(token)
        last = end
    return found


def _folded(raw: str) -> str:
    """Lower case with straight apostrophes and ASCII digits, without vowel signs and stretched letters."""
    form = unicodedata.normalize("NFC", raw.lower()).translate(_STRAIGHT)
    return _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), _DROPPED.sub("", form))


def _cut(token: Token, raw: str, place: int, kinds: tuple[str, str] = ("word", "word")) -> list[Token]:
    """A token as two, cut before the letter `place` of its form."""
    form = token.form
    at = (
        place
        if len(raw) == len(form)
        else next(n for n in range(len(raw)) if len(_folded(raw[: n + 1])) > place)
    )
    middle = token.start + at
    return [
        token._replace(kind=kinds[0], form=form[:place], end=middle),
        Token(kinds[1], form[place:], middle, token.end, raw[at].isupper(), True),
    ]


def _counted(token: Token, raw: str, spelling: Spelling) -> list[Token]:
    """Letters and digits written as one: two tokens if the language writes so, else no time at all."""
    match = _COUNTED.fullmatch(token.form)
    if match and match[1] and match[1] in spelling.prefixes:
        return _cut(token, raw, len(match[1]), ("word", "number"))
    if match and match[4] and match[4] in spelling.endings:
        return _cut(token, raw, len(match[3]), ("number", "word"))
    return [token]


def _tied(before: Token, token: Token, spelling: Spelling) -> Iterator[Token]:
    """A word and what an apostrophe ties to it: one word that the language knows, an elided one and the next, or
    a word and its ending."""
    whole = before.form + token.form
    if whole in spelling.joined:
        yield before._replace(form=whole, end=token.end)
        return
    yield before
    if before.form in spelling.elided:
        token = token._replace(kind="word", form=token.form[1:], start=token.start + 1)
    yield token
