"""Through whom an article knows what it says: "told the FT", "according to TASS", "as reported by Reuters"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.outlets import any_name, outlet
from tracker.ingest.drafting.names.unlisted import unlisted_in
from tracker.ingest.drafting.text.finder import Finder

_NAME = r"(?:the |The )?(?P<name>[A-Z][\w&.’'-]*(?: (?:of|and|[A-Z][\w&.’'-]*)){0,4})"
_GIVEN = Finder(
    rf"\b(?:told|tells|telling|informed|to|with|according to|[Aa]s (?:first )?reported by|reported by"
    r"|quoted by|cited by|carried by"
    rf"|(?:interview|conversation) with|in|by) {_NAME}",
    needs=any_name(),
)
_SAYING = Finder(
    rf"\b{_NAME}(?:, (?:in|citing|quoting)[^,]{{1,60}},| news agency| agency| newspaper| website)?"
    rf" (?:reported|reports|said|says|wrote|indicated|quoted|cited|has reported|had reported|revealed)\b",
    needs=any_name(),
)


@dataclass(frozen=True, slots=True)
class Passed:
    """An outlet that passed something on, and the words that say so."""

    outlet: str
    span: Span


def passed_in(text: str, parts: Sequence[Span]) -> dict[int, list[Passed]]:
    """The outlets that sentences name as those through whom they know, by their numbers, in the order of the text."""
    found: dict[int, list[Passed]] = {}
    for finder in (_GIVEN, _SAYING):
        for number, match in finder.in_parts(text, parts):
            if name := _outlet(match["name"].split(" ")):
                found.setdefault(number, []).append(Passed(name, match.span()))
    for number, name, span in unlisted_in(text, parts):
        known = any(one.span[0] <= span[0] < one.span[1] for one in found.get(number, ()))
        if not known:
            found.setdefault(number, []).append(Passed(name, span))
    return {number: sorted(several, key=lambda one: one.span) for number, several in found.items()}


def _outlet(words: list[str]) -> str | None:
    """The outlet with the longest name that some words begin with."""
    return next(filter(None, (outlet(" ".join(words[:size])) for size in range(len(words), 0, -1))), None)
