"""Whether words for a milestone tell of something: what is denied, refused, supposed or only tried is none."""

from __future__ import annotations

import re

from tracker.ingest.drafting.milestones.acts import Tense
from tracker.ingest.drafting.milestones.rows import Row
from tracker.records.vocabulary import MilestoneSort

_UNREAL = re.compile(
    r"\b(?:not|never|no|if|could|might|(?<!\d )(?<!in )(?<!of )(?<!since )(?<!last )(?<!until )(?<!by )may(?! \d)|must"
    r"|should|to have been|(?:was|were) to have|would have(?= \w)"
    r"|had (?:it|they|he|she|the [\w-]+) (?:been|not)"
    r"|promis\w*|pledg\w*|vow\w*|sought|threaten\w*|unless|unlikely|yet to|without|refus\w*|fail\w*|hop\w+|want\w*)\b"
)
_UNREAL_PLANNED = re.compile(_UNREAL.pattern.replace("|if|", "|"))
_UNREAL_AHEAD = re.compile(_UNREAL.pattern.replace("|should", ""))
"""Of what is to come, "should" tells what is expected."""

_NONE = re.compile(r"\b(?:no|without|any|neither|never an?)(?: [\w-]+)? $")
_ASIDE = (Tense.ASIDE, Tense.DATED, Tense.NAMED)
_NOT = re.compile(r"\b(?:not|never|no|refus\w*|fail\w*)\b(?: [\w’'-]+){0,3} $")
_NOBODY = re.compile(
    r"\b(?:neither|nobody|no one|none)\b(?: [\w’'-]+){0,3} $|\bnothing (?:has been |had been |was |is )?$"
    r"|\b(?:if|unless|whether(?! to)|provided that|in case)\b(?![^,;:]* to [^,;:]*$)[^,;:]*$"
)
_KEPT = re.compile(r"\bfail(?:ed|ing|s)? to (?:meet|keep|observe|respect) (?:[\w’'-]+ ){0,4}$")
"""Before a deadline that was there, whatever came of it."""

_AIM = re.compile(r"\b(?:goal|aim|plan|idea|intention|hope|target|purpose|objective)s? $")
"""Before what nobody is bound to do: "the goal is to finish by May"."""

_HAD_SAID = re.compile(
    r"\bhad (?:\w+ )?(?:said|told|announced|hoped|promised|expected|predicted|indicated)\b[^;:]*\bwould be\b[^;:,]*$"
)
"""Before a plan of which the news is that it has changed: "had said earlier that a pact would be signed on Monday"."""

_CLAIMED = re.compile(
    r"\b(?:maintain\w*|claim\w*|alleg\w+|doubt\w*|disput\w+)\b[^.;:]{0,40} that (?:[\w-]+ ){0,3}$"
    r"|\b(?:den(?:y|ies|ied|ying)|rul(?:ed|es|ing) out|rumou?rs?|reports)\b[^.;:,]{0,20} that (?:[\w-]+ ){0,6}$"
    r"|\b(?:rumou?rs|talk|word|reports|speculation|claims) (?:of|about) (?:an? |the |any )?(?:[\w-]+ ){0,2}$"
    r"|\bden(?:y|ies|ied|ying) (?:the |any |having )?(?:[\w-]+ )?$"
    r"|\b(?:claim|alleg)(?:s|ed|es|ing)? (?:[\w-]+ ){0,3}had $"
)
"""Behind these stands what somebody says, and others do not."""

_TRIED = re.compile(
    r"\b(?:try|trying|tried|tries|efforts?|bid|rac(?:e|ed|ing)|attempt\w*|chances?|push\w*|press\w*|aim\w*|work(?:ed|ing)?"
    r"|time|pressure|deadline|unable|ability|seek\w*|failure|ready|willing|designed|meant|hope[ds]?) to $"
)
"""Behind these something is only tried: "efforts to reach an agreement by Friday"."""

_WOULD = re.compile(r"\bwould\b[^,;:]*$")
_ONLY_IF = re.compile(r"[^,;:]{0,60},? (?:but )?(?:only )?(?:if|provided|as long as|on condition)\b")
"""Around what somebody would do: "they would sign on Friday if the bridge were opened"."""

_PLANNED = re.compile(r" (?:planned|scheduled|due|set|slated|foreseen) ?$")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
"""What is planned for a day is so in any clause: "if voters back it in a referendum planned for May"."""

