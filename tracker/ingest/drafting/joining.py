"""Which known record a name means; where two could be meant, none is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tracker.ingest.drafting.known import Known, KnownParticipant, KnownVenue
from tracker.records import names
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

    def actor(self, record: str, called: Iterable[str]) -> KnownParticipant | None:
        """The one with this id, else with one of these names."""
        same = next((one for one in self.known.participants if one.id == record), None)
        return same or next(
            (self._by_name[name.casefold()] for name in called if name.casefold() in self._by_name), None
        )

    def person(self, name: str) -> KnownParticipant | None:
        """The one person whose name may be taken for this one; None where that could be two."""
        asked, whole, by_surname = names.readings(name), [], []
        for one in self.known.participants:
            if one.sort not in (ActorSort.PERSON, None) or one.unnamed:
                continue
            likeness = names.compare(asked, names.read_person(one.name))
            whole += [one] if likeness.whole else []
            by_surname += [one] if likeness.surname else []
        fitting = whole or by_surname
        return fitting[0] if len(fitting) == 1 else None

    def unnamed(self, description: str, told: str | None) -> KnownParticipant | None:
        """The one that is described alike and was told to the same outlet; of groups, who is described just so."""
        words = _described(description)
        for one in self.known.participants:
            if one.unnamed:
                outlet = _OUTLET.search(one.name)
                same = _described(_OUTLET.sub("", one.name)) == words
                if same and (outlet[1] if outlet else None) == told:
                    return one
        return None

    def venue(self, record: str, name: str) -> KnownVenue | None:
        """The place with this id or name."""
        return next(
            (one for one in self.known.venues if one.id == record or one.name.casefold() == name.casefold()),
            None,
        )


def _described(text: str) -> frozenset[str]:
    """The words of a description that say something, those that mean the same as one."""
    words = re.findall(r"\w+", text.casefold().replace(".", ""))
    return frozenset(min(_LIKE.get(word, {word})) for word in words if word not in _EMPTY)
