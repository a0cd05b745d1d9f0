"""Whose talks, truce or war a text speaks of: "talks between Chad and the front", "the Chad-Niger truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.ingest.drafting.figures import Mention, begun_before
from tracker.ingest.drafting.finder import Finder

_TALKS = r"talks|negotiations?|dialogue|discussions|consultations|cease-?fires?|truces?|peace"
_OTHERS = (
    r"meetings?|rounds?|summits?|mediation|process|armistice|hostilities|agreements?|accords?|deals?|pacts?|treaty"
    r"|settlement|wars?|conflicts?|fighting|clashes|violence|disputes?|row|stand-?off|tensions?|exchanges?|swap"
    r"|relations|ties"
)
"""What two parties have with each other: what they talk about, and all else."""

_BETWEEN = Finder(
    rf"\b(?:(?P<talks>{_TALKS})|(?:{_OTHERS}))\b[^.;:]{{0,50}}?\bbetween (?:the )?",
    small=True,
    needs="between",
    within=len("consultations") + 50,
)
_AND = re.compile(r"[^.;:]{0,60}? and (?:[^.;:,]{0,30} )?|, [^.;:,]{0,60} and (?:[^.;:,]{0,30} )?")
_ONLY_AND = re.compile(r" and (?:the )?")
_JOINED = re.compile(r"\s?[-–—/]\s?")
_OF_BOTH = re.compile(rf"(?: [\w-]+){{0,2}}? (?:(?P<talks>{_TALKS})|(?:{_OTHERS}))\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:negotiators|leaders|presidents|prime ministers|ministers|delegations|representatives|officials|envoys|sides"
    r"|troops|forces|soldiers|armies|governments|commanders|teams|diplomats|spokesmen) (?:of|from) (?:the |both )?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r",? (?:(?:have|has|had|will|would|are|were|is|was) )?(?:(?:also|both|each|again|on \w+day) )?(?:to )?"
    r"(?:agree|sign|initial|resum|exchang|swap|accept|clash|fought|reach|exten|fail|began|begin"
    r"|open|restor|normali[sz]|declar|accus|blam|trad|set to|due to|expected to)\w*",
    re.IGNORECASE,
)
"""What two do with each other, behind their names."""

_LONGEST = 40
_FIRST, _FURTHEST = 30, 160
"""Characters behind "between" in which the first of the two begins, and both stand."""


class Pair(NamedTuple):
    """Two mentions, and whether it is talks or a truce that are between whom they mean."""

    first: Mention
    second: Mention
    talk: bool


def pairs(text: str, mentions: Sequence[Mention]) -> Iterator[Pair]:
    """The mentions, in the order of the text, of each two between whom something is said to be."""
    for found in _BETWEEN.finditer(text, 0, len(text)):
        at = begun_before(mentions, found.end())
        within = [one for one in mentions[at : at + 6] if one.span[1] <= found.end() + _FURTHEST]
        if within and within[0].span[0] - found.end() <= _FIRST:
            first = within[0]
            second = next(
                (one for one in within[1:] if _AND.fullmatch(text, first.span[1], one.span[0])), None
            )
            if second:
                yield Pair(first, second, bool(found["talks"]))
    for first, second in pairwise(mentions):
        joined = _JOINED.fullmatch(text, first.span[1], second.span[0]) and _OF_BOTH.match(
            text, second.span[1]
        )
        if joined:
            yield Pair(first, second, bool(joined["talks"]))
        elif _are_together(text, first, second):
            yield Pair(first, second, talk=False)


def _are_together(text: str, first: Mention, second: Mention) -> bool:
    """Whether two are joined by "and" as people of both, or as those who do something with each other."""
    start, end = first.span[0], second.span[1]
    if not _ONLY_AND.fullmatch(text, first.span[1], second.span[0]):
        return False
    people = _OF_PEOPLE.search(text, max(0, start - _LONGEST), start)
    return bool(people or _TOGETHER.match(text, end))
