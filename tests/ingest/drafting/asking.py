"""Casts of a few sentences, and whom a phrase of theirs means."""

from __future__ import annotations

from datetime import date

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.known import Known, KnownParticipant
from tracker.ingest.sentences import paragraphs

DAY = date(2025, 6, 2)
NOTHING = Known.none()
KNOWN = Known(
    participants=(
        KnownParticipant("zelenskyy", "Volodymyr Zelenskyy", sort="person", on_behalf_of=("ukraine",)),
        KnownParticipant("witkoff", "Steve Witkoff", sort="person", on_behalf_of=("united-states",)),
        KnownParticipant("ukraine", "Ukraine", sort="state", country="UA"),
    )
)


def cast(text: str, known: Known = NOTHING) -> Cast:
    """The cast of a text that is all body; paragraphs are its lines."""
    return cast_of(Article(text, tuple(paragraphs(text)), DAY), known)


def place_of(text: str, words: str) -> Span:
    """Where some words are in a text, which has them once."""
    assert text.count(words) == 1, f"“{words}” is {text.count(words)} times in the text"
    return text.index(words), text.index(words) + len(words)


def who(text: str, words: str, known: Known = NOTHING) -> list[Figure]:
    """Whom some words of a text mean."""
    return list(cast(text, known).who([place_of(text, words)]))


def ids(figures: list[Figure] | tuple[Figure, ...]) -> list[str]:
    """The ids of figures."""
    return [figure.id for figure in figures]
