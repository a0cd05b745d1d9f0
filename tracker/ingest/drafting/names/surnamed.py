"""Full names of those whom an article elsewhere calls "Mr Vajpayee": no verb or office needs to stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.people import Person
from tracker.ingest.drafting.names.written import GIVEN
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.finder import Finder

_POLITE = Finder(
    r"\b(?:Mr|Mrs|Ms|Dr|General|Sheikh)\.? (?P<last>[^\W\d_a-z][\w’'-]+)(?! [A-Z])",
)
_GIVEN = re.compile(rf"(?<![\w.’'-]){GIVEN}$")
_LONGEST = 60
"""Characters in which the given names of somebody stand."""


def spelled_out(text: str, sentences: Sequence[Span], found: Sequence[Person]) -> list[Person]:
    """Who is named in full and called "Mr" and so on elsewhere, of whom nobody is found with that last name."""
    polite = {one["last"] for _, one in _POLITE.in_parts(text, sentences)}
    called = {re.sub(r"['’]s$", "", one) for one in polite} - {
        one.name.split()[-1] for one in found if " " in one.name
    }
    if not called:
        return []
    taken = Along((one.span, one) for one in found)
    starts = Along((span, span[0]) for span in sentences)
    return sorted(
        (
            Person(text[slice(*span)], span, span)
            for last in called
            for span in _in_full(text, last, starts)
            if not taken.touches(span)
        ),
        key=lambda one: one.at,
    )


def _in_full(text: str, last: str, starts: Along[int]) -> Iterator[Span]:
    """Where given names stand before a last name, in one sentence with it."""
    at = text.find(last)
    while at >= 0:
        start = next(iter(starts.around((at, at + len(last)))), None)
        ends = not text[at + len(last) : at + len(last) + 1].isalnum()
        given = _GIVEN.search(text, max(start, at - _LONGEST), at) if ends and start is not None else None
        if given:
            yield given.start(), at + len(last)
        at = text.find(last, at + 1)
