"""The day that is a milestone's own, of those of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.figures import inside
from tracker.ingest.drafting.meetings.another import is_of_another
from tracker.ingest.drafting.meetings.of_saying import is_of_saying
from tracker.ingest.drafting.milestones.acts import Tense
from tracker.ingest.drafting.milestones.beside import day_beside, is_wished
from tracker.ingest.drafting.milestones.counted import counted
from tracker.ingest.drafting.milestones.limits import limit_of, start_of
from tracker.ingest.drafting.milestones.news import told_today
from tracker.ingest.drafting.milestones.rows import Row
from tracker.ingest.drafting.text.aside import is_at_which, is_of_main
from tracker.ingest.drafting.text.dates import apart, is_day, is_month, is_year
from tracker.records.vocabulary import MilestoneSort
from tracker.temporal import Resolution

_ITS_DAY = re.compile(r"(?: (?:of|on|from|in|until|till|by))? ?")
"""Between the words for a milestone and a day that is its own, whatever day stands before them."""

_UP_TO = re.compile(
    r"(?: (?:[^;:,]|(?<=\d),(?=\d)){1,80}?)??,? (?:by|before|(?:no|not) later than|until|till) (?:the )?"
)
"""Between what is to be done and the last day for it."""

_LONGEST = 40
_WOULD = re.compile(r"\bwould(?: \w+)? $")
"""Before what is to be done by somebody's word, whose day stands behind it."""

_FROM_ANOTHER = re.compile(
    r"\b(?:days?|weeks?|fortnight|months?|years?|hours?)(?: or \w+)? (?:after|before) (?:[^\s,;:]+ ){0,6}$"
)
"""Behind these stands what happened on another day than the nearest one: "on 2 May, a week after the truce began"."""

_BEGINS_THEN = re.compile(
    r"\b(?:effective|starting|beginning|from|as (?:of|from)|in (?:force|effect)"
    r"|to (?:begin|start|take effect|(?:go|come|enter) into (?:effect|force))|(?:will|would) \w+(?: \w+){0,3}"
    r"|(?<!visit )(?<!summit )(?<!meeting )(?:which|that)"
    r" (?:takes?|took|comes?|came|begins?|began|goes|went|starts?|started|is|was)(?: \w+){0,4}?)"
    r"(?: (?:on|at|from|in))*(?: the)? $"
)
"""Before the day on which begins what was agreed on another one: "signed a truce effective on Friday"."""

_PLANNED_THEN = re.compile(r"\b(?:scheduled|due|set|planned|expected|slated) (?:to|for)\b[^,;:]*$")
"""Before the day of what was only planned: "withdrew from the talks scheduled to begin on Friday"."""

_ACCORD = re.compile(
    r"(?:['’]s)? (?:[\w-]+ ){0,2}?(?:accords?|agreements?|deal|pact|treaty|truce|cease-?fire|protocol|armistice"
    r"|declaration|memorandum|convention|charter|constitution)\b",
    re.IGNORECASE,
)
"""Behind a day that stands like an adjective."""

_DONE_BEFORE = re.compile(
    r"(?:Under|After|Despite|Following|Since|According to|As part of|Based on|Thanks to) [^,;:]*"
    r"\b(?:[a-z]+ed|struck|made|begun|held|set up|drawn up|worked out|thrashed out)\b[^,;:]*$"
)
"""A phrase with a participle, at the head of a sentence, up to its day."""

_SUPPOSED = re.compile(r"(?:If|Unless|Should) [^,;:]*(?:, \d{4}\b[^,;:]*)?")
"""A clause at the head of a sentence that tells of what need not be."""

_AS_ADJECTIVE = re.compile(r"\b(?:the|an?|its|their|this|that) [“\"]?$", re.IGNORECASE)
_OF_PARTICIPLE = re.compile(
    r"(?<!and )(?<!or )\b(?:[a-z]+ed|struck|made|held|begun|taken|brought|won|lost|sent|given|drawn)"
    r" (?:(?:late|early|back) )?(?:(?:on|in|at|since)(?: the)? )?$"
)
_OF_CLAUSE = re.compile(
    r"\b(?:since|after|before|because|although|though|until|once)\b[^,;:]*\b(?:was|were|is|are|had|has|have|did|ended"
    r"|began|broke|collapsed|failed|met)\b[^,;:]*$"
)
"""Between words and the day of another verb: "the sanctions imposed in May", "fired since it was expelled in May"."""

_MOVED = re.compile(
    r"\b(?:extend|announc|postpon|reject|prolong|push|impos|issu|warn)[a-z]*\b|\b(?:gave|said|told)\b"
    r"|\b(?:by|before|beat|meet) the $"
)
"""Between a deadline and the day before it on which somebody changed or set it."""

