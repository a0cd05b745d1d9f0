"""The parts of a sentence that speak of a round each: "They met in Oslo in May, but parted without a word"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.encounters import Encounter
from tracker.ingest.drafting.talks import Spoken, spoken_of

_PARTING = re.compile(
    r";| [–—] |, (?:but|while|whereas|though|although|when|and|after|before|which)\b"
    r"|, with (?=(?:both|the two|the sides|the parties|(?:the |chief )?(?:negotiators|delegations|envoys|ministers"
    r"|leaders))\b)"
    r"| and that\b"
    r"|, (?=(?:came|parted|met|left|flew|went|returned|moved|sat|spent|gathered|reconvened|resumed|signed)\b)"
)
_OPENING = re.compile(r"(?:After|Following|Since|Before|During|While|Although|As)\b[^,;]{3,120},")


def spoken_parts(text: str, sentence: Span, met: Sequence[Encounter]) -> list[tuple[Span, Spoken]]:
    """The parts of a sentence that speak of a round; the whole sentence, where only one of them does."""
    clauses = list(_clauses(text, sentence))
    if len(clauses) > 1:
        found = [(part, spoken) for part in clauses if (spoken := spoken_of(text, part, met))]
        if len(found) > 1:
            return found
    whole = spoken_of(text, sentence, met)
    return [(sentence, whole)] if whole else []


def behind_opening(text: str, sentence: Span, noun: Span) -> Span:
    """A sentence without the clause that it opens with, where that is on another matter: "Although time runs out, "."""
    opening = _OPENING.match(text, *sentence)
    return (opening.end(), sentence[1]) if opening and opening.end() <= noun[0] else sentence


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence that can speak of a round each."""
    start, end = sentence
    if opening := _OPENING.match(text, start, end):
        yield start, opening.end()
        start = opening.end()
    for found in _PARTING.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end
