"""Names of people, asked which of them may be meant: only names that have a word in common are compared."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from tracker.records import names
from tracker.records.names import Likeness, Words

T = TypeVar("T")


class Namesakes(Generic[T]):
    """Things by the names of people, in the order in which they were added; what is asked for is not held to each.

    >>> known = Namesakes([("Sergey Lavrov", 1), ("Marco Rubio", 2), ("Mikhail Lavrov", 3)])
    >>> [(one, found.whole) for one, found in known.like("Sergei Lavrov")], [one for one, _ in known.like("Lavrov")]
    ([(1, True)], [1, 3])

    """

    def __init__(self, named: Iterable[tuple[str, T]] = ()) -> None:
        self._names: list[tuple[Words, T]] = []
        self._under: dict[str, list[tuple[int, bool]]] = {}
        for name, one in named:
            self.add(name, one)

    def add(self, name: str, one: T) -> None:
        """Keep one thing more."""
        words = names.read_person(name)
        enough = names.ties(words, last=True)
        for tie in names.ties(words):
            self._under.setdefault(tie, []).append((len(self._names), tie in enough))
        self._names.append((words, one))

    def like(self, name: str, but: Container[T] = (), *, whole: bool = False) -> Iterator[tuple[T, Likeness]]:
        """The things with a name that this one may be taken for, whole or by surname, and how alike the names are.

        Some may be left out, because they are known to be called so; and all that cannot be taken for `whole`.
        """
        if not self._names:
            return
        tied = {
            at for tie, alone in _ties(name) for at, enough in self._under.get(tie, ()) if enough or not alone
        }
        asked = names.readings(name) if tied else ()
        for at in sorted(tied):
            words, one = self._names[at]
            if one in but or (whole and not any(names.may_be_whole(told, words) for told in asked)):
                continue
            likeness = names.compare(asked, words)
            if likeness.whole or (likeness.surname and not whole):
                yield one, likeness


@lru_cache(maxsize=5_000)
def _ties(name: str) -> tuple[tuple[str, bool], ...]:
    """The ties of all readings of a name; `alone` where it has no initials: then any tie of a last name is enough."""
    return tuple(
        (tie, all(len(word) > 1 for word in words))
        for words in names.readings(name)
        for tie in names.ties(words)
    )