_HALTED = re.compile(
    r"\b(?:(?:moratorium|ban|freeze) on|(?:halt|end|stop) to|(?:pause|halt|lull) in"
    r"|(?:suspension|cessation|threat|fear) of|suspend\w*|halt\w*|paus\w+|call\w* off|stop(?:s|ped)?|ceas(?:e|ed|es))"
    r" (?:its |their |the |all |any |an? )?(?:[\w-]+ )?$"
)
"""Before attacks that are not made."""

_WOULD_HAVE = re.compile(r"[^,;:]{0,40} would have (?:been|meant|ended|changed|had)\b")
"""Behind what was not done."""

_ENDS_SOMETHING = re.compile(
    r" (?:(?:the|all|its|their|an?)|(?:[\w-]+ ){0,2}(?:days|weeks|months|years|decades) of) [\w-]+"
)
"""Behind "the truce ended", what it brought to an end: "the truce ended weeks of fighting"."""

_NO_SUBJECT = re.compile(
    r"\b(?:end(?:ed|ing)?|stop(?:ping)?|halt(?:ing)?|cessation of|halt to|suspension of|resolv(?:e|ing)|over|about|for"
    r"|towards?|against|into|(?:on|to) (?=(?:the|an?) )) ?(?:(?:the|an?|its|their|this) )?(?:[\w’'-]+ ){0,3}$"
)
_THAT = re.compile(r"\b(?:that|which)\b")
_THINGS = re.compile(
    r"(?:deadlines?|war|fighting|conflict|violence|hostilities|cease-?fire|truce|armistice|agreement|deal)\b"
)
"""What is no subject behind such words: "talks to end the war resumed on Monday" tells of no war that resumed."""

_FARTHEST = 100
"""Characters that these words and the two behind them have at most."""


def is_real(low: str, row: Row, found: re.Match[str]) -> bool:
    """Whether words in a sentence of small letters tell of what was, is or is to be.

    What must be done up to a limit need not be.
    """
    if row.limit:
        return not any(one.search(low, 0, found.start()) for one in (_NOT, _NOBODY, _AIM))
    # "if the 2 May accord fails" tells of one that is there
    named = _is_planned(found) or row.tense is Tense.DATED
    kept = row.id == "deadline" and _KEPT.search(low, 0, found.start())
    told = (not kept and _is_undone(low, row, found)) or (not named and _NOBODY.search(low, 0, found.start()))
    claimed = _CLAIMED.search(low, 0, found.start())
    near = max(0, found.start() - _FARTHEST)
    tried = _TRIED.search(low, near, found.start())
    no_subject = _NO_SUBJECT.search(low, near, found.start())
    spoken_of = no_subject and _is_subject(row, found.group())
    halted = row.sort is MilestoneSort.ATTACK and _HALTED.search(low, near, found.start())
    ends_else = found.group().endswith(" ended") and _ENDS_SOMETHING.match(low, found.end())
    undone = ends_else or _WOULD_HAVE.match(low, found.end()) or _HAD_SAID.search(low, 0, found.end())
    return not (told or claimed or tried or spoken_of or halted or undone or _is_conditional(low, row, found))


def _is_conditional(low: str, row: Row, found: re.Match[str]) -> bool:
    """Whether something would be done, if something else were."""
    planned = row.tense in (Tense.AHEAD, Tense.LED)
    would = planned and _WOULD.search(low, max(0, found.start() - _FARTHEST), found.end())
    return bool(would) and _ONLY_IF.match(low, found.end()) is not None


def _is_planned(found: re.Match[str]) -> bool:
    """Whether something is called a plan, and not said to be one: "a referendum planned for May"."""
    return bool(_PLANNED.search(found.group())) and not _BE.search(found.group())


def _is_subject(row: Row, words: str) -> bool:
    """Whether words begin with something that would have to be the subject of their verb."""
    finite = row.tense not in (Tense.FROM, Tense.ASIDE) and not _THAT.search(words)
    return finite and _THINGS.match(words) is not None


def _is_undone(low: str, row: Row, found: re.Match[str]) -> bool:
    """Whether something is not, may be, or is wished; not what is told aside of an accord, whatever is done to it."""
    if row.tense in _ASIDE or (row.last and not row.beside):
        nothing = _NONE.search(low, max(0, found.start() - 30), found.start())
        return nothing is not None or _UNREAL.search(found.group()) is not None
    unreal = _UNREAL_PLANNED if _is_planned(found) else _UNREAL_AHEAD if row.tense is Tense.AHEAD else _UNREAL
    return unreal.search(low[max(0, found.start() - 30) : found.end()]) is not None
