"""From an article to drafts: who is in it, where and when they meet, what they are reported to have said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.casting import cast_of
from tracker.ingest.drafting.known import Known
from tracker.ingest.drafting.meetings.datelined import with_datelines
from tracker.ingest.drafting.meetings.rounds import rounds_of
from tracker.ingest.drafting.meetings.sessions import sessions
from tracker.ingest.drafting.milestones import milestones_of
from tracker.ingest.drafting.milestones.joining import known_ones
from tracker.ingest.drafting.other_news import other_news
from tracker.ingest.drafting.participants import participants_of
from tracker.ingest.drafting.positions import positions_of
from tracker.ingest.drafting.positions.answers import with_answers
from tracker.ingest.drafting.positions.setting import Setting
from tracker.ingest.drafting.processes import process_of
from tracker.ingest.drafting.retrospect import looks_back
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.legible import legible
from tracker.ingest.sentences import part_at
from tracker.ingest.statement import Statement
from tracker.ingest.statements import statements
from tracker.records.vocabulary import Kind
from tracker.temporal import Resolution, read

__all__ = ["Drafting", "Known", "drafts"]

_ORDER = (Kind.PROCESS, Kind.PARTICIPANT, Kind.VENUE, Kind.ROUND, Kind.POSITION, Kind.MILESTONE)
_ENGLISH = "en"
_LOOKS_BACK = (
    "Most years it names are long past: if it tells a history, ingest it with the domain narrative, "
    "in which a Sunday is one of those years and not the last."
)
_NAMES = ("name", "last name")
"""How a mention tells whom it means, where its words are his name."""


@dataclass(frozen=True, slots=True)
class Drafting:
    """The drafts of an article, by kind and then in the order of the text, and what they were made from.

    `process` is the id of the process of all of them, None where the article has none. `remarks` are sentences to the
    analyst about what could not be drafted.
    """

    drafts: tuple[Draft, ...]
    timexes: tuple[Resolution, ...] = ()
    statements: tuple[Statement, ...] = ()
    process: str | None = None
    remarks: tuple[str, ...] = ()


def drafts(article: Article, known: Known, process: str | None = None) -> Drafting:
    """What an article seems to say about records, each with its words and reasons; nothing is stored.

    `process` names the process of everything in it; otherwise it is found by the parties.
    """
    if article.language != _ENGLISH:
        return Drafting(
            (), remarks=(f"statements are found in English only; this article is in {article.language!r}",)
        )
    plain = legible(article)
    made = _made(plain.article, known, process)
    return replace(
        made,
        drafts=tuple(map(plain.draft, made.drafts)),
        timexes=tuple(map(plain.timex, made.timexes)),
        statements=tuple(map(plain.statement, made.statements)),
    )


def _made(whole: Article, known: Known, process: str | None) -> Drafting:
    others = other_news(whole.text, whole.body)
    found = tuple(statements(whole.text, whole.body))
    if others.subject and process is None:
        remark = (
            f"this seems to be news of {others.subject}, so nothing is drafted; say which process it is of"
        )
        return Drafting((), _timexes(whole, cast_of(whole, known)), found, remarks=(remark,))
    article = replace(whole, body=whole.body if others.subject else others.rest)
    cast = cast_of(article, known)
    timexes = _timexes(whole, cast)
    found_sessions = with_datelines(article, cast, sessions(article, cast, timexes))
    about = process_of(article, cast, found_sessions, known, process)
    if about is None:
        remark = "no talks are spoken of, or nobody who holds them, so there is no process; say which it is"
        return Drafting((), timexes, found, remarks=(remark,))
    remarks = (_LOOKS_BACK,) if article.domain == "news" and looks_back(article, timexes) else ()
    met = rounds_of(article, cast, found_sessions, known, about)
    told = tuple(one for one in found if part_at(article.body, one.content[0][0]))
    setting = Setting(article, cast, timexes, with_answers(article, told), met.spoken_of)
    said = positions_of(setting, known.positions, about.record)
    fixed = known_ones(article, milestones_of(article, cast, timexes, about.record), known, about.record)
    drafted = (about, *_in_process(about.record, _each_once((*met.drafts, *said, *fixed))))
    everything = (*participants_of(article, cast, drafted, told), *drafted)
    ordered = sorted(everything, key=lambda draft: _ORDER.index(draft.kind))
    return Drafting(tuple(ordered), timexes, found, about.record, remarks)


def _each_once(found: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Without the venues that an earlier draft is of already."""
    venues = {one.record: one for one in reversed(found) if one.kind is Kind.VENUE}
    return tuple(one for one in found if one.kind is not Kind.VENUE or venues[one.record] is one)


def _in_process(process: str, found: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts of what belongs to a process, with that in them."""
    belonging = (Kind.ROUND, Kind.POSITION, Kind.MILESTONE)
    return tuple(
        Draft(one.kind, {**one.says, "process": process}, one.confidence, one.joins, one.reasons)
        if one.kind in belonging
        else one
        for one in found
    )


def _timexes(article: Article, cast: Cast) -> tuple[Resolution, ...]:
    """The mentions of time in the body, measured from the publication and from each other.

    None of them is within a name: the March 23 Movement is of no day.
    """
    names = Along((one.span, one) for one in cast.mentions if one.by in _NAMES)
    found = read(
        article.text,
        published=article.published,
        language=article.language,
        zone=article.zone,
        domain=article.domain,
        country=article.country,
    )
    return tuple(
        one
        for one in found
        if (part := part_at(article.body, one.start))
        and one.end <= part[1]
        and not names.touches((one.start, one.end))
    )
