"""Where the paragraphs, sentences, words and quotations of an English text lie, in characters of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter, sub

from tracker.ingest.article import Span

LONGEST_QUOTATION = 4_000
"""Characters; a mark that finds no partner within them was no quotation mark."""

LOOKED_BACK = 100
"""Sentences of a paragraph that are looked through for whoever is meant."""

_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
"""What ends a paragraph besides a new line, and is hardly ever written."""

_LINE = re.compile(r".+")
_PARAGRAPH = re.compile(rf"[^\n{_BREAKS}]+")
_WORD = re.compile(
    r"""[ ]?[A-Za-z]++(?=[ ,]) | [,.](?=\s)           # most of any text, so tried first
    | \s*+                                      # with the blanks before it, so that no place is tried twice
    (?: [A-Za-z]++(?=[ ,]) | [,;:?)“”] | \.(?=\s)  # most words and marks, found without asking for anything below
    | [a-z]{6,}+(?=\.\s)                      # no abbreviation is that long
    | <[^<>\n]{1,300}>                         # markup that was left in the text
    | (?:[^\W\d_]\.){2,8}                       # U.S., p.m.
    | (?i:\b(?:mr|mrs|ms|dr|sens?|reps?|govs?|gen|lt|col|sgt|maj|capt|adm|prof|rev|hon|st|jr|sr|vs|inc|corp|co|jan|feb
        |aug|sept|oct|nov|dec|ph\.d|e\.g|i\.e|pa|va|ga|la|fla|tex|calif|mass|conn|ala|ariz|colo|del|ill|ind|kan|ky|md
        |mich|minn|miss|mo|mont|neb|nev|okla|ore|tenn|vt|wash|wis|wyo)\.(?!\w)(?=\S|\s+[A-Z0-9(])
    | \b[RDI]-(?:[A-Z][a-z]{0,5}\.)+(?=[\s,)])      # (R-N.Y.)
    | \b[A-Z]\.(?=\s+[A-Z])                     # George W. Bush
    | \bnos?\.(?=\s*\d))                         # No. 2
    | \d+(?:-[^\W\d_]+)+\b                       # 29-year-old
    | \d+(?:[.,/]\d+)*%?                        # 1,000.5, 9/11
    | [^\W\d_]{1,40}(?=[nN]['’][tT]\b)          # did|n't
    | [nN]['’][tT]\b
    | ['’](?i:s|re|ve|ll|d|m)\b                # Kyiv|'s
    | ['’‘]\d\d\b                               # in '08
    | [@\#]?\w+(?:[-‑]\w+|[\u0300-\u036f]+\w*|\.(?i:com|org|net|gov|edu)\b)*  # Russian-held; an accent by itself
    | '' | `` | -- | \.\.\. | …
    | [^\w\s]
    | \Z)
    """,
    re.VERBOSE,
)
_TURN = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3}:\s")  # "SMITH: We waited."
_DECADE = re.compile(r"\d\ds\b")
_MARKS = re.compile("|".join(["'(?='')", "''", "``", *"\"“”„«»‘’'"]))
_BREAK = re.compile(r"[.?!…][.?!…]*(?:''|[\"”’»)\]])*(?=\s+[\"“‘«'`(\[<]*[A-Z0-9À-Þ@#<])")
_OPENER = re.compile(
    r"\s+(?:He|She|It|They|We|The|A|An|But|And|In|At|On|This|That|There|His|Her|Its|Their)\s"
)
_ABBREVIATIONS = """
mr mrs ms dr sen rep gov gen lt col sgt maj capt cmdr adm prof rev hon st jr sr vs inc corp co ltd jan feb mar apr jun
jul aug sept sep oct nov dec u.s u.k u.n d.c e.g i.e a.m p.m ph.d lt.gov pres amb del
brig gens cols sens reps profs messrs rt mt ft pvt cpl spc
"""
_SHORT = frozenset(re.findall(r"\S+", _ABBREVIATIONS))
_NUMBER = frozenset({"no", "nos"})  # "No. 2", but not "Did they? No. We waited."
_POSTED_ON = frozenset(
    {"on", "platform", "network", "service", "site", "via"}
)  # "wrote on X. Nobody", not "X. Brown"
_DIGIT = re.compile(r"\s*\d")
_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_OPENS = {
    "“": ("”", '"'), "„": ("”", "“"), "«": ("»",), "‘": ("’", "'"), "``": ("''",), "''": ("''",), '"': ('"', "”", "''"),
    "'": ("'", "’"),
}  # fmt: skip
_SINGLE = frozenset("‘'")
_SENTENCE_ENDS = re.compile(r"[.?!…]\s+$")
_TOLD_BEHIND = re.compile(
    r"[,?!](?P<aside> (?:[A-Z][\w’'-]+|he|she|the)(?: [\w’'-]+){0,3} (?:said|says|added|told \w+)"
    r"(?: (?:on|in|at|late|early)\b[^,;:\"“”]{0,40})?\.)$"
)
"""Who speaks at the end of a paragraph whose quotation nobody closed."""


LONGEST = 2_000
"""Characters of a sentence: within one all is compared with all, so that longer ones would take for ever."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: with the marks, without them, and whether the closing mark is missing.

    By the custom of newspapers a quotation that goes on in the next paragraph is opened there again, and closed only at
    its end: such a piece is `open`, and its end is the end of its paragraph.
    """

    start: int
    end: int
    inner: Span
    open: bool = False


def paragraphs(text: str, body: Sequence[Span] | None = None) -> list[Span]:
    """The lines of a text, or of the given parts of it, that are not blank, without white space around them."""
    return list(_all_paragraphs(text, None if body is None else tuple(body)))


@lru_cache(maxsize=2)
def _all_paragraphs(text: str, body: tuple[Span, ...] | None) -> tuple[Span, ...]:
    """The paragraphs of a text, for which many ask in turn."""
    return tuple(_paragraphs(text, body))


def _paragraphs(text: str, body: Iterable[Span] | None) -> Iterator[Span]:
    odd = any(mark in text for mark in _BREAKS)  # else lines are found without a look at each letter
    line_of = (_PARAGRAPH if odd else _LINE).finditer
    for start, end in body if body is not None else [(0, len(text))]:
        for match in line_of(text, start, end):
            line = match.group()
            if stripped := line.strip():
                first = match.start() + len(line) - len(line.lstrip())
                yield first, first + len(stripped)


def words(text: str, start: int = 0, end: int | None = None) -> tuple[list[str], list[int], list[int]]:
    """Words, clitics ('s, n't), numbers and single marks, in order, and where each starts and ends.

    White space is in none.
    """
    pieces = _WORD.findall(text, start, len(text) if end is None else end)
    while pieces and not pieces[-1].strip():  # what is found at the end
        pieces.pop()
    written = list(map(str.lstrip, pieces))
    ends = list(accumulate(map(len, pieces), initial=start))[1:]
    return written, list(map(sub, ends, map(len, written))), ends


def sentences(text: str, body: Sequence[Span] | None = None) -> list[Span]:
    """The sentences of each paragraph, in order, with their closing marks."""
    return list(_all_sentences(text, None if body is None else tuple(body)))


@lru_cache(maxsize=2)
def _all_sentences(text: str, body: tuple[Span, ...] | None) -> tuple[Span, ...]:
    """The sentences of a text, for which many ask in turn."""
    return tuple(span for start, end in _all_paragraphs(text, body) for span in _sentences(text, start, end))


def part_at(parts: Sequence[Span], place: int) -> Span | None:
    """The one of the parts of a text, in their order and none overlapping another, that holds a place."""
    before = bisect_right(parts, place, key=itemgetter(0)) - 1
    return parts[before] if before >= 0 and place < parts[before][1] else None


def so_far(parts: Sequence[Span], start: int, place: int) -> Sequence[Span]:
    """The parts of a text that begin from a start up to a place, the last first, as far as one looks back."""
    first = bisect_left(parts, start, key=itemgetter(0))
    last = bisect_right(parts, place, key=itemgetter(0))
    return parts[max(first, last - LOOKED_BACK) : last][::-1]


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _BREAK.finditer(text, start, end):
        if not abbreviated(text, match.start(), start) or begins_anew(text, match.end()):
            yield from _in_pieces(text, start, match.end())
            start = match.end()
            while start < end and text[start].isspace():
                start += 1
    if start < end:
        yield from _in_pieces(text, start, end)


def _in_pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, or the pieces of one that is too long, each up to a mark or a blank where it has any."""
    while end - start > LONGEST:
        near = start + LONGEST // 2, start + LONGEST
        found = next((at for mark in ("; ", ", ", " ") if (at := text.rfind(mark, *near)) >= 0), near[1] - 1)
        yield start, start + len(text[start : found + 1].rstrip())
        start = found + 1
        while text[start].isspace():
            start += 1
    yield start, end


def begins_anew(text: str, end: int) -> bool:
    """Whether a word that begins sentences follows an abbreviation: "at 7 p.m. He left"."""
    return _OPENER.match(text, end) is not None


def abbreviated(text: str, dot: int, start: int = 0) -> bool:
    """Whether the full stop at a place belongs to an abbreviation or to initials: "Sen.", "U.S.", "J.", "P.V."."""
    if text[dot] != ".":
        return False
    before = text[max(start, dot - 12) : dot].split()
    word = before[-1].lstrip("(\"'“‘").lower() if before else ""
    if word in _NUMBER:
        return _DIGIT.match(text, dot + 1) is not None
    posted = word == "x" and before[-2:-1] and before[-2].lower() in _POSTED_ON
    return word in _SHORT or (word != "i" and not posted and bool(_LETTERS.fullmatch(word)))


def quotations(text: str, body: Sequence[Span] | None = None) -> list[Quotation]:
    """The quotations of each paragraph, in order and never one inside another."""
    return [one for start, end in _paragraphs(text, body) for one in quoted_in(text, start, end)]


def quoted_in(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The quotations of one paragraph."""
    marks = list(_MARKS.finditer(text, start, end))
    at = 0
    while at < len(marks):
        mark = marks[at]
        if _may_open(text, mark, start):
            if again := _opens_again(text, marks, at, end):
                last = start + len(text[start : marks[again].start()].rstrip())
                yield Quotation(mark.start(), last, (mark.end(), last))
                at = again
                continue
            closing = _closing(text, marks, at, end)
            if closing is not None:
                yield Quotation(mark.start(), marks[closing].end(), (mark.end(), marks[closing].start()))
                at = closing
            elif _left_open(text, marks, at, end):
                told = _TOLD_BEHIND.search(text, mark.end(), end)
                last = told.start("aside") if told else end
                yield Quotation(mark.start(), last, (mark.end(), last), open=not told)
                return
        at += 1


def _opens_again(text: str, marks: list[re.Match[str]], at: int, end: int) -> int | None:
    """The number of the mark that opens anew behind a sentence whose quotation nobody closed, and is left open."""
    following = at + 1
    while following < len(marks) and marks[following].group() in _SINGLE | {"’"}:
        following += 1
    if following == len(marks) or marks[following].group() != marks[at].group():
        return None
    mark = marks[following]
    before, after = text[marks[at].end() : mark.start()], text[mark.end() : mark.end() + 1]
    again = (
        after.isupper() and _SENTENCE_ENDS.search(before) and _closing(text, marks, following, end) is None
    )
    return following if again and _left_open(text, marks, following, end) else None


def _left_open(text: str, marks: list[re.Match[str]], at: int, end: int) -> bool:
    """Whether a mark without partner opens a quotation that goes on in the next paragraph."""
    mark = marks[at]
    if mark.group() in _SINGLE or text[mark.end() : mark.end() + 1].isspace():
        return False
    return end - mark.start() <= LONGEST_QUOTATION and not _reopened(marks, at)


def _reopened(marks: list[re.Match[str]], at: int) -> bool:
    """Whether the same kind of mark opens again before the end: then this one was a slip."""
    return any(later.group() == marks[at].group() for later in marks[at + 1 : at + 40])


def _may_open(text: str, mark: re.Match[str], start: int) -> bool:
    sign = mark.group()
    if sign not in _OPENS:
        return False
    if mark.start() == start and _TURN.match(text, mark.end()):
        return False  # the mark encloses a transcript, whose turns are not quoted each
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    if sign in ('"', "''", "'"):
        if not (before.isspace() or before in "([—–-/,:“‘\"'"):
            return False
        if sign == "'":
            decade = _DECADE.match(text, mark.end())
            return not decade and (after.isalnum() or after in '“"$[.')
    return bool(after) or sign == "“"


def _closing(text: str, marks: list[re.Match[str]], at: int, end: int) -> int | None:
    """The number of the mark that closes the one at a place, which is near in the text and among the marks."""
    wanted, start = _OPENS[marks[at].group()], marks[at].start()
    single = marks[at].group() in _SINGLE
    fallback, inside, nested = None, 0, False
    for number in range(at + 1, min(at + 60, len(marks))):
        mark = marks[number]
        if mark.start() - start > LONGEST_QUOTATION:
            break
        sign = mark.group()
        if sign == "“" == marks[at].group() and text[mark.end() : mark.end() + 1].isspace():
            return number  # the mark was turned by mistake
        if sign == marks[at].group() and sign not in wanted:
            inside += 1  # opened again before it was closed: a quotation in a quotation, if both are
            continue
        if sign not in wanted:
            continue
        if sign == "''" and marks[at].group() == '"' and (nested or text[mark.start() - 1].isspace()):
            nested = not nested  # a quotation in a quotation, with marks of its own
            continue
        if inside:
            inside -= 1
            continue
        if not single:
            return number
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1] if mark.end() < end else ""
        if after.isalnum() or before.isspace():
            continue
        if before != "s" or not after.isspace():
            return number
        fallback = number if fallback is None else fallback
    return fallback
