"""The forms of English verbs, as parts of regular expressions: "sign" is also "signs", "signed" and "signing"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Forms:
    """What a verb is in the infinitive, with "he", in the past, behind "was", and with "-ing"."""

    base: str
    third: str
    past: str
    done: str
    doing: str


def forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> Forms:
    """The forms of a verb, of which the first word changes ("pull out of"); `irregular` are past and participle."""
    word, space, rest = verb.partition(" ")
    behind = space + rest
    past, done = irregular.get(word, (_past(word),) * 2)
    return Forms(verb, _third(word) + behind, past + behind, done + behind, _doing(word) + behind)


def _third(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "go")):
        return f"{word}es"
    return f"{word[:-1]}ies" if _ends_in_y(word) else f"{word}s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return f"{word}d"
    return f"{word[:-1]}ied" if _ends_in_y(word) else f"{_doubled(word)}ed"


def _doing(word: str) -> str:
    return f"{word[:-1]}ing" if word.endswith("e") and not word.endswith("ee") else f"{_doubled(word)}ing"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS


def _doubled(word: str) -> str:
    """With the last letter twice, as in "swapped"; where British and American English differ, or once."""
    short = (
        len(word) > 2
        and word[-1] in "bdglmnpt"
        and word[-2] in _VOWELS
        and (word[-3] not in _VOWELS or word.endswith("ial"))
    )
    if not short:
        return word
    vowels = sum(one in _VOWELS for one in word)
    return (
        word + word[-1]
        if vowels == 1 or word in _STRESSED
        else f"{word}{word[-1]}?"
        if word.endswith("l")
        else word
    )


_STRESSED = frozenset(
    {"kidnap", "outlaw", "rebut", "permit", "submit", "commit", "readmit", "expel", "annul", "compel"}
)
"""Longer words of which the last syllable is stressed, or which are written as if it were."""
