"""The lines above a story: headline, byline, day of publication, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from tracker.ingest.chronicle import is_date
from tracker.ingest.reading import dates
from tracker.ingest.reading.boilerplate import LONGEST_HEADLINE, ended, full_stop, row_of, title_case
from tracker.ingest.reading.dateline import alone, dateline, publisher_of
from tracker.ingest.reading.day_line import LONGEST, day_line, is_furniture, is_sort
from tracker.ingest.reading.found import Known, Moment
from tracker.ingest.reading.headline import FEWEST_WORDS, names_an_outlet, printed_again
from tracker.ingest.reading.rows import content, rows
from tracker.temporal.meaning import day_of

MOST_LINES = 15  # lines that may stand above a story, not counting the words of a menu
_MOST_AT_ALL = 60
_AHEAD, _NEAR = (
    6,
    3,
)  # lines among which a summary has its byline or date, before the next sentence; if one is known
_LONGEST_QUESTION, _LONGEST_SUMMARY = 120, 300
_FEWEST_ENTRIES = 2  # of a chronology
_LABELLED = re.compile(r"(?P<name>[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2})\s*[:：]\s*(?P<value>\S.*)$")
_LABEL = re.compile(
    r"^(?:(?:first |originally )?published|posted|date|created|issued"
    r"|veröffentlicht|publié|publicado|опубликовано|опубліковано"
    r"|(?:تم\s+)?ن\u064f?شر(?:ت)?|(?:تاريخ\s+|تم\s+)?النشر)\b"
    r"(?:\s+(?:on|at|le|el|am|في|يوم|بتاريخ))*\s*:?\s*",
    re.IGNORECASE,
)
_CHANGED = (
    r"(?:last )?(?:updated|modified|changed)|aktualisiert|mis à jour|actualizado|обновлено|оновлено"
    r"|آخر تحديث|تم التحديث"
)
_BY = re.compile(r"by (?=[^\W\d_])", re.IGNORECASE)
_UPDATED = re.compile(rf"^\(?(?:{_CHANGED})\b(?:\s+(?:on|at))?\s*:?\s*", re.IGNORECASE)
_UPDATED_TOO = re.compile(rf"\W+(?:{_CHANGED})\b.*$", re.IGNORECASE)
_AGO = re.compile(r"\b(?:\d+|an?) (?:second|minute|min|hour|day|week|month|year)s? ago\b", re.IGNORECASE)
_SIGNED = re.compile(r"\s*\([^()\d]{2,30}\)$")
_SOURCE = re.compile(r"source\s*: ?", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+|,?\s+[Bb]y\s+(?=[^\W\d])")
_PLACE = re.compile(
    r"(?!(?:No|Ref|Nr)\b)[^\W\d_a-zß-ÿ][^\W\d_]*(?:[ ’'-](?:[^\W\d_a-zß-ÿ][^\W\d_]*|de|la|le|el|al|es|au|of|the)\b)*"
)
_PLACES = 2  # names in front of a date: a city, and its country
_LONGEST_PART = 6  # words of a part of a line that is no date


class Head(NamedTuple):
    """How many of the first paragraphs stand above the story, what they say, and all days that they have."""

    lines: int
    known: Known
    days: tuple[Moment, ...] = ()


def head(paragraphs: Sequence[str], language: str) -> Head:
    """What stands above the story."""
    lines = paragraphs[: min(_MOST_AT_ALL, _first_entry(paragraphs, language))]
    start = printed_again(lines)
    head = _read(lines[start:], Known(title=lines[start - 1] if start else None), language)
    if start:
        above = _read(lines[:start], Known(), language)
        days = (*above.days, *head.days)
        head = Head(start + head.lines, head.known.or_else(above.known), days)
    return head if head.lines < len(paragraphs) else Head(0, Known())


def _read(lines: Sequence[str], known: Known, language: str) -> Head:
    """What the first of some lines say up to where the story begins, with what is known of it.

    Of two days that below the headline is the story's: one above it may be that on which the page was read. Where no
    headline parts them it is the earlier one. Likewise a headline counts for more than a name of the outlet above it.
    """
    days: list[Moment] = []
    count = long = 0
    below = known.title is not None
    for count, line in enumerate(lines):
        told = _told(line, lines[count + 1 :], known, language) if long < MOST_LINES else None
        if told is None:
            break
        if told.published:
            known, below = _with_day(known, told, below=below), known.title is not None
            days.append(told.published)
        if told.title and known.title:
            told = replace(told, publisher=known.title)
            known = replace(known, title=told.title)
        known = known.or_else(told)
        long += len(line.split()) >= FEWEST_WORDS
    else:
        count = len(lines)
    return Head(count, known, tuple(days))


def _with_day(known: Known, told: Known, *, below: bool) -> Known:
    """What is known, with the day of a line where that counts for more than the one which is known.

    `below` is whether the known one stands below a headline.
    """
    one, other = known.published, told.published
    if one is None or other is None or below:
        return known
    holds = known.title is not None or day_of(other) < day_of(one)
    return replace(known, published=None, zone=None).or_else(told) if holds else known


def _first_entry(paragraphs: Sequence[str], language: str) -> int:
    """Where the first of the days stands under which a chronology tells; behind all lines where there are none.

    A day above the story is no such one: nothing is told before it, and the days of entries are not after it. Nor is
    one behind which nothing is told before the next day.
    """
    heads = [at for at, line in enumerate(paragraphs) if _heads_an_entry(line)]
    parts = pairwise([*heads, len(paragraphs)])
    told = [(at, paragraphs[at]) for at, end in parts if any(map(full_stop, paragraphs[at:end]))]
    if len({line for _, line in told}) < _FEWEST_ENTRIES:
        return len(paragraphs)
    above, *days = (dates.read(line, language=language) for _, line in told)
    later = above is None or any(day_of(day) > day_of(above) for day in days if day)
    first = told[0][0]
    return first if later or any(map(full_stop, paragraphs[:first])) else told[1][0]


def _heads_an_entry(line: str) -> bool:
    """Whether a line is a day or month with its number, and nothing else."""
    return is_date(line, (0, len(line))) and not line.isalpha() and not line.isdigit()


def changed(paragraphs: Sequence[str], language: str) -> Moment | None:
    """When one of these lines says that the story was changed."""
    lines = (_UPDATED.sub("", line) for line in paragraphs if _UPDATED.match(line))
    return next(filter(None, (dates.read(line, language=language) for line in lines)), None)


def published_below(paragraphs: Sequence[str], language: str) -> Known | None:
    """The day of publication that lines behind a story name with a label; None where they name several."""
    told = (dated(line, language) for line in paragraphs if _LABEL.match(line))
    said = [known for known in told if known and known.published]
    days = {day_of(known.published) for known in said if known.published}
    return said[0] if len(days) == 1 else None


def _told(paragraph: str, following: Sequence[str], known: Known, language: str) -> Known | None:
    """What a line above the story says; None where the story begins."""
    if dateline(paragraph) or alone(paragraph):
        return None
    return (
        _labelled(paragraph, language)
        or dated(paragraph, language)
        or _byline(paragraph, titled=known.title is not None)
        or _outlet(paragraph)
        or _skipped(paragraph)
        or _headline(paragraph, known)
        or _summary(paragraph, following[: _NEAR if known.published else _AHEAD], language)
    )


def _labelled(paragraph: str, language: str) -> Known | None:
    found = _LABELLED.match(paragraph)
    if _labels().get(paragraph.rstrip(" :").casefold()):
        return Known()  # its value stands in the next line
    field = _labels().get(found["name"].casefold()) if found else None
    if found is None or field is None:
        return None
    if field != "published" and (told := _among_others(paragraph)):
        return told
    value: Any = found["value"].strip()
    if field == "published":
        moment = dates.read(value, language=language)
        return _on(moment) if moment else dated(paragraph, language) or Known()
    if field == "publisher":
        value = publisher_of(value) or value
    return Known() if field == "other" else replace(Known(), **{field: value})


def dated(paragraph: str, language: str) -> Known | None:
    """When a line that is a date says that something came out; nothing where it says when it was changed.

    The line may have parts beside the date, such as the author, the clock or the name of the outlet.
    """
    if len(paragraph) > LONGEST:
        return None
    if _UPDATED.match(paragraph):
        return Known() if dates.read(_UPDATED.sub("", paragraph), language=language) else None
    line = _AGO.sub("", _UPDATED_TOO.sub("", _LABEL.sub("", paragraph)))
    moment = dates.read(line, language=language)
    if moment:
        return _on(moment)
    return _in_parts(line, language) or _placed(line, language) or _among_others(paragraph)


def _among_others(paragraph: str) -> Known | None:
    """When a line says that something came out, among what else its page prints there."""
    found = day_line(paragraph, changes=_CHANGED)
    if found is None:
        return None
    return _on(found.moment).or_else(
        _signed([part for part in found.others if _BY.match(part) or _SOURCE.match(part)])
    )


def _signed(parts: Sequence[str]) -> Known:
    """Who the parts of a line beside its day say wrote or published the story."""
    known = Known()
    for part in parts:
        name = _BY.sub("", _SOURCE.sub("", part))
        author = None if is_furniture(part) and name == part else _byline(f"By {name}", titled=False)
        known = known.or_else(_outlet(name) or author or Known())
    return known


def _placed(line: str, language: str) -> Known | None:
    """When a line says that something came out behind a place or an outlet: "Ankara, 18 March 2026"."""
    parts = _SIGNED.sub("", line).replace(". ", ", ", 1).split(", ")
    for count in range(1, min(_PLACES, len(parts) - 1) + 1):
        if not _PLACE.fullmatch(parts[count - 1]):
            return None
        if moment := dates.read(", ".join(parts[count:]), language=language):
            return _on(moment)
    return None


def _in_parts(line: str, language: str) -> Known | None:
    """What a line of several parts says, one of which is a date and the others short."""
    line = line.rstrip(", ")
    parts = [part for part in _PARTS.split(line) if part]
    if ended(line) or any(len(part.split()) > _LONGEST_PART for part in parts):
        return None
    for at, part in enumerate(parts):
        if day := dates.read(part, language=language):
            timed = dates.read(" ".join(parts[at : at + 2]), language=language)
            known = _on(timed or day)
            return known.or_else(_signed(parts[:at] + parts[at + 1 :]))
    return None


def _on(moment: Moment | None) -> Known:
    return Known(published=moment, zone=dates.zone_name(moment))


def _byline(paragraph: str, *, titled: bool) -> Known | None:
    """Who a line says wrote the story; names without a "by" only below a headline, which they may look like."""
    if ended(paragraph):
        return None
    for row in rows("head", "byline"):
        found = row.match(paragraph) if titled or row.id == "by" else None
        publisher = found and found["publisher"] and publisher_of(found["publisher"])
        if found and (row.id != "outlet" or publisher):
            return Known(author=found["author"], publisher=publisher or None)
    return None


def _outlet(paragraph: str) -> Known | None:
    publisher = publisher_of(paragraph)
    return Known(publisher=publisher) if publisher else None


def _skipped(paragraph: str) -> Known | None:
    row = row_of(paragraph)
    return Known() if row and row.given["leaves_out"] == "paragraph" else None


def _headline(paragraph: str, known: Known) -> Known | None:
    """A headline; a second one is the line below it, one of a word or two a section: no part of the story either."""
    if len(paragraph) > LONGEST_HEADLINE or full_stop(paragraph):
        return None
    if ended(paragraph) and not title_case(paragraph) and len(paragraph) > _LONGEST_QUESTION:
        return None
    if is_sort(paragraph):
        return Known()
    wanted = known.title is None or (names_an_outlet(known.title) and not names_an_outlet(paragraph))
    if wanted and len(paragraph.split()) >= FEWEST_WORDS:
        return Known(title=paragraph)
    return None if ended(paragraph) else Known()


def _summary(paragraph: str, following: Sequence[str], language: str) -> Known | None:
    """A summary between headline and byline: what stands above a date or a byline is not yet the story."""
    if len(paragraph) > _LONGEST_SUMMARY:
        return None
    short = takewhile(lambda line: not full_stop(line), following)
    below = (dated(line, language) or _byline(line, titled=False) for line in short)
    return Known() if any(below) else None


@cache
def _labels() -> dict[str, str]:
    return {name: row["id"] for row in content("head")["label"] for name in row["names"]}
