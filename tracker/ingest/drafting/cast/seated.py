"""Governments and ministries by the town where they are: "the foreign ministry in Bamako" is that of Mali.

So is that of "In Bamako the foreign ministry".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast.naming import Named
from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of

_THE_COUNCIL = Finder(r"\b[Tt]he (?P<name>Security Council)\b(?! (?:of|in)\b)", needs="Security Council")
_OF_A_STATE = re.compile(r"(?:['’]s?|[a-z](?:an|ish|ese|i)|National) Security Council\b")
"""Another one of which a text speaks: "Russia's Security Council"."""


@cache
def _finders() -> tuple[Finder, Finder]:
    town = rf"(?P<town>{either(actors.by_capital())})(?!\w)"
    return (
        Finder(rf"\b(?P<house>[Tt]he {any_of('seated')} in {town})", needs=any_of("seated")),
        Finder(
            rf"\bIn {town},? (?P<house>the {any_of('seated')})(?![\w-])(?! (?:in|of)\b)(?!['’])",
            needs=any_of("seated"),
        ),
    )


def seated_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Named]]:
    """Where parts of a text that follow each other mean a state so, with the numbers of the parts."""
    for finder in _finders():
        for number, match in finder.in_parts(text, parts):
            yield (
                number,
                Named(match["house"], match.span("house"), actors.by_capital()[match["town"]], "name"),
            )


def security_council_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Named]]:
    """Where "the Security Council" is that of the United Nations, because the text names no other."""
    found = list(_THE_COUNCIL.in_parts(text, parts))
    if found and not _OF_A_STATE.search(text):
        for number, match in found:
            yield (
                number,
                Named(match["name"], match.span("name"), actors.by_id()["un-security-council"], "name"),
            )
