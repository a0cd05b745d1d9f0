"""To which side words lean that demand, offer and refuse nothing: hopeful ones are support, gloomy ones concern."""

from __future__ import annotations

import re
from functools import cache

from tracker.ingest.drafting.text.either import by_letter
from tracker.ingest.drafting.text.wording import listed
from tracker.records.vocabulary import Stance

_BUT = re.compile(r"\b(?:but|yet|however|nevertheless|only)\b")
"""What follows one of these is what is meant, unless it takes no side."""

_BETWEEN = r"(?:(?: [\w’'-]+){0,3} any [\w’'-]+ of|(?: [\w’'-]+){0,2}) "
"""Words that may stand between what turns a word and that word: "not see any sign of"."""


def _any(name: str) -> str:
    return by_letter(listed(name, "leanings", __package__))


def leaning_of(content: str) -> tuple[Stance, str] | None:
    """The side to which more of the words lean, and the first of these; all in small letters. None where none does.

    >>> leaning_of("the mood was good"), leaning_of("there was no progress")
    ((<Stance.SUPPORT: 'support'>, 'good'), (<Stance.CONCERN: 'concern'>, 'no progress'))

    """
    for clause in reversed(_BUT.split(content)):
        if found := _of_clause(clause):
            return found
    return None


def _of_clause(clause: str) -> tuple[Stance, str] | None:
    """The side of the words between two turns of a sentence; that of the first where as many lean to the other."""
    found = [
        (Stance.SUPPORT if bool(match["hopeful"]) != bool(match["turned"]) else Stance.CONCERN, match.group())
        for match in _leaning().finditer(clause)
    ]
    sides = [stance for stance, _ in found]
    often = {side: sides.count(side) for side in set(sides)}
    return max(found, key=lambda one: often[one[0]], default=None)


@cache
def _leaning() -> re.Pattern[str]:
    """A word that leans, with what turns it."""
    return re.compile(
        rf"\b(?:(?P<turned>{_any('turned')})\b{_BETWEEN})?"
        rf"(?:(?P<hopeful>{_any('hopeful')})|{_any('gloomy')})\b"
    )
