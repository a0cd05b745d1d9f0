"""What stands in a text and is none of the article: rules in rows, over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.chronicle import entry_in, is_date
from tracker.ingest.reading.rows import Row, content, rows

LONGEST_HEADLINE = 250
_LONGEST_CROSSHEAD, _MOST_WORDS = 120, 15
_LONGER = 60  # characters: longer paragraphs are sentences, if any are
_SHORT_WORD = 3  # letters: words up to this length are small in titles too
_FEWEST, _TITLE_SHARE = 4, 0.7
_ENDED = re.compile(r"""[.!?…:;,؟。][)\]"'”’»*\s■□◆●▪]*$""")
_FULL_STOP = re.compile(r"""(?<!\b[A-Z])\.[)\]"'”’»\s■□◆●▪]*$""")  # not that of "in the U.S."
_LISTED = re.compile(r"(?:[-–—•*·▪●]|\(?\w{1,3}[.)])\s|[a-zа-яґєії]")
_SIGNS = ("(", "[", "Reporting by ", "Writing by ")
_LONGEST_SIGNERS = 300  # characters at the end of a paragraph
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def squeezed(text: str) -> str:
    """A text with single blanks, as patterns read it."""
    return " ".join(text.split())


def row_of(paragraph: str) -> Row | None:
    """The first row that says a paragraph is none of the article."""
    return next((row for row in rows("boilerplate", "row") if row.match(paragraph)), None)


def ended(paragraph: str) -> bool:
    """Whether a paragraph ends as sentences do, or leads on to something."""
    return bool(_ENDED.search(paragraph))


def title_case(paragraph: str) -> bool:
    """Whether most of the longer words are capitalised, in enough words that names alone do not make it so.

    >>> title_case("Envoys Fly Home Without a Deal"), title_case("Envoys fly home without a deal")
    (True, False)

    """
    words = [word for word in _WORD.findall(paragraph) if len(word) > _SHORT_WORD]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)


def like_a_headline(paragraph: str) -> bool:
    """Whether a paragraph may be the headline of a story: short, and no sentence of running text."""
    if len(paragraph) > LONGEST_HEADLINE:
        return False
    return not full_stop(paragraph) or title_case(paragraph)


def full_stop(paragraph: str) -> bool:
    """Whether a paragraph ends with the stop of a sentence."""
    return bool(_FULL_STOP.search(paragraph))


def own(text: str, places: Sequence[Span]) -> Iterator[Span]:
    """Of some paragraphs those that are the article's own words; a day above some of them is one.

    None stands there twice, and who signs at the end of one is no part of it.
    """
    spoken = [squeezed(text[start:end]) for start, end in places]
    strict = _writes_sentences(spoken)
    listing, day, told = False, None, set[str]()
    for number, (place, paragraph) in enumerate(zip(places, spoken, strict=True)):
        row = row_of(paragraph)
        leaves_out = row.given["leaves_out"] if row else None
        if leaves_out == "rest":
            return
        listing = leaves_out == "list" or (listing and (row is not None or like_a_headline(paragraph)))
        if row is not None or listing or paragraph in told or _captioned(spoken, number):
            continue
        if len(paragraph) > _LONGER:
            told.add(paragraph)
        if is_date(paragraph.rstrip(":"), (0, len(paragraph.rstrip(":")))):
            day = place
        elif not (strict and _crosshead(paragraph)):
            if day:
                yield day
            yield signed_off(text, place)
            day = None


def signed_off(text: str, place: Span) -> Span:
    """A paragraph without whoever signs at its end: "... he said. (Reporting by Ada Holm)", "... he said. (abc/de)"."""
    start, end = place
    for mark in _SIGNS:
        at = text.rfind(mark, max(start + 1, end - _LONGEST_SIGNERS), end)
        if at > start and ended(text[start:at]) and _signers().fullmatch(text, at, end):
            return start, start + len(text[start:at].rstrip())
    return place


@cache
def _signers() -> re.Pattern[str]:
    return re.compile(content("boilerplate")["signers_behind"]["pattern"], re.VERBOSE)


def _captioned(paragraphs: Sequence[str], number: int) -> bool:
    """Whether the next paragraph is the same with the credit of a photograph: pages have their captions twice."""
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
    if not following.startswith(paragraphs[number].rstrip(".")):
        return False
    row = row_of(following)
    return row is not None and row.id == "photo"


def _writes_sentences(paragraphs: Sequence[str]) -> bool:
    """Whether the longer paragraphs end as sentences do, so that one that does not is something else."""
    longer = [ended(paragraph) for paragraph in paragraphs if len(paragraph) > _LONGER]
    return bool(longer) and sum(longer) * 2 > len(longer)


def _crosshead(paragraph: str) -> bool:
    """Whether a paragraph heads a part of the text, or another story: short, not ended, no item of a list.

    The entries of a chronology are items of one.
    """
    short = len(paragraph) <= _LONGEST_CROSSHEAD and len(paragraph.split()) <= _MOST_WORDS
    listed = _LISTED.match(paragraph) or entry_in(paragraph, 0, len(paragraph))
    return short and not ended(paragraph) and not listed
