"""Those who are called by their state only, "Chadian rebels": the one group of that state that an article names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tracker.ingest.drafting.cast.naming import Named
from tracker.ingest.drafting.names.actors import Actor


def as_named(found: Iterable[tuple[int, Named]]) -> Iterator[tuple[int, Named]]:
    """What is named in the parts of a text, where whoever is called by his state only is the one with a name.

    Of several with names none is meant, and the words are left out; where there is none they stand for themselves.
    """
    everything = list(found)
    named: defaultdict[tuple[str | None, str], set[Actor]] = defaultdict(set)
    for _, one in everything:
        if one.actor and not one.actor.by_state:
            named[one.actor.country, one.actor.sort].add(one.actor)
    for number, one in everything:
        actor = one.actor
        others = named[actor.country, actor.sort] if actor and actor.by_state else set()
        if len(others) <= 1:
            yield number, one._replace(actor=next(iter(others), actor))
