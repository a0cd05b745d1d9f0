"""Which language a text is written in, told by the very rows that would read it.

Every language with a file is scored by the words of the text that its rows hold (words of time, cues, and the
small words around them) and by letters that none of its rows has; a word counts for the more, the fewer
languages share it.
"""

from __future__ import annotations

import re
from functools import cache

from tracker.temporal import language as languages
from tracker.temporal.lexer import kind_of, tokens

_BLANKS = re.compile(r"[\s'-]+")
_ENOUGH = 2_000  # characters: more of a text does not change the answer
_FOREIGN = 1.0  # what a word costs that has a letter the language does not write
_SENTENCE = 5  # words: of so many, some are small ones, which the rows of their language hold
_KNOWN = 0.25  # the share of them that is known, in news of our languages never below 0.4


def detect(text: str, otherwise: str) -> str | None:
    """The language whose rows fit the text best, `otherwise` where it fits as well; None where nothing tells."""
    words = [form for form in tokens(text[:_ENOUGH]).forms if kind_of(form) in ("word", "suffix")]
    forms = [form.strip("'") for form in words]
    scores = {name: _score(name, forms) for name in languages.names()}
    best = max(scores.values())
    fitting = [name for name, score in scores.items() if score == best and _is_at_home(name, forms)]
    if len(fitting) == 1 and best >= 0:
        return fitting[0]
    return otherwise if otherwise in fitting and best > 0 else None


def _is_at_home(name: str, forms: list[str]) -> bool:
    """Whether a language knows enough of the words of a sentence: Italian has some that are also Spanish."""
    known, _ = _rows(name)
    return len(forms) < _SENTENCE or sum(form in known for form in forms) > _KNOWN * len(forms)


def _score(name: str, forms: list[str]) -> float:
    known, letters = _rows(name)
    return sum(
        _weights()[form] if form in known else 0.0 if letters.issuperset(form) else -_FOREIGN
        for form in forms
    )


@cache
def _rows(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that the rows of a language hold, and the letters they are written in."""
    rows = languages.load(name)
    cues = (word for phrases in rows.cues.values() for phrase in phrases for word in phrase.split())
    phrases = {*rows.words, *rows.literals, *rows.lead, *rows.trail, *cues, *rows.spelling.compounds}
    known = frozenset(word for phrase in phrases for word in _BLANKS.split(phrase) if word.isalpha())
    return known, frozenset("".join(known))


@cache
def _weights() -> dict[str, float]:
    """What a word counts for: the less, the more languages have it."""
    shared: dict[str, int] = {}
    for name in languages.names():
        for word in _rows(name)[0]:
            shared[word] = shared.get(word, 0) + 1
    return {word: 1 / count**2 for word, count in shared.items()}
