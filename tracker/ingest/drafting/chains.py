"""Through whom an article knows what it says: "told the FT", "according to TASS", "as reported by Reuters"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.ingest.article import Span
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.outlets import outlet

_NAME = r"(?:the |The )?(?P<name>[A-Z][\w&.’'-]*(?: (?:of|and|[A-Z][\w&.’'-]*)){0,4})"
_GIVEN = Finder(
    rf"\b(?:told|tells|telling|informed|to|with|according to|[Aa]s (?:first )?reported by|reported by"
    r"|quoted by|cited by|carried by"
    rf"|(?:interview|conversation) with|in|by) {_NAME}"
)
_SAYING = Finder(
    rf"\b{_NAME}(?:, (?:in|citing|quoting)[^,]{{1,60}},| news agency| agency| newspaper| website)?"
    rf" (?:reported|reports|said|says|wrote|indicated|quoted|cited|has reported|had reported|revealed)\b"
)


@dataclass(frozen=True, slots=True)
class Passed:
    """An outlet that passed something on, and the words that say so."""

    outlet: str
    span: Span


def passed_on(text: str, start: int, end: int) -> list[Passed]:
    """The outlets that a sentence names as those through whom it knows, in the order of the text."""
    found = [one for finder in (_GIVEN, _SAYING) for one in _named(finder, text, start, end)]
    return sorted(found, key=lambda one: one.span)


def _named(finder: Finder, text: str, start: int, end: int) -> Iterator[Passed]:
    for match in finder.finditer(text, start, end):
        words = match["name"].split(" ")
        for size in range(len(words), 0, -1):
            if name := outlet(" ".join(words[:size])):
                yield Passed(name, match.span())
                break