_GIVEN = re.compile(r"\b(?:gave|gives|given|have|has|had) (?:(?!to\b)[\w’'-]+ ){0,3}(?:until|till) $")
"""Before a day that somebody has, whatever other deadline is spoken of: "gave themselves until 7 July"."""

_NEXT_MEETING = re.compile(
    r"\b(?:next|coming|upcoming|forthcoming|future|further|another) (?:[\w-]+ ){0,2}"
    r"(?:meeting|round|session|summit|talks)\b"
    r"[^,;:]*$"
)
"""Between what was agreed and the day on which they will meet: "agreed to see to it at the next round on 2 May"."""

_HOURS = re.compile(
    r"(?:(?:[\w-]+ )?(?:hours?|minutes)|shortly|soon) (?:later|afterwards?|after)", re.IGNORECASE
)
_WHEN = re.compile(r",? when\b")
_YEAR = re.compile(r"\d{4}|\b(?:last|this|next)\b")
_SPAN = re.compile(r"(?:in|within|after) ", re.IGNORECASE)
_NEAR, _FAR = 120, 250
"""Characters between the words for a milestone and its day, and one that opens their sentence."""

_OPENS = re.compile(r"(?:(?:and|but|then|only|by|on|in|at|late|early|earlier) )*", re.IGNORECASE)
_PLANNED = (Tense.AHEAD, Tense.LED)
_BEGIN_LATER = (MilestoneSort.AGREEMENT, MilestoneSort.ANNOUNCEMENT)


@dataclass(frozen=True, slots=True)
class Days:
    """The times of a sentence that can be those of a milestone; `limits` are the last days of "until 2 May".

    `spans` are those such as "in two weeks", which say no day, `starts` the first days of "since 2 May". What is
    `before` is the day of the sentence before, which begins at `since`.
    """

    days: tuple[Resolution, ...]
    years: tuple[Resolution, ...]
    limits: tuple[Resolution, ...]
    head: Resolution | None
    spans: tuple[Resolution, ...]
    starts: tuple[Resolution, ...]
    before: Resolution | None = None
    since: int = 0


def days_of(
    article: Article,
    timexes: Sequence[Resolution],
    head: Resolution | None,
    before: Resolution | None = None,
    since: int = 0,
) -> Days | None:
    """The times of a sentence, or that at the head of its line, or of the one before; None where it has none."""
    days = tuple(day for one in timexes if is_day(day := _hours_away(one)) or is_month(day))
    years = tuple(one for one in timexes if is_year(one) and article.text[one.start - 1] != "(")
    limits = tuple(limit for one in timexes if (limit := limit_of(one, article)))
    spans = tuple(one for one in timexes if one.timex_type == "DURATION")
    starts = tuple(start for one in timexes if (start := start_of(one)))
    found = Days(days, years, limits, None if days or years or limits else head, spans, starts, before, since)
    return found if days or years or limits or spans or starts or head or before else None


def _hours_away(timex: Resolution) -> Resolution:
    """What is hours after something, as on its day: "the first captives walked free hours later"."""
    return replace(timex, edtf=timex.edtf.removesuffix("~")) if _HOURS.fullmatch(timex.text) else timex


def day_of_its_own(article: Article, sentence: Span, row: Row, times: Days, span: Span) -> Resolution | None:
    """The day of words for a milestone: counted from another, a limit behind them, beside them, or the nearest."""
    text = article.text
    aside = _FROM_ANOTHER.search(text, max(sentence[0], span[0] - _NEAR), span[0])
    if (
        aside
        and row.tense is not Tense.DATED
        and not any(_ITS_DAY.fullmatch(text, span[1], one.start) for one in times.days)
    ):
        return counted(article, sentence, span, times.spans, times.days)
    if row.limit:
        return next((one for one in times.limits if _UP_TO.fullmatch(text, span[1], one.start)), None)
    if row.last and is_wished(text, sentence, row, span):
        return None
    if row.beside:
        years = times.years
        told = [one for one in (*times.days, *years) if not _is_of_a_year(text, one, years)]
        return day_beside(text, row, span, told)
    nearest = _nearest(text, sentence, row, times, span)
    return nearest or told_today(article, sentence, row, span, times.days)


