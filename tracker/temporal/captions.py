"""The line below a picture, which tells in the present tense of what has been.

"Rescuers dig in the ruins of Van on Friday. Photo by A. Kaya": the Friday that was, although nothing in the sentence
says so. It is known by whose picture it is, behind its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.temporal.sides import Evidence
from tracker.temporal.stretches import sentence_end

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.temporal.lexer import Words

CAPTION = Evidence("before", "a picture", "right")
"""Of a day below a picture that is not announced."""

_MARKS = frozenset({"(", "[", "|", "©"})
_SLASH = "/"
_NAME = 7  # tokens of whose picture it is, and of the agency behind a stroke: A. Kaya/AFP


def is_caption(words: Words, last: int, credits: Collection[str]) -> bool:
    """Whether the sentence that goes on behind a mention has whose picture it tells of behind it.

    `credits` are the words for that, one or two together: photo, AP photo.
    """
    first = sentence_end(words.forms, last) + 1
    while words.forms[first : first + 1] and words.forms[first] in _MARKS:
        first += 1
    near = words.forms[first : first + _NAME]
    if near and (near[0] in credits or " ".join(near[:2]) in credits):
        return True
    return bool(credits) and _is_signed(words, first)


def _is_signed(words: Words, first: int) -> bool:
    """Whether a name stands on one side of a stroke and an agency on the other; two agencies sign an article."""
    near = words.forms[first : first + _NAME]
    stroke = near.index(_SLASH) if _SLASH in near[1:] else 0
    before, behind = range(first, first + stroke), range(first + stroke + 1, first + stroke + 3)
    named = len(before) > 1 or all(place < len(words) and words.capital(place) for place in behind)
    return stroke > 0 and named and all(_is_of_a_name(words, place) for place in before)


def _is_of_a_name(words: Words, place: int) -> bool:
    return words.capital(place) or words.forms[place] == "."
