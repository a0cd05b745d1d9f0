"""Whether a day or a place of a sentence is that of a saying, or of an aside between brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.text.wording import among

_SAID = re.compile(r"\b(?:said|says|saying|told|stated|added|announced|quoted|cited)\b(?!,)")
_BY_WHICH = re.compile(
    r"\b(?:in|by|during|through|with) (?:an?|his|her|its|their) (?:[\w-]+ ){0,2}"
    r"(?:messages?|statements?|interviews?|posts?|tweets?|speech|address|letters?|conference|briefing)\b[^,;:]{0,40}$"
)
"""Between talks and a day on which somebody only speaks of them: "confirmed the talks in a message on Sunday"."""

_THAT = re.compile(r"\bthat\b")
_SAYING_BEHIND = re.compile(
    r"(?: would (?:not|only|neither))? (?:said|told|says|saying|announce[ds]?|den(?:y|ied|ies)|confirm(?:s|ed)?"
    r"|insist(?:s|ed)?|warn(?:s|ed)?|accused?|rejected|welcomed|repeated|urged)\b"
    r"| by (?:saying|announcing|telling|insisting|warning|urging|accusing)\b"
)
"""Behind the day of a saying, where the verb follows it: "who on Friday denied that", "replied Monday by saying"."""

_DECIDED = r"(?:agreed|decided|consented|pledged|vowed)"
_DECIDED_ON = re.compile(rf"\b{_DECIDED} (?:(?:late|early|on|in|at|\w+day) ){{0,4}}$")
_TO = r",? (?:not )?to [a-z]+\b(?:(?! (?:after|at|during|following|when|as)\b)[^,;:]){0,60}"
_DECIDED_TO = re.compile(_TO)
_DECIDED_BEHIND = re.compile(rf",? (?:(?!who\b|which\b|that\b)[\w’'.-]+ ){{0,6}}?{_DECIDED}{_TO}")
"""Around the day on which a meeting was decided on, up to that meeting: "agreed on Friday to hold a round"."""

_SPEAKER = re.compile(
    r",? (?:(?!who\b|which\b|that\b|when\b|where\b)[\w’'.()-]+ ){1,10}"
    r"(?:said|told|announced|warned|claimed|added|denied|insisted|confirmed|urged|called)\b(?!,)"
)
_OF_THEM = re.compile(r"\b(?:with|of|at|in|to|from|near) (?:(?:the|these|those) )?$")
"""Before talks that only tell who speaks: "On Friday officials close to the talks said"."""

_AT_HEAD = re.compile(
    r"(?:^|[“\"])(?:(?:On|Late|Early|In|At|Earlier)? ?(?:on |in |the )?"
    r"|(?:Speaking|Talking) [^;:“”\"]{0,80}?\b(?:on|in|at) (?:the )?)$"
)
"""The day or the place of a saying at the head of a sentence: "On Tuesday, the minister said it was too early"."""

_NEAR_VERB = 3
"""Words between a verb of saying and a day that is then the day of the saying."""


_WHO = re.compile(
    r", (?:who(?:se|m)?|which) [^,;:“”\"]*"
    r"(?:(?:[’']s|the) (?:[a-z]+ ){0,2}(?:capital|city|town|port|resort)(?: city)?, )?$"
)
_BACK = re.compile(r"[^,;:“”\"]*, (?!and\b|or\b)")
"""Around what a clause between commas tells of somebody before a sentence goes on."""


def in_relative_clause(text: str, start: int, span: Span, noun: Span) -> bool:
    """Whether a day or place is of a clause on the subject: "the envoy, who left Oslo on Friday, will meet"."""
    if span[1] > noun[0]:
        return False
    return bool(_WHO.search(text, start, span[0])) and _BACK.match(text, span[1], noun[0]) is not None


def in_brackets(text: str, start: int, at: int) -> bool:
    """Whether a place of a sentence lies between brackets."""
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def is_of_saying(text: str, start: int, span: Span, noun: Span) -> bool:
    """Whether a day or a place is that of a saying: "said in Paris", "told us in Paris on Monday that talks"."""
    before = text[start : span[0]].lower().split()
    if _is_right_behind(before[-_NEAR_VERB:]) or _SAYING_BEHIND.match(text, span[1]):
        return True
    if noun[1] < span[0] and (
        _SAID.search(text, noun[1], span[0]) or _BY_WHICH.search(text, noun[1], span[0])
    ):
        return True
    if _is_of_deciding(text, span, noun):
        return True
    speaker = _SPEAKER.match(text, span[1], noun[0]) if span[1] < noun[0] else None
    if speaker and _AT_HEAD.search(text[start : span[0]]):
        return True
    about = _SPEAKER.match(text, span[1]) if span[1] < noun[0] else None
    if about and about.end() > noun[1] and _OF_THEM.search(text, span[1], noun[0]):
        return True
    between = span[1] < noun[0] and _THAT.search(text, span[1], noun[0])
    return bool(between) and any(word.strip(",") in among("sayings") for word in before)


def _is_of_deciding(text: str, span: Span, noun: Span) -> bool:
    """Whether a meeting was decided on that day: "on Friday agreed to meet", "agreed on Friday to hold a round"."""
    if _DECIDED_ON.search(text, max(0, span[0] - 30), span[0]):
        behind = _DECIDED_TO.match(text, span[1])
    else:
        behind = _DECIDED_BEHIND.match(text, span[1])
    return behind is not None and span[1] < noun[0] <= behind.end()


def _is_right_behind(before: Sequence[str]) -> bool:
    """Whether the last words before a day or place have a verb of saying, and no "that" behind it."""
    words = [word.strip(",") for word in before]
    said = any(word in among("sayings") for word in words)
    return (
        said and "that" not in words[next(at for at, word in enumerate(words) if word in among("sayings")) :]
    )