def _nearest(text: str, sentence: Span, row: Row, times: Days, span: Span) -> Resolution | None:
    """The nearest of the days of a sentence, close by; what is part of the words, or follows them, before any other.

    The day of a saying is no day of what is said, and no day is that of words with a span behind them.
    """
    if row.tense is Tense.LED and _WOULD.search(text, max(0, span[0] - _LONGEST), span[0]):
        times = replace(times, days=tuple(one for one in times.days if one.start >= span[1]))
    days = (*times.days, *times.limits) if row.sort is MilestoneSort.DEADLINE else times.days
    if row.tense is Tense.FROM:
        days = (*days, *times.starts)
    own = [
        one
        for one in (*days, *times.years)
        if inside((one.start, one.end), span) or _ITS_DAY.fullmatch(text, span[1], one.start)
    ]
    own = [one for one in own if one.start >= span[1] and not is_year(one)] or own
    if not own and any(
        _SPAN.match(one.text) and _ITS_DAY.fullmatch(text, span[1], one.start) for one in times.spans
    ):
        return None
    said = row.sort is not MilestoneSort.ANNOUNCEMENT
    found = [
        (distance, one)
        for one in own or days or times.years
        if not (
            said
            and not _ITS_DAY.fullmatch(text, span[1], one.start)
            and is_of_saying(text, sentence[0], (one.start, one.end), span)
        )
        and not _is_of_a_year(text, one, times.years)
        and not (row.sort in _BEGIN_LATER and _begins(text, row, span, one))
        and not (row.tense not in _PLANNED and _PLANNED_THEN.search(text, span[1], one.start))
        and not (row.sort is not MilestoneSort.AGREEMENT and _is_of_noun(text, span, one))
        and not (row.tense not in _PLANNED and _NEXT_MEETING.search(text, span[1], one.start))
        and not (row.id == "deadline" and _GIVEN.search(text, max(0, one.start - _LONGEST), one.start))
        and not _is_of_another_noun(text, span, one)
        and not _is_of_another_verb(text, span, one)
        and not (row.id == "deadline" and _MOVED.search(text, one.end, span[0]))
        and not _is_of_head(text, sentence, span, one)
        and not (row.tense in _PLANNED and _is_of_what_was(text, sentence, span, one))
        and not _is_supposed(text, sentence, span, (one.start, one.end))
        and not is_of_another(text, span, (one.start, one.end))
        and not is_of_main(
            text, sentence[0], span, (one.start, one.end), aside=row.tense in (Tense.ASIDE, Tense.NAMED)
        )
        and (distance := apart(text, (one.start, one.end), span))
        <= (_FAR if _opens(text, sentence, one) or is_at_which(text, (one.start, one.end), span) else _NEAR)
    ]
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def _begins(text: str, row: Row, words: Span, timex: Resolution) -> bool:
    """Whether a day is that on which begins what was made on another one."""
    told = row.tense not in (Tense.FROM, Tense.AHEAD, Tense.LED) and not row.last
    return told and words[1] < timex.start and _BEGINS_THEN.search(text, words[1], timex.start) is not None


def _is_of_noun(text: str, words: Span, timex: Resolution) -> bool:
    """Whether a day within words is that of a thing they name: "violated last month's truce"."""
    return inside((timex.start, timex.end), words) and _ACCORD.match(text, timex.end) is not None


def _is_of_another_noun(text: str, words: Span, timex: Resolution) -> bool:
    """Whether a day or year stands like an adjective before another accord: "said of the 2015 declaration"."""
    accord = _ACCORD.match(text, timex.end)
    if accord is None or (timex.start < words[1] and accord.end() > words[0]):
        return False
    return _AS_ADJECTIVE.search(text, max(0, timex.start - _LONGEST), timex.start) is not None


def _is_of_another_verb(text: str, words: Span, timex: Resolution) -> bool:
    """Whether a participle, or a clause of its own, parts a day from the words before it."""
    between = text[words[1] : timex.start]
    return bool(_OF_PARTICIPLE.search(between) or _OF_CLAUSE.search(between))


def _is_of_head(text: str, sentence: Span, words: Span, timex: Resolution) -> bool:
    """Whether a day ends a phrase before the clause in question: "Under a pact signed on Monday, both sides left"."""
    before = timex.end < words[0] and "," in text[timex.end : words[0]]
    return before and _DONE_BEFORE.match(text, sentence[0], timex.start) is not None


def _is_of_what_was(text: str, sentence: Span, words: Span, timex: Resolution) -> bool:
    """Whether a day stands before a plan, in another clause than its own."""
    return "," in text[timex.end : words[0]] and not _opens(text, sentence, timex)


def _is_supposed(text: str, sentence: Span, words: Span, day: Span) -> bool:
    """Whether a day stands in a clause under "if", and what is told does not."""
    clause = _SUPPOSED.match(text, sentence[0])
    return clause is not None and day[1] <= clause.end() < words[0]


def _opens(text: str, sentence: Span, timex: Resolution) -> bool:
    """Whether a day opens a sentence and is that of all of it: "On 20 September, ..."."""
    head = _OPENS.fullmatch(text, sentence[0], timex.start) is not None
    return head and text.startswith(",", timex.end)


def _is_of_a_year(text: str, timex: Resolution, years: Sequence[Resolution]) -> bool:
    """Whether a date was read in another year than the sentence says: "in 2001, when it was signed on 20 July"."""
    return any(
        one.end < timex.start
        and one.edtf[:4] != timex.edtf[:4]
        and _WHEN.match(text, one.end)
        and not _YEAR.search(timex.text)
        for one in years
    )
