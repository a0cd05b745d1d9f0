"""Whose talks, truce or war a text speaks of: "talks between Chad and the front", "the Chad-Niger truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.ingest.drafting.cast.in_rows import JOINED, rows_of
from tracker.ingest.drafting.figures import Mention, begun_before
from tracker.ingest.drafting.text.finder import Finder

_TALKS = r"talks|negotiations?|dialogue|discussions|consultations|cease-?fires?|truces?|peace"
_OTHERS = (
    r"meetings?|rounds?|summits?|mediation|process|armistice|hostilities|agreements?|accords?|deals?|pacts?|treaty"
    r"|settlement|wars?|conflicts?|fighting|clashes|violence|disputes?|row|stand-?off|tensions?|exchanges?|swap"
    r"|relations|ties|differences|gaps?|border|boundary|frontier|contacts|confidence|trust|shuttl(?:ed?|es|ing)"
    r"|mediat(?:ed?|es|ing|ors?)|broker(?:ed|s|ing)?"
)
"""What two parties have with each other: what they talk about, and all else."""

_BETWEEN = Finder(
    rf"\b(?:{_TALKS}|{_OTHERS})\b[^.;:]{{0,50}}?\bbetween ",
    small=True,
    needs="between",
    within=len("consultations") + 50,
)
_ABOUT_TALKS = re.compile(rf"\b(?:{_TALKS})\b")
_WITH = Finder(
    rf"\b(?:{_TALKS})\b[^.;:,]{{0,40}}?\bwith ",
    small=True,
    needs="with",
    within=len("consultations") + 45,
)
_TALKS_ITSELF = re.compile(
    r"[^.;:\n]*\b(?:resum|re-?start|re-?open|enter|re-?join|return(?:ed|s|ing)? to|broke(?:n)? off|break(?:s|ing)? off"
    r"|walk(?:ed|s|ing)? out of|suspend|boycott|pull(?:ed|s|ing)? out of|quit|sign|conclud|declar|agreed (?:on|to)"
    r"|opened|began|begun|begins?|start|seek|reject|ruled out|rules out|ready for|open to|refus)\w*\b[^.;:\n]*"
)
"""What only a party does of talks with another, and nobody who hosts or mediates: "Chad broke off"."""

_AND = re.compile(r"[^.;:]{0,60}? and (?:[^.;:,]{0,30} )?|, [^.;:,]{0,60} and (?:[^.;:,]{0,30} )?")
_WHOSE = (
    r"(?: \([\w-]+\))?(?:['’]s?)?(?: (?:\w+ )?(?:government|army|military|regime|junta|authorities|officials"
    r"|negotiators|leaders|forces|troops|soldiers|delegations?|delegates|ministers|presidents|diplomats|commanders"
    r"|representatives))?"
)
"""What stands behind the name of one of two: in short, and who acts for him."""

_ONLY_AND = re.compile(r" and (?:the )?")
_AND_ACTING = re.compile(rf"{_WHOSE} and (?:(?:[A-Z]\w+-)?[a-z][\w-]* ){{0,7}}")
_AND_OTHER = re.compile(rf"{_WHOSE} and (?:[a-z][\w-]* ){{0,7}}")
_COMMA = re.compile(rf"{_WHOSE}, (?:[a-z][\w-]* ){{0,2}}")
_JOINED = re.compile(r"(?: [Gg]overnment)?\s?[-–—/]\s?")
_OF_BOTH = re.compile(rf"(?: [\w-]+){{0,2}}? (?:(?P<talks>{_TALKS})|(?:{_OTHERS}))\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:negotiators|leaders|presidents|prime ministers|ministers|delegations|representatives|officials|envoys|sides"
    r"|troops|forces|soldiers|armies|governments|commanders|teams|diplomats|spokesmen) (?:of|from) (?:the |both )?$",
    re.IGNORECASE,
)
_DO = (
    r",? (?:(?:have|has|had|will|would|are|were|is|was|been) ){0,2}"
    r"(?:(?:also|both|each|again|now|on \w+day) )?(?:to )?"
)
_TOGETHER = re.compile(
    rf"{_WHOSE}{_DO}(?:agree|sign|initial|resum|exchang|swap|accept|clash|fought|reach|exten|fail|began|begin"
    r"|open|restor|normali[sz]|declar|accus|blam|trad|set to|due to|expected to|settl|wound up|wind up"
    r"|announc|end|renew|seal|joined by|shook|sat down|sit down|embrac|struck|strike|disengag|bridge|narrow)\w*",
    re.IGNORECASE,
)
"""What two do with each other, behind their names."""

_TALK = re.compile(
    rf"{_WHOSE}(?: (?:rebel|guerrilla|separatist|insurgent|peace) \w+| rebels| guerrillas| insurgents| movement)?"
    rf"{_DO}(?:negotiat\w+|(?:[a-z]+ ){{1,8}}?(?:{_TALKS})\b)",
    re.IGNORECASE,
)
"""Talking, as two do it with each other, behind the name of the second."""

_COUNTERPART = re.compile(r"[^.;:\n]{0,80}? (?:his|her|their) ")
"""Between a minister and the state of another: "Mr X and his Chadian counterpart"."""

_LONGEST = 40
_FIRST, _FURTHEST = 34, 164
"""Characters behind "between" in which the first of the two begins, and both stand."""

_TWO = 2
_ALONE, _BEFORE_TALKS = 80, 160
"""Characters between two who talk together, and between who talks and the talks."""


class Pair(NamedTuple):
    """Two mentions, and whether it is talks or a truce that are between whom they mean."""

    first: Mention
    second: Mention
    talk: bool


def pairs(text: str, mentions: Sequence[Mention], *, headline: bool = False) -> Iterator[Pair]:
    """The mentions, in the order of the text, of each two between whom something is said to be.

    In a headline a comma is an "and".
    """
    yield from _between(text, mentions)
    yield from _with(text, mentions)
    of_more = {row[-2:] for row in rows_of(text, mentions) if len(row) > _TWO}
    for first, second in pairwise(mentions):
        if second.span[0] - first.span[1] > _ALONE:
            continue
        joined = _JOINED.fullmatch(text, first.span[1], second.span[0])
        of_both = _OF_BOTH.match(text, second.span[1]) if joined else None
        if of_both or (joined and headline):
            yield Pair(first, second, bool(of_both and of_both["talks"]))
        elif _are_counterparts(text, first, second) or (
            (first, second) not in of_more
            and (_are_together(text, first, second) or _talk_together(text, first, second, headline=headline))
        ):
            yield Pair(first, second, talk=False)


def rows_together(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Three and more in a row who do something with each other, or between whom talks are.

    "Chad, Niger and Mali signed", "talks between Chad, Niger and Mali", in a headline "Chad-Niger-Mali talks".
    """
    for row in rows_of(text, mentions):
        if len(row) > _TWO and _TOGETHER.match(text, row[-1].span[1]):
            yield row
    for found, at in _first_between(text, mentions):
        row = tuple(_row_at(text, mentions, at)) if _ABOUT_TALKS.search(found.group()) else ()
        if len(row) > _TWO:
            yield row
    for row in _hyphened(text, mentions):
        if len(row) > _TWO and _OF_BOTH.match(text, row[-1].span[1]):
            yield row


