"""Rounds of talks in an article as drafts: announced, scheduled, moved, held; each once, with its venue and parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import count
from typing import Any

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.cast import Cast, Figure, Mention, Place
from tracker.ingest.drafting.dates import Dated, dated, lasting, without_hour
from tracker.ingest.drafting.known import Known, KnownRound
from tracker.ingest.drafting.lasting import days_of
from tracker.ingest.drafting.meetings import Meeting
from tracker.ingest.drafting.sessions import Session
from tracker.records.text import slugify
from tracker.records.vocabulary import Kind, RoundStatus
from tracker.temporal import Interval

_MEDIATED = re.compile(
    r"\b(?:mediat\w+|broker\w+|facilitat\w+|hosted|organi[sz]ed) by (?:the )?$", re.IGNORECASE
)
_MEDIATING = re.compile(
    r"^(?:[’']s)?,? (?:which |who |has |have |had )?(?:is |are |was |were |been )?(?:also )?"
    r"(?:(?:mediat|broker|facilitat)(?:ing|es|s)\b|(?:mediated|brokered|facilitated) (?:the|these|both|all)\b"
    r"|the mediator\b"
    r"|(?:to |will |would )?host(?:s|ed|ing)? (?:[\w-]+ ){0,6}(?:between|among)\b)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:present at|attend\w*|took part in|participat\w+ in|led|headed|represented)\b", re.IGNORECASE
)
_PARTIES = ("state", "armed group")
_NEAR = 40
"""Characters from the words for a round within which its parties are named, if not behind "between"."""

_BETWEEN = re.compile(r"\b(?:between|among) [^.;]{0,80}$", re.IGNORECASE)
_DECIDED = 1_000

_CONFIDENCE = {"day and place": 0.75, "day": 0.55, "place": 0.5, "only people": 0.4}


@dataclass(frozen=True, slots=True)
class Rounds:
    """Drafts of venues and rounds, and where in the text each round is spoken of (by its id)."""

    drafts: tuple[Draft, ...]
    spoken_of: tuple[tuple[Span, str], ...]


def rounds_of(
    article: Article, cast: Cast, found_sessions: Sequence[Session], known: Known, process: str
) -> Rounds:
    """The rounds of the sessions of an article; the ones that are known already under their ids."""
    taken: set[str] = set()
    found = []
    for one in found_sessions:
        session, day, name, joins, why = _named(article, one, _likeliest(known, one, process, taken), process)
        found.append((session, day, _free(name, taken), joins, why))
        taken.add(found[-1][2])
    rounds = [_draft(article, cast, *one) for one in found]
    places = {one.place.id: one.place for one, *_ in found if one.place}
    venues = [venue_draft(article, place) for place in places.values()]
    spoken = [
        (meeting.spoken.span, name)
        for session, _, name, *_ in found
        for meeting in (*session.meetings, *session.loose)
    ]
    return Rounds((*venues, *rounds), tuple(sorted(spoken)))


_Named = tuple[Session, Dated | None, str, bool, str]
"""A session, its day, the id of its round, whether that is known, and why."""


def _free(name: str, taken: Set[str]) -> str:
    """The name, with a number behind it where another round of the article has it."""
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _likeliest(known: Known, session: Session, process: str, taken: set[str]) -> tuple[str, str] | None:
    """The id of the known round that is spoken of, and why; each is one session's only."""
    likely = [
        (likeness, one.id)
        for one in known.rounds
        if one.process == process and one.id not in taken and (likeness := _likeness(one, session))
    ]
    return next(((name, reason) for (_, reason), name in sorted(likely, reverse=True)), None)


def _named(article: Article, session: Session, joined: tuple[str, str] | None, process: str) -> _Named:
    meeting = session.dated
    day = (
        dated(article, meeting.timex, meeting.sentence, Kind.ROUND, session.status.value)
        if meeting and meeting.timex
        else None
    )
    if day and session.status is RoundStatus.HELD:
        day = without_hour(day)
    told = [(one.spoken, one.timex) for one in session.meetings if one.timex]
    if day and not session.ahead and (days := days_of(article.text, told)):
        day = lasting(day, *days)
    if joined is not None:
        return session, day, joined[0], True, f"it is {joined[0]}: {joined[1]}"
    parts = [
        session.place.id if session.place else process,
        day.edtf if day else str(session.ordinal or "round"),
    ]
    name = slugify("-".join(parts).replace("/", "-"))
    return session, day, name, False, "no known round has this place and these days"


