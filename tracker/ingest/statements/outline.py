"""The sentences of a paragraph as the rules see them: a quotation is one word, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.sentences import Quotation, begins_anew, words
from tracker.ingest.statements import lexicon, tagging
from tracker.ingest.statements.tagging import QUOTED

LONGEST = 150
"""Words; a longer sentence is a list or a table, and is cut."""

_STOPS = frozenset(".?!")
_FIRST = re.compile(r"[a-z]+")
_INNER = "'’ "
_BREAK = re.compile(r"[.?!]\s+[A-Z]")
_REACH = 160  # characters, and
_AFTER_QUOTE = 16  # words after "...?" within which a verb of saying joins it to what follows
_FEW = 3  # words; fewer in marks are a name or a term
_ENDS = frozenset('.,:;?!"“”')


@dataclass(slots=True)
class Sentence:
    """A sentence with where its words start and end, their small letters and tags, and what its quotations are."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lows: tuple[str, ...]
    tags: str
    quotes: dict[int, Quotation]
    titled: bool

    def __len__(self) -> int:
        return len(self.lows)

    def place(self, first: int, last: int) -> Span:
        """From the start of one word to the end of another."""
        return self.starts[first], self.ends[last]

    def apart(self, at: int) -> bool:
        """Whether white space stands before a word: a hyphen that has some is a dash."""
        return at > 0 and self.ends[at - 1] < self.starts[at]

    def capitals(self, start: int, end: int) -> bool:
        """Whether all words from one up to another are written in capitals."""
        return all(self.text[self.starts[at] : self.ends[at]].isupper() for at in range(start, end))

    def spoken(self, at: int) -> bool:
        """Whether a word is a quotation that reads as somebody's sentence, not as a word in marks."""
        quote = self.quotes.get(at)
        if quote is None:
            return False
        said = self.text[quote.inner[0] : quote.inner[1]].strip()
        first, last, long = said[:1], _last(self.text, quote), said.count(" ") > 2
        if first.isupper() or first in "[(…." or first.isdigit():
            return long or last in ".,!?"
        return long and (last in ",!?" or _BREAK.search(said) is not None)

    def quoted(self, at: int) -> bool:
        """Whether a word is a quotation of some length, or reads as a sentence."""
        quote = self.quotes.get(at)
        return quote is not None and (self.text.count(" ", *quote.inner) > _FEW or self.spoken(at))

    def predicate(self, at: int) -> bool:
        """Whether a word is a quotation that begins with a finite verb: 'Kyiv "is ready to talk"'."""
        quote = self.quotes.get(at)
        first = _FIRST.match(self.text, *quote.inner) if quote else None
        return first is not None and lexicon.load().finite(first.group())

    def several(self, at: int) -> bool:
        """Whether a word is a quotation of more than one word."""
        quote = self.quotes.get(at)
        return quote is not None and " " in self.text[quote.inner[0] : quote.inner[1]].strip()

    def resumes(self, at: int) -> bool:
        """Whether a quotation begins in the middle of a sentence."""
        start, end = self.quotes[at].inner
        return self.text[start:end][:1].islower()

    def closed(self, at: int) -> bool:
        """Whether a quotation ends with a mark, as one before its speaker does."""
        return _last(self.text, self.quotes[at]) in tuple(".,!?…-—–")


@dataclass(slots=True)
class _Places:
    """What is written in a text, a quotation as one word, and where each word starts and ends.

    `quotes` are, for each paragraph, the words that stand for a quotation; `lasts` the last words of the paragraphs.
    """

    text: str
    written: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotes: list[dict[int, Quotation]] = field(default_factory=list)
    lasts: list[int] = field(default_factory=list)

    def read(self, paragraph: Span, quotes: Sequence[Quotation]) -> None:
        """Add a paragraph; a comma that closes a quotation inside counts as one after it."""
        start, inside = paragraph[0], dict[int, Quotation]()
        for quote in quotes:
            self._read(start, quote.start)
            inside[len(self.written)] = quote
            self._add(QUOTED, quote.start, quote.end)
            if _last(self.text, quote) == ",":
                self._add(",", quote.end, quote.end)
            start = quote.end
        self._read(start, paragraph[1])
        self.quotes.append(inside)
        self.lasts.append(len(self.written) - 1)

    def _read(self, start: int, end: int) -> None:
        written, starts, ends = words(self.text, start, end)
        self.written += written
        self.starts += starts
        self.ends += ends

    def _add(self, word: str, start: int, end: int) -> None:
        self.written.append(word)
        self.starts.append(start)
        self.ends.append(end)


class _Columns(NamedTuple):
    """The words of a text and what each is by itself (`tagging.Look`), in columns: a sentence is a part of each."""

    starts: Sequence[int]
    ends: Sequence[int]
    lows: tuple[str, ...]
    in_text: str
    in_headline: str
    lengths: str


