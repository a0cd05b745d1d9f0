"""Whose somebody is, by the words between a name and the party that stands beside it: "Amum of the Detainees"."""

from __future__ import annotations

import re
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of

LONGEST = 120
"""Characters between a name and the party, at most."""

_NO_WORD = rf"(?!(?!and\b)(?:{any_of('no_modifiers')}|{any_of('person_verbs')})\b)"
_WORDS = rf"(?:{_NO_WORD}(?:[\w-]+|(?:[A-Z]\w{{0,4}}\.)+) ){{0,4}}"
"""Up to four words that end no sentence and tell of nothing that is done."""
_FOR = r"(?: (?:to|of|for|in|at|on|with) [^,.;:]{1,70})?"

_DESK = re.compile(
    r"(?:['’]s?)? (?:\w+ ){0,2}(?i:ministry|government|embassy|mission|presidency|office|cabinet|army)\b"
)
"""Behind a party: where somebody has a desk, "the secretary for trade in Chad's foreign ministry"."""

_PAST = re.compile(r"\b(?:former|late|then|ex-\w+)\b", re.IGNORECASE)
"""Between a name and the party of which somebody is no longer: "X, a former deputy of the Front"."""

_AGAINST_IT = re.compile(
    r"['’]s? (?:[\w-]+ ){0,4}?"
    r"(?:opposition|rebels?|guerrillas?|insurgents?|exiles?|movement|party|group|alliance|coalition|front|faction|militia)\b"
)
"""Behind a party that is only where somebody's own is: "X, a spokesman for Chad's largest rebel group"."""

_HOUSE = r"(?:[\w-]+ ){0,3}(?i:ministry|embassy|mission|presidency|office)(?: (?:of|for) [\w ,-]{1,50}?)?"
"""What stands before a party that has such a house: "minister of state at the ministry of foreign affairs of Chad"."""

_PLAIN = re.compile(rf"\)? (?:{any_of('branches')} ){{0,2}}")
"""From a party to an office of it: "FHF leader X", "the Free Hills Front (FHF) political director X"."""

_ITS = re.compile(rf"{any_of('possessives')} ")


def belongs(text: str, party: Span, person: Span) -> bool:
    """Whether somebody who is named beside a party is said to be of it."""
    if party[1] <= person[0]:
        start = max(0, party[0] - LONGEST)
        of_it = text[party[1] : person[0]] == ", " and _head_of().search(text, start, party[0])
        office = _office().match(text, person[0])
        if _PLAIN.fullmatch(text, party[1], person[0]):
            return bool(office) and text[person[0]].islower()
        before = _before().fullmatch(text, party[1], person[0])
        by_chance = before and before["words"] and not (before["title"] or office)
        return bool(of_it or (before and not by_chance))
    between = _behind().fullmatch(text, person[1], party[0])
    if between is None or _PAST.search(between.group()):
        return False
    if between["desk"]:
        return bool(_DESK.match(text, party[1]))
    if between["owned"] is None:
        return _AGAINST_IT.match(text, party[1]) is None
    return bool(_owned().match(text, party[1]))


def possessive(text: str, person: Span) -> bool:
    """Whether somebody is named as that of a party of which was spoken before: "its envoy, X", "X, their leader"."""
    start = max(0, person[0] - LONGEST)
    before, behind = _its().search(text, start, person[0]), _theirs().match(text, person[1])
    return bool(before or behind or _ITS.match(text, person[0]))


@cache
def _before() -> re.Pattern[str]:
    """From the party to the title and the name: "Russia's ambassador to the UN, X", "the Front, whose leader X"."""
    title = offices.title()
    return re.compile(
        rf"['’]s? (?P<words>{_WORDS})(?P<title>{title}{_FOR}, (?:{offices.honorific()} )?)?"
        rf"|, whose {_WORDS}(?:{title}{_FOR}, )?"
        rf"|(?:['’]s)? {any_of('led')}(?: (?:in|at|to) (?:the )?(?:[\w-]+ ){{0,3}}[\w-]+)?,?"
        rf"(?: which)?(?: is| was| were)? (?:led|headed) by (?:the )?{_WORDS}"
        rf"|(?:['’]s)? (?:(?:delegation|side|team|government) )?(?:is|was|will be) represented by (?:the )?{_WORDS}"
        rf"|(?:['’]s)? (?:delegation|side|team|government) sent (?:the )?{_WORDS}"
    )


@cache
def _office() -> re.Pattern[str]:
    """What stands between a party and the name without a genitive: "FHF leader X"."""
    return re.compile(rf"{offices.title()},? ")


@cache
def _head_of() -> re.Pattern[str]:
    """Before a party that a comma and the name follow: "the head of the Atomic Energy Organization of"."""
    return re.compile(rf"\b{offices.title()} (?:of|for|at) (?:the )?(?:[A-Z][\w-]* ){{0,4}}(?:of )?$")


@cache
def _behind() -> re.Pattern[str]:
    """From the name to the party: "X of the Front", "X, who heads the Front", "X, the Front's envoy"."""
    article, title = r"(?:the )?", offices.title()
    return re.compile(
        rf" of {article}|,? who (?:\w+ly )?{any_of('leads')} {article}"
        rf"|, (?:the |an? )?{_WORDS}(?:{title} (?:of|for|at)|{any_of('assistants')} to) {article}"
        r"(?:[\w-]+ed |main |largest |new |opposition |rebel |separatist )?"
        rf"|(?P<owned>,(?: (?:who )?(?:is|was|act(?:s|ed|ing) as|serv(?:es|ed|ing) as))? {article})"
        rf"|, (?:the |an? )?{_WORDS}{title} (?:in|at) {article}{_HOUSE} (?:of|in) {article}"
        rf"|(?P<desk>, (?:the |an? )?{_WORDS}{title}{_FOR} (?:in|at|of) {article})"
    )


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"['’]s? {_WORDS}{offices.title()}")


@cache
def _its() -> Finder:
    return Finder(rf"\b{any_of('possessives')} {_WORDS}(?:{offices.title()}{_FOR}, )?$")


@cache
def _theirs() -> re.Pattern[str]:
    return re.compile(rf", (?:one of )?{any_of('possessives')} {_WORDS}{offices.title()}")
