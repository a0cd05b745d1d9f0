"""Words that may refer back to somebody: pronouns, "the official", "the president", "the rebels"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting import offices
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.wording import any_of

_REFERRING = Finder(
    rf"\b(?:(?P<he>[Hh]e|[Ss]he)|(?P<it>[Tt]hey|[Ii]t(?! {any_of('of_nobody')}\b))"
    rf"|(?P<own>(?:[Hh]is|[Hh]er|[Ii]ts) {any_of('own_sides')}|[Ii]ts {any_of('own_voices')})"
    rf"|(?P<mind>[Hh]is|[Hh]er)(?= (?:own )?{any_of('minds')}\b)"
    rf"|[Tt]he (?P<house>{any_of('houses_of_state')})"
    rf"|(?:[Tt]he|[Aa]ll|[Bb]oth) (?P<several>{any_of('numbers')} {any_of('powers')})"
    rf"|[Bb]oth (?P<both>{any_of('powers')})"
    rf"|(?:[Tt]he two|[Bb]oth) (?P<pair>(?:\w+ )?{any_of('pairs')})"
    rf"|[Tt](?:he|his|hat|he same) (?:(?P<side>\w+) )??(?P<noun>{offices.title()}|{any_of('referring_nouns')}s?)"
    rf"|[Tt]he (?P<group>{any_of('referring_groups')}))\b"
)
_ASIDE = re.compile(rf" {any_of('person_verbs')},")
"""What follows a pronoun that interrupts what is said: its antecedent is in none of these words."""

_PRONOUNS = {"his": "he", "her": "she", "its": "it"}

_ANSWERS = re.compile(r" (?:replied|answered|retorted|countered|responded|shot back|objected)\b")
"""Behind a pronoun that means whoever was spoken to."""


class Reference(NamedTuple):
    """A word that refers back, and to which sort of figure.

    `pronoun` is the one that stands for the antecedent of the first word: "he" of "his country". Whoever `answers` was
    spoken to.
    """

    span: Span
    words: str
    sort: str
    pronoun: str
    noun: str | None = None
    side: str | None = None
    aside: bool = False
    answers: bool = False


def references_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, Reference]]:
    """The words of parts of a text that may refer back, in its order, each with its part."""
    for number, match in _REFERRING.in_parts(text, parts):
        sort = match.lastgroup or ""  # what one refers back to is the last group of each way to do so
        aside = _aside(text, match)
        words = match.group()
        first = words.split(maxsplit=1)[0].lower()
        pronoun = _PRONOUNS.get(first, first)
        answers = sort == "he" and _ANSWERS.match(text, match.end()) is not None
        reference = Reference(
            match.span(), words, sort, pronoun, match["noun"], match["side"], aside, answers
        )
        yield parts[number], reference


def _aside(text: str, match: re.Match[str]) -> bool:
    return text.endswith(", ", 0, match.start()) and bool(_ASIDE.match(text, match.end()))
