"""Who spoke last before a paragraph: "he" at its beginning is the one beside the last verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.drafting.figures import Mention
from tracker.ingest.drafting.text.wording import any_of

_DAY = r"(?:on )?(?:late |early )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)"
_BEHIND = re.compile(
    rf"(?:,(?: [^,;:“”\"\n]{{2,120}},){{1,2}})?(?: (?:has|have|had|also|later|then|again|\w+ly|{_DAY}))*"
    rf" (?:{any_of('person_verbs')}|(?:was|were|is) (?:quoted|cited))\b"
)
"""From somebody to his verb, with at most two appositions between."""

_CLOSING = re.compile(rf",(?: (?:has|have|had|also|later|then|again|\w+ly))* {any_of('person_verbs')}\b")
"""The same behind somebody whose name ends an apposition itself: "the spokesman in Bern, X, also said"."""

_BEFORE = re.compile(
    rf"\b(?:{any_of('inverted_verbs')}|[Aa]ccording to|quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?:the )?$"
)
_WHOSE = re.compile(r"\b(?:of|for|with|to|by|from|against) (?:the )?$")
_DESCRIBED = re.compile(
    rf"[”\"’'`,] {any_of('inverted_verbs')} (?:the |an? |its |[A-Z][\w-]*['’]s )[^,.;:“”\"\n]{{2,90}}, $"
)
_ENDS = re.compile(r"\.?(?:\n|$)")
_OWNS = ("'s ", "’s ")
_LONGEST_OFFICE = 130
"""Characters of such a verb and an office."""

_AND = re.compile(r",? (?:and|or|nor) (?:the |an? )?")
_OTHER_CLAUSE = re.compile(r", | (?:that|after|before|because|when|while|if) ")
_LONGEST = 20
"""Characters of a verb that stands before somebody, with the article."""


def spoke_last(text: str, people: Sequence[Mention]) -> Mention | None:
    """The last of some people who speaks or does something, of those in the last paragraph that names any.

    What stands behind him in that paragraph are those of whom he speaks. Of two who do it together none is meant.
    """
    for number in range(len(people) - 1, -1, -1):
        one = people[number]
        if number + 1 < len(people) and "\n" in text[one.span[1] : people[number + 1].span[0]]:
            return None
        if _speaks(text, one):
            other = people[number - 1].span[1] if number else 0
            return None if number and _AND.fullmatch(text, other, one.span[0]) else one
    return None


def acts(text: str, one: Mention) -> bool:
    """Whether a verb of saying or doing follows somebody."""
    start, end = one.span
    closes = text.endswith(", ", 0, start) and _CLOSING.match(text, end)
    return bool(closes or _BEHIND.match(text, end))


def in_his_clause(text: str, people: Sequence[Mention]) -> Sequence[Mention]:
    """Some people of a sentence without those whom it names in other clauses than the first one, who says something.

    "X, who advises Y, said", "X said that Y had gone", "X said on Friday, a day after Y was freed".
    """
    verb = _BEHIND.match(text, people[0].span[1]) if people else None
    if verb is None:
        return people
    after = _OTHER_CLAUSE.search(text, verb.end(), people[-1].span[0])
    last = after.start() if after else people[-1].span[1]
    return [one for one in people if one is people[0] or verb.end() <= one.span[0] < last]


def _speaks(text: str, one: Mention) -> bool:
    """Whether somebody speaks; not whose government or envoy does: "said the president's envoy"."""
    start, end = one.span
    if text.startswith(_OWNS, end):
        return False
    near = max(0, start - _LONGEST)
    acting = acts(text, one) and not _WHOSE.search(text, near, start)
    return acting or bool(_BEFORE.search(text, near, start)) or _closes(text, one)


def _closes(text: str, one: Mention) -> bool:
    """Whether a paragraph ends with somebody whose office stands before him: "said the envoy to Chad, X."."""
    start, end = one.span
    described = _DESCRIBED.search(text, max(0, start - _LONGEST_OFFICE), start)
    return described is not None and _ENDS.match(text, end) is not None
