"""The side of a possessive day: "won Sunday's race", "will speak at Sunday's rally", "Sunday's talks ended"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.temporal.cue_phrases import by_first_words, first_of, is_open
from tracker.temporal.sides import NONE, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BLAMED = 5  # tokens from a word of blame to a possessive: blamed the keeper for Sunday's
_NOUNS = 2  # words between the first one behind a possessive and its verb: Sunday's first round saw
_LEADS = frozenset({'"', "“", "but", "and"})

Reader = Callable[[list[str]], Evidence | None]
"""What the words before a place, or behind it, tell."""


class Possessives:
    """The lists of cues of a language that speak of possessive days."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lived = frozenset(lists.get("lived", ()))
        self._outcomes = frozenset(lists.get("outcomes", ()))
        self._belonging = frozenset(lists.get("belonging", ()))
        self._held_at = frozenset(lists.get("held_at", ()))
        self._held_in = frozenset(lists.get("held_in", ()))
        self._held_before = frozenset(lists.get("held_before", ()))
        self._held_for = frozenset(lists.get("held_for", ()))
        self._blaming = frozenset(lists.get("blaming", ()))
        self._auxiliaries = frozenset(lists.get("had_been", ()))
        self._unknown = frozenset(lists.get("unknown", ()))
        self._foreseen = by_first_words(lists.get("foreseen", ()))
        self._past_endings = tuple(
            word[1:] for word in lists.get("before", ()) if is_open(word) and " " not in word
        )

    def evidence(self, before: list[str], after: list[str], left: Reader, right: Reader) -> Evidence:
        """What the words before a possessive day and behind what it has tell, with a reader for either."""
        if over := self._over(before):
            return Evidence("before", over, "adjacent")
        return self._held(before, after, left, right) or self._owned(before, after, right)

    def _over(self, before: Sequence[str]) -> str | None:
        """The last verb or noun before a day that says that what it has is over: missed, the outcome of."""
        if not before:
            return None
        if before[-1] in self._lived:
            return before[-1]
        small = before[-1] in self._belonging or before[-1] in self._held_in
        return before[-2] if small and len(before) > 1 and before[-2] in self._outcomes else None

    def _held(self, before: list[str], after: list[str], left: Reader, right: Reader) -> Evidence | None:
        """What the verb tells to which the small word before a day belongs: spoke at Sunday's rally, fired after it."""
        if not before:
            return None
        small = before[-1]
        if len(before) == 1 and small in self._held_in:
            return self._fronted(after, right)
        if small not in self._held_at and small not in self._held_before:
            return None
        found = left(before[:-1])
        if found and small in self._held_at:
            of_then = found.place == "adjacent" and small in self._held_in
            return found if found.direction == "before" or of_then else NONE
        if small in self._held_before and not (found and found.direction == "before"):
            return Evidence("after", small, "ahead")
        return None

    def _fronted(self, after: list[str], right: Reader) -> Evidence:
        """The first verb behind "at Sunday's meeting", where who agreed to do something has agreed."""
        found = right(after) or NONE
        agreed = _first(found.cue).endswith(self._past_endings)
        return Evidence("before", found.cue, found.place) if agreed else found

    def _owned(self, before: list[str], after: list[str], right: Reader) -> Evidence:
        """What the words behind a day tell: Sunday's talks ended, Sunday's vote will; behind "of" nothing."""
        small = before[-1:]
        if foreseen := self._is_foreseen(after):
            return Evidence("after", foreseen, "right")
        if len(before) > 1 and before[-2] in self._unknown and (coming := right(after)):
            return coming if coming.direction == "after" else NONE
        found = right(after) if self._belonging.isdisjoint(small) else None
        if found and (found.direction == "after" or self._is_told(before, after, _first(found.cue))):
            return found
        wanted = not self._held_for.isdisjoint(small) and self._blaming.isdisjoint(before[-_BLAMED:])
        return Evidence("after", small[0], "ahead") if wanted else NONE

    def _is_foreseen(self, after: list[str]) -> str | None:
        """What is said now of what a day will have: Sunday's vote is widely seen as, Sunday's final pits."""
        return next((cue for at in range(_NOUNS + 1) if (cue := first_of(self._foreseen, after, at))), None)

    def _is_told(self, before: Sequence[str], after: Sequence[str], verb: str) -> bool:
        """Whether what the day has is the subject of a verb of its own, which "was" and "had" need not be."""
        if not _LEADS.issuperset(before) or verb in self._auxiliaries:
            return False
        between = after[: after.index(verb)]
        return len(between) <= _NOUNS and "," not in between


def _first(cue: str | None) -> str:
    """The first word of a cue."""
    return (cue or "").split(" ", maxsplit=1)[0]
