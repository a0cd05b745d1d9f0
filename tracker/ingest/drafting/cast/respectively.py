"""Parties and people who are listed one after the other: "the prime ministers of Oman and Iran, X and Y"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tracker.ingest.drafting.figures import Mention

_JOINS = re.compile(r",? and (?:the |of )?|, (?:the )?")
_TURNS = re.compile(r",? (?:[A-Z][\w.]+ )?|, respectively ")


def respectively(
    text: str, mentions: Sequence[Mention], is_party: Callable[[Mention], bool]
) -> Iterator[tuple[Mention, Mention]]:
    """Each person of a list with the party at the same place of a list of as many that stands before it."""
    runs = list(_runs(text, mentions, is_party))
    for parties, people in pairwise(runs):
        turns = _TURNS.fullmatch(text, parties[-1].span[1], people[0].span[0])
        if turns and is_party(parties[0]) and not is_party(people[0]) and len(parties) == len(people) > 1:
            yield from zip(people, parties, strict=True)


def _runs(
    text: str, mentions: Sequence[Mention], is_party: Callable[[Mention], bool]
) -> Iterator[list[Mention]]:
    """The mentions in lists of one sort, each joined to the next by a comma or "and"."""
    run: list[Mention] = []
    for one in mentions:
        joined = run and _JOINS.fullmatch(text, run[-1].span[1], one.span[0])
        if run and not (joined and is_party(one) == is_party(run[0])):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
