"""Who is told to bring two others together: "Norway revived talks between Chad and the front".

Whoever does something for what is between two others is none of them, though news of his journeys and calls names him
more often than either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.drafting.figures import Mention, begun_before
from tracker.ingest.drafting.processes.pairs import Pair, told_between

_HELPS = re.compile(
    r"[^.;:\n“”\"]*\b(?:host|mediat|broker|facilitat|arrang|reviv|restart|resum\w+ (?:its|their|his|her) role"
    r"|urg|call(?:s|ed|ing)? (?:for|on)|seek|sought|push|press|welcom|hail|support|back(?:s|ed|ing)? "
    r"|encourag|help|sponsor|oversee|oversaw|monitor|chair|organi[sz]|launch|conven|pave|salvag|rescu"
    r"|mediators?|bridg|suspended|confirm|announc|try|tries|tried|attempt|efforts?|bid|bring|brought|prepar)"
    r"[^.;:\n“”\"]*"
)
"""From somebody to what is between two others, for which he does something."""

_URGES = re.compile(
    r"(?:['’]s? [\w -]{1,40})? (?:(?:has|have|had|also|again|will|would|to|is|was) ){0,3}(?:urg|call(?:s|ed|ing)? on"
    r"|press|ask|invit|persuad|encourag|appeal\w* to|implor|push|brought|bring|host|summon|prod)(?:\w*) "
    r"[^.;:\n“”\"]{0,40}"
)
"""From somebody to two others whom he asks, or brings together."""

_TWO_AND = re.compile(r"(?:['’]s?)?(?: [a-z]+)? and (?:[a-z]+ ){0,3}")
_FURTHEST = 160
"""Characters before what is between two within which it is told who does something for it."""


def go_betweens(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Pair]]:
    """The mentions of whoever does something for two others, each with the two."""
    for start, several in told_between(text, mentions):
        for one in _before(mentions, start):
            if _HELPS.fullmatch(text, one.span[1], start):
                yield from ((one, pair) for pair in several[:1])
    for one, first, second in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if _TWO_AND.fullmatch(text, first.span[1], second.span[0]) and _URGES.fullmatch(
            text, one.span[1], first.span[0]
        ):
            yield one, Pair(first, second, talk=False)


def _before(mentions: Sequence[Mention], start: int) -> Iterator[Mention]:
    """The mentions that end a little before a place."""
    for number in range(begun_before(mentions, start) - 1, -1, -1):
        if start - mentions[number].span[1] > _FURTHEST:
            return
        if mentions[number].span[1] <= start:
            yield mentions[number]
