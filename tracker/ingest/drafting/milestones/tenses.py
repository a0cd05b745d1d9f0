"""Whether words for a milestone and the day beside them go together: what was done, is planned, or is to be done."""

from __future__ import annotations

import re

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.milestones.acts import LED, SINCE, Tense
from tracker.ingest.drafting.milestones.limits import at_its_end, read_as, to_come
from tracker.ingest.drafting.milestones.rows import Row
from tracker.ingest.drafting.text.dates import has_begun
from tracker.records.vocabulary import MilestoneSort
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_DONE = re.compile(r"\w+ed\b|(?!.*\b(?:be|to)\b).*\w+ed$")
_WAS = re.compile(
    r"\b(?:(?:was|were)(?! (?:due|set|scheduled|expected|supposed|to)\b)|took|came|fell|entered|broke|ran|followed"
    r"|emerged|began|started)\b"
)
_GONE_BEFORE = re.compile(
    r"\b(?:miss(?:ed|ing)|ignor(?:ed|ing)|defied|let|lets|flouted|overran|passed|past|despite|was|were|had been"
    r"|to meet)"
    r" (?:(?:the|an?|its|their|his|her) )?(?:[\w’'-]+ ){0,3}$",
    re.IGNORECASE,
)
_GONE_BEHIND = re.compile(
    r"[^,;:.]{0,60}? (?:slip(?:ped)?(?: by| past)?|pass(?:ed)?|came and went|lapsed?|expired|go by|went by|ran out)\b"
)
"""Around a deadline that nobody kept: "let Thursday's deadline slip by"."""

_PROLONGED = re.compile(
    r"[^,;:.]{0,60}? (?:extended|prolonged|moved|pushed back|put off|postponed) (?:by [^,;:]{1,30}? )?to\b"
)
"""Behind a deadline, before a day that is later than it was."""

_SUPPOSED = re.compile(r"\b(?:was|were)(?: only)? (?:supposed|due|set|scheduled|expected|meant) to\b")
_TO_BE_DONE = re.compile(r"\b(?:be|is|are|being)(?: \w+)? $")
_UNTIL = re.compile(
    r"\b(?:until|till|once|when|whenever|before|after|that|whether|who|which|as long as)\b[^,;:]*$"
)
_WILL = re.compile(r"\b(?:will|would|to be)\b(?! (?:call|later)\b)")
_AHEAD = re.compile(r"\b(?:will|would|to)(?: be)?(?: \w+ (?:and|or))? $")
"""Behind these nothing has been yet, whatever day stands beside it."""

_LED, _SINCE = re.compile(LED), re.compile(SINCE)
_NO_PAST = re.compile(
    r"\b(?:from|until|till|by|for|before|to|starting|next|coming) (?:\w+ )?$|\b(?:will|would)\b"
)
"""Before a day that is to come, whatever was done about it: "agreed on a truce from Friday"."""


_LATER = re.compile(r"later |the rest of ", re.IGNORECASE)
"""How mentions of a time begin that is not over yet, though its first day may be that of publication."""

_TO_COME = (Tense.AHEAD, Tense.LED)
_BEGUN = {Tense.AHEAD: False, Tense.LED: False, Tense.ANY: None, Tense.NOW: None}


def is_over(row: Row, timex: Resolution, article: Article) -> bool:
    """Whether a time has begun, and is not told as the rest of one: "later this month", "will be signed today"."""
    due = row.tense in _TO_COME or row.sort is MilestoneSort.DEADLINE
    rest = _LATER.match(timex.text) or (due and _is_today(timex, article))
    return has_begun(timex, article) and not rest


def _is_today(timex: Resolution, article: Article) -> bool:
    """Whether a time begins on the day of publication."""
    begin = timex.interval.start
    return begin is not None and day_of(begin) == day_of(article.published)


def reading(article: Article, row: Row, words: Span, timex: Resolution) -> Resolution:
    """A day as the words for a milestone need it, where it can be read so: "is to be signed in May", said in June."""
    if row.limit:
        return timex
    timex, begun = at_its_end(timex), _BEGUN.get(row.tense, True)
    between = article.text[max(words[1], timex.start - 60) : timex.start]
    due = row.sort is MilestoneSort.DEADLINE and begun is None
    longer = row.shares or (due and _PROLONGED.match(article.text, words[1]) is not None)
    if row.tense is Tense.FROM or (due and (longer or _is_open(article, words))):
        return to_come([at_its_end(one) for one in read_as(timex)], article, ahead=longer)
    begun = True if due else begun
    if begun is None or (begun and _NO_PAST.search(between)):
        return timex
    return next((one for one in read_as(timex) if is_over(row, one, article) == begun), timex)


def _is_open(article: Article, words: Span) -> bool:
    """Whether a deadline is not told as one that is over."""
    text = article.text
    told = text[slice(*words)]
    gone = _GONE_BEFORE.search(text, max(0, words[0] - 60), words[0]) or _GONE_BEHIND.match(text, words[1])
    return not (gone or _WAS.search(told) or _DONE.match(told))


def fits(low: str, row: Row, found: re.Match[str], *, begun: bool) -> bool:
    """Whether the words can be true of their day: nothing has been done that is to come, or will be that was.

    A deadline that is over is told as one that was to come: "they had until Friday". What is only named has been.
    """
    told_as = row.tense
    if row.limit or told_as is Tense.FROM:
        return True
    if told_as is Tense.NOW and _UNTIL.search(low, 0, found.start()):
        return False
    if told_as is Tense.NOW or (begun and row.sort is MilestoneSort.DEADLINE and told_as is Tense.ANY):
        return True
    if told_as in _TO_COME:
        return not begun and (told_as is Tense.AHEAD or _LED.search(low, 0, found.start()) is not None)
    if begun:
        will_be = _AHEAD.search(low, 0, found.start()) or any(
            one.search(found.group()) for one in (_WILL, _SUPPOSED)
        )
        named = told_as is Tense.NAMED and not _SINCE.search(low, 0, found.start())
        return row.beside or not (will_be or named)
    done = _WAS.search(found.group()) or _DONE.match(found.group())
    ahead = not done or _TO_BE_DONE.search(low, 0, found.start()) is not None
    return told_as is Tense.ANY and not row.beside and ahead
