"""From bytes to an article: plain text, pages and PDF, each with its own reader, and one place that says what holds."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from tracker.ingest.article import Article
from tracker.ingest.reading.found import Given, Known
from tracker.ingest.reading.kinds import text_of
from tracker.ingest.reading.plain import plain
from tracker.ingest.reading.settle import settled
from tracker.temporal import language as languages
from tracker.temporal.detection import detect

__all__ = ["Given", "read"]

DEFAULT_LANGUAGE = "en"


def read(raw: bytes, *, name: str, otherwise: date | None = None, **given: Unpack[Given]) -> Article:
    """The article that some bytes are; `name` says in messages which, `otherwise` when, where nothing better does.

    What is `given` holds before what the bytes say; where both say when it was published and differ, a remark tells.
    Pages and PDF may come from anybody: `Reader` reads them in a process with limits.

    Raises:
        InputInvalid: the bytes are too many, are no text, hold no story, or say as little as the caller when it was
            published.

    >>> read(b"KYIV, Jan 27, 2026 (Reuters) - Envoys met on Friday.", name="wire.txt").published
    datetime.date(2026, 1, 27)

    """
    known = Known(**given)
    text, told, remarks = text_of(raw, name=name, known=known)
    language = known.language or told.language or detect(text, DEFAULT_LANGUAGE) or DEFAULT_LANGUAGE
    if language not in languages.names():
        remarks = (*remarks, f"No rules read dates in the language {language!r}: drafts will be few, if any.")
    found = plain(text, told, language=language, near=known.published or otherwise)
    return settled(found.remarked(*remarks), known, name=name, language=language, otherwise=otherwise)
