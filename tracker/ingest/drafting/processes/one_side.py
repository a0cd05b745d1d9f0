"""Who is one side with another, though an article names both: a state and the group that rules it, or its army."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.names.actors import armies, ruling
from tracker.ingest.drafting.processes.party_weights import Weighed
from tracker.records.vocabulary import ActorSort


def as_sides(weighed: Weighed, cast: Cast, published: date | datetime) -> Weighed:
    """What speaks for each side, where whoever is one side with another counts as the other."""
    day = published.date() if isinstance(published, datetime) else published
    other = _one_side(cast, weighed.alone, day)
    if not other:
        return weighed
    alone: defaultdict[str, float] = defaultdict(float)
    together: defaultdict[frozenset[str], float] = defaultdict(float)
    for name, often in weighed.alone.items():
        alone[other.get(name, name)] += often
    for two, often in weighed.together.items():
        together[_sides(two, other)] += often
    rows = tuple(_sides(row, other) for row in weighed.rows)
    return weighed._replace(alone=alone, together=together, rows=rows)


def _sides(names: frozenset[str], other: Mapping[str, str]) -> frozenset[str]:
    return frozenset(other.get(name, name) for name in names)


def _one_side(cast: Cast, alone: Mapping[str, float], day: date) -> dict[str, str]:
    """Those who are no party beside another of their side, by their ids, each with the id of the other.

    A group that has become the government of a state is that state from that day on. A state and its army
    are whoever of the two is spoken of more: "the Sudanese army" or "Sudan".
    """
    found = {
        name: state
        for name, (state, since) in ruling().items()
        if name in alone and state in alone and day >= since
    }
    states = {one.country: one.id for one in cast.figures if one.sort == ActorSort.STATE and one.country}
    for one in cast.figures:
        state = states.get(one.country or "")
        if state and state in alone and one.id in alone and one.id in armies():
            lighter, heavier = sorted((one.id, state), key=lambda name: alone[name])
            found[lighter] = heavier
    return found
