"""Where the name of a thing begins and ends in a text, as far as words tell: "the 1990 invasion of Kuwait"."""

from __future__ import annotations

import re

from tracker.ingest.months import BEGINNINGS

_LONGEST = 60
"""Characters of a thing in a title."""

_WORD = re.compile(
    r"(?:(?:[A-Z]\.){2,}|[\w’'/&-]+(?:[“”\"](?=[\s,;:.)])|[’'](?=\s))?|[“”\"][\w’'/&-]+)(?=[\s,;:.)–—]|$)"
)
_BEFORE = re.compile(r"[\w’'.-]+ $")
_DETERMINER = re.compile(
    r"(?:an?|the|its|their|his|her|our|this|these|that|those|some|another|any|all|both)"
    r"(?: own)? ",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|on|for|between|with|against|over) ")
AT = re.compile(r" (?:of|on|for|between|with|against|over|in|at|near) ")
_DAY = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|(?:{BEGINNINGS})[a-z]*\.?(?: \d|$)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{BEGINNINGS})|(?:19|20)\d\d\b|last |this |next |midnight|new year|behalf|condition"
    r"|(?:one|two|three|four|five|six|several|\d+) (?:days?|weeks?|months?|years?|hours?)"
    r" (?:after|before|ago|later|in))",
    re.IGNORECASE,
)
"""How a phrase begins that tells when, or how."""

_STOPPING = (
    "a|an|the|more|close|in|on|at|by|from|with|without|to|for|of|about|over|under|after|before|since|until|till"
    "|during|against|between|among|through|into|upon|amid|as|and|or|but|nor|that|which|who|whom|whose|where|when"
    "|while|if|whether|because|although|though|than|despite|following|including|was|were|is|are|be|been|being|has"
    "|had|have|will|would|could|can|may|might|shall|should|must|did|do|does|not|also|early|late|later|said|says|told"
    "|here|there|it|they|he|she|we|you|them|him|yesterday|today|tomorrow|due|set|scheduled|expected|signed|reached"
    "|earlier|ended|struck|agreed|brokered|imposed|announced|declared|held|calling|aimed|aiming|ending"
)
STOPS = frozenset(_STOPPING.split("|"))
"""No word of the name of a thing."""

ARTICLES = frozenset({"a", "an", "the"})
_MOST = 7
"""Words of a name, without "of" and what follows it."""

AND = " and "
DOING = re.compile(r" [a-z]+ing(?= (?:an?|the|its|their) )")
"""Behind a noun, what somebody does to another thing: "a decree banning the party"."""


def extended(text: str, end: int, start: int, joint: re.Pattern[str] = _OF) -> int:
    """The end of a phrase with "of a province", "between Chad and Niger" behind it."""
    while (of := joint.match(text, end)) and not _DAY.match(text, of.end()):
        name = determined(text, of.end())
        last = name_end(text, name)
        if last == name or last - start > _LONGEST or _DAY.match(text, name) or DOING.match(text, name - 1):
            break
        if "between" in of[0] and text.startswith(AND, last):
            last = max(last, name_end(text, determined(text, last + len(AND))))
        end = last
    return end


def determined(text: str, start: int) -> int:
    """Where a phrase begins behind its article."""
    found = _DETERMINER.match(text, start)
    return found.end() if found else start


def name_end(text: str, start: int) -> int:
    """The end of the words from a place on that are one name: up to a preposition, a verb, a day, or a mark."""
    end = at = start
    for _ in range(_MOST):
        word = _WORD.match(text, at)
        if word is None or word[0].lower().strip('“”"') in STOPS or _DAY.match(text, at):
            break
        end = word.end()
        if not text.startswith(" ", end):
            break
        at = end + 1
    return end


def begin_of_name(text: str, start: int, floor: int) -> int:
    """Where the name begins of which the noun stands at `start`: behind its article, else at its capitals."""
    while start > floor and not text[start - 1].isspace():
        start -= 1
    begin = at = start
    for _ in range(_MOST - 2):
        word = _BEFORE.search(text, max(floor, at - 30), at)
        if word and _DETERMINER.fullmatch(word[0]):
            return at
        if word is None or word[0].strip().lower() in STOPS or _DAY.match(word[0]):
            break
        if word[0][0].isupper() or "-" in word[0]:
            begin = word.start() if begin == at else begin
        at = word.start()
    return begin
