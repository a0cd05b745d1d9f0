"""Milestones: agreements, truces, deadlines, exchanges and proposals that an article puts on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.figures import overlap
from tracker.ingest.drafting.meetings.rounds import venue_draft
from tracker.ingest.drafting.milestones.acts import Tense
from tracker.ingest.drafting.milestones.carried import carried, goes_on
from tracker.ingest.drafting.milestones.days import Days, day_of_its_own, days_of
from tracker.ingest.drafting.milestones.due import due_title
from tracker.ingest.drafting.milestones.limits import and_by
from tracker.ingest.drafting.milestones.off import fate
from tracker.ingest.drafting.milestones.reality import is_real
from tracker.ingest.drafting.milestones.rows import LEXICON, Row, rows
from tracker.ingest.drafting.milestones.tenses import fits, is_over, reading
from tracker.ingest.drafting.milestones.things import Told, thing_title
from tracker.ingest.drafting.milestones.titles import title_of
from tracker.ingest.drafting.milestones.venues import Venues
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import dated, heading, is_year
from tracker.ingest.drafting.text.finder import Vocabulary
from tracker.ingest.sentences import sentences
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind, MilestoneSort, MilestoneStatus
from tracker.temporal import Resolution
from tracker.temporal.meaning import day_of

_CONFIDENCE = 0.65
_CALLED_OFF = "Called off"
_DAY, _YEAR = len("2026-03-11"), len("2026")
_HISTORY = 15
"""Years after which a war or an attack that is told by its year alone is history, and no step of these talks."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A milestone with its day, the place where it was made, and whether it is only named by its day."""

    draft: Draft
    day: str
    place: Place | None
    named: bool


def milestones_of(
    article: Article, cast: Cast, timexes: Sequence[Resolution], process: str
) -> tuple[Draft, ...]:
    """The milestones in the body of an article; each sort once a day or year, and none without a day of its own.

    Behind them the venues of those that were made at a place.
    """
    found: dict[str, _Told] = {}
    places = Venues(article.text, cast)
    along = Along(((one.start, one.end), one) for one in timexes)
    before = (0, 0)
    for sentence in sentences(article.text, article.body):
        head = heading(article.text, sentence, along)
        day = carried(article, before, sentence, along)
        days = days_of(article, along.inside(sentence), head, day, since=before[0])
        before = sentence
        for one in _in_sentence(article, cast, places, days, process, sentence) if days else ():
            if one.draft.record not in found or (found[one.draft.record].named and not one.named):
                found[one.draft.record] = one
    kept = _without_names(tuple(found.values()))
    venues = {one.place.id: venue_draft(article, one.place) for one in reversed(kept) if one.place}
    return (*[one.draft for one in kept], *reversed(venues.values()))


def _without_names(found: Sequence[_Told]) -> tuple[_Told, ...]:
    """Without what is only named by its day or year, where the same sort is told of it: "Monday's signing"."""
    told = {
        (one.draft.says["sort"], day) for one in found if not one.named for day in (one.day, one.day[:_YEAR])
    }
    return tuple(one for one in found if not (one.named and (one.draft.says["sort"], one.day) in told))


