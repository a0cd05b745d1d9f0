"""The phrases of a language that speak for a side, found among the words of a text by their first words.

`*` in a phrase stands for a word, `-ed` for any word with that ending, `un-` for any with that beginning.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.temporal.model import Direction


class _Phrase(NamedTuple):
    """The words of a cue and the side it speaks for: None of one that only hides what is in it.

    One that is `beside` speaks only for a mention beside it: "start Monday".
    """

    words: tuple[str, ...]
    direction: Direction | None
    beside: bool
    size: int
    rest: list[str] | None  # its words after the first, None where one of them stands for several

    def fits(self, forms: Sequence[str]) -> bool:
        """Whether its words after the first stand for as many forms."""
        return all(map(_fits, self.words[1:], forms))


class Found(NamedTuple):
    """A cue among the forms of a text: the half-open span of its words."""

    start: int
    end: int
    direction: Direction | None

    @property
    def hides(self) -> bool:
        """Whether it is one word that only looks like a cue ("related"), so that the one before it speaks."""
        return self.direction is None and self.end - self.start == 1


class Phrases:
    """The cues of the lists `neutral`, `beside`, `after` and `before` of a language."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._ordered = _ordered(lists) if lists.get("before") or lists.get("after") else []
        self._literal: defaultdict[str, list[int]] = defaultdict(list)
        self._open: list[int] = []
        for place, phrase in enumerate(self._ordered):
            first = phrase.words[0]
            (self._open if is_open(first) else self._literal[first]).append(place)
        self._beginning = lru_cache(maxsize=16384)(self._phrases)

    def found(self, forms: list[str], *, before_mention: bool = False) -> Iterator[Found]:
        """The cues, left to right, none overlapping another; before a mention those too that stand only beside one."""
        done, size = 0, len(forms)
        for place, phrases in enumerate(map(self._beginning, forms)):
            if not phrases or place < done:
                continue
            for phrase in phrases:
                end = place + phrase.size
                if end > size or (phrase.beside and not (before_mention and end == size)):
                    continue
                rest = forms[place + 1 : end]
                if rest == phrase.rest or (phrase.rest is None and phrase.fits(rest)):
                    done = end
                    yield Found(place, end, phrase.direction)
                    break

    def _phrases(self, form: str) -> tuple[_Phrase, ...]:
        """The phrases that can begin with a form, in order."""
        places = [place for place in self._open if _fits(self._ordered[place].words[0], form)]
        if form in self._literal:
            places = sorted([*places, *self._literal[form]])
        return tuple([self._ordered[place] for place in places])


def _ordered(lists: Mapping[str, Sequence[str]]) -> list[_Phrase]:
    """Neutral phrases first, since they hide what is in them, then those of either side; longer ones first."""
    directions: dict[str, Direction | None] = {
        "neutral": None,
        "beside": "after",
        "after": "after",
        "before": "before",
    }
    return [
        _phrase(tuple(phrase.split(" ")), direction, beside=group == "beside")
        for group, direction in directions.items()
        for phrase in sorted(lists.get(group, ()), key=len, reverse=True)
    ]


def _phrase(words: tuple[str, ...], direction: Direction | None, *, beside: bool) -> _Phrase:
    rest = None if any(map(is_open, words[1:])) else list(words[1:])
    return _Phrase(words, direction, beside, len(words), rest)


def by_last_words(phrases: Sequence[str]) -> dict[str, list[list[str]]]:
    """The words of phrases, by the last of them."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for phrase in phrases:
        words = phrase.split(" ")
        found[words[-1]].append(words)
    return dict(found)


def by_first_words(phrases: Sequence[str]) -> dict[str, list[list[str]]]:
    """The words of phrases, by the first of them."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for phrase in phrases:
        words = phrase.split(" ")
        found[words[0]].append(words)
    return dict(found)


def first_of(phrases: Mapping[str, list[list[str]]], forms: Sequence[str], place: int) -> str | None:
    """The phrase, of some by their first words, that stands at a place."""
    for phrase in phrases.get(forms[place], ()) if place < len(forms) else ():
        if list(forms[place : place + len(phrase)]) == phrase:
            return " ".join(phrase)
    return None


def begins(phrase: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether forms begin with a phrase."""
    return len(forms) >= len(phrase) and all(map(_fits, phrase, forms))


def is_open(word: str) -> bool:
    """Whether a word of a phrase stands for several."""
    return word == "*" or (len(word) > 1 and (word.startswith("-") or word.endswith("-")))


def _fits(word: str, form: str) -> bool:
    """Whether a word of a phrase stands for a form."""
    if word == "*":
        return form.isalpha()
    size = len(word)
    if size > 1 and word[-1] == "-":
        return form.startswith(word[:-1]) and len(form) > size and form[size - 1 :].isalpha()
    if size > 1 and word[0] == "-":
        return form.endswith(word[1:]) and len(form) > size and form[: 1 - size].isalpha()
    return word == form
