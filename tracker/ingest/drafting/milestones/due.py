"""The title of a deadline: what is to be done by then: "Deadline to leave the town", "Deadline for a final accord"."""

from __future__ import annotations

import re

from tracker.ingest.drafting.milestones.rows import Row
from tracker.ingest.drafting.milestones.things import Told
from tracker.records.vocabulary import MilestoneSort

LONGEST = 70
"""Characters of what is to be done."""

_LEADS = re.compile(r",? (?:by|before|until|till|(?:no|not) later than|on|at|to|is|are|was|were)(?: the)? ?$")
_TO = re.compile(
    r"(?:,? (?!(?:when|which|it|he|she|they|is|are|was|were)\b)[\w.:’]+){0,3}?,?"
    r" (?P<what>(?:to (?!the\b|an?\b|\d)|for )[^;:.()–—]{3,160})"
)
"""Behind a deadline, what it is for."""

_BOUND_TO = re.compile(r"\b(?:to|must|should|shall|would|ought to) (?P<verb>(?!be\b)[\w-]+)$")
_MISSING = re.compile(r"if (?P<what>(?:[\w’'-]+ ){1,5}?)(?:is|are) not\b", re.IGNORECASE)
_IS_EXTENDED = re.compile(
    r" (?:was|has been|had been|is|were) (?:extended|prolonged|pushed back|put off|postponed)\b"
)
_UNDONE = re.compile(r"^(?:if|unless)\b|\b(?:not|fails? to)\b", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?<!\d),(?! \d)"
    r"|(?<=.{12}) (?=(?:that|which|who|where|when|while|after|before|as|because|although|amid|under|but|by \d"
    r"|has|have|had|was|were|is|are|will|would|agreed"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.IGNORECASE,
)
"""Before these begins what says more than what is to be done."""

_DANGLING = re.compile(r" (?:the|an?|its|their|of|to|in|on|for|at|by|from|and|or|with)$")
_EXTENDS = re.compile(r"(?:extend|prolong|renew) (?:the |an? |its |their )?")


def due_title(row: Row, told: Told) -> str | None:
    """What is to be done by a day; None of what is no deadline, or where nothing says what for."""
    if row.sort is not MilestoneSort.DEADLINE:
        return None
    words = told.text[slice(*told.span)]
    if (bound := _BOUND_TO.search(words)) and told.span[1] <= told.day[0] and not _UNDONE.search(words):
        what = _LEADS.sub("", told.text[told.span[0] + bound.start("verb") : told.day[0]])
        return _extended(what) or _deadline("to ", what)
    if missing := _MISSING.match(words):
        return f"Deadline for {missing['what'].strip()}"
    return _of_deadline(row, told, words) if row.id in ("given", "deadline") else None


def _of_deadline(row: Row, told: Told, words: str) -> str | None:
    """What a deadline is for by the words behind it."""
    text, day = told.text, told.day
    if row.id == "deadline" and _IS_EXTENDED.match(text, told.span[1]):
        return "Deadline extended"
    found = _TO.match(text, max(told.span[1], day[1]) if row.id == "given" else told.span[1])
    if found and not found.start("what") <= day[0] < found.end("what"):
        return _deadline("", found["what"])
    if found and day[0] > found.start("what"):
        return _deadline("", _LEADS.sub("", text[found.start("what") : day[0]]))
    return words.capitalize() if row.id == "deadline" and " " not in words else None


def _extended(what: str) -> str | None:
    """What is only to last longer by then: "Truce extended"."""
    extends = _EXTENDS.match(what)
    thing = what[extends.end() :] if extends else ""
    return f"{thing[0].upper()}{thing[1:]} extended" if thing else None


def _deadline(to: str, what: str) -> str | None:
    """A title with what is to be done, cut before a phrase that says more, or where it is too long."""
    more = _PHRASE.search(what)
    what = what[: more.start()] if more else what
    if len(what) > LONGEST:
        what = what[:LONGEST].rsplit(" ", 1)[0]
    while _DANGLING.search(what := what.rstrip(' ,.“”"')):
        what = _DANGLING.sub("", what)
    return f"Deadline {to}{what}" if " " in what else None
