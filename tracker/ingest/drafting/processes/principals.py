"""Which of those who may be parties of a process are: two that go with each other, and who stands beside them."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.names.actors import governments, up_against
from tracker.ingest.drafting.processes.party_weights import Weighed
from tracker.records.vocabulary import ActorSort

_TWO = 2
_LEAST = 0.5
"""The least weight of a party: who is only named to say where something is has less."""

_NAMED = 1.0
"""And of two that are parties before anybody who only helps: each is named once."""

_BETWEEN_TWO = 3
"""What one thing counts that is told to be between two, of whom one may be the host: "Chad hosted its border talks"."""

_OF_TOGETHER, _AT_HOME = 0.5, 3
"""What speaks for a second party beside the first: a part of what is told of both, and that one of them is an armed
group of the country of the other."""

_FOUGHT, _IN_A_ROW = 0.3, 0.75
"""What part of the weight of the lighter of two parties a third one has to have: the state that two groups are up
against, and one of a row of three."""


def principals(weighed: Weighed, cast: Cast) -> list[str]:
    """The two for which most speaks, alone and with each other, the likelier first, and any third party beside them.

    A third one is of a row of three that meets, or the state that two groups of its country are up against. Nobody
    where none is likely, one where only one is.
    """
    ordered = sorted(weighed.alone, key=lambda name: -weighed.alone[name])
    ordered = [name for name in ordered if weighed.alone[name] >= _LEAST] or ordered[:1]
    likely = [name for name in ordered if not _only_helps(name, weighed) and weighed.alone[name] >= _NAMED]
    ordered = likely if len(likely) >= _TWO else ordered
    if len(ordered) <= _TWO:
        return ordered
    first, *others = ordered
    opposite = [name for name in others if not _are_of_one_side(first, name, weighed)] or others
    two = first, max(opposite, key=lambda name: weighed.alone[name] + _with(first, name, weighed, cast))
    return [*two, *(name for name in others if name not in two and _is_beside(two, name, weighed, cast))]


def _only_helps(name: str, weighed: Weighed) -> bool:
    """Whether somebody is told to host or to mediate, and nothing is between him and one who does not."""
    return name in weighed.hosts and not any(
        name in two and often >= _BETWEEN_TWO and not two <= weighed.hosts
        for two, often in weighed.together.items()
    )


def _with(first: str, other: str, weighed: Weighed, cast: Cast) -> float:
    """What speaks for a second one beyond that he is spoken of: that he is told to be up against the first."""
    told = _OF_TOGETHER * weighed.together.get(frozenset((first, other)), 0)
    return told + (_AT_HOME if _are_at_home(first, other, weighed, cast) else 0)


def _are_at_home(one: str, other: str, weighed: Weighed, cast: Cast) -> bool:
    """Whether two are a state and a group of its country that is against it, or is known to be up against it."""
    if up_against().get(one) == other or up_against().get(other) == one:
        return True
    return len({one, other} & weighed.against) == 1 and _is_home(cast.by_id, one, other)


def _are_of_one_side(one: str, other: str, weighed: Weighed) -> bool:
    """Whether two are up against the same state, and nothing is said to be between them."""
    state = up_against().get(one)
    return (
        state is not None
        and state == up_against().get(other)
        and frozenset((one, other)) not in weighed.together
    )


def _is_home(figures: Mapping[str, Figure], *names: str) -> bool:
    """Whether one of some is a state, and they are of one country."""
    countries = {figures[name].country for name in names}
    states = [name for name in names if figures[name].sort == ActorSort.STATE]
    return len(countries) == len(states) == 1 and None not in countries


def _is_beside(two: tuple[str, str], name: str, weighed: Weighed, cast: Cast) -> bool:
    """Whether somebody is a third party beside two."""
    part = weighed.alone[name] / min(weighed.alone[one] for one in two)
    if weighed.against.issuperset(two) and governments().isdisjoint(two) and _is_home(cast.by_id, *two, name):
        return part >= _FOUGHT
    if name in weighed.hosts:
        return False
    rows = sum({name, *two} <= row for row in weighed.rows)
    return part >= _IN_A_ROW and rows > sum(row == {*two} for row in weighed.rows)
