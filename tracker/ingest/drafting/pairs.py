"""Whose talks, truce or war an article speaks of: "talks between Chad and the front", "the Chad-Niger truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.ingest.drafting.cast import Cast, Mention

_MATTER = (
    r"(?:talks|negotiations?|dialogue|discussions|consultations|meetings?|rounds?|summits?|mediation|process"
    r"|cease-?fires?|truces?|armistice|hostilities|agreements?|accords?|deals?|pacts?|treaty|settlement|peace"
    r"|wars?|conflicts?|fighting|clashes|violence|disputes?|row|stand-?off|tensions?|exchanges?|swap|relations|ties)"
)
"""What two parties have with each other."""

_BETWEEN = re.compile(rf"\b{_MATTER}\b[^.;:]{{0,50}}?\bbetween (?:the )?", re.IGNORECASE)
_AND = re.compile(r"[^.;:]{0,60}? and (?:[^.;:,]{0,30} )?|, [^.;:,]{0,60} and (?:[^.;:,]{0,30} )?")
_ONLY_AND = re.compile(r" and (?:the )?")
_JOINED = re.compile(r"\s?[-–—/]\s?")
_OF_BOTH = re.compile(rf"(?: [\w-]+){{0,2}} {_MATTER}\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:negotiators|leaders|presidents|prime ministers|ministers|delegations|representatives|officials|envoys|sides"
    r"|troops|forces|soldiers|armies|governments|commanders|teams|diplomats|spokesmen) (?:of|from) (?:the |both )?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r",? (?:(?:have|has|had|will|would|are|were|is|was) )?(?:(?:also|both|each|again|on \w+day) )?(?:to )?"
    r"(?:agree|sign|initial|resum|exchang|swap|accept|clash|fought|reach|exten|fail|began|begin"
    r"|open|restor|normali[sz]|declar|accus|blam|trad|set to|due to|expected to)\w*"
)
"""What two do with each other, behind their names."""

_LONGEST = 40
_FIRST, _FURTHEST = 30, 160
"""Characters behind "between" in which the first of the two begins, and both stand."""


def pairs(text: str, cast: Cast) -> Iterator[tuple[Mention, Mention]]:
    """The two mentions of each pair between whom something is said to be."""
    for found in _BETWEEN.finditer(text):
        within = cast.within((found.end(), found.end() + _FURTHEST))
        if within and within[0].span[0] - found.end() <= _FIRST:
            first = within[0]
            second = next(
                (one for one in within[1:] if _AND.fullmatch(text, first.span[1], one.span[0])), None
            )
            if second:
                yield first, second
    for first, second in zip(cast.mentions, cast.mentions[1:], strict=False):
        joined = _JOINED.fullmatch(text, first.span[1], second.span[0]) and _OF_BOTH.match(
            text, second.span[1]
        )
        if joined or _are_together(text, first, second):
            yield first, second


def _are_together(text: str, first: Mention, second: Mention) -> bool:
    """Whether two are joined by "and" as people of both, or as those who do something with each other."""
    start, end = first.span[0], second.span[1]
    if not _ONLY_AND.fullmatch(text, first.span[1], second.span[0]):
        return False
    people = _OF_PEOPLE.search(text, max(0, start - _LONGEST), start)
    return bool(people or _TOGETHER.match(text, end))
