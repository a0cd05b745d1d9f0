"""Offices whose holder is not named: "Oman's foreign minister said", "the office of the Israeli prime minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.owners import Joint, owners
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of


@dataclass(frozen=True, slots=True)
class Post:
    """An office of a state or an organisation, as a noun phrase names it; `owner` are the words for whose it is."""

    title: str
    owner: str
    span: Span


_HEAD = "Head of delegation"
_TEAM = re.compile(rf"\b{any_of('teams')}$")
_A_TEAM = re.compile(rf"(?:['’]s?)? (?:\w+ )?{any_of('teams')}(?![\w-])(?!, (?:the [^,]{{2,60}}, )?[A-Z])")
_SMALL = re.compile(" [a-z]")
_PAST = re.compile(r"\b(?:former|late|then|ex|an?|any|no|every|another|future)[ -]$", re.IGNORECASE)
"""Before whose an office is: who has it no longer, or is any of several."""

_LONGEST_PAST = len("another ") + 1
_SEVERAL = re.compile(r"(?<!ie)s$")
"""What an office ends in that is told of several; "minister of fisheries" is one."""

_LEADS = re.compile(r" of (?:an?|the|its|his|her) [a-z\w.]")
"""Behind a leader of something else: "the American leader of a team of observers"."""

_SERVES = re.compile(
    rf"\b(?:{any_of('assistants')}|{any_of('aides')}|envoys?) (?:to|of|for) $", re.IGNORECASE
)
_LONGEST_SERVES = 25
_THE = re.compile(r"\b[Tt]he $")
_OWNS = (Joint(re.compile("(?:['’]s?)? ")),)
_ALONE = re.compile(r"(?![\w-])(?! (?!\w+day\b)[A-Z])(?!, [A-Z])")
"""Behind an office, or whose it is: no name stands there."""

_ITS_OWN = re.compile("['’]s? [a-z]")
"""Behind an owner to whom something else belongs: "the leader of Chad's army" is not that of Chad."""


@cache
def _office() -> Finder:
    return Finder(rf"\b(?P<title>{offices.title()})")


@cache
def _heads() -> Finder:
    """Of whom somebody is the head may be a team: "the head of Oman's delegation"."""
    return Finder(r"\b[Tt]he (?:head|chief|leader)(?= of )", needs=any_of("teams"))


def posts_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Post]]:
    """Offices of leaders and ministers that no name stands beside, in parts of a text that follow each other.

    Each with the number of its part.
    """
    for number, match in _office().in_parts(text, parts):
        for owner, span in _owned(text, match, parts[number]):
            past = _PAST.search(text, max(0, owner[0] - _LONGEST_PAST), owner[0])
            if not past and _is_high(match["title"]) and not _is_other(text, match, owner):
                yield number, Post(_named(match["title"]), text[slice(*owner)], span)
    for number, match in _heads().in_parts(text, parts):
        of = owners(text).behind(match.end())
        team = _A_TEAM.match(text, of[1], parts[number][1]) if of else None
        if of and team:
            yield number, Post(_HEAD, text[slice(*of)], (match.start(), team.end()))


def is_served(text: str, span: Span) -> bool:
    """Whether the words for an office only tell whom somebody else serves: "an aide to the president of Chad"."""
    return _SERVES.search(text, max(0, span[0] - _LONGEST_SERVES), span[0]) is not None


def _is_other(text: str, match: re.Match[str], owner: Span) -> bool:
    """Whether an office is that of several, or one behind its owner leads something else."""
    before = owner[1] <= match.start()
    return bool(_SEVERAL.search(match["title"]) or (before and _LEADS.match(text, match.end())))


def _owned(text: str, match: re.Match[str], part: Span) -> Iterator[tuple[Span, Span]]:
    """Whose an office is by the words before it, or behind it, with the span of both."""
    first = max(part[0], match.start() - offices.owners().longest - len("’s "))
    if (owner := owners(text).before(match.start(), first, _OWNS)) and _ALONE.match(text, match.end()):
        the = _the(text, owner[0], part)
        yield owner, (owner[0] if the is None else the, match.end())
    owner, the = owners(text).behind(match.end()), _the(text, match.start(), part)
    if owner and the is not None and _ALONE.match(text, owner[1]) and not _is_of_others(text, owner):
        yield owner, (the, owner[1])


def _the(text: str, place: int, part: Span) -> int | None:
    """Where "the" begins that stands before a place; None where none does."""
    found = _THE.search(text, max(part[0], place - len("the ")), place)
    return found.start() if found else None


def _is_of_others(text: str, owner: Span) -> bool:
    """Whether the words only tell whose another owner is: "the leader of the Chadian opposition", "of Chad's army"."""
    words = text[slice(*owner)]
    adjective = words in actors.by_demonym() and words not in actors.by_name()
    return bool(_ITS_OWN.match(text, owner[1]) or (adjective and _SMALL.match(text, owner[1])))


def _named(title: str) -> str:
    return _HEAD if _TEAM.search(title) else title[0].upper() + title[1:]


def _is_high(title: str) -> bool:
    """Whether whoever has an office leads a state, a ministry or a delegation."""
    of_state = offices.level_of(title) in ("leaders", "ministers") and not offices.against(title)
    return of_state or bool(_TEAM.search(title))
