"""Whether a text is about what parties have with each other: talks, a truce, a deal, a visit, a quarrel of governments.

News tells first what it is about. Where it speaks of such dealings at once, few places are enough, the more the longer
it is; where it does so only further on they are an aside of other news, unless there are many. That somebody meets is
one such place, but tells nothing of what the news is about: those who meet do so for any reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.meetings.sessions import Session
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.toml_table import toml_table

_BRIEF = 500
"""Characters of a few lines, in which one place is enough."""

_FEWEST, _MOST, _OFTEN = 2, 4, 1_000
"""How many places are wanted: one in so many characters, but at least and at most so many."""

_MORE = 2
"""And so many more where the text does not begin with it."""

_SEVERAL = 2
"""Meetings that an article tells of whose subject they are, wherever it begins to speak of them."""

_OPENING, _PART = 500, 3
"""Characters with which a text begins: so many, or this part of a longer one."""


def is_of_dealings(text: str, met: Sequence[Session], between: Iterable[Span]) -> bool:
    """Whether a text is about dealings of parties, by its words, who meets, and what is between two."""
    places = [found.span() for found in _words().finditer(text, 0, len(text))]
    seen = Along((span, span) for span in places)
    places += between
    at_once = min(places, default=(len(text), 0))[0] < max(_OPENING, len(text) // _PART)
    told = list(filter(None, map(_told, met)))
    places += [span for span in told if not seen.touches(span)]
    wanted = 1 if len(text) < _BRIEF else min(_MOST, max(_FEWEST, len(text) // _OFTEN))
    return len(places) >= wanted + (0 if at_once or len(told) >= _SEVERAL else _MORE)


def _told(session: Session) -> Span | None:
    """Where words tell of a session; None where it is only known by who is at a place, or by words counted together."""
    sure = not (session.only_at_places or session.only_likely)
    return session.meetings[0].spoken.span if sure else None


@cache
def _words() -> Finder:
    rows = toml_table(__package__, "dealings")["row"]
    return Finder(rf"\b(?:{'|'.join(one for row in rows for one in row['words'])})(?!\w)", small=True)