def _in_sentence(
    article: Article, cast: Cast, places: Venues, times: Days, process: str, sentence: Span
) -> Iterator[_Told]:
    """The milestones of a sentence, the first row that fits for each of its days, with their venues.

    A plan that was called off is one; one that was put off has no day any
    more. What has a limit may be told by words that tell of another one too.
    """
    low = _small(article.text[slice(*sentence)])
    table = rows()  # first, for it tells the lexicon what to look for
    words = Vocabulary(low, LEXICON)
    begun = words.begun()
    taken: list[Span] = []
    used: list[int] = []
    for row in table:
        if row.words.begins not in begun:
            continue
        for found in row.words.matches(words):
            told = not row.shares and any(overlap(found.span(), one) for one in taken)
            if told or not is_real(low, row, found):
                continue
            span = (sentence[0] + found.start(), sentence[0] + found.end())
            timex = day_of_its_own(article, sentence, row, times, span) or times.head
            told_in = sentence
            if timex is None and times.before and goes_on(low, row, found):
                timex, told_in = times.before, (times.since, sentence[1])
            if timex is None or timex.start in used or _is_history(article, row, timex):
                continue
            off = fate(low, row, found)
            timex = timex if off else reading(article, row, span, timex)
            over = is_over(row, timex, article)
            if off is MilestoneStatus.POSTPONED or not (off or fits(low, row, found, begun=over)):
                continue
            taken += () if row.shares else (found.span(),)
            each = and_by(article.text, timex, times.limits) if row.limit else [timex]
            used += [one.start for one in each]
            place = places.of(sentence, span, (timex.start, timex.end)) if row.venue else None
            status = off or _status(row, begun=over)
            for one in each:
                yield _told(article, cast, row, (span, told_in), one, place, process, status)
            break


def _is_history(article: Article, row: Row, timex: Resolution) -> bool:
    begin = timex.interval.start
    if row.sort is not MilestoneSort.ATTACK or begin is None or not is_year(timex):
        return False
    return day_of(article.published).year - day_of(begin).year > _HISTORY


def _name(cast: Cast, pronoun: Span) -> str | None:
    """The name of the one whom a pronoun means; None of a description, or where it is nobody's or several's."""
    found = cast.who([pronoun])
    return found[0].name if len(found) == 1 and not found[0].unnamed else None


def _status(row: Row, *, begun: bool) -> MilestoneStatus:
    if not begun:
        return MilestoneStatus.SCHEDULED
    return MilestoneStatus.LAPSED if row.sort is MilestoneSort.DEADLINE else MilestoneStatus.REACHED


def _small(sentence: str) -> str:
    """A sentence in small letters, with a letter for each full stop within it, which ends none: "Feb. 3".

    Its apostrophes are those of print.
    """
    small = sentence.lower().replace("'", "’")
    return small[:-2].replace(".", "ˑ") + small[-2:]


def _told(
    article: Article,
    cast: Cast,
    row: Row,
    told: tuple[Span, Span],
    timex: Resolution,
    place: Place | None,
    process: str,
    status: MilestoneStatus,
) -> _Told:
    """The draft of what words in a sentence speak of."""
    span, sentence = told
    when = dated(article, timex, sentence, Kind.MILESTONE, status.value)
    day = (timex.start, timex.end)
    start, end = (min(span[0], timex.start), max(span[1], timex.end)) if timex.start >= sentence[0] else span
    says: dict[str, Any] = {
        "id": slugify(
            f"{process}-{row.sort.value if is_year(timex) else row.id}-{when.edtf}".replace("/", "-")
        ),
        "title": _title(article, cast, row, told, day, status),
        "sort": row.sort.value,
        "status": status.value,
        "when": when.when,
        **({"venue": place.id} if place else {}),
        "evidence": quoted(article.text, start, end),
    }
    why = f"“{article.text[slice(*span)]}” speaks of it ({row.title.lower()})"
    draft = Draft(Kind.MILESTONE, says, _CONFIDENCE, joins=False, reasons=(why, when.reason))
    named = row.tense is Tense.DATED or (row.last and is_year(timex))
    return _Told(draft, when.edtf[:_DAY], place, named)


def _title(
    article: Article, cast: Cast, row: Row, told: tuple[Span, Span], day: Span, status: MilestoneStatus
) -> str:
    """The thing that words name and what is done to it, else the clause that tells it."""
    span, sentence = told
    planned = status is not MilestoneStatus.REACHED
    about = Told(article.text, span, day, sentence[0], planned)
    title = due_title(row, about) or thing_title(row, about)
    if title:
        return f"{_CALLED_OFF}: {title}" if status is MilestoneStatus.CANCELLED else title
    sort = _CALLED_OFF if status is MilestoneStatus.CANCELLED else row.title
    return title_of(sort, article.text, span, sentence, day, lambda pronoun: _name(cast, pronoun))
