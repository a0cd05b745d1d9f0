"""Some of those who were described before: "one of the officials", "the other said", "another, from a small state,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.unnamed import Described, told
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of

_ONE_OF = Finder(
    rf"\b(?i:(?:one|two|three|some|several|another) of (?:the|these|those)|one of (?:his|her|its|their))"
    rf" (?P<noun>{any_of('unnamed')})(?<=s)(?! [A-Z])"
)
_OTHER = re.compile(
    rf"(?P<which>[Tt]he other|[Aa]nother|[Aa] (?:second|third|fourth))(?=,| {any_of('other_does')}\b)"
)


def with_others(text: str, parts: Sequence[Span]) -> set[int]:
    """The numbers of those sentences that have words for some of those who were described."""
    opening = {number for number, part in enumerate(parts) if _OTHER.match(text, *part)}
    return opening.union(number for number, _ in _ONE_OF.in_parts(text, parts))


def others(text: str, start: int, end: int, noun: str | None, more: str = "") -> Iterator[Described]:
    """Those of a sentence who are told from people described before; `noun` is what these were, `more` follows it.

    "The other" has to be the first words of the sentence, and to do something: else it may be anything.
    """
    for match in _ONE_OF.finditer(text, start, end):
        one = (
            _single(match["noun"]) if match.group().lower().startswith(("one", "another")) else match["noun"]
        )
        more = more if noun == match["noun"].lower() else ""
        yield Described(match.group() + more, one.lower(), match.span(), None, told(text, match.end(), end))
    other = _OTHER.match(text, start, end)
    if other and noun:
        one = _single(noun)
        yield Described(f"{other['which']} {one}", one, other.span(), None, told(text, other.end(), end))


def _single(noun: str) -> str:
    return noun.removesuffix("s")
