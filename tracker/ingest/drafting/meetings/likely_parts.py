"""The clauses of a sentence that tell of a meeting by their words taken together, where no words of a table do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.meetings.likely import clauses, pointed
from tracker.ingest.drafting.meetings.somewhere import table
from tracker.ingest.drafting.meetings.talks import Spoken, has_words, is_full_of_talks
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import is_day, is_month
from tracker.temporal import Resolution

_ENOUGH, _ALONE = 300, 450
"""How much words have to speak for a meeting at a place, and for one whose place is not told (`likely.toml`)."""

_AHEAD = re.compile(r"\b(?:will|(?:is|are) (?:to|due|expected|set|planned|scheduled))\b")

_STARTS = re.compile(r"(?:starting|beginning|effective|as of|with effect)\b")
"""Words for a day from which on something holds: "agreed to a truce starting from today"."""

_NOT_THEY = re.compile(
    r"\bi\b|\bbetween\b|\b(?:put|call(?:s|ed)?) off\b|\b(?:cancel|postpon|scrapp|tribunal|award|arbitrat)\w*"
)
"""In clauses of what an author or a tribunal does, of what lies between two, and of a plan that came to nothing."""


def likely_parts(cast: Cast, sentence: Span, times: Along[Resolution]) -> list[tuple[Span, Spoken]]:
    """The clauses with a day of their own that tell of a meeting, and of nothing else that happens on one.

    Whose it is counts as known only where both sides of the article are named in the clause.
    """
    if has_words(cast.text, sentence) or not is_full_of_talks(cast.text):
        return []
    found = []
    for clause in clauses(cast.text, sentence):
        own = times.inside(clause)
        if not any(is_day(one) or is_month(one) for one in own) or any(
            _STARTS.match(one.text) for one in own
        ):
            continue
        weight, word = pointed(cast.text, clause)
        low = cast.text[slice(*clause)].lower()
        if weight < _ENOUGH or table().others.search(low) or _NOT_THEY.search(low):
            continue
        ahead = _AHEAD.search(cast.text, *clause) is not None
        sides = tuple(_sides(cast, clause)) if weight >= _ALONE else ()
        known = sides if len(sides) > 1 else ()
        found.append((clause, Spoken(word, None, ahead, cast.text[slice(*word)], None, 0, known, sure=False)))
    return found


def _sides(cast: Cast, clause: Span) -> Iterator[str]:
    """Those of whose talks an article is that are named in a clause, or whose people are."""
    named = {
        cast.by_id[name].on_behalf_of or name
        for one in cast.within(clause)
        for name in one.figures
        if name in cast.by_id and not cast.is_a_place(one)
    }
    return (one for one in cast.principals if one in named)
