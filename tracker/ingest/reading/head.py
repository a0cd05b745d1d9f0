"""The lines above a story: headline, byline, day of publication, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tracker.ingest.reading import dates
from tracker.ingest.reading.boilerplate import LONGEST_HEADLINE, ended, like_a_headline, row_of, title_case
from tracker.ingest.reading.dateline import dateline, publisher_of
from tracker.ingest.reading.found import Known, Moment
from tracker.ingest.reading.rows import content, rows

MOST_LINES = 15  # lines that may stand above a story
_LONGEST_QUESTION = 120
_LABELLED = re.compile(r"(?P<name>[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2})\s*[:：]\s*(?P<value>\S.*)$")
_LABEL = re.compile(
    r"^(?:(?:first |originally )?published|posted|date|created|issued"
    r"|veröffentlicht|publié|publicado|опубликовано|опубліковано)\b"
    r"(?:\s+(?:on|at|le|el|am))?\s*:?\s*",
    re.IGNORECASE,
)
_CHANGED = r"(?:last )?(?:updated|modified|changed)|aktualisiert|mis à jour|actualizado|обновлено|оновлено"
_UPDATED = re.compile(rf"^(?:{_CHANGED})\b(?:\s+(?:on|at))?\s*:?\s*", re.IGNORECASE)
_UPDATED_TOO = re.compile(rf"\W+(?:{_CHANGED})\b.*$", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+|,?\s+[Bb]y\s+(?=[^\W\d])")
_LONGEST_LINE, _LONGEST_PART = 150, 6  # characters of a line in parts, words of a part that is no date


def head(paragraphs: Sequence[str], language: str) -> tuple[int, Known]:
    """How many of the first paragraphs stand above the story, and what they say."""
    known, count = Known(), 0
    for paragraph in paragraphs[:MOST_LINES]:
        following = paragraphs[count + 1] if count + 1 < len(paragraphs) else ""
        told = _told(paragraph, following, known, language)
        if told is None:
            break
        known = known.or_else(told)
        count += 1
    return (count, known) if count < len(paragraphs) else (0, known)


def _told(paragraph: str, following: str, known: Known, language: str) -> Known | None:
    """What a line above the story says; None where the story begins."""
    if dateline(paragraph):
        return None
    return (
        _labelled(paragraph, language)
        or dated(paragraph, language)
        or _byline(paragraph)
        or _outlet(paragraph)
        or _skipped(paragraph)
        or _headline(paragraph, following, known)
    )


def _labelled(paragraph: str, language: str) -> Known | None:
    found = _LABELLED.match(paragraph)
    field = _labels().get(found["name"].casefold()) if found else None
    if found is None or field is None:
        return None
    value: Any = found["value"].strip()
    if field == "published":
        return _on(dates.read(value, language=language))
    if field == "publisher":
        value = publisher_of(value) or value
    return Known() if field == "other" else replace(Known(), **{field: value})


def dated(paragraph: str, language: str) -> Known | None:
    """When a line that is a date says that something came out; nothing where it says when it was changed.

    The line may have parts beside the date, such as the author, the clock or the name of the outlet.
    """
    if _UPDATED.match(paragraph):
        return Known() if dates.read(_UPDATED.sub("", paragraph), language=language) else None
    line = _UPDATED_TOO.sub("", _LABEL.sub("", paragraph))
    moment = dates.read(line, language=language)
    return _on(moment) if moment else _in_parts(line, language)


def _in_parts(line: str, language: str) -> Known | None:
    """What a line of several parts says, one of which is a date and the others short."""
    parts = [part for part in _PARTS.split(line) if part]
    if len(line) > _LONGEST_LINE or ended(line) or any(len(part.split()) > _LONGEST_PART for part in parts):
        return None
    for at, part in enumerate(parts):
        if day := dates.read(part, language=language):
            timed = dates.read(" ".join(parts[at : at + 2]), language=language)
            known = _on(timed or day)
            for other in parts[:at] + parts[at + 1 :]:
                known = known.or_else(_outlet(other) or _byline(f"By {other}") or Known())
            return known
    return None


def _on(moment: Moment | None) -> Known:
    return Known(published=moment, zone=dates.zone_name(moment))


def _byline(paragraph: str) -> Known | None:
    if ended(paragraph):
        return None
    for row in rows("head", "byline"):
        found = row.match(paragraph)
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


def _headline(paragraph: str, following: str, known: Known) -> Known | None:
    """A headline; a second one is the line below it, which is no part of the story either."""
    if not like_a_headline(paragraph) or len(paragraph) > LONGEST_HEADLINE:
        return None
    if ended(paragraph) and not title_case(paragraph) and len(paragraph) > _LONGEST_QUESTION:
        return None
    if known.title is None:
        return Known(title=paragraph) if following else None
    return None if ended(paragraph) else Known()


@cache
def _labels() -> dict[str, str]:
    return {name: row["id"] for row in content("head")["label"] for name in row["names"]}
