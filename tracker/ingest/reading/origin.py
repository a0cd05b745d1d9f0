"""Who a copyright line names: often the agency that a story was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.ingest.reading.boilerplate import row_of
from tracker.ingest.reading.dateline import publisher_of

_MARKS = re.compile(
    r"copyright|©️?|\(c\)|\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?|\bby\b", re.IGNORECASE
)
_END = re.compile(r"[.|;·•]|,\s|\ball rights\b|\binc\b|\bltd\b|\bllc\b", re.IGNORECASE)
_LONGEST = 60


def holder(paragraphs: Iterable[str]) -> str | None:
    """The publisher that the first copyright line names.

    >>> holder(["Envoys met.", "© Thomson Reuters 2026."]), holder(["Envoys met."])
    ('Reuters', None)

    """
    for paragraph in paragraphs:
        row = row_of(paragraph)
        if row and row.id == "copyright":
            name = _END.split(_MARKS.sub(" ", paragraph).strip(" ,:-–"), maxsplit=1)[0].strip(" ,:-–")
            name = " ".join(name.split())
            if 1 < len(name) <= _LONGEST:
                return publisher_of(name) or publisher_of(name.removeprefix("The ")) or name
    return None
