"""The day of a time of day that names none: the one that the text has told of, where both have been or are to come.

"The vote is on Tuesday. It begins at 6 p.m." counts on Tuesday, and so do the paragraphs after it, for nobody announces
an hour without its day. What has been is less sure: a report of today tells hours of today after a glance at Monday.
So a day that has been holds for its paragraph, and for the next one only in a text that has not told of today; where
its hours were told it holds also in one in which somebody only spoke today.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.temporal import chain
from tracker.temporal.evidence import cues
from tracker.temporal.grammar import Mention
from tracker.temporal.lexer import SENTENCE_ENDS
from tracker.temporal.meaning import Told, day_of, is_past_night, known_edge
from tracker.temporal.model import Anchor, Granularity

if TYPE_CHECKING:
    from tracker.temporal.events import Step
    from tracker.temporal.lexer import Words
    from tracker.temporal.meaning import Context, Meaning
    from tracker.temporal.model import Resolution

_ENDS = SENTENCE_ENDS | {","}
_SILENT = frozenset({"DURATION", "SET"})
_A_DAY = timedelta(days=1)
_VERB = 3  # tokens from an hour to the verb behind it: by 3 a.m. was not called
_NEAR = timedelta(days=7)  # what lies farther back is background


def day_for(context: Context, words: Words, mention: Mention, language: str) -> Anchor | None:
    """The day of a time of day that stands alone; None where that is the day of publication, or another mention."""
    told = context.stands
    edge = known_edge(told.day) if told.day else None
    if not told.day or edge is None or not context.published or context.anchor or not is_clock(mention):
        return None
    evidence = cues(language).around(words, mention.first, mention.last).direction
    if day_of(edge) > context.published:
        together = evidence != "before" and not words.parted(told.last, mention.first, SENTENCE_ENDS)
        holds = evidence == "after" or together
    else:
        timed = told.day.granularity.rank > Granularity.DAY.rank
        near = not told.today and context.published - day_of(edge) <= _NEAR
        goes_on = not told.breaks or (told.breaks == 1 and ((timed and not told.happened) or near))
        behind = words.forms[mention.last : mention.last + _VERB] if timed and evidence is None else ()
        holds = goes_on and (evidence == "before" or any(map(cues(language).is_past, behind)))
    return Anchor("previous", edge, told.day.text) if holds else None


def is_clock(mention: Mention) -> bool:
    """Whether a mention is a time of day without a day: 3 a.m., by 3 a.m., shortly after 3 a.m., from 3 to 5 a.m."""
    if mention.rule.operator == "span":
        return all(isinstance(end, Mention) and is_clock(end) for end in mention.slots.values())
    inner = None if "outer" in mention.slots else mention.slots.get("inner")
    return mention.rule.kind == "clock" or (isinstance(inner, Mention) and is_clock(inner))


def is_passing(step: Step, words: Words, published: date) -> bool:
    """Whether a day on which somebody spoke is past, with no hour behind it: police said on Monday."""
    after = words.forms[step[0].last : step[0].last + 1]
    if after and after[0] not in _ENDS:
        return False
    edge = known_edge(step[1])
    return edge is not None and day_of(edge) < published


def followed(told: Told, mention: Mention, found: Resolution, published: date, *, spoken: bool) -> Told:
    """The day that a text stands on after a mention; on a day that is only `spoken` nothing else has happened."""
    edge = known_edge(found)
    if chain.looks_out(mention) or found.timex_type in _SILENT or edge is None or _is_midnight(found):
        return told
    if found.granularity.rank < Granularity.DAY.rank:
        return told
    today = day_of(edge) == published
    start, end = found.interval.start, found.interval.end
    long = start is not None and end is not None and day_of(end) - day_of(start) > _A_DAY
    if long and found.mod:  # the end of a month, which is as coarse as the month
        return told
    happened = told.happened or (today and not spoken)
    day = told.day if today and spoken else None if today or long else found
    return Told(day, told.today or today, last=mention.last, happened=happened)


def _is_midnight(found: Resolution) -> bool:
    """Whether a time is the end of a day, which is none of the day that its moment lies in."""
    return found.timex_value.endswith("T24:00")


def night_over(here: Anchor, clock: Meaning) -> Anchor:
    """The day of a time of day: the next one where a night has passed since what was told ("by 1 a.m.")."""
    past = is_past_night(here.on, known_edge(clock.reading))
    return replace(here, on=here.on + _A_DAY) if past else here