def _likeness(known: KnownRound, session: Session) -> tuple[int, str] | None:
    """How many reports, and why, make a known round the one that is spoken of; None where it cannot be.

    Its number and its day as it is known now count more than any number of reports of other days.
    """
    place, meeting = session.place, session.dated
    if place is not None and known.venue is not None and known.venue != place.id:
        return None
    if session.ordinal is not None and session.ordinal == known.ordinal:
        return _DECIDED, f"both are round {known.ordinal}"
    if meeting is None or meeting.timex is None or place is None or known.venue is None:
        return None
    days = meeting.timex.interval
    if known.when is not None and _meet(known.when, days):
        return _DECIDED, f"the same place, and its days are {meeting.timex.edtf}"
    reports = sum(_meet(one, days) for one in known.days)
    return (reports, f"the same place, and {reports} reports said {meeting.timex.edtf}") if reports else None


def _meet(one: Interval, other: Interval) -> bool:
    """Whether two stretches of days share one, or have none between them."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    apart = max(one.start.toordinal() - other.end.toordinal(), other.start.toordinal() - one.end.toordinal())
    return apart <= 0


def _draft(
    article: Article, cast: Cast, session: Session, day: Dated | None, name: str, joins: bool, why: str
) -> Draft:
    parties, mediators = sides(article, cast, session)
    says: dict[str, Any] = {
        "id": name,
        **({} if joins else {"title": _title(session)}),
        "status": session.status.value,
        **({"ordinal": session.ordinal} if session.ordinal else {}),
        **({"when": day.when} if day else {}),
        **({"venue": session.place.id} if session.place else {}),
        **(
            {"delegations": list(_delegations(article, cast, session, parties, mediators))} if parties else {}
        ),
        **({"mediators": [one.id for one in mediators]} if mediators else {}),
        "evidence": _evidence(article, session),
    }
    sort = (
        "only people"
        if session.only_at_places
        else "day and place"
        if day and session.place
        else "day"
        if day
        else "place"
    )
    cue = (session.dated or session.meetings[0]).spoken.cue
    reasons = (why, f"it is {session.status.value}: “{cue}”", day.reason if day else "no day is named")
    return Draft(Kind.ROUND, says, _CONFIDENCE[sort], joins, reasons)


def _title(session: Session) -> str:
    place = f" in {session.place.name}" if session.place else ""
    return f"Round {session.ordinal}{place}" if session.ordinal else f"Talks{place}"


def sides(article: Article, cast: Cast, session: Session) -> tuple[list[Figure], list[Figure]]:
    """Who takes part, and who mediates, by the sentences that speak of the round."""
    met = [cast.by_id[name] for one in session.meetings for name in one.spoken.sides if name in cast.by_id]
    parties = {one.id: one for one in met if one.sort in _PARTIES}
    mediators: dict[str, Figure] = {}
    spoken = Along((one.spoken.span, one) for one in session.meetings)
    for sentence in sorted({one.sentence for one in session.meetings}):
        for mention in _named_beside(article.text, cast.within(sentence), spoken, sentence):
            is_town = session.only_at_places and mention.by == "metonym"
            is_place = is_town or cast.is_a_place(mention)
            for name in mention.figures if not is_place else ():
                figure = cast.by_id.get(name)
                if figure is not None and figure.sort in _PARTIES:
                    side = mediators if _mediates(article.text, sentence, mention.span) else parties
                    side[name] = figure
        if not parties and (number := _COUNTED.search(article.text, *sentence)):
            of_all = _listed(article.text, cast, sentence[1], _NUMBERS.get(number[1] or "", 2))
            parties = {one.id: one for one in of_all}
    return [one for name, one in parties.items() if name not in mediators], list(mediators.values())


_COUNTED = re.compile(
    r"\b(?:(two|both|three|four) (?:\w+ )?(?:sides|parties|countries|states|governments|delegations|neighbou?rs|leaders"
    r"|presidents|ministers|teams)|(?:the|both) (?:sides|parties)|delegations|negotiators)\b"
)
_NUMBERS = {"three": 3, "four": 4}
_IN_A_ROW = re.compile(r"(?:,| and|, and) (?:the )?(?:[a-z]+ )?")
_JOINED = re.compile(r"(?:,? and |, |–|-)(?:the )?")


def _listed(text: str, cast: Cast, end: int, size: int) -> list[Figure]:
    """The first so many states and armed groups that the text names in one row before a place; else none."""
    row: list[Mention] = []
    for one in (*(one for one in cast.mentions if one.span[0] < end), None):
        joined = one is not None and bool(row) and _JOINED.fullmatch(text, row[-1].span[1], one.span[0])
        if not joined and len({mention.figures for mention in row}) == size:
            return [cast.by_id[mention.figures[0]] for mention in row]
        party = one is not None and len(one.figures) == 1 and cast.by_id[one.figures[0]].sort in _PARTIES
        row = [*(row if joined else []), *([one] if one is not None and party else [])]
    return []


def _named_beside(
    text: str, mentions: Sequence[Mention], spoken: Along[Meeting], sentence: Span
) -> list[Mention]:
    """Who is named close to the words for a round, with those before them in the same row: "Chad, Sudan and Libya"."""
    found: list[Mention] = []
    for one in reversed(mentions):
        joined = bool(found) and _IN_A_ROW.fullmatch(text, one.span[1], found[-1].span[0])
        if joined or _near(text, spoken, sentence, one.span):
            found.append(one)
    return found[::-1]


def _near(text: str, spoken: Along[Meeting], sentence: Span, span: Span) -> bool:
    """Whether somebody is named close to the words for the round, or as one of those between whom it is."""
    around = max(0, span[0] - _NEAR - 1), span[1] + _NEAR + 1
    return spoken.touches(around) or bool(_BETWEEN.search(text[sentence[0] : span[0]]))


def _mediates(text: str, sentence: Span, span: Span) -> bool:
    before, after = text[sentence[0] : span[0]], text[span[1] : sentence[1]]
    return bool(_MEDIATED.search(before) or _MEDIATING.search(after))


def _delegations(
    article: Article, cast: Cast, session: Session, parties: list[Figure], mediators: list[Figure]
) -> Iterator[dict[str, Any]]:
    """The parties with those of their people of whom a sentence says that they were there."""
    members = _members(article, cast, session)
    sides = {*(one.id for one in parties), *(one.id for one in mediators if one.id in members)}
    for side in [name for name in (*(one.id for one in parties), *members) if name in sides | members.keys()]:
        if side in sides:
            sides.discard(side)
            people = [{"participant": name} for name in members.get(side, ())]
            yield {"party": side, **({"members": people} if people else {})}


def _members(article: Article, cast: Cast, session: Session) -> dict[str, list[str]]:
    people = {
        one.id: one for one in cast.figures if one.sort == "person" and one.on_behalf_of and not one.unnamed
    }
    found: dict[str, list[str]] = {}
    for meeting in (*session.meetings, *session.loose):
        if _PRESENT.search(article.text[slice(*meeting.sentence)]):
            for mention in cast.within(meeting.sentence):
                for name in mention.figures:
                    behalf = people[name].on_behalf_of if name in people else None
                    if behalf and name not in found.setdefault(behalf, []):
                        found[behalf].append(name)
    return found


def _evidence(article: Article, session: Session) -> dict[str, Any]:
    """From the first to the last of the words for the round, its day and its place, in its best sentence."""
    meeting = session.dated or next((one for one in session.meetings if one.place), session.meetings[0])
    spans = [meeting.spoken.span]
    spans += [(meeting.timex.start, meeting.timex.end)] if meeting.timex else []
    spans += [meeting.place.span] if meeting.place else []
    start, end = min(one[0] for one in spans), max(one[1] for one in spans)
    return quoted(article.text, start, end)


def venue_draft(article: Article, place: Place) -> Draft:
    """A place as the draft of a venue, which is known where it joins."""
    start, end = place.span
    says = {
        "id": place.id,
        "name": place.name,
        **({"country": place.country} if place.country else {}),
        "evidence": quoted(article.text, start, end),
    }
    reason = "it is a known venue" if place.joins else "talks or an agreement are put there"
    return Draft(Kind.VENUE, says, 0.9 if place.joins else 0.85, place.joins, (reason,))
