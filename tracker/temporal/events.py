"""The day of an event that an article has dated and names again: the 3 May summit ... a week after the summit.

An event is a noun, or one of the words of a row of the language file that speak of the same ("death", "died"). Its day
is the one that stands nearest to such a word in the text before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from tracker.temporal.evidence import cues
from tracker.temporal.language import load
from tracker.temporal.lexer import SENTENCE_ENDS

if TYPE_CHECKING:
    from tracker.temporal.grammar import Mention
    from tracker.temporal.lexer import Words
    from tracker.temporal.model import Resolution

_LONGEST = 6  # tokens of a noun and what stands before it: the deadly attack
_FAR = 12  # tokens between an event and its day
_APART = 5  # tokens that a comma between them counts for


Step = tuple["Mention", "Resolution"]
"""A mention that a text has come to, and what it is."""


class Events:
    """The words for events of a language."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]], is_past: Callable[[str], bool]) -> None:
        self._is_past = is_past
        self._articles = frozenset(lists.get("named", ()))
        self._ends = frozenset(lists.get("noun_ends", ()))
        self._beside = frozenset(lists.get("beside_events", ()))
        self._alike: dict[str, frozenset[str]] = {}
        for row in lists.get("events", ()):
            words = frozenset(row.split(" "))
            for word in words:
                self._alike[word] = self._alike.get(word, frozenset()) | words

    def named_at(self, words: Words, place: int, *, fronted: bool = False) -> Iterator[frozenset[str]]:
        """The words for the event that is named from a place on; none where no noun with an article stands there.

        What goes on with a verb is no noun: two days after the old agreement ran out. Behind a mention at the head of
        its sentence (`fronted`) the noun may end before the last one: on the eve of the summit ministers dined.
        """
        forms = words.forms[place : place + _LONGEST]
        if not forms or forms[0] not in self._articles or words.forms[place - 1] not in self._beside:
            return
        size = next((at for at, form in enumerate(forms) if at and self._is_end(form)), 0)
        if size < 2 or any(map(self._is_past, forms[2:size])):
            return
        for head in reversed(forms[1:size] if fronted else forms[size - 1 : size]):
            yield self._alike.get(head, frozenset({head, f"{head}s", head.removesuffix("s")}))

    def _is_end(self, form: str) -> bool:
        """Whether a word is none of a noun and its adjectives."""
        return not form or not form[0].isalpha() or form in self._ends or form in self._articles


def day_of_event(words: Words, names: Collection[str], steps: Iterable[Step], before: int) -> Step | None:
    """The mention that stands nearest to a word for an event, in a sentence before a place; None without one."""
    found = [(_distance(words, names, step, before), -step[0].first, step) for step in steps]
    near = [one for one in found if one[0] <= _FAR]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _distance(words: Words, names: Collection[str], step: Step, before: int) -> int:
    """How many tokens part a mention from the nearest word for an event in its sentence."""
    first, last = step[0].first, step[0].last
    left = range(first - 1, max(first - 2 - _FAR, -1), -1)
    right = range(last, min(last + 1 + _FAR, before))
    return min(
        (count for places in (left, right) for count in _places(words, names, places)), default=_FAR + 1
    )


def _places(words: Words, names: Collection[str], places: range) -> Iterator[int]:
    """How far off a word for an event stands, before the sentence ends; beyond a comma it is farther."""
    apart = 0
    for count, place in enumerate(places):
        form = words.forms[place]
        if form in SENTENCE_ENDS:
            return
        apart += _APART if form == "," else 0
        if form in names:
            yield count + apart
            return


@cache
def events(language: str) -> Events:
    """The words for events of a language that has a file."""
    return Events(load(language).cues, cues(language).is_past)
