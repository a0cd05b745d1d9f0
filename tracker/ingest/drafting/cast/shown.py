"""The words that show a participant: its own, and not those of the one with whom it was first met.

A state is kept with the first of its people ("Ada Holm, Northland's envoy"), and would be shown by that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Figure, Mention
from tracker.records.vocabulary import ActorSort

_OWN = ("name", "metonym", "demonym")
"""What the words for a state, an organisation or a group are."""


def called_at(mentions: Iterable[Mention]) -> Mapping[str, Span]:
    """Where each of those who are mentioned, in the order of the text, is first called by words for it.

    >>> called_at([Mention((0, 8), ("ada",), "name", ""), Mention((10, 19), ("north",), "demonym", "")])["north"]
    (10, 19)

    """
    found: dict[str, Span] = {}
    for mention in mentions:
        if mention.by in _OWN:
            for name in mention.figures:
                found.setdefault(name, mention.span)
    return found


def shown(figure: Figure, called: Mapping[str, Span], text: str) -> tuple[Span, tuple[str, ...]]:
    """The span of the words that show a figure, and the reasons for taking them for it.

    Who has a name of its own or only a description is shown where it was met. Of all others it is where words for them
    stand first; without such words it is one of their people, who only speaks for them.
    """
    if figure.sort == ActorSort.PERSON or figure.unnamed or not figure.reasons:
        return figure.first, figure.reasons
    span = called.get(figure.id, figure.first)
    words = text[slice(*span)]
    is_it = f"“{words}” is" if figure.id in called else f"“{words}” speaks for"
    known = "which is known" if figure.joins else "which is no record yet"
    return span, (f"{is_it} {figure.name}, {known}", *figure.reasons[1:])