def outlined(text: str, parts: Sequence[tuple[Span, Sequence[Quotation]]]) -> list[list[Sentence]]:
    """The sentences of each paragraph, given the quotations in it; all words are looked up together."""
    places = _Places(text)
    for paragraph, quotes in parts:
        places.read(paragraph, quotes)
    if not places.written:
        return []
    looks = map(tagging.LOOKS.__getitem__, places.written)
    lows, in_text, in_headline, lengths, stops = zip(*looks, strict=True)
    columns = _Columns(places.starts, places.ends, lows, *map("".join, (in_text, in_headline, lengths)))
    stopping = {*compress(range(len(lows)), stops), *places.lasts}.union(*places.quotes)
    return list(_paragraphs(columns, places, sorted(stopping)))


def _paragraphs(columns: _Columns, places: _Places, stopping: Sequence[int]) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph, which end with some of the words that can end one."""
    first, stops = 0, iter(stopping)
    for last, quotes in zip(places.lasts, places.quotes, strict=True):
        found: list[Sentence] = []
        for at in stops:
            span, end = (columns.starts[at], columns.ends[at]), columns.ends[last]
            if at == last or _ends(places.text, span, quotes.get(at), end):
                found += _sentences(places.text, columns, quotes, (first, at + 1))
                first = at + 1
            if at == last:
                break
        yield found


def _ends(text: str, span: Span, quote: Quotation | None, end: int) -> bool:
    if quote:
        return _last(text, quote) in _STOPS and not _goes_on(text, quote, end)
    if span[1] - span[0] > 1:
        return text[span[1] - 1] == "." and begins_anew(text, span[1])
    rest = text[span[1] : span[1] + 3].lstrip(" ")[:1]
    return not (rest.islower() or (rest and rest in ",;:)"))


def _last(text: str, quote: Quotation) -> str:
    """The mark with which the words of a quotation end, before those of a quotation inside it; empty if it has none."""
    return text[quote.inner[0] : quote.inner[1]].rstrip(_INNER)[-1:]


def _goes_on(text: str, quote: Quotation, last: int) -> bool:
    """Whether the sentence goes on after a quotation that ends with a mark: "Why?" she asked."""
    following = words(text, quote.end, min(last, quote.end + _REACH))[0][:_AFTER_QUOTE]
    if not following or following[0] in _STOPS:
        return bool(following)
    lex = lexicon.load()
    if following[0][0].islower() and following[0] not in lex.lists["subjects"]:
        return True
    # a speaker follows a comma, where the sentence has no other mark
    stopped = _last(text, quote) == "."
    for at in range(1, len(following)):
        if said := _verb_of_saying(following, at):
            frame, size = said
            return following[at + 1 : at + 2] == ["."] if stopped else _closes(following[at + size :], frame)
        if following[at] == "." or (stopped and lex.closed.get(following[at], "") in tuple("XHL")):
            return False
    return False


def _verb_of_saying(following: Sequence[str], at: int) -> tuple[lexicon.Frame, int] | None:
    """The frame of a verb that may stand after what is said, and how many words it has."""
    form = lexicon.load().forms.get(following[at].lower())
    if form is None:
        return None
    second = form.particles.get(following[at + 1]) if at + 1 < len(following) else None
    frame = second or form.frame
    return (frame, 1 + bool(second)) if frame and "left" in frame.takes else None


def _closes(after: Sequence[str], frame: lexicon.Frame) -> bool:
    """Whether nothing is said after a verb, or only to whom and when: "she asked the envoys on Monday."."""
    closed, first = lexicon.load().closed, after[0].lower() if after else "."
    if closed.get(first, "") in tuple(".,:RTaWy") or first.endswith("ly"):
        return True
    if first == "to" and len(after) > 1:
        return after[1][0].isupper() or closed.get(after[1], "") in tuple("DSO")
    if closed.get(first) == "A" and len(after) > 1 and closed.get(after[1].lower()) == "T":
        return True
    stop = next((at for at, word in enumerate(after) if word in _ENDS), None)
    if closed.get(first) == "O" and after[1:] and closed.get(after[1].lower(), "") in tuple(".,RTW"):
        return True
    told = "hearer" in frame.takes and (stop is None or after[stop] in ".,")
    return told and not any(closed.get(word.lower(), "") in tuple("Kt") for word in after[:stop])


def _sentences(text: str, whole: _Columns, quotes: dict[int, Quotation], part: Span) -> Iterator[Sentence]:
    """The sentence of some words of a paragraph; several, where it is too long."""
    for first in range(*part, LONGEST):
        end = min(first + LONGEST, part[1])
        lows, titled = whole.lows[first:end], _titled(whole.lengths[first:end])
        tags = tagging.tags(lows, whole.in_text[first:end], whole.in_headline[first:end], titled=titled)
        own = {at - first: quote for at, quote in quotes.items() if first <= at < end} if quotes else {}
        yield Sentence(text, whole.starts[first:end], whole.ends[first:end], lows, tags, own, titled)


def _titled(lengths: str) -> bool:
    """Whether nearly every longer word has a capital, as in a headline."""
    longer = len(lengths) - lengths.count(tagging.SHORT)
    return longer > 3 and lengths.count(tagging.CAPITAL) > 0.75 * longer
