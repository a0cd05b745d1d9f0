"""Two parties that are named by their adjectives only: "gaps between the Israeli and Palestinian positions"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.names.actors import by_demonym
from tracker.ingest.drafting.text.finder import Finder

_BETWEEN = Finder(
    r"\b(?:[Bb]etween|[Bb]oth) (?:the )?(?P<one>[A-Z][\w-]+) and (?:the )?(?P<other>[A-Z][\w-]+) [a-z]",
    needs="[Bb]etween|[Bb]oth",
)


def adjectives_between(text: str, among: Collection[str]) -> Iterator[Mention]:
    """Those of some parties between whom anything is, where no noun behind their adjectives means them.

    >>> [one.figures for one in adjectives_between("No gap between Chadian and Malian maps.", {"chad", "mali"})]
    [('chad',), ('mali',)]

    """
    for found in _BETWEEN.finditer(text, 0, len(text)):
        named = [(found.span(group), by_demonym().get(found[group])) for group in ("one", "other")]
        if all(actor is not None and actor.id in among for _, actor in named):
            yield from (
                Mention(span, (actor.id,), "demonym", f"“{text[slice(*span)]}” is one of two")
                for span, actor in named
                if actor is not None
            )
