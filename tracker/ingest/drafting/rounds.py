"""Rounds of talks in an article: announced, scheduled, moved, held; each once, however often it is mentioned."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.known import Known
from tracker.ingest.draft import Draft
from tracker.temporal import Resolution


@dataclass(frozen=True, slots=True)
class Rounds:
    """Drafts of venues, rounds and milestones, and where in the text each round is spoken of (by its id)."""

    drafts: tuple[Draft, ...]
    spoken_of: tuple[tuple[Span, str], ...]


def rounds_of(article: Article, cast: Cast, timexes: tuple[Resolution, ...], known: Known, process: str) -> Rounds:
    """Find the rounds in the body of an article."""
    raise NotImplementedError
