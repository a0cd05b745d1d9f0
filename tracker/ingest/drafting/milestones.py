"""Milestones: agreements, truces, deadlines, exchanges and proposals that an article puts on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.another import is_of_another
from tracker.ingest.drafting.aside import is_of_main
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.dates import (
    apart,
    dated,
    has_begun,
    heading,
    is_day,
    is_month,
    is_year,
    last_day,
)
from tracker.ingest.drafting.figures import inside, overlap
from tracker.ingest.drafting.finder import Vocabulary
from tracker.ingest.drafting.milestone_acts import LED, SINCE, Tense
from tracker.ingest.drafting.milestone_rows import LEXICON, Row, rows
from tracker.ingest.drafting.milestone_venues import Venues
from tracker.ingest.drafting.rounds import venue_draft
from tracker.ingest.drafting.talks import is_about_talks
from tracker.ingest.drafting.when_and_where import is_of_saying
from tracker.ingest.sentences import sentences
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind, MilestoneSort, MilestoneStatus
from tracker.temporal import Resolution

_CONFIDENCE = 0.65
_UNREAL = re.compile(
    r"\b(?:not|never|no|if|could|might|(?<!\d )(?<!in )(?<!of )(?<!since )(?<!last )(?<!until )(?<!by )may(?! \d)|must"
    r"|should|(?:was|were) to have|would have(?= \w)"
    r"|promis\w*|pledg\w*|vow\w*|sought|threaten\w*|unless|without|refus\w*|fail\w*|hop\w+|want\w*)\b"
)
_NOBODY = re.compile(
    r"\b(?:neither|nobody|no one|none)\b(?: [\w’'-]+){0,3} $"
    r"|\b(?:if|unless|whether(?! to)|provided that|in case)\b(?![^,;:]* to [^,;:]*$)[^,;:]*$"
)
_CLAIMED = re.compile(
    r"\b(?:den(?:y|ies|ied)|maintain\w*|claim\w*|alleg\w+|doubt\w*|disput\w+)\b[^.;:]{0,40} that (?:[\w-]+ ){0,3}$"
    r"|\b(?:claim|alleg)(?:s|ed|es|ing)? (?:[\w-]+ ){0,3}had $"
)
"""Behind these stands what somebody says, and others do not."""

_TRIED = re.compile(
    r"\b(?:try|trying|tried|tries|efforts?|bid|rac(?:e|ed|ing)|attempt\w*|chances?|push\w*|press\w*|aim\w*|work(?:ed|ing)?"
    r"|time|pressure|deadline|unable|ability|seek\w*|failure|ready|willing|designed|meant|hope[ds]?) to $"
)
"""Behind these something is only tried: "efforts to reach an agreement by Friday"."""

_NO_SUBJECT = re.compile(
    r"\b(?:end(?:ed|ing)?|stop(?:ping)?|halt(?:ing)?|resolv(?:e|ing)|over|about|for|towards?|against|into"
    r"|(?:on|to) (?=(?:the|an?) )) ?(?:(?:the|an?|its|their|this) )?(?:[\w’'-]+ ){0,3}$"
)
_THINGS = re.compile(
    r"(?:war|fighting|conflict|violence|hostilities|cease-?fire|truce|armistice|agreement|deal)\b"
)
"""What is no subject behind such words: "talks to end the war resumed on Monday" tells of no war that resumed."""

_DONE = re.compile(r"\w+ed\b|(?!.*\b(?:be|to)\b).*\w+ed$")
_WAS = re.compile(r"\b(?:was|were|took|came|fell|entered|broke|ran|followed|emerged|began|started)\b")
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

_FROM_ANOTHER = re.compile(
    r"\b(?:days?|weeks?|fortnight|months?|years?|hours?)(?: or \w+)? (?:after|before) (?:\w+ ){0,2}$"
)
"""Behind these stands what happened on another day than the nearest one: "on 2 May, a week after the truce began"."""

_ITS_DAY = re.compile(r"(?: (?:of|on|from|in|until|till|by))? ?")
"""Between the words for a milestone and a day that is its own, whatever day stands before them."""

_ABOUT_IT = re.compile(
    r"(?: (?:on|with|between|of) [^.;:,]{1,50})??,? (?:(?:on|in|of|from|followed) )?(?:the )?"
)
_LONGEST = 40
_WISHED = re.compile(
    r"\b(?:reject|refus|want|wish|seek|sought|discuss|debat|offer|propos|demand|draft|plan|prepar|expect|need|threaten)\w*"
    r"(?: \w+)? $|\b(?:for|towards?|without|against|about|over|before|until|on|to|like) $"
)
"""Before words for an agreement that is only wished, spoken of or refused."""

_DAY_FIRST = re.compile(r"(?:, | ?[:–—] )")
"""Between words for what is only named and a day right beside them."""

_AS_ADJECTIVE = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\b[Aa]|['’]s) $")
"""Before a day that stands like an adjective: "the 2 May accord"."""

_WHEN = re.compile(r",? when\b")
_YEAR = re.compile(r"\d{4}|\b(?:last|this|next)\b")
_SPAN = re.compile(r"(?:in|within|after) ", re.IGNORECASE)
_NEAR, _FAR = 100, 250
"""Characters between the words for a milestone and its day, and one that opens their sentence."""

_OPENS = re.compile(r"(?:(?:on|in|at|late|early) )*", re.IGNORECASE)


def milestones_of(
    article: Article, cast: Cast, timexes: Sequence[Resolution], process: str
) -> tuple[Draft, ...]:
    """The milestones in the body of an article; each sort once a day, and none without a day of its own.

    Behind them the venues of those that were made at a place.
    """
    found: dict[str, Draft] = {}
    venues: dict[str, Draft] = {}
    if not is_about_talks(article.text):
        return ()
    places = Venues(article.text, cast)
    along = Along(((one.start, one.end), one) for one in timexes)
    for sentence in sentences(article.text, article.body):
        days = _days(article.text, along.inside(sentence), heading(article.text, sentence, along))
        for draft, place in _in_sentence(article, places, days, process, sentence) if days else ():
            found.setdefault(draft.record, draft)
            if place and found[draft.record] is draft:
                venues.setdefault(place.id, venue_draft(article, place))
    return (*found.values(), *venues.values())


@dataclass(frozen=True, slots=True)
class _Days:
    """The times of a sentence that can be those of a milestone; `limits` are the last days of "until 2 May".

    `spans` are the places where a span such as "in two weeks" begins, which says no day.
    """

    days: tuple[Resolution, ...]
    years: tuple[Resolution, ...]
    limits: tuple[Resolution, ...]
    head: Resolution | None
    spans: tuple[int, ...]


def _days(text: str, timexes: Sequence[Resolution], head: Resolution | None) -> _Days | None:
    days = tuple(one for one in timexes if is_day(one) or is_month(one))
    years = tuple(one for one in timexes if is_year(one) and text[one.start - 1] != "(")
    limits = tuple(limit for one in timexes if (limit := last_day(one)) and is_day(limit))
    spans = tuple(one.start for one in timexes if one.timex_type == "DURATION" and _SPAN.match(one.text))
    found = _Days(days, years, limits, None if days or years or limits else head, spans)
    return found if days or years or limits or head else None


def _in_sentence(
    article: Article, places: Venues, times: _Days, process: str, sentence: Span
) -> Iterator[tuple[Draft, Place | None]]:
    """The milestones of a sentence, the first row that fits for each of its days, with their venues."""
    low = article.text[slice(*sentence)].lower()
    those, words = rows(), Vocabulary(low, LEXICON)
    begun = words.begun()
    taken: list[Span] = []
    used: list[int] = []
    for row in those:
        if row.words.begins not in begun:
            continue
        for found in row.words.matches(words):
            if not _is_real(low, found) or any(overlap(found.span(), one) for one in taken):
                continue
            span = (sentence[0] + found.start(), sentence[0] + found.end())
            timex = _day(article.text, sentence, row, times, span) or times.head
            timex = _reading(article, row, span, timex) if timex and timex.start not in used else None
            if timex is None or not _fits(low, row, found, begun=has_begun(timex, article)):
                continue
            taken.append(found.span())
            used.append(timex.start)
            place = places.of(sentence, span, (timex.start, timex.end)) if row.venue else None
            yield _draft(article, row, (span, sentence), timex, place, process), place
            break


def _reading(article: Article, row: Row, words: Span, timex: Resolution) -> Resolution:
    """A day as the words for a milestone need it, where it can be read so: "is to be signed in May", said in June."""
    begun = {Tense.AHEAD: False, Tense.LED: False, Tense.ANY: None, Tense.NOW: None}.get(row.tense, True)
    before = article.text[max(words[1], timex.start - 60) : timex.start]
    if begun is None or (begun and _NO_PAST.search(before)):
        return timex
    others = (
        replace(timex, edtf=one.edtf, interval=one.interval, direction=one.direction)
        for one in timex.alternatives
    )
    return next((one for one in (timex, *others) if has_begun(one, article) == begun), timex)


def _fits(low: str, row: Row, found: re.Match[str], *, begun: bool) -> bool:
    """Whether the words can be true of their day: nothing has been done that is to come, or will be that was.

    A deadline that is over is told as one that was to come: "they had until Friday". What is only named has been.
    """
    told_as = row.tense
    if told_as is Tense.NOW and _UNTIL.search(low, 0, found.start()):
        return False
    if told_as is Tense.NOW or (begun and row.sort is MilestoneSort.DEADLINE and told_as is Tense.ANY):
        return True
    if told_as in (Tense.AHEAD, Tense.LED):
        return not begun and (told_as is Tense.AHEAD or _LED.search(low, 0, found.start()) is not None)
    if begun:
        will_be = _AHEAD.search(low, 0, found.start()) or _WILL.search(found.group())
        named = told_as is Tense.NAMED and not _SINCE.search(low, 0, found.start())
        return row.beside or not (will_be or named)
    done = _WAS.search(found.group()) or _DONE.match(found.group())
    ahead = not done or _TO_BE_DONE.search(low, 0, found.start()) is not None
    return told_as is Tense.ANY and not row.beside and ahead


def _is_real(low: str, found: re.Match[str]) -> bool:
    told = _UNREAL.search(low[max(0, found.start() - 30) : found.end()]) or _NOBODY.search(
        low, 0, found.start()
    )
    claimed = _CLAIMED.search(low, 0, found.start())
    tried = _TRIED.search(low, 0, found.start())
    spoken_of = _THINGS.match(found.group()) and _NO_SUBJECT.search(low, 0, found.start())
    return not (told or claimed or tried or spoken_of) and not _FROM_ANOTHER.search(low, 0, found.start())


def _day(text: str, sentence: Span, row: Row, times: _Days, span: Span) -> Resolution | None:
    """The nearest of the days of a sentence, close by; what is part of the words, or follows them, before any other.

    The day of a saying is no day of what is said, and no day is that of words with a span behind them.
    """
    days = (*times.days, *times.limits) if row.sort is MilestoneSort.DEADLINE else times.days
    own = [
        one
        for one in (*days, *times.years)
        if inside((one.start, one.end), span) or _ITS_DAY.fullmatch(text, span[1], one.start)
    ]
    if row.last and _WISHED.search(text, max(0, span[0] - _LONGEST), span[0]):
        return None
    if row.beside:
        is_its = _is_adjective if row.tense is Tense.DATED else _is_beside
        return next(
            (
                one
                for one in (*days, *times.years)
                if is_its(text, span, one) and not _is_of_a_year(text, one, times.years)
            ),
            None,
        )
    if not own and any(_ITS_DAY.fullmatch(text, span[1], start) for start in times.spans):
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
        and not is_of_another(text, span, (one.start, one.end))
        and not is_of_main(
            text, sentence[0], span, (one.start, one.end), aside=row.tense in (Tense.ASIDE, Tense.NAMED)
        )
        and (distance := apart(text, (one.start, one.end), span))
        <= (_FAR if _opens(text, sentence, one) else _NEAR)
    ]
    return min(found, key=lambda one: one[0], default=(0, None))[1]


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


def _is_beside(text: str, words: Span, timex: Resolution) -> bool:
    """Whether nothing but what an agreement is about stands between it and a day: "an accord on land on 2 May"."""
    before = timex.end <= words[0] and _DAY_FIRST.fullmatch(text, timex.end, words[0])
    return bool(before) or (
        timex.start >= words[1] and _ABOUT_IT.fullmatch(text, words[1], timex.start) is not None
    )


def _is_adjective(text: str, words: Span, timex: Resolution) -> bool:
    """Whether a day stands before words like an adjective: "the 2 May accord"."""
    with_article = timex.text.lower().startswith("the ") or _AS_ADJECTIVE.search(
        text, max(0, timex.start - 10), timex.start
    )
    return text[timex.end : words[0]] == " " and bool(with_article)


def _draft(
    article: Article,
    row: Row,
    told: tuple[Span, Span],
    timex: Resolution,
    place: Place | None,
    process: str,
) -> Draft:
    """The draft of what words in a sentence speak of."""
    span, sentence = told
    status = MilestoneStatus.REACHED if has_begun(timex, article) else MilestoneStatus.SCHEDULED
    when = dated(article, timex, sentence, Kind.MILESTONE, status.value)
    start, end = (min(span[0], timex.start), max(span[1], timex.end)) if timex.start >= sentence[0] else span
    says: dict[str, Any] = {
        "id": slugify(f"{process}-{row.id}-{when.edtf}".replace("/", "-")),
        "title": row.title,
        "sort": row.sort.value,
        "status": status.value,
        "when": when.when,
        **({"venue": place.id} if place else {}),
        "evidence": quoted(article.text, start, end),
    }
    why = f"“{article.text[slice(*span)]}” speaks of it ({row.title.lower()})"
    return Draft(Kind.MILESTONE, says, _CONFIDENCE, joins=False, reasons=(why, when.reason))
