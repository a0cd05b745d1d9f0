"""Cities that those leave who met there: "left Doha after talks", "flew home from Bern on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Place

_LEAVES = re.compile(
    r"\b(?:left|leaves?|leaving|quit|(?:flew|fly|flying) out of"
    r"|(?:depart|return|fl(?:ew|y)|go|went|gone|drove|travel|head|came|come|back|home)(?:s|ed|led|ing|ling)?"
    r"(?: (?:home|back|empty-handed|together|separately))*(?: (?:late |early )?(?:on )?[\w ]{3,16})?? from)"
    r" (?:the (?:city|town) of )?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",? (?:for|to|via|bound)\b")
"""Behind a city from which one only goes to another place: "left Cairo for talks in Doha"."""

_LONGEST = 60


def left(text: str, part: Span, places: Sequence[Place]) -> Place | None:
    """The only place of a part of a sentence, where those who met there leave it."""
    if len({one.id for one in places}) != 1:
        return None
    place = places[0]
    leaves = _LEAVES.search(text, max(part[0], place.span[0] - _LONGEST), place.span[0])
    return place if leaves and not _GOES_ON.match(text, place.span[1]) else None
