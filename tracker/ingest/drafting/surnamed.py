"""Full names of those whom an article elsewhere calls "Mr Vajpayee": no verb or office needs to stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.people import GIVEN, Person

_POLITE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|General|Sheikh)\.? (?P<last>[^\W\d_a-z][\w’'-]+)(?! [A-Z])")


def spelled_out(text: str, sentences: Sequence[Span], found: Sequence[Person]) -> list[Person]:
    """Who is named in full and called "Mr" and so on elsewhere, of whom nobody is found with that last name."""
    named = {one.name.split()[-1] for one in found if " " in one.name}
    called = {one["last"].removesuffix("'s").removesuffix("’s") for one in _POLITE.finditer(text)} - named
    if not called:
        return []
    taken = Along((one.span, one) for one in found)
    whole = re.compile(rf"(?<![\w.’'-]){GIVEN}(?:{'|'.join(map(re.escape, sorted(called)))})(?![\w-])")
    return [
        Person(match.group(), match.span(), match.span())
        for start, end in sentences
        for match in whole.finditer(text, start, end)
        if not taken.touches(match.span())
    ]
