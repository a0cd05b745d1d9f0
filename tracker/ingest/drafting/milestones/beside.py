"""Agreements and attacks that are only named, with their day right beside them: "an accord on land on 2 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.milestones.acts import Tense
from tracker.ingest.drafting.milestones.rows import Row
from tracker.records.vocabulary import MilestoneSort
from tracker.temporal import Resolution

_ABOUT_IT = re.compile(
    r"(?: (?:on|with|between|of) [^.;:,]{1,50})??,? (?:(?:on|in|of|from|followed) )?(?:the )?"
)
_LONGEST = 40
_WISHED = re.compile(
    r"\b(?:reject|refus|want|wish|seek|sought|discuss|debat|offer|propos|demand|draft|plan|prepar|expect|need|threaten)\w*"
    r"(?: \w+)? $|\b(?:for|towards?|without|against|about|over|before|until|on|to|like) $"
)
"""Before words for an agreement that is only wished, spoken of or refused."""

_MADE = re.compile(
    r"(?:^|[,:;–—] |\b(?:by|with|in|into|and|but|was|were|is|came|brought|produced|yielded|made|had|after"
    r"|since|than|under|following|despite|through|won|gave|as|due to|thanks to) )$",
    re.IGNORECASE,
)
"""Before words for an agreement by which alone it is told that there was one."""

_DAY_FIRST = re.compile(r"(?:, | ?[:–—] )")
"""Between words for what is only named and a day right beside them."""

_NAME = re.compile(r"(?:['’]s)?,? (?:[A-Z][\w-]+ ){0,2}")
"""Between a day that stands like an adjective and its noun: "the 1993 Arusha accord"."""

_OWNED = re.compile(
    r"['’]s (?:(?!(?:talks|meeting|summit|session|round|planned|scheduled|expected|proposed|hoped|on|for|of|at|in|and"
    r"|after|before|with|to|from|as|that|draft|failed|aborted|abortive|cancelled|postponed)\b)[\w.’'-]+ ){0,4}?"
)
"""Between a day and its noun, with what that is like: "Monday's truce", "Sunday's long-awaited first prisoner swap"."""

_TO_COME = re.compile(
    r"\b(?:ahead of|before|until|till|pending|awaiting|await|for|towards?|prepar\w+|on the eve of|by) $",
    re.IGNORECASE,
)
"""Before a day that may be the next one of its name, when what it names is to be: "ahead of Friday's signing"."""

_AS_ADJECTIVE = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\b[Aa]|['’]s) $")
"""Before a day that stands like an adjective: "the 2 May accord"."""


def is_wished(text: str, sentence: Span, row: Row, words: Span) -> bool:
    """Whether what is only named is spoken of and not told: nothing says that it came about, or that it is wished."""
    start = max(sentence[0], words[0] - _LONGEST)
    untold = row.beside and row.tense is Tense.ANY and not _MADE.search(text, start, words[0])
    return untold or _WISHED.search(text, start, words[0]) is not None


def day_beside(text: str, row: Row, words: Span, days: Sequence[Resolution]) -> Resolution | None:
    """The first of some days that stands right beside words; like an adjective, where they are told so."""
    if row.tense is Tense.DATED:
        return next((one for one in days if _is_adjective(text, row, words, one)), None)
    return next((one for one in days if _is_beside(text, words, one)), None)


def _is_beside(text: str, words: Span, timex: Resolution) -> bool:
    """Whether nothing but what an agreement is about stands between it and a day: "an accord on land on 2 May"."""
    before = timex.end <= words[0] and _DAY_FIRST.fullmatch(text, timex.end, words[0])
    return bool(before) or (
        timex.start >= words[1] and _ABOUT_IT.fullmatch(text, words[1], timex.start) is not None
    )


def _is_adjective(text: str, row: Row, words: Span, timex: Resolution) -> bool:
    """Whether a day stands before words like an adjective: "the 2 May accord"."""
    with_article = timex.text.lower().startswith("the ") or _AS_ADJECTIVE.search(
        text, max(0, timex.start - 10), timex.start
    )
    if _OWNED.fullmatch(text, timex.end, words[0]):
        planned = row.sort is not MilestoneSort.ATTACK and timex.alternatives
        return not (planned and _TO_COME.search(text, max(0, timex.start - _LONGEST), timex.start))
    return bool(with_article) and _NAME.fullmatch(text, timex.end, words[0]) is not None
