"""Text becomes tokens: words, numbers and marks, each with its place, in one pass.

How a language writes its words (`Spelling`) decides what a token is: which full stops belong to abbreviations, which
words have an apostrophe in them, and which are two words written as one ("l'année", "Dienstagabend", "والأحد").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple, overload

from tracker.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS = "\u0300-\u036f\u064b-\u0655\u0670"  # vowel signs and stress marks, which some texts put on words
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # marks of direction and joining
_BREAK = r"\n[^\S\n]*\n"  # a new paragraph
_SHAPES = {
    "instant": r"(?<!\d)\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d)?(?:[Zz]|[+-]\d\d:\d\d)?(?![\d:])",  # 2026-02-01T10:00Z
    "iso": r"(?<!\d)(?:\d{4}-\d\d-\d\d(?!\d)|(?:19|20)\d\d-\d{1,2}-\d{1,2}(?![\d-]))",  # 2026-02-01, 2026-2-1
    "isoweek": r"(?<![\d-])\d{4}-[Ww]\d\d(?!\w)",  # 2026-W05
    "dashed": r"(?<![\d-])\d{1,2}-\d{1,2}-(?:19|20)\d\d(?![\d-])",  # 28-2-2022
    "slash": r"(?<!\d)(?:\d{1,2}(?:/\d{1,2}/(?:\d\d)?|\.\d{1,2}\.\d\d)\d\d|\d{4}/\d\d/\d\d)(?![\d/])",  # 28/2/22
    "clock": r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\.?\d)",  # 10:35
    "other": r"[$€£¥\#]\d[\d.,]*|\d++(?:[.,]\d++)*+%",  # an amount: no time
    "number": r"\d+(?:[.,]\d+)*(?:(?:(?i:st|nd|rd|th)|(?<=0)['’]?[sS])?(?![^\W_])|(?=(?i:[ap]\.?m)\b))",
    "mixed": r"[^\W\d_]*\d+[^\W_]\w*|[^\W\d_]+\d\w*",  # B52, 24km: no time
    "initials": r"(?:[^\W\d_]\.){2,}",  # a.m.
    "word": rf"[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*",
    "suffix": r"['’]\d\d[sS]?(?!\w)|(?<=[\w.])['’][^\W\d_]+",  # the '90s, Sunday's; not 'Tomorrow
    "mark": rf"[^\s{_UNSEEN}]",
}
_PIECE = re.compile(
    rf"""
    [ ]?[a-zA-Z]++(?![\w.{_SIGNS}])                           # most of any text, so tried first
    | [ ]?[a-zA-Z]{{2,}}+(?=\.\s) | [,.](?=\s) | [ ]?[“"](?=\w)  # most of the rest, found without asking for all below
    | (?:[^\S\n]++|[{_UNSEEN}]++|\n(?![^\S\n]*\n))*+(?:     # blanks go with what follows them: fewer attempts
        [^\W\d_]++(?:[{_SIGNS}]++[^\W\d_]*+)*+(?![\w.])
        | {_BREAK} | {"|".join(_SHAPES.values())} | \Z)
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(rf"[\s{_UNSEEN}]*")
_ENDS_PARAGRAPH = re.compile(rf"{_BREAK}\Z")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes: its abbreviations, and which words are written as one.

    `joined` are words with an apostrophe or a blank in them, `seconds` what follows such a blank; `elided` the
    short ones that an apostrophe ties to the next word; `compounds` say where a word that is two falls
    apart; `prefixes` and `endings` stand before and after digits ("و24", "1er"), an ending also
    between two numbers ("14h30"); `odd` says of a form whether it may
    have to be cut, or to be put together with the one before.
    """

    abbreviations: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    compounds: Mapping[str, int] = field(default_factory=dict)
    prefixes: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    odd: Remembered[bool] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "odd", Remembered(self._is_odd, 16_384))

    def _is_odd(self, form: str) -> bool:
        if form == "." or form in self.seconds or form in self.compounds:
            return True
        if form.isalpha():
            return False
        match kind_of(form):
            case "suffix":
                return bool(self.elided) or any(word.endswith(form) for word in self.joined)
            case "mixed":
                return bool(self.prefixes or self.endings)
        return False


PLAIN = Spelling()

PARAGRAPH = "\n"  # the form of a break between two
PARAGRAPH_ENDS = frozenset({PARAGRAPH})
SENTENCE_ENDS = frozenset({".", "?", "!", ";", PARAGRAPH})
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'"})
_DROPPED = re.compile(f"[{_SIGNS}{_UNSEEN}ـ]")
_DIGIT = re.compile(r"[^\D0-9]")
_COUNTED = re.compile(r"([^\W\d_]+)(\d+)|(\d+)([^\W\d_]+)(\d*)")


class Token(NamedTuple):
    """A piece of text: its kind, folded form, and half-open span."""

    kind: str
    form: str
    start: int
    end: int


class Words(Sequence[Token]):
    """The tokens of a text, in columns: a text has many more than anybody asks for.

    `forms` are in lower case with straight apostrophes, ASCII digits and no vowel signs.
    """

    __slots__ = ("_ends", "_pieces", "_stops", "_text", "forms")

    def __init__(self, text: str, pieces: list[str], forms: list[str]) -> None:
        self._text, self._pieces, self.forms = text, pieces, forms
        self._ends = list(accumulate(map(len, pieces)))
        self._stops: dict[frozenset[str], list[int]] = {}

    def __len__(self) -> int:
        return len(self.forms)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        return Token(kind_of(self.forms[place]), self.forms[place], self.start(place), self.end(place))

    def start(self, place: int) -> int:
        """Where a token begins, after its blanks; an apostrophe that only ties it to another word is none of it."""
        piece = self._pieces[place]
        blank = _blank(piece)
        tie = piece[blank : blank + 1] in ("'", "’") and not self.forms[place].startswith("'")
        return self._ends[place] - len(piece) + blank + tie

    def end(self, place: int) -> int:
        """Where a token ends."""
        return self._ends[place]

    def parted(self, last: int, first: int, ends: frozenset[str]) -> int:
        """How many of these forms stand from one place up to another, however far apart they are.

        It is asked of every mention, often from the same place on: the text is looked through once.
        """
        if ends not in self._stops:
            self._stops[ends] = [place for place, form in enumerate(self.forms) if form in ends]
        stops = self._stops[ends]
        return max(0, bisect_left(stops, first) - bisect_left(stops, last))

    def capital(self, place: int) -> bool:
        """Whether a token begins with a capital letter."""
        piece = self._pieces[place]
        start = self._ends[place] - len(piece) + _blank(piece)
        return self._text[start : start + 1].isupper()


def tokens(text: str, spelling: Spelling = PLAIN) -> Words:
    """The tokens of a text, in order; linear in its length.

    A full stop belongs to the word before it when that word is an abbreviation ("Jan."), as it is before a comma
    ("Boston, Mass., on").
    """
    low = text.lower()
    alike = len(low) == len(text)  # place by place: no letter became two
    pieces = _PIECE.findall(low if alike else text)
    pieces.pop()  # what is found at the end is empty
    if pieces and _is_blank(pieces[-1]) and not _ENDS_PARAGRAPH.search(pieces[-1]):
        pieces.pop()
    return Words(text, *_written(pieces, list(map(_FORMS.__getitem__, pieces)), spelling))


@lru_cache(maxsize=16384)
def kind_of(form: str) -> str:
    """What a form is by its shape: a key of the table above, or a break between paragraphs."""
    if form.isalpha():
        return "word"
    if form == PARAGRAPH:
        return "break"
    if form.startswith("'") and len(form) > 1:
        return "suffix"
    shape = _shapes().fullmatch(form)
    return (shape and shape.lastgroup) or ("word" if form else "mark")


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{shape})" for kind, shape in _SHAPES.items()))


def _written(pieces: list[str], forms: list[str], spelling: Spelling) -> tuple[list[str], list[str]]:
    """Pieces and forms as the language writes them: some that are one, some that are two."""
    found: tuple[list[str], list[str]] = ([], [])
    done = 0
    for at in compress(range(len(forms)), map(spelling.odd.__getitem__, forms)):
        before = forms[at - 1] if at > done else found[1][-1] if found[1] else ""
        if forms[at] == "." and before not in spelling.abbreviations and forms[at + 1 : at + 2] != [","]:
            continue
        whole = _whole(before, pieces[at], forms[at], spelling)
        parts = () if whole else _parts(before, pieces[at], forms[at], spelling)
        if whole or parts:
            found[0].extend(pieces[done:at])
            found[1].extend(forms[done:at])
            done = at + 1
        if whole:
            found[0][-1] += pieces[at]
            found[1][-1] = whole
        for piece, form in parts:
            found[0].append(piece)
            found[1].append(form)
    if not done:
        return pieces, forms
    found[0].extend(pieces[done:])
    found[1].extend(forms[done:])
    return found


def _whole(before: str, piece: str, form: str, spelling: Spelling) -> str:
    """The form of a token and the one before it together, if they are one: "Jan.", "aujourd'hui"; else empty."""
    if form == ".":
        return before if not _blank(piece) else ""
    if form in spelling.seconds and (phrase := f"{before} {form}") in spelling.joined:
        return phrase
    if form in spelling.compounds or kind_of(form) != "suffix" or _blank(piece):
        return ""
    return before + form if before + form in spelling.joined else ""


def _parts(before: str, piece: str, form: str, spelling: Spelling) -> list[tuple[str, str]]:
    """Pieces and forms of a token that is two, or that is not what it looks like; empty if it is one as it stands."""
    if form in spelling.compounds:
        return _cut(piece, form, spelling.compounds[form])
    kind = kind_of(form)
    if kind == "suffix" and before in spelling.elided and not _blank(piece):
        return [(piece, form[1:])]
    counted = _COUNTED.fullmatch(form) if kind == "mixed" else None
    if counted and counted[1] in spelling.prefixes:
        return _cut(piece, form, counted.end(1))
    if not counted or counted[4] not in spelling.endings:
        return []
    number, rest = _cut(piece, form, counted.end(3))
    return [number, *_cut(*rest, len(counted[4]))] if counted[5] else [number, rest]


def _cut(piece: str, form: str, place: int) -> list[tuple[str, str]]:
    """A token as two, cut before the letter `place` of its form."""
    blank = _blank(piece)
    raw = piece[blank:]
    at = (
        place
        if len(raw) == len(form)
        else next(n for n in range(len(raw)) if len(_folded(raw[: n + 1])) > place)
    )
    return [(piece[: blank + at], form[:place]), (raw[at:], form[place:])]


def _folded(piece: str) -> str:
    """Lower case with straight apostrophes and ASCII digits, without blanks, vowel signs and stretched letters."""
    if piece.isascii():
        return piece.lower().strip() or PARAGRAPH
    form = unicodedata.normalize("NFC", piece.lower()).translate(_STRAIGHT)
    form = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), _DROPPED.sub("", form)).strip()
    return form or (PARAGRAPH if _is_blank(piece) else "")


_FORMS = Remembered(_folded, 16_384)
"""The form of each piece of a text, with the blanks before it."""


def _blank(piece: str) -> int:
    """How many characters of a piece are blanks before its token."""
    blanks = _BLANKS.match(piece)
    return blanks.end() if blanks else 0


def _is_blank(piece: str) -> bool:
    return _blank(piece) == len(piece)
