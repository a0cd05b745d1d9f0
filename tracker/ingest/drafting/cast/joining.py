"""Which known record a name means; where two could be meant, none is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tracker.ingest.drafting.known import Known, KnownParticipant, KnownVenue
from tracker.ingest.drafting.names.namesakes import Namesakes
from tracker.records.vocabulary import ActorSort

_OUTLET = re.compile(r"\((?:to|from|in) (?:the )?([^)]+)\)$", re.IGNORECASE)
_LIKE = {
    word: group
    for group in (
        {"familiar", "privy", "briefed", "knowledge", "aware"},
        {"discussions", "talks", "negotiations"},
    )
    for word in group
}
_EMPTY = frozenset(
    ("a", "an", "the", "of", "with", "to", "on", "in", "about", "confidential", "who", "is", "was")
)


@dataclass(frozen=True)
class Joining:
    """What is known, asked by name."""

    known: Known

    @cached_property
    def _by_name(self) -> dict[str, KnownParticipant]:
        return {
            name.casefold(): one
            for one in reversed(self.known.participants)
            if not one.unnamed
            for name in (*one.aliases, one.name)
        }

    @cached_property
    def _by_id(self) -> dict[str, KnownParticipant]:
        return {one.id: one for one in reversed(self.known.participants)}

    @cached_property
    def _people(self) -> Namesakes[KnownParticipant]:
        people = (ActorSort.PERSON, None)
        return Namesakes(
            (one.name, one) for one in self.known.participants if one.sort in people and not one.unnamed
        )

    @cached_property
    def _unnamed(self) -> dict[tuple[frozenset[str], str | None], KnownParticipant]:
        """Those without a name, by their descriptions and the outlets that they told something."""
        found = {}
        for one in reversed(self.known.participants):
            if one.unnamed:
                outlet = _OUTLET.search(one.name)
                found[_described(_OUTLET.sub("", one.name)), outlet[1] if outlet else None] = one
        return found

    @cached_property
    def _venues(self) -> dict[str, tuple[int, KnownVenue]]:
        """The places with their numbers, by id."""
        numbered = list(enumerate(self.known.venues))
        return {one.id: (number, one) for number, one in reversed(numbered)}

    @cached_property
    def _venues_by_name(self) -> dict[str, tuple[int, KnownVenue]]:
        numbered = list(enumerate(self.known.venues))
        return {one.name.casefold(): (number, one) for number, one in reversed(numbered)}

    def actor(self, record: str, called: Iterable[str]) -> KnownParticipant | None:
        """The one with this id, else with one of these names."""
        same = self._by_id.get(record)
        return same or next(
            (self._by_name[name.casefold()] for name in called if name.casefold() in self._by_name), None
        )

    def person(self, name: str) -> KnownParticipant | None:
        """The one person whose name may be taken for this one; None where that could be two."""
        alike = list(self._people.like(name))
        fitting = [one for one, likeness in alike if likeness.whole] or [one for one, _ in alike]
        return fitting[0] if len(fitting) == 1 else None

    def unnamed(self, description: str, told: str | None) -> KnownParticipant | None:
        """The one that is described alike and was told to the same outlet; of groups, who is described just so."""
        return self._unnamed.get((_described(description), told))

    def venue(self, record: str, name: str) -> KnownVenue | None:
        """The place with this id or name."""
        found = [self._venues.get(record), self._venues_by_name.get(name.casefold())]
        return min(filter(None, found), key=lambda one: one[0], default=(0, None))[1]


@lru_cache(maxsize=1)
def joining(known: Known) -> Joining:
    """What is known, asked by name; its names are read once for all articles before which the same is known."""
    return Joining(known)


def _described(text: str) -> frozenset[str]:
    """The words of a description that say something, those that mean the same as one."""
    words = re.findall(r"\w+", text.casefold().replace(".", ""))
    return frozenset(min(_LIKE.get(word, {word})) for word in words if word not in _EMPTY)
