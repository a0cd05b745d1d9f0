"""The sentences of a paragraph as the rules see them: a quotation is one word, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.ingest.article import Span
from tracker.ingest.sentences import Quotation, words
from tracker.ingest.statements import lexicon, tagging

LONGEST = 150
"""Words; a longer sentence is a list or a table, and is cut."""

_STOPS = frozenset(".?!")
_AFTER_QUOTE = 7  # words after "...?" within which a verb of saying joins it to what follows


@dataclass(slots=True)
class Sentence:
    """A sentence with its words' places, small letters and tags, and what its quotations are."""

    text: str
    spans: list[Span]
    lows: list[str]
    tags: str
    quotes: dict[int, Quotation] = field(default_factory=dict)
    titled: bool = False

    def __len__(self) -> int:
        return len(self.spans)

    def place(self, first: int, last: int) -> Span:
        """From the start of one word to the end of another."""
        return self.spans[first][0], self.spans[last][1]

    def capitals(self, end: int) -> bool:
        """Whether all words before one are written in capitals."""
        return all(self.text[a:b].isupper() for a, b in self.spans[:end])

    def spoken(self, at: int) -> bool:
        """Whether a word is a quotation that reads as somebody's sentence, not as a word in marks."""
        quote = self.quotes.get(at)
        if quote is None:
            return False
        said = self.text[quote.inner[0] : quote.inner[1]].strip()
        first = said[:1]
        return (first.isupper() or first in "[(…." or first.isdigit()) and (
            said.count(" ") > 2 or said[-1:] in ".,!?"
        )


def outlined(text: str, paragraph: Span, quotes: Sequence[Quotation]) -> Iterator[Sentence]:
    """The sentences of one paragraph, given the quotations in it."""
    spans: list[Span] = []
    inside: dict[int, Quotation] = {}
    for span, quote in _pieces(text, paragraph, quotes):
        if quote:
            inside[len(spans)] = quote
        spans.append(span)
        if _ends(text, span, quote, paragraph) or len(spans) >= LONGEST:
            yield _sentence(text, spans, inside)
            spans, inside = [], {}
    if spans:
        yield _sentence(text, spans, inside)


def _pieces(
    text: str, paragraph: Span, quotes: Sequence[Quotation]
) -> Iterator[tuple[Span, Quotation | None]]:
    """Words outside of the quotations, and these; a comma that closes one inside counts as one after it."""
    at = paragraph[0]
    for quote in quotes:
        for span in words(text, at, quote.start):
            yield span, None
        yield (quote.start, quote.end), quote
        if text[quote.inner[1] - 1 : quote.inner[1]] == ",":
            yield (quote.end, quote.end), None
        at = quote.end
    for span in words(text, at, paragraph[1]):
        yield span, None


def _ends(text: str, span: Span, quote: Quotation | None, paragraph: Span) -> bool:
    if quote:
        return text[quote.inner[1] - 1] in _STOPS and not _goes_on(text, quote.end, paragraph[1])
    if text[span[0]] not in _STOPS or span[1] - span[0] > 1:
        return False
    rest = text[span[1] : span[1] + 3].lstrip(" ")[:1]
    return not (rest.islower() or (rest and rest in ",;:)"))


def _goes_on(text: str, end: int, last: int) -> bool:
    """Whether the sentence goes on after a quotation that ends with a mark: "Why?" she asked."""
    following = [text[a:b] for a, b in words(text, end, min(last, end + 80))[:_AFTER_QUOTE]]
    if not following or following[0] in _STOPS:
        return bool(following)
    lex = lexicon.load()
    if following[0][0].islower() and following[0] not in lex.lists["subjects"]:
        return True
    for at, word in enumerate(following):
        form = lex.forms.get(word.lower()) if at else None
        if form and "left" in getattr(lex.verbs.get(form.lemma), "takes", ()):
            after = following[at + 1] if at + 1 < len(following) else "."
            return lex.closed.get(after.lower(), "") in tuple(".,:RTaW")
        if word in ".,":
            return False
    return False


def _sentence(text: str, spans: list[Span], inside: dict[int, Quotation]) -> Sentence:
    written = ["Q" if at in inside else text[a:b] or "," for at, (a, b) in enumerate(spans)]
    titled = _titled(written)
    return Sentence(
        text,
        spans,
        [word.lower().replace("’", "'") for word in written],
        tagging.tags(written, titled=titled),
        inside,
        titled,
    )


def _titled(written: Sequence[str]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline."""
    longer = [word for word in written if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) > 0.75 * len(longer)
