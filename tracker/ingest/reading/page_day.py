"""The day of a page whose metadata has none: in a line below its headline, or where its markup says so.

The markup is htmldate's to read (decision 28). It fills up what a writing leaves out, with the day of the machine's
clock if need be, and takes 3/4 for the third of April; so a day counts only if the page has it in full, in one reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement, tostring

from tracker.ingest.reading import dates
from tracker.ingest.reading.boilerplate import ended
from tracker.ingest.reading.found import Known
from tracker.ingest.reading.head import dated
from tracker.temporal.meaning import day_of

_EARLIEST, _LATEST = (
    "1990-01-01",
    "2199-12-31",
)  # what htmldate may find; without it, it would ask the machine's clock
_MOST_LINES, _LONGEST_LINE = 12, 100  # between a headline and the story; of one of them, in characters
_LONGEST_NOTE = 8  # words of such a line that ends as a sentence does
_OTHERS = re.compile(
    r"related|recommend|sidebar|comment|popular|trending|most-?read|teaser|promo|more-from", re.IGNORECASE
)
_DATE = re.compile(r"(?<![a-z])(?:date|datum|fecha|дата|published|posted)(?![a-z])", re.IGNORECASE)
_CHANGES = re.compile(r"modif|updat", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageDay:
    """What a page says of its day beside its metadata, and what an analyst should know of a day that does not count."""

    known: Known = field(default_factory=Known)
    remark: str | None = None


def page_day(tree: HtmlElement, address: str | None, languages: Sequence[str]) -> PageDay:
    """The day of publication in a page's words or its markup; `languages` are those that it may be written in."""
    below = _below_heading(tree, languages[0])
    if below.published:
        return PageDay(below)
    alone = _alone(tree)
    named = _in_named(alone, languages)
    return PageDay(named) if named.published else _marked(alone, address, languages)


def _below_heading(tree: HtmlElement, language: str) -> Known:
    """The day in a line of its own between the only headline and the story."""
    headings = tree.findall(".//h1")
    if len(headings) != 1:
        return Known()
    lines = (
        " ".join(str(line).split()) for line in headings[0].xpath("following::text()[normalize-space()]")
    )
    for line in islice(lines, _MOST_LINES):
        if len(line) > _LONGEST_LINE or (ended(line) and len(line.split()) > _LONGEST_NOTE):
            break
        if (said := dated(line, language)) and said.published:
            return said
    return Known()


def _in_named(tree: HtmlElement, languages: Sequence[str]) -> Known:
    """The day of the elements that are called dates, where they say one only."""
    lines = [" ".join(one.text_content().split()) for one in tree.iter() if _is_called_date(one)]
    told = [said for line in lines for each in languages if (said := dated(line, each)) and said.published]
    days = {day_of(said.published) for said in told if said.published}
    return told[0] if len(days) == 1 else Known()


def _is_called_date(element: HtmlElement) -> bool:
    return element.tag == "time" or bool(
        _DATE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    )


def _marked(tree: HtmlElement, address: str | None, languages: Sequence[str]) -> PageDay:
    """The day that htmldate finds in the markup; it searches no running text, where any day may stand."""
    words = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=address,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    if not words:
        return PageDay()
    day = date.fromisoformat(words)
    text = " ".join((tostring(tree, encoding="unicode"), *tree.itertext(), address or ""))
    written = [_read(writing, languages) for writing in _writings(day, text)]
    if day in written:
        return PageDay(Known(published=_instant(tree, day) or day))
    unsure = next(_numbers(day, text), None)
    return PageDay(
        remark=f"The page has {unsure}: which number is the month, it does not say." if unsure else None
    )


def _writings(day: date, text: str) -> Iterator[str]:
    """Whatever in a text looks like this day with its month and its year."""
    year, number = day.year, f"0?{day.day}"
    patterns = (
        rf"(?<!\d){year}[-/._]0?{day.month}[-/._]{number}(?!\d)",
        rf"(?<!\d){day:%Y%m%d}(?!\d)",
        rf"(?<!\d){number}\W{{0,2}}[^\W\d_]+\.?(?:\W{{1,2}}[^\W\d_]+\.?){{0,2}}\W{{1,3}}{year}(?!\d)",
        rf"[^\W\d_]+\.?\s+{number}(?:st|nd|rd|th)?(?:,?\s+\d\d?:\d\d(?::\d\d)?)?,?\s+{year}(?!\d)",
        rf"(?<!\d){year}\W{{0,3}}[^\W\d_]+\W{{1,3}}{number}(?!\d)",
        rf"(?<!\d){year}\s?[年년]\s?0?{day.month}\s?[月월]\s?{number}\s?[日일]",
    )
    for pattern in patterns:
        yield from (found[0] for found in re.finditer(pattern, text))
    yield from _numbers(day, text)


def _numbers(day: date, text: str) -> Iterator[str]:
    """What looks like it in numbers that end with the year, whichever of the others is the month."""
    one, other = f"0?{day.day}", f"0?{day.month}"
    pattern = rf"(?<!\d)(?:{one}(?P<between>[-/.]\s?){other}|{other}(?P<mark>[-/.]\s?){one})[-/.]\s?{day.year}(?!\d)"
    return (found[0] for found in re.finditer(pattern, text))


def _read(writing: str, languages: Sequence[str]) -> date | None:
    """The day that a writing is in the first language that reads it."""
    if re.fullmatch(r"\d{8}", writing):
        return date.fromisoformat(writing)
    return next(filter(None, (dates.read(writing, language=each) for each in languages)), None)


def _instant(tree: HtmlElement, day: date) -> datetime | None:
    """The moment of that day that the page's times name, where they name one."""
    moments = {dates.iso(time.get("datetime") or "") for time in tree.iter("time")}
    of_day = [one for one in moments if isinstance(one, datetime) and one.date() == day]
    return of_day[0] if len(of_day) == 1 else None


def _alone(tree: HtmlElement) -> HtmlElement:
    """The same without other stories, and without the meta tags that say when it was changed.

    For want of better ones htmldate takes their days.
    """
    copied = deepcopy(tree)
    for element in [one for one in copied.iter() if _is_of_others(one) or _is_of_changes(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    return copied


def _is_of_others(element: HtmlElement) -> bool:
    if element.tag in ("html", "body") or element.find(".//h1") is not None:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("nav", "aside", "footer", "form") or bool(_OTHERS.search(named))


def _is_of_changes(element: HtmlElement) -> bool:
    name = element.get("property") or element.get("name") or element.get("itemprop") or ""
    return element.tag == "meta" and bool(_CHANGES.search(name))
