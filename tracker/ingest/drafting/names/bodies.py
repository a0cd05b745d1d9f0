"""What bodies are called: "the council" by their name, "the bloc" by a table, "the coalition" by what a text says."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.names import actors
from tracker.records.vocabulary import ActorSort

_WORD = re.compile(r"[a-z]+")
_LONGEST = 80
"""Characters behind and before the name of a body within which a text says what it is."""


def noun_of(words: str) -> str:
    """The noun of a phrase for a body, in one spelling: "organisation" of "the Vienna-based organization"."""
    return words.rsplit(maxsplit=1)[-1].lower().replace("organiz", "organis")


def is_called(text: str, figure: Figure, noun: str) -> bool:
    """Whether a noun is in a name of a party or body, or a table or the text says that it is one."""
    known = actors.by_id().get(figure.id)
    names = (figure.name, *figure.aliases, *(known.names if known else ()))
    if noun in _words(*names) or figure.id in actors.kinds().get(noun, ()):
        return True
    start, end = figure.first
    behind, before = _said_to_be(noun)
    return figure.sort != ActorSort.STATE and bool(
        behind.match(text, end, end + _LONGEST) or before.search(text, max(0, start - _LONGEST), start)
    )


@lru_cache(maxsize=2_000)
def _words(*names: str) -> frozenset[str]:
    return frozenset(
        word for name in names for word in _WORD.findall(name.lower().replace("organiz", "organis"))
    )


@lru_cache(maxsize=100)
def _said_to_be(noun: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a text says what a body is, behind its name and before it."""
    spelled = noun.replace("organis", "organi[sz]")
    return (
        re.compile(rf"(?: \([^()]{{2,20}}\))?, (?:an?|the) (?:[\w’'-]+ ){{0,4}}?{spelled}\b"),
        re.compile(rf"\b{spelled},? (?:called |known as |(?:in|of|for) (?:the )?[A-Z]\w+, )?(?:the )?$"),
    )
