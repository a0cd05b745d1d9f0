"""Who is on whose team by a roll: "the Omani delegation includes X, Y and Z", "X was accompanied by his deputy, Y"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of

_CALLS = Finder(
    r"\b(?:also |again |once again )?(?:is |was |are |were )?(?:also |again |once again )?"
    r"(?:(?:includ(?:es?|ed)|compris(?:es?|ed)|consist(?:s|ed) of|(?:made up|composed) of)"
    r"|(?P<by>(?:accompanied|flanked|led|headed|represented) by))\b",
    needs="include|includes|included|comprise|comprises|comprised|consists|consisted|made|composed"
    "|accompanied|flanked|led|headed|represented",
)
"""What calls the roll: of a team, or of those who come with or lead somebody or a side."""

_A_TEAM = rf"(?:['’]s?)? (?:[\w-]+ ){{0,2}}{any_of('teams')}"
_TEAM = re.compile(rf"{_A_TEAM}(?: (?:to|at|in|for) [^,.;:]{{1,60}})?,? (?:which |that )?$")
"""Between whose team it is and the verb: "Iran's negotiating team at the talks included"."""

_LONGEST = 120
"""Characters of these words."""

_NAMED_TEAM = re.compile(rf"{_A_TEAM}\b")
_ITSELF = re.compile(r"s?,? (?:who )?$")
"""The same where no team is named: "Iran was represented by", "the Omanis were led by"."""

_TEAM_AGAIN = re.compile(rf"(?:It|They|[Tt]he (?:{any_of('teams')}|group)) ")
_SOMEBODY = re.compile(r"(?:He|She) ")
"""A sentence up to the verb where it is of the team, or of the person, of whom was spoken before."""

_BY_NAME = ("name", "last name")

_OVER = re.compile(
    rf"[;:]|\b(?:while|whereas|after|before|when|as|that|which|who|{any_of('person_verbs')})\b"
    r"|\band (?:[\w'’-]+ ){1,4}by\b"
)
"""Between two names, that more is told than who is on the roll."""

_BEFORE = 2
"""Sentences back to the team, or somebody, that a pronoun stands for."""

SideOf = Callable[[Mention], str | None]
"""The side that a mention is, or that whoever it means speaks for."""


def rolls(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention], side_of: SideOf
) -> Iterator[tuple[Mention, str]]:
    """The mentions of each roll, with the side on whose team it puts them."""
    starts = [one.span[0] for one in mentions]
    for number, match in _CALLS.in_parts(text, sentences):
        (start, end), verb = sentences[number], match.start()
        there = mentions[bisect_left(starts, start) : bisect_left(starts, verb)]
        since = sentences[max(0, number - _BEFORE)][0]
        spoken_of = mentions[bisect_left(starts, since) : bisect_left(starts, start)]
        if _TEAM_AGAIN.fullmatch(text, start, verb):
            side = _of_team(text, spoken_of, side_of)
        elif _SOMEBODY.fullmatch(text, start, verb):
            people = (one for one in reversed(spoken_of) if one.by in _BY_NAME)
            side = next(map(side_of, people), None) if match["by"] else None
        else:
            side = _subject(text, there, verb, side_of, itself=bool(match["by"]))
        if side:
            yield from ((one, side) for one in _called(text, mentions, starts, match.end(), end))


def _called(
    text: str, mentions: Sequence[Mention], starts: Sequence[int], place: int, end: int
) -> Iterator[Mention]:
    """People who are named one after the other behind the verb, up to the end of the sentence or what else is told."""
    there = mentions[bisect_left(starts, place) : bisect_left(starts, end)]
    for one in (one for one in there if one.by in _BY_NAME):
        if one.span[0] - place > _LONGEST or _OVER.search(text, place, one.span[0]):
            return
        yield one
        place = one.span[1]


def _subject(text: str, there: Sequence[Mention], verb: int, side_of: SideOf, *, itself: bool) -> str | None:
    """Whose team, or who where that may be, stands right before the verb."""
    for one in reversed(there):
        end = one.span[1]
        if end < verb - _LONGEST:
            return None
        if _TEAM.match(text, end, verb) or (itself and _ITSELF.match(text, end, verb)):
            return side_of(one)
    return None


def _of_team(text: str, spoken_of: Sequence[Mention], side_of: SideOf) -> str | None:
    """Whose team was spoken of last; on a roll it may be that of whom it names."""
    teams = (one for one in reversed(spoken_of) if _NAMED_TEAM.match(text, one.span[1]))
    named = next((side for one in teams if (side := side_of(one))), None)
    return named or _only({side for one in spoken_of if (side := side_of(one))})


def _only(sides: set[str]) -> str | None:
    return sides.pop() if len(sides) == 1 else None