def _hyphened(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """The mentions of a text in runs that are joined by hyphens: "Chad-Niger-Mali"."""
    row: list[Mention] = []
    for one in mentions:
        if row and not _JOINED.fullmatch(text, row[-1].span[1], one.span[0]):
            yield tuple(row)
            row = []
        row.append(one)
    yield tuple(row)


def _first_between(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[re.Match[str], int]]:
    """Where a text has "talks between", with the number of the mention that stands right behind it."""
    for found in _BETWEEN.finditer(text, 0, len(text)):
        at = begun_before(mentions, found.end())
        if at < len(mentions) and mentions[at].span[0] - found.end() <= _FIRST:
            yield found, at


def _between(text: str, mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Those of "talks between Chad and the front"."""
    for _, several in told_between(text, mentions):
        yield from several


def told_between(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, list[Pair]]]:
    """Where "talks between Chad and the front" begins, with the two, or the first and each other one of a row."""
    for found, at in _first_between(text, mentions):
        first = mentions[at]
        within = [one for one in mentions[at + 1 : at + 6] if one.span[1] <= found.end() + _FURTHEST]
        second = next((one for one in within if _AND.fullmatch(text, first.span[1], one.span[0])), None)
        if second:
            talk = _ABOUT_TALKS.search(found.group()) is not None
            others = within[: within.index(second) + 1] if talk else [second]
            yield found.start(), [Pair(first, one, talk) for one in others]


def _with(text: str, mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Those of "Chad broke off talks with the front"; who hosts or mediates may hold talks with either of two."""
    for found in _WITH.finditer(text, 0, len(text)):
        at = begun_before(mentions, found.end())
        before = begun_before(mentions, found.start())
        if not before or at == len(mentions) or mentions[at].span[0] - found.end() > _FIRST:
            continue
        first = mentions[before - 1]
        near = found.start() - first.span[1] <= _BEFORE_TALKS
        if near and _TALKS_ITSELF.fullmatch(text, first.span[1], found.start()):
            yield from (Pair(first, one, talk=False) for one in _row_at(text, mentions, at))


def _row_at(text: str, mentions: Sequence[Mention], at: int) -> Sequence[Mention]:
    """The mention of a number, and those that follow it in one row: "with Peru, Chile and Cuba"."""
    end = at + 1
    while end < len(mentions) and JOINED.fullmatch(text, mentions[end - 1].span[1], mentions[end].span[0]):
        end += 1
    return mentions[at:end]


def _are_counterparts(text: str, first: Mention, second: Mention) -> bool:
    """Whether the second is of the office of the first on the other side: "his Chadian counterpart"."""
    there = text.find("counterpart", second.span[0], second.span[1] + len(" counterpart"))
    return there >= 0 and bool(_COUNTERPART.fullmatch(text, first.span[1], second.span[0]))


def _talk_together(text: str, first: Mention, second: Mention, *, headline: bool) -> bool:
    """Whether two are joined by "and", with whoever acts for them, as those who talk with each other."""
    start, end = first.span[1], second.span[0]
    if not headline and text.find(" and ", start, end) < 0:
        return False
    joined = _AND_OTHER.fullmatch(text, start, end) or (headline and _COMMA.fullmatch(text, start, end))
    return bool(joined and _TALK.match(text, second.span[1]))


def _are_together(text: str, first: Mention, second: Mention) -> bool:
    """Whether two are joined by "and" as people of both, or as those who do something with each other."""
    start, end = first.span[0], second.span[1]
    if text.find(" and ", first.span[1], second.span[0]) < 0:
        return False
    if _AND_ACTING.fullmatch(text, first.span[1], second.span[0]) and _TOGETHER.match(text, end):
        return True
    only = _ONLY_AND.fullmatch(text, first.span[1], second.span[0])
    return bool(only and _OF_PEOPLE.search(text, max(0, start - _LONGEST), start))
